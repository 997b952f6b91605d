"""Bring back the text of an earlier step, of a clause or of the whole document, as a new step."""

from collections.abc import Collection

from sqlalchemy.orm import Session

from app.models import Clause, Document, ParticularsRow, Step
from app.operations.clauses import put_wording, standing_placement
from app.operations.errors import ClauseIsStruck, NotThere, ReasonNeeded, Refused
from app.operations.recording import Actor, Entry, hold, step
from app.operations.structure import place
from app.queries.restoring import Restoration, agreed_of, moved_on, of_clause, of_document
from app.queries.snapshots import particulars_row
from app.statute.snapshot import LANGUAGES


class MovedOn(Refused):
    """What would be replaced has changed since the preview was made."""

    def __init__(self, seen: int) -> None:
        super().__init__(f"The text has changed since step {seen}")
        self.seen = seen


def restore_text(
    session: Session,
    actor: Actor,
    document: Document,
    to: int,
    *,
    seen: int,
    reason: str = "",
) -> Step | None:
    """Make the whole document say again what it said at step `to`; None where it does already.

    What stands at the new step stood at `to`, number by number and word by word; what was inserted
    since is struck. `seen` is the step the preview was made at. Raises MovedOn where the text, its
    titles or its links changed since then, ReasonNeeded where an agreed clause would say something
    else and no reason is given, NoSuchStep.
    """
    hold(session, document.id)
    if moved_on(session, document, seen, None):
        raise MovedOn(seen)
    planned = of_document(session, document, to)
    return _write(session, actor, document, planned, (None, reason))


def restore_wording(
    session: Session,
    actor: Actor,
    clause: Clause,
    to: int,
    *,
    seen: int,
    languages: Collection[str] = LANGUAGES,
    reason: str = "",
) -> Step | None:
    """Give one clause the words it had at step `to`; None where it has them.

    Raises as `restore_text` does, MovedOn only where this clause was reworded; and ClauseIsStruck,
    NotThere where the clause is younger than the step.
    """
    document = session.get_one(Document, clause.record_id)
    hold(session, document.id)
    if standing_placement(session, clause).struck:
        raise ClauseIsStruck
    if moved_on(session, document, seen, clause.id):
        raise MovedOn(seen)
    planned = of_clause(session, document, clause.id, to, languages)
    if planned is None:
        raise NotThere
    return _write(session, actor, document, planned, (clause.id, reason))


def _write(
    session: Session,
    actor: Actor,
    document: Document,
    planned: Restoration,
    said: tuple[str | None, str],
) -> Step | None:
    """One step for all that comes back. `said`: the clause the deed is done to, and why."""
    clause_id, reason = said[0], said[1].strip()
    if planned.is_empty:
        return None
    if not reason and agreed_of(session, document, planned):
        raise ReasonNeeded
    with step(
        session,
        document.id,
        actor,
        "restore_text",
        clause_id=clause_id,
        to=planned.step,
        reason=reason,
    ) as entry:
        if clause_id is None:
            entry.facts["clauses"] = len(planned.touched)
        _restore(entry, document, planned)
    return session.get_one(Step, (document.id, entry.record.steps))


def _restore(entry: Entry, document: Document, planned: Restoration) -> None:
    for clause in planned.placements:
        place(entry, clause)
    for again in planned.wordings:
        put_wording(entry, again.clause, again.wording, again.author)
    for table, row in planned.evidence:
        entry.add(table(**row))
    if planned.titles is not None:
        held = particulars_row(entry.session, document)
        entry.add(
            ParticularsRow(
                titles=dict(planned.titles),
                kind=held.kind,
                family=held.family,
                numbering=held.numbering,
                illustrative=held.illustrative,
                policy=dict(held.policy),
            )
        )
