"""In what a text differs from what was sealed: clauses, citations and needs, one by one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from app.statute.sealing import Leaf


class How(StrEnum):
    """What became of something that was, or was not, sealed."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"
    """A clause stands in another place among its siblings; nothing else of it differs."""


@dataclass(frozen=True, slots=True)
class Departure:
    """One thing that is not as it was sealed."""

    kind: str
    """One of app.statute.sealing.KINDS."""
    id: str
    how: How
    clause: str
    """The clause it is, or belongs to; "" for the document."""


def departures(sealed: Sequence[Leaf], now: Sequence[Leaf]) -> tuple[Departure, ...]:
    """All of them, in the order of the text that stands; what is gone comes last.

    A clause that only counts otherwise, because a neighbour came or went, is not one of them.
    """
    before = {(leaf.kind, leaf.id): leaf for leaf in sealed}
    after = {(leaf.kind, leaf.id): leaf for leaf in now}
    moved = _moved(before, after)
    found = [_departed(leaf, before.get(key), moved) for key, leaf in after.items()]
    gone = [_departure(leaf, How.REMOVED) for key, leaf in before.items() if key not in after]
    return (*(one for one in found if one), *gone)


def _departed(leaf: Leaf, was: Leaf | None, moved: set[str]) -> Departure | None:
    if was is None:
        return _departure(leaf, How.ADDED)
    if _but_place(leaf) != _but_place(was):
        return _departure(leaf, How.CHANGED)
    return _departure(leaf, How.MOVED) if leaf.kind == "clause" and leaf.id in moved else None


def _departure(leaf: Leaf, how: How) -> Departure:
    whose = {"clause": leaf.id, "document": ""}.get(leaf.kind)
    return Departure(leaf.kind, leaf.id, how, leaf.facts["clause"] if whose is None else whose)


def _but_place(leaf: Leaf) -> dict[str, Any]:
    return {name: fact for name, fact in leaf.facts.items() if name != "place"}


def _moved(
    before: Mapping[tuple[str, str], Leaf], after: Mapping[tuple[str, str], Leaf]
) -> set[str]:
    """Clauses that stood below the same parent on both sides, in another order."""
    both = before.keys() & after.keys()
    then, now = (_siblings(side[key] for key in side if key in both) for side in (before, after))
    return {
        one
        for parent, order in now.items()
        for one, other in zip(*_common(order, then.get(parent, [])), strict=True)
        if one != other
    }


def _common(now: Sequence[str], then: Sequence[str]) -> tuple[list[str], list[str]]:
    """Those of each order that are in the other too."""
    return [one for one in now if one in set(then)], [one for one in then if one in set(now)]


def _siblings(leaves: Iterable[Leaf]) -> dict[str | None, list[str]]:
    found: dict[str | None, list[str]] = {}
    for leaf in leaves:
        if leaf.kind == "clause":
            found.setdefault(leaf.facts["parent"], []).append(leaf.id)
    return found
