"""What is said of documents, kept in memory: until a step is done nobody has said more."""

import threading
from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from typing import Generic, TypeVar

from sqlalchemy import inspect

from app.models import Recorded

ROOM = 20_000
"""Conversations one process keeps in memory, of all documents together: some 60 MB of them."""

Volume = tuple[str, str]
"""The record they are of, and the digest of its last step."""

Talk = TypeVar("Talk")
Row = TypeVar("Row", bound=Recorded)


class Heard(Generic[Talk]):
    """What was heard last: none is ever stale, for the digest of a step covers all before it."""

    def __init__(self, room: int = ROOM) -> None:
        self._room = room
        self._taken = 0
        self._kept: OrderedDict[Volume, Mapping[str | None, Sequence[Talk]]] = OrderedDict()
        self._lock = threading.Lock()

    def find(self, volume: Volume) -> dict[str | None, list[Talk]] | None:
        """What is said by clause, if it is here; whoever asks may change the lists."""
        with self._lock:
            if volume in self._kept:
                self._kept.move_to_end(volume)
            kept = self._kept.get(volume)
        return None if kept is None else {clause: list(some) for clause, some in kept.items()}

    def last(self, record_id: str) -> Iterator[Talk]:
        """What was kept of a document last, whatever was done since."""
        with self._lock:
            kept = next(
                (self._kept[one] for one in reversed(self._kept) if one[0] == record_id), {}
            )
        return (talk for some in kept.values() for talk in some)

    def put(self, volume: Volume, said: Mapping[str | None, Sequence[Talk]]) -> None:
        """Keep it, and let go of what was not asked for longest."""
        with self._lock:
            if volume in self._kept:
                return
            self._kept[volume] = {clause: tuple(some) for clause, some in said.items()}
            self._taken += _size(said)
            while self._taken > self._room and self._kept:
                self._taken -= _size(self._kept.popitem(last=False)[1])

    def clear(self) -> None:
        """Let go of everything: the next reading is from the tables."""
        with self._lock:
            self._kept.clear()
            self._taken = 0


def _size(said: Mapping[str | None, Sequence[Talk]]) -> int:
    return sum(len(some) for some in said.values())


def apart(row: Row) -> Row:
    """The same row, belonging to no session: what it says can be read when that is over."""
    columns = inspect(type(row)).column_attrs
    return type(row)(**{column.key: getattr(row, column.key) for column in columns})
