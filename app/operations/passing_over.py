"""Put a suggested precedent aside at a clause, and look at it again: the record keeps both."""

from sqlalchemy.orm import Session

from app.models import Clause
from app.operations.citing import newest_extract
from app.operations.errors import DoneAlready, NotThere
from app.operations.recording import Actor, hold, step
from app.queries.precedents import PASS_OVER, RECONSIDER, passed_over


def pass_over(session: Session, actor: Actor, clause: Clause, extract_slug: str) -> None:
    """The extract is not for this clause: it is suggested there no more.

    No row is made: the step itself says it. Raises NotThere, DoneAlready.
    """
    if newest_extract(session, extract_slug) is None:
        raise NotThere
    if _is_aside(session, clause, extract_slug):
        raise DoneAlready
    _say(session, actor, PASS_OVER, clause, extract_slug)


def reconsider(session: Session, actor: Actor, clause: Clause, extract_slug: str) -> None:
    """The extract may be suggested at the clause again. Raises NotThere."""
    if not _is_aside(session, clause, extract_slug):
        raise NotThere
    _say(session, actor, RECONSIDER, clause, extract_slug)


def _is_aside(session: Session, clause: Clause, extract_slug: str) -> bool:
    hold(session, clause.record_id)
    return extract_slug in {one.extract.slug for one in passed_over(session, clause.id)}


def _say(session: Session, actor: Actor, deed: str, clause: Clause, extract_slug: str) -> None:
    record, name = clause.record_id, clause.id
    with step(session, record, actor, deed, clause_id=name, extract=extract_slug):
        pass
