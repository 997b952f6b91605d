"""Put a clause elsewhere, with everything in it."""

from sqlalchemy.orm import Session

from app.models import Document
from app.operations.recording import Actor, hold, step
from app.operations.structure import plans
from app.operations.structure.placing import check_seen, place_all
from app.queries.snapshots import snapshot


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
    check_seen(session, clause_id, seen)
    placements = plans.moved(now, clause_id, parent, after)
    if not placements:
        return
    was = now.by_id[clause_id].parent
    with step(
        session,
        document.id,
        actor,
        "move_clause",
        clause_id=clause_id,
        reason=reason.strip(),
        was=was,
    ) as entry:
        place_all(entry, placements)
