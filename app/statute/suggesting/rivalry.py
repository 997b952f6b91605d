"""Whether two suggested deeds on the structure of a text can both be done."""

from collections.abc import Callable, Collection, Sequence
from enum import StrEnum
from itertools import product

from app.statute.suggesting.parts import Deed, Part

Below = Callable[[str], Collection[str]]
"""The ids of a clause and of all below it."""


class Rivalry(StrEnum):
    """Why two suggestions exclude each other."""

    STRUCK = "struck"
    """One strikes what the other changes, or where it puts something."""
    MOVED = "moved"
    """Both move a clause, to different places."""
    PLACE = "place"
    """Both put a clause at the same place: which comes first would be a guess."""


def rivalry(one: Sequence[Part], other: Sequence[Part], below: Below) -> frozenset[Rivalry]:
    """Why not both suggestions can be taken as far as structure goes; empty: they can."""
    found = {_between(mine, theirs, below) for mine, theirs in product(one, other)}
    return frozenset(why for why in found if why)


def _between(one: Part, other: Part, below: Below) -> Rivalry | None:
    if _strikes(one, other, below) or _strikes(other, one, below):
        return Rivalry.STRUCK
    if one.deed is Deed.MOVE and other.deed is Deed.MOVE and one.clause == other.clause:
        return None if _place(one) == _place(other) else Rivalry.MOVED
    if _puts(one) and _puts(other) and _place(one) == _place(other):
        return Rivalry.PLACE
    return None


def _strikes(one: Part, other: Part, below: Below) -> bool:
    """Whether `one` takes away what `other` builds on; two strikes agree."""
    if one.deed is not Deed.STRIKE or other.deed is Deed.STRIKE or one.clause is None:
        return False
    gone = below(one.clause)
    return other.clause in gone or (_puts(other) and other.parent in gone)


def _puts(part: Part) -> bool:
    return part.deed in (Deed.MOVE, Deed.INSERT) and part.under is None


def _place(part: Part) -> tuple[str | None, str | None]:
    return part.parent, part.after
