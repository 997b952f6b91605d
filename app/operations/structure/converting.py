"""Make a clause another kind of unit where it stands."""

from sqlalchemy.orm import Session

from app.models import Document
from app.operations.recording import Actor, hold, step
from app.operations.structure import plans
from app.operations.structure.placing import check_seen, place_all
from app.queries.snapshots import snapshot
from app.statute.snapshot import Kind


def change_kind(
    session: Session,
    actor: Actor,
    document: Document,
    clause_id: str,
    kind: Kind,
    *,
    seen: int,
    reason: str = "",
) -> None:
    """Make a paragraph a point, a point an indent, and so on. Its words and decisions stay.

    Raises MovedMeanwhile, and Misplaced where the kind may not stand there, or not hold what is
    in it. In a document with fixed numbers it gets a number of its new kind.
    """
    hold(session, document.id)
    now = snapshot(session, document)
    check_seen(session, clause_id, seen)
    placements = plans.converted(now, clause_id, kind)
    if not placements:
        return
    was = now.by_id[clause_id].kind
    with step(
        session,
        document.id,
        actor,
        "change_kind",
        clause_id=clause_id,
        reason=reason.strip(),
        kinds=[was.value, kind.value],
    ) as entry:
        place_all(entry, placements)
