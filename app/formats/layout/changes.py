"""Which clauses differ between two readings, and how: the rows of a comparative table."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from app.formats.layout.act import Reading, in_force
from app.statute.moves import moved_between
from app.statute.snapshot import Clause


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
    moved = _moved(old, new)
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


def _moved(old: Reading, new: Reading) -> frozenset[str]:
    """Ids of the clauses that moved: of those put elsewhere, as few as explain the order."""
    was = old.snapshot.by_id
    placed = {
        one.id
        for one in new.snapshot.clauses
        if one.id in was and (was[one.id].parent, was[one.id].rank) != (one.parent, one.rank)
    }
    return moved_between(old.snapshot.clauses, new.snapshot.clauses, placed)
