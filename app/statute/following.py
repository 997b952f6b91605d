"""Where quoted words stand after their clause was split, or joined with the next."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from app.statute.anchoring import DETACHED, Anchor, Edit, Held, Position

BETWEEN = "\n"
"""What stands between the parts in the joint text that an anchor is ported onto."""


class Spread:
    """The way from a text onto all texts its words went to: one diff, however many anchors."""

    def __init__(self, before: str, parts: Sequence[str]) -> None:
        self.parts = parts
        self.edit = Edit(before, BETWEEN.join(parts))
        self._begins = [0, *accumulate(len(part) + len(BETWEEN) for part in parts)][: len(parts)]

    def carry(self, anchor: Anchor) -> tuple[int, Position]:
        """In which part (from 0) the quoted words stand, and where in it.

        Words across a seam count as changed and stay with the part they begin in; detached ones
        with the first.
        """
        found = self.edit.carry(anchor)
        if found.start is None or found.end is None:
            return 0, DETACHED
        index, start, end = self._within(found.start, found.end)
        if end <= len(self.parts[index]):
            return index, Position(found.state, start, end)
        if start < len(self.parts[index]):
            return index, Position(Held.CHANGED, start, len(self.parts[index]))
        return index, DETACHED

    def left(self, anchor: Anchor) -> tuple[int, tuple[int, int]] | None:
        """In which part, and where in it, something stands in place of the words: `Edit.left`."""
        found = self.edit.left(anchor)
        if found is None:
            return None
        index, start, end = self._within(*found)
        end = min(end, len(self.parts[index]))
        return (index, (start, end)) if start < end else None

    def _within(self, start: int, end: int) -> tuple[int, int, int]:
        """The part a range of the joint text begins in, and the range as counted there."""
        index = bisect_right(self._begins, start) - 1
        return index, start - self._begins[index], end - self._begins[index]


def port_onto(anchor: Anchor, before: str, parts: Sequence[str]) -> tuple[int, Position]:
    """In which part the words an anchor quotes in `before` stand now, and where: `Spread.carry`."""
    return Spread(before, parts).carry(anchor)
