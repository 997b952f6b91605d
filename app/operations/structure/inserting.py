"""Put a new clause into a document."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from app.models import Document, new_id
from app.operations.clauses import check_length, put_wording
from app.operations.errors import NothingSaid
from app.operations.recording import Actor, hold, step
from app.operations.structure import plans
from app.operations.structure.placing import born, place_all
from app.queries.snapshots import snapshot
from app.statute.snapshot import Clause, Kind, Wording


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
    placements = plans.inserted(now, Clause(clause_id, kind, parent, 0), after)
    with step(
        session, document.id, actor, "insert_clause", clause_id=clause_id, reason=reason.strip()
    ) as entry:
        born(entry, [clause_id])
        place_all(entry, placements)
        for wording in said:
            put_wording(entry, clause_id, wording, actor.author_id)
    return clause_id
