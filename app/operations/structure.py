"""Insert, move, strike and restore clauses."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Clause, Document, Placement, PlacementHead, new_id
from app.operations.clauses import check_length, put_wording
from app.operations.errors import (
    ClauseIsStruck,
    MovedMeanwhile,
    NothingSaid,
    NotThere,
    ReasonNeeded,
)
from app.operations.recording import Actor, Entry, hold, step
from app.queries.agreement import agreement
from app.queries.snapshots import snapshot
from app.statute import snapshot as statute
from app.statute.numbering import number_all
from app.statute.snapshot import Kind, Numbering, Snapshot, Wording, in_reading_order
from app.statute.structure import MovedUnderItself, check_place, ranks_after, within
from app.statute.workflow import State


def insert_clause(
    session: Session,
    actor: Actor,
    document: Document,
    wordings: Sequence[Wording],
    *,
    kind: Kind,
    parent: str | None = None,
    after: str | None = None,
    reason: str = "",
) -> str:
    """Put a new clause under `parent`, behind sibling `after` (None: first). Answers its id.

    Raises Misplaced, NotThere, ClauseIsStruck where the parent is, TooLong, and NothingSaid
    where there are no words. In a document with fixed numbers it gets 10-1 and keeps it.
    """
    said = [wording for wording in wordings if wording.heading or wording.text]
    if not said:
        raise NothingSaid
    for wording in said:
        check_length(wording.heading, wording.text)
    hold(session, document.id)
    now = snapshot(session, document)
    clause_id = new_id()
    newcomer = _stand(now, clause_id, kind, parent, after)
    with step(
        session, document.id, actor, "insert_clause", clause_id=clause_id, reason=reason.strip()
    ) as entry:
        session.add(Clause(id=clause_id, record_id=document.id, born=entry.number))
        session.flush()  # rows refer to the clause
        _place_all(entry, newcomer)
        for wording in said:
            put_wording(entry, clause_id, wording, actor.person_id)
    return clause_id


def move_clause(
    session: Session,
    actor: Actor,
    document: Document,
    clause_id: str,
    *,
    parent: str | None,
    after: str | None,
    seen: int,
    reason: str = "",
) -> None:
    """Put a clause, with all below it, elsewhere.

    `seen` is the step of the placement the page showed. Where it stands there already, nothing
    is done. Raises MovedMeanwhile, Misplaced, MovedUnderItself, NotThere, ClauseIsStruck.
    """
    hold(session, document.id)
    now = snapshot(session, document)
    clause = now.by_id[clause_id]
    check_seen(session, clause_id, seen)
    if parent in within(now.clauses, clause_id):
        raise MovedUnderItself
    if (parent, after) == (clause.parent, _neighbour(now, clause)):
        return
    moved = [
        replace(place, struck=clause.struck) if place.id == clause_id else place
        for place in _stand(now, clause_id, clause.kind, parent, after)
    ]
    with step(
        session,
        document.id,
        actor,
        "move_clause",
        clause_id=clause_id,
        reason=reason.strip(),
        was=clause.parent,
    ) as entry:
        _place_all(entry, moved)


def strike_clause(
    session: Session,
    actor: Actor,
    document: Document,
    clause_id: str,
    *,
    seen: int,
    reason: str,
) -> None:
    """Strike a clause and all below it. Its words stay and can be restored.

    Raises MovedMeanwhile, also where it is struck already, and ReasonNeeded where a clause that
    would go is agreed and no reason is given.
    """
    hold(session, document.id)
    now = snapshot(session, document)
    check_seen(session, clause_id, seen)
    if now.by_id[clause_id].struck:
        raise MovedMeanwhile
    below = within(now.clauses, clause_id)
    struck = [clause for clause in now.clauses if clause.id in below and not clause.struck]
    if not reason.strip() and _any_agreed(session, document, now, struck):
        raise ReasonNeeded
    with step(
        session, document.id, actor, "strike_clause", clause_id=clause_id, reason=reason.strip()
    ) as entry:
        _place_all(entry, [replace(clause, struck=True) for clause in struck])


def restore_clause(
    session: Session,
    actor: Actor,
    document: Document,
    clause_id: str,
    *,
    seen: int,
    reason: str = "",
) -> None:
    """Undo a strike: the clause, what was struck with it, and struck units above it.

    What had been struck before it stays struck. Raises MovedMeanwhile, also where it stands.
    """
    hold(session, document.id)
    now = snapshot(session, document)
    check_seen(session, clause_id, seen)
    if not now.by_id[clause_id].struck:
        raise MovedMeanwhile
    back = struck_with(session, now, clause_id) | _above(now, clause_id)
    with step(
        session, document.id, actor, "restore_clause", clause_id=clause_id, reason=reason.strip()
    ) as entry:
        _place_all(
            entry,
            [replace(one, struck=False) for one in now.clauses if one.id in back and one.struck],
        )


def struck_with(session: Session, now: Snapshot, clause_id: str) -> frozenset[str]:
    """The clause and what below it was struck in the same step."""
    below = within(now.clauses, clause_id)
    rows = session.execute(
        select(Placement.clause_id, Placement.since, Placement.struck)
        .where(Placement.clause_id.in_(below))
        .order_by(Placement.since)
    )
    began: dict[str, int] = {}
    for one, since, struck in rows:
        if struck:
            began.setdefault(one, since)
        else:
            began.pop(one, None)
    return frozenset(one for one in below if began.get(one) == began.get(clause_id))


def check_seen(session: Session, clause_id: str, seen: int) -> None:
    """Raise MovedMeanwhile unless the placement of step `seen` still holds."""
    head = session.get_one(PlacementHead, clause_id, populate_existing=True)
    if session.get_one(Placement, head.placement_row).since != seen:
        raise MovedMeanwhile


def place(entry: Entry, clause: statute.Clause) -> None:
    """Add one placement to a step: it will hold."""
    entry.add(
        Placement(
            clause_id=clause.id,
            parent_id=clause.parent,
            rank=clause.rank,
            kind=clause.kind,
            fixed=clause.fixed,
            struck=clause.struck,
        )
    )


def _place_all(entry: Entry, clauses: Iterable[statute.Clause]) -> None:
    for clause in clauses:
        place(entry, clause)


def _above(now: Snapshot, clause_id: str) -> frozenset[str]:
    found: set[str] = set()
    parent = now.by_id[clause_id].parent
    while parent is not None:
        found.add(parent)
        parent = now.by_id[parent].parent
    return frozenset(found)


def _neighbour(now: Snapshot, clause: statute.Clause) -> str | None:
    """The sibling before it, None for the first."""
    before = None
    for sibling in now.clauses:
        if sibling.id == clause.id:
            break
        before = sibling.id if sibling.parent == clause.parent else before
    return before


def _any_agreed(
    session: Session, document: Document, now: Snapshot, clauses: Iterable[statute.Clause]
) -> bool:
    """Whether any of the clauses stands agreed or signed."""
    standings = agreement(session, document, now).by_clause
    states = {standings[clause.id].state for clause in clauses if clause.id in standings}
    return not states.isdisjoint({State.AGREED, State.SIGNED})


def _stand(
    now: Snapshot, clause_id: str, kind: Kind, parent: str | None, after: str | None
) -> list[statute.Clause]:
    """The placements that put a clause there: its own, and siblings that make room."""
    if parent is not None and parent not in now.by_id:
        raise NotThere
    if parent is not None and now.by_id[parent].struck:
        raise ClauseIsStruck
    check_place(kind, now.by_id[parent].kind if parent else None)
    siblings = [
        clause for clause in now.clauses if clause.parent == parent and clause.id != clause_id
    ]
    if after is not None and after not in {clause.id for clause in siblings}:
        raise NotThere
    rank, others = ranks_after(siblings, after)
    newcomer = statute.Clause(clause_id, kind, parent, rank)
    fixed = _number_there(now, newcomer, others)
    return [
        replace(newcomer, fixed=fixed),
        *(
            replace(sibling, rank=others[sibling.id])
            for sibling in siblings
            if sibling.id in others
        ),
    ]


def _number_there(now: Snapshot, newcomer: statute.Clause, others: dict[str, int]) -> str | None:
    """The number a newcomer gets for good where numbers are fixed; None where they follow."""
    if now.particulars.numbering is Numbering.DERIVED:
        return None
    stay = [
        replace(clause, rank=others.get(clause.id, clause.rank))
        for clause in now.clauses
        if clause.id != newcomer.id
    ]
    after_all = in_reading_order([*stay, newcomer])
    numbers = number_all(after_all, now.particulars.family, Numbering.FIXED)
    return numbers[newcomer.id] or None
