"""Where quoted words stand, kept in memory: what one text made of another never changes."""

import threading
from collections import OrderedDict
from typing import NamedTuple

from app.statute.anchoring import Anchor, Position

ROOM = 50_000
"""Positions one process keeps in memory: some 20 MB of them."""


class Way(NamedTuple):
    """From the wording words were quoted from to the wordings that stand."""

    before: str
    """Digest."""
    after: tuple[str, ...]
    """Digests, in the order of the clauses the words may have gone to."""


Found = tuple[int, Position]
"""In which of the wordings that stand, and where in it."""

_Key = tuple[Way, int, int, int]


class Positions:
    """The positions that were asked for last: none is ever stale, for digests name both ends."""

    def __init__(self, room: int = ROOM) -> None:
        self._room = room
        self._known: OrderedDict[_Key, Found] = OrderedDict()
        self._lock = threading.Lock()

    def find(self, way: Way, anchor: Anchor) -> Found | None:
        """The position, if it is here."""
        key = _key(way, anchor)
        with self._lock:
            if key in self._known:
                self._known.move_to_end(key)
            return self._known.get(key)

    def put(self, way: Way, anchor: Anchor, found: Found) -> None:
        """Keep a position, and let go of the one that was not asked for longest."""
        with self._lock:
            self._known[_key(way, anchor)] = found
            if len(self._known) > self._room:
                self._known.popitem(last=False)

    def clear(self) -> None:
        """Let go of everything: the next positions are looked for anew."""
        with self._lock:
            self._known.clear()

    def __len__(self) -> int:
        """How many are kept."""
        return len(self._known)


def _key(way: Way, anchor: Anchor) -> _Key:
    return way, anchor.start, anchor.end, hash(anchor.quote)


POSITIONS = Positions()
"""The positions of this process."""
