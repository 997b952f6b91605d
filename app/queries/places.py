"""Where a clause may be put, and which places lie one move away."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.statute.snapshot import Clause, Kind, Snapshot, children_of
from app.statute.structure import MAY_STAND_UNDER, within


@dataclass(frozen=True, slots=True)
class Place:
    """Under `parent` (None: the document), behind sibling `after` (None: first of all)."""

    parent: str | None
    after: str | None


class Direction(StrEnum):
    """One move away."""

    UP = "up"
    DOWN = "down"
    OUT = "out"
    """Behind the unit it stands in."""
    IN = "in"
    """Last in the sibling before it."""


def place_of(now: Snapshot, clause: Clause) -> Place:
    """Where the clause stands."""
    siblings = [one.id for one in now.clauses if one.parent == clause.parent]
    index = siblings.index(clause.id)
    return Place(clause.parent, siblings[index - 1] if index else None)


def places_for(now: Snapshot, clause: Clause) -> list[tuple[Clause | None, list[Place]]]:
    """Every place the clause may move to, by the parent it would have, in reading order.

    Not under itself, not under what is struck, and not where it stands.
    """
    barred = within(now.clauses, clause.id)
    children = children_of(now.clauses)
    parents: list[Clause | None] = [None, *now.clauses]
    found = []
    for parent in parents:
        if parent and (parent.id in barred or parent.struck):
            continue
        if (parent.kind if parent else None) in MAY_STAND_UNDER[clause.kind]:
            found.append((parent, list(_among(parent, children, clause))))
    stands = place_of(now, clause)
    return [(parent, [one for one in places if one != stands]) for parent, places in found]


def _among(
    parent: Clause | None, children: Mapping[str | None, list[Clause]], clause: Clause
) -> Iterator[Place]:
    parent_id = parent.id if parent else None
    yield Place(parent_id, None)
    for sibling in children.get(parent_id, ()):
        if sibling.id != clause.id and not sibling.struck:
            yield Place(parent_id, sibling.id)


def places_near(now: Snapshot, clause: Clause) -> dict[Direction, Place]:
    """The places one move away, as far as they exist and the kind may stand there."""
    return near_everywhere(now).get(clause.id, {})


def near_everywhere(now: Snapshot) -> dict[str, dict[Direction, Place]]:
    """The same for every clause that is not struck, by its id."""
    children = children_of(one for one in now.clauses if not one.struck)
    return {
        clause.id: {
            way: place
            for way, place in _near(now, siblings, index, children)
            if _fits(now, clause.kind, place)
        }
        for siblings in children.values()
        for index, clause in enumerate(siblings)
    }


def _near(
    now: Snapshot,
    siblings: Sequence[Clause],
    index: int,
    children: Mapping[str | None, list[Clause]],
) -> Iterator[tuple[Direction, Place]]:
    parent = siblings[index].parent
    if index:
        yield Direction.UP, Place(parent, siblings[index - 2].id if index > 1 else None)
    if index + 1 < len(siblings):
        yield Direction.DOWN, Place(parent, siblings[index + 1].id)
    if parent is not None:
        yield Direction.OUT, Place(now.by_id[parent].parent, parent)
    if index:
        before = siblings[index - 1].id
        inside = children.get(before, [])
        yield Direction.IN, Place(before, inside[-1].id if inside else None)


def _last_in(now: Snapshot, parent: Clause) -> Place:
    inside = [one.id for one in now.clauses if one.parent == parent.id and not one.struck]
    return Place(parent.id, inside[-1] if inside else None)


def _fits(now: Snapshot, kind: Kind, place: Place) -> bool:
    parent = now.by_id[place.parent].kind if place.parent else None
    return parent in MAY_STAND_UNDER[kind]


class Where(StrEnum):
    """Where a new clause goes, seen from one that stands."""

    BEFORE = "before"
    AFTER = "after"
    INSIDE = "inside"


def place_beside(now: Snapshot, clause: Clause, where: Where) -> Place:
    """The place before a clause, behind it, or last inside it."""
    if where is Where.INSIDE:
        return _last_in(now, clause)
    if where is Where.AFTER:
        return Place(clause.parent, clause.id)
    return place_of(now, clause)
