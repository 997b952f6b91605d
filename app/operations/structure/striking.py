"""Strike clauses, and bring them back."""

from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Document, Placement
from app.operations.errors import MovedMeanwhile
from app.operations.recording import Actor, hold, step
from app.operations.structure import plans
from app.operations.structure.placing import check_reason, check_seen, place_all
from app.queries.snapshots import snapshot
from app.statute.snapshot import Snapshot
from app.statute.structure import within


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
    placements = plans.struck(now, clause_id)
    check_reason(session, document, now, {one.id for one in placements}, reason)
    with step(
        session, document.id, actor, "strike_clause", clause_id=clause_id, reason=reason.strip()
    ) as entry:
        place_all(entry, placements)


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
        place_all(
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


def _above(now: Snapshot, clause_id: str) -> frozenset[str]:
    found: set[str] = set()
    parent = now.by_id[clause_id].parent
    while parent is not None:
        found.add(parent)
        parent = now.by_id[parent].parent
    return frozenset(found)
