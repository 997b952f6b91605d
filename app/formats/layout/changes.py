"""Which clauses differ between two readings, and how: the rows of a comparative table."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.formats.layout.act import Reading, in_force
from app.statute.snapshot import Clause, children_of


class Change(StrEnum):
    """What happened to a clause between the older and the newer text."""

    INSERTED = "inserted"
    REMOVED = "removed"
    RESTORED = "restored"
    MOVED = "moved"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Changed:
    """A clause that differs; the side it is missing from, or struck on, is None."""

    id: str
    old: Clause | None
    new: Clause | None
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Differences:
    """All clauses that differ in reading order, and how many do not."""

    changed: tuple[Changed, ...]
    unchanged: int
    renumbered: int
    """How many of the unchanged ones are printed with another number."""


def differences(old: Reading, new: Reading) -> Differences:
    """Compare two readings of one document in one language."""
    moved = moved_clauses(old.snapshot.clauses, new.snapshot.clauses)
    before, after = in_force(old.snapshot), in_force(new.snapshot)
    changed: list[Changed] = []
    unchanged = renumbered = 0
    for clause_id in _merged_order(old, new):
        pair = before.get(clause_id), after.get(clause_id)
        if pair == (None, None):
            continue
        changes = _changes(pair, old, new, moved=clause_id in moved)
        if changes:
            changed.append(Changed(clause_id, *pair, changes))
        else:
            unchanged += 1
            renumbered += old.numbers.get(clause_id) != new.numbers.get(clause_id)
    return Differences(tuple(changed), unchanged, renumbered)


def _changes(
    pair: tuple[Clause | None, Clause | None], old: Reading, new: Reading, *, moved: bool
) -> tuple[Change, ...]:
    before, after = pair
    if after is None:
        return (Change.REMOVED,)
    if before is None:
        return (Change.RESTORED if after.id in old.snapshot.by_id else Change.INSERTED,)
    found = [Change.MOVED] if moved else []
    was, now = before.wording(old.language), after.wording(new.language)
    if (was.heading, was.text, before.kind) != (now.heading, now.text, after.kind):
        found.append(Change.CHANGED)
    return tuple(found)


def _merged_order(old: Reading, new: Reading) -> Iterator[str]:
    """Ids in the newer reading order; those it lacks follow what they followed before."""
    known = new.snapshot.by_id
    lost: dict[str | None, list[str]] = {}
    last: str | None = None
    for clause in old.snapshot.clauses:
        if clause.id in known:
            last = clause.id
        else:
            lost.setdefault(last, []).append(clause.id)
    yield from lost.get(None, ())
    for clause in new.snapshot.clauses:
        yield clause.id
        yield from lost.get(clause.id, ())


def moved_clauses(old: Sequence[Clause], new: Sequence[Clause]) -> frozenset[str]:
    """Ids that have another parent, or had to pass a sibling to stand where they stand.

    As few as possible are said to have moved: the longest run of siblings that kept their
    order is taken to have stayed.
    """
    place = {clause.id: index for index, clause in enumerate(old)}
    parents = {clause.id: clause.parent for clause in old}
    moved = {
        clause.id for clause in new if clause.id in place and parents[clause.id] != clause.parent
    }
    for siblings in children_of(new).values():
        stayed = [one.id for one in siblings if one.id in place and one.id not in moved]
        order = [place[clause_id] for clause_id in stayed]
        kept = _longest_rise(order)
        moved |= {one for one, index in zip(stayed, order, strict=True) if index not in kept}
    return frozenset(moved)


def _longest_rise(numbers: Sequence[int]) -> set[int]:
    """One longest increasing subsequence of distinct numbers."""
    tails: list[int] = []
    before: dict[int, int | None] = {}
    for number in numbers:
        length = bisect_left(tails, number)
        before[number] = tails[length - 1] if length else None
        tails[length : length + 1] = [number]
    rise: set[int] = set()
    current = tails[-1] if tails else None
    while current is not None:
        rise.add(current)
        current = before[current]
    return rise
