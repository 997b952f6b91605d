"""Which clauses had to move, as few as possible, for one text to become another."""

from collections.abc import Collection, Sequence
from itertools import pairwise

from app.statute.snapshot import Clause, children_of


def same_tree(before: Sequence[Clause], after: Sequence[Clause]) -> bool:
    """Whether every clause stands where it stood, as what it was: only words may differ."""
    return len(before) == len(after) and all(
        one is other
        or (one.id, one.parent, one.kind, one.fixed, one.struck)
        == (other.id, other.parent, other.kind, other.fixed, other.struck)
        for one, other in zip(before, after, strict=True)
    )


def moved_between(
    before: Sequence[Clause], after: Sequence[Clause], candidates: Collection[str]
) -> frozenset[str]:
    """Ids among `candidates` that have another parent or had to pass a sibling.

    Only clauses whose placement changed can have moved: they are the candidates. Where two
    siblings changed places the one that was not touched is taken to have stayed.
    """
    if same_tree(before, after):
        return frozenset()
    place = {clause.id: index for index, clause in enumerate(before)}
    parents = {clause.id: clause.parent for clause in before}
    common = [clause for clause in after if clause.id in place]
    moved = {
        clause.id
        for clause in common
        if clause.id in candidates and parents[clause.id] != clause.parent
    }
    for siblings in children_of(common).values():
        stayed = [clause.id for clause in siblings if clause.id not in moved]
        moved |= _passers(stayed, place, candidates)
    return frozenset(moved)


def _passers(
    stayed: Sequence[str], place: dict[str, int], candidates: Collection[str]
) -> frozenset[str]:
    """The lightest set of siblings without which the others stand in the order they had."""
    order = [place[one] for one in stayed]
    if all(one < other for one, other in pairwise(order)):
        return frozenset()
    heavy = len(stayed) + 1
    weights = [1 if one in candidates else heavy for one in stayed]
    kept = _heaviest_rise(order, weights)
    return frozenset(one for index, one in enumerate(stayed) if index not in kept)


def _heaviest_rise(numbers: Sequence[int], weights: Sequence[int]) -> frozenset[int]:
    """Places of the heaviest increasing subsequence; the earliest of equals."""
    best: list[int] = []
    before: list[int | None] = []
    for index, number in enumerate(numbers):
        lower = [earlier for earlier in range(index) if numbers[earlier] < number]
        led = max(lower, key=best.__getitem__, default=None)
        before.append(led)
        best.append(weights[index] + (best[led] if led is not None else 0))
    current: int | None = max(range(len(best)), key=best.__getitem__)
    kept: set[int] = set()
    while current is not None:
        kept.add(current)
        current = before[current]
    return frozenset(kept)
