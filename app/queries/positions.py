"""Where quoted words stand, kept in memory: what one text made of another never changes."""

from typing import NamedTuple

from app.queries.memory import Memory
from app.statute.anchoring import Anchor, Position


class Way(NamedTuple):
    """From the wording words were quoted from to the wordings that stand."""

    before: str
    """Digest."""
    after: tuple[str, ...]
    """Digests, in the order of the clauses the words may have gone to."""


Found = tuple[int, Position]
"""In which of the wordings that stand, and where in it."""

Asked = tuple[Way, int, int, int]


def asked(way: Way, anchor: Anchor) -> Asked:
    """What names a position: digests name both ends."""
    return way, anchor.start, anchor.end, hash(anchor.quote)


POSITIONS: Memory[Asked, Found] = Memory(50_000)
"""The positions of this process: some 20 MB of them."""
