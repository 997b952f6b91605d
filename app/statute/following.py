"""Where quoted words stand after their clause was split, or joined with the next."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from app.statute.anchoring import DETACHED, Anchor, Held, Position, port

BETWEEN = "\n"
"""What stands between the parts in the joint text that an anchor is ported onto."""


def port_onto(anchor: Anchor, before: str, parts: Sequence[str]) -> tuple[int, Position]:
    """In which part (from 0) the words an anchor quotes in `before` stand now, and where in it.

    The anchor is ported through the diff of the old text and all parts together. Words across a
    seam count as changed and stay with the part they begin in; detached ones with the first.
    """
    joint = BETWEEN.join(parts)
    found = port(anchor, before, joint)
    if found.start is None or found.end is None:
        return 0, DETACHED
    begins = [0, *accumulate(len(part) + len(BETWEEN) for part in parts)][: len(parts)]
    index = bisect_right(begins, found.start) - 1
    start, end = found.start - begins[index], found.end - begins[index]
    if end <= len(parts[index]):
        return index, Position(found.state, start, end)
    if start < len(parts[index]):
        return index, Position(Held.CHANGED, start, len(parts[index]))
    return index, DETACHED
