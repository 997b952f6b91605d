"""Which placements a change of structure would make, before anybody makes it.

A deed and the page that previews it ask the same functions. Answers are clauses that would stand
elsewhere than they do: placements to write, or to lay over a snapshot (`after`).
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from app.operations.errors import ClauseIsStruck, NotThere
from app.statute.numbering import number_all, number_key
from app.statute.snapshot import Clause, Kind, Numbering, Snapshot, in_reading_order
from app.statute.structure import MovedUnderItself, check_place, ranks_after, within
from app.statute.vacated import with_vacated


def after(now: Snapshot, placements: Iterable[Clause]) -> Snapshot:
    """The snapshot as it would stand."""
    changed = {clause.id: clause for clause in placements}
    stay = [changed.pop(clause.id, clause) for clause in now.clauses]
    return replace(now, clauses=in_reading_order([*stay, *changed.values()]))


def inserted(now: Snapshot, newcomer: Clause, behind: str | None) -> list[Clause]:
    """Put a clause under its parent, behind a sibling (None: first): it, and who makes room.

    Raises Misplaced, NotThere, ClauseIsStruck.
    """
    parent = newcomer.parent
    if parent is not None and parent not in now.by_id:
        raise NotThere
    if parent is not None and now.by_id[parent].struck:
        raise ClauseIsStruck
    check_place(newcomer.kind, now.by_id[parent].kind if parent else None)
    siblings = [one for one in now.clauses if one.parent == parent and one.id != newcomer.id]
    if behind is not None and behind not in {clause.id for clause in siblings}:
        raise NotThere
    rank, others = ranks_after(siblings, behind)
    room = [replace(one, rank=others[one.id]) for one in siblings if one.id in others]
    there = replace(newcomer, rank=rank)
    return [replace(there, fixed=number_there(after(now, room), there)), *room]


def moved(now: Snapshot, clause_id: str, parent: str | None, behind: str | None) -> list[Clause]:
    """Put a clause, with all below it, elsewhere; nothing where it stands there already.

    Raises MovedUnderItself, Misplaced, NotThere, ClauseIsStruck.
    """
    clause = now.by_id[clause_id]
    if parent in within(now.clauses, clause_id):
        raise MovedUnderItself
    if (parent, behind) == (clause.parent, sibling_before(now, clause)):
        return []
    there, *room = inserted(now, replace(clause, parent=parent), behind)
    return [there, *room, *_followers(now, clause, there)]


def converted(now: Snapshot, clause_id: str, kind: Kind) -> list[Clause]:
    """Make a clause another kind of unit where it stands.

    Raises Misplaced, also where something in it may not stand in the new kind.
    """
    clause = now.by_id[clause_id]
    if kind is clause.kind:
        return []
    check_place(kind, now.by_id[clause.parent].kind if clause.parent else None)
    for child in now.clauses:
        if child.parent == clause_id:
            check_place(child.kind, kind)
    changed = replace(clause, kind=kind)
    changed = replace(changed, fixed=number_there(now, changed))
    return [changed, *_followers(now, clause, changed)]


def handed_over(now: Snapshot, children: Sequence[Clause], to: str) -> list[Clause]:
    """Put clauses last under another one, in their order, each with what is below it."""
    placed: dict[str, Clause] = {}
    for child in children:
        inside = [one.id for one in now.clauses if one.parent == to]
        there = moved(now, child.id, to, inside[-1] if inside else None)
        now = after(now, there)
        placed |= {one.id: one for one in there}
    return list(placed.values())


def struck(now: Snapshot, clause_id: str) -> list[Clause]:
    """Strike a clause and what stands below it."""
    below = within(now.clauses, clause_id)
    return [replace(one, struck=True) for one in now.clauses if one.id in below and not one.struck]


def number_there(now: Snapshot, clause: Clause) -> str | None:
    """The number a clause gets for good where numbers are fixed; None where they follow.

    Whoever comes back to where its old number fits, and left it vacant, gets it again.
    """
    if now.particulars.numbering is Numbering.DERIVED:
        return None
    anew = after(now, [replace(clause, fixed=None)])
    mine = (clause.id, clause.parent, clause.kind)
    for place in now.vacated:
        if (place.clause, place.parent, place.kind) == mine and _fits(anew, clause, place.number):
            return place.number
    return numbers_of(anew)[clause.id] or None


def numbers_of(now: Snapshot) -> dict[str, str]:
    """Bare numbers by clause; numbers left vacant are given to nobody."""
    about = now.particulars
    return number_all(with_vacated(now), about.family, about.numbering)


def sibling_before(now: Snapshot, clause: Clause) -> str | None:
    """The sibling before a clause, None for the first."""
    before = None
    for sibling in now.clauses:
        if sibling.id == clause.id:
            break
        before = sibling.id if sibling.parent == clause.parent else before
    return before


def next_sibling(now: Snapshot, clause: Clause) -> Clause | None:
    """The next clause beside this one that is not struck."""
    siblings = [one for one in now.clauses if one.parent == clause.parent and not one.struck]
    at = next((place for place, one in enumerate(siblings) if one.id == clause.id), None)
    return siblings[at + 1] if at is not None and at + 1 < len(siblings) else None


def _fits(anew: Snapshot, clause: Clause, number: str) -> bool:
    """Whether a number keeps the order of those before and behind the clause."""
    beside = [
        one for one in anew.clauses if one.parent == clause.parent and one.kind is clause.kind
    ]
    at = next(place for place, one in enumerate(beside) if one.id == clause.id)
    keys = [number_key(one.fixed) for one in beside[:at] if one.fixed]
    later = [number_key(one.fixed) for one in beside[at + 1 :] if one.fixed]
    mine = number_key(number)
    return (not keys or keys[-1] < mine) and (not later or mine < later[0])


def _followers(now: Snapshot, before: Clause, there: Clause) -> list[Clause]:
    """What stands below a clause and is numbered after it: 6.4.1 becomes 6.6.1."""
    if not before.fixed or not there.fixed or before.fixed == there.fixed:
        return []
    old = before.fixed + "."
    below = within(now.clauses, before.id)
    return [
        replace(one, fixed=there.fixed + "." + one.fixed.removeprefix(old))
        for one in now.clauses
        if one.fixed and one.id in below and one.fixed.startswith(old)
    ]
