"""What was read of documents before, kept in memory: what a step says never changes."""

import threading
from collections import OrderedDict

from app.statute.snapshot import Snapshot

ROOM = 30_000
"""Clauses one process keeps in memory, of all texts together: some 60 MB of them."""

Volume = tuple[str, str, str]
"""Which text: the record it is of, the digest of its step, the address it has."""


class Shelf:
    """The texts that were read last: none is ever stale, for a digest covers all a step says."""

    def __init__(self, room: int = ROOM) -> None:
        self._room = room
        self._taken = 0
        self._texts: OrderedDict[Volume, Snapshot] = OrderedDict()
        self._lock = threading.Lock()

    def find(self, volume: Volume) -> Snapshot | None:
        """The text, if it is here."""
        with self._lock:
            if volume in self._texts:
                self._texts.move_to_end(volume)
            return self._texts.get(volume)

    def near(self, record_id: str, step: int) -> Snapshot | None:
        """Of a record's texts the one from the nearest step."""
        with self._lock:
            kept = [text for volume, text in self._texts.items() if volume[0] == record_id]
        return min(kept, key=lambda text: abs(text.step - step), default=None)

    def put(self, volume: Volume, text: Snapshot) -> None:
        """Keep a text, and let go of those that were not asked for longest."""
        with self._lock:
            if volume in self._texts:
                return
            self._texts[volume] = text
            self._taken += len(text.clauses)
            while self._taken > self._room and self._texts:
                self._taken -= len(self._texts.popitem(last=False)[1].clauses)

    def clear(self) -> None:
        """Let go of everything: the next reading is from the tables."""
        with self._lock:
            self._texts.clear()
            self._taken = 0


SHELF = Shelf()
"""The shelf of this process."""
