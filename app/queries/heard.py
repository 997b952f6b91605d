"""What is said of documents, kept in memory: until a step is done nobody has said more."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Generic, TypeVar

from sqlalchemy import inspect

from app.models import Recorded
from app.queries.memory import Memory

ROOM = 20_000
"""Conversations one process keeps in memory, of all documents together: some 60 MB of them."""

Volume = tuple[str, str]
"""The record they are of, and the digest of its last step."""

Talk = TypeVar("Talk")
Row = TypeVar("Row", bound=Recorded)


class Heard(Generic[Talk]):
    """What was heard last: the digest of a step covers all that was said before it."""

    def __init__(self, room: int = ROOM) -> None:
        self._kept: Memory[Volume, Mapping[str | None, Sequence[Talk]]] = Memory(room, _size)

    def find(self, volume: Volume) -> dict[str | None, list[Talk]] | None:
        """What is said by clause, if it is here; whoever asks may change the lists."""
        kept = self._kept.find(volume)
        return None if kept is None else {clause: list(some) for clause, some in kept.items()}

    def last(self, record_id: str) -> Iterator[Talk]:
        """What was kept of a document last, whatever was done since."""
        kept = self._kept.values(lambda volume: volume[0] == record_id)
        return (talk for some in (kept[-1].values() if kept else ()) for talk in some)

    def put(self, volume: Volume, said: Mapping[str | None, Sequence[Talk]]) -> None:
        """Keep it, and let go of what was not asked for longest."""
        self._kept.put(volume, {clause: tuple(some) for clause, some in said.items()})

    def clear(self) -> None:
        """Let go of everything: the next reading is from the tables."""
        self._kept.clear()


def _size(said: Mapping[str | None, Sequence[Talk]]) -> int:
    return sum(len(some) for some in said.values())


def apart(row: Row) -> Row:
    """The same row, belonging to no session: what it says can be read when that is over."""
    columns = inspect(type(row)).column_attrs
    return type(row)(**{column.key: getattr(row, column.key) for column in columns})
