"""A meeting that runs, and a voice that was lent, for the walk through every page."""

from datetime import UTC, datetime, timedelta

from sqlalchemy.orm import Session

from app.clock import day_of
from app.models import Document
from app.operations.convening import Call, begin_meeting, call_meeting
from app.operations.delegating import Lent, lend_voice
from app.operations.recording import Actor
from app.queries.agreement import agreement
from app.queries.meetings import meeting_of, open_matters
from app.queries.people import colleagues
from app.queries.snapshots import snapshot
from app.statute.roles import Role


def a_running_meeting(session: Session, document: Document, by: str) -> tuple[str, str]:
    """The coordinator `by` calls one on what is contested, and begins it; its id and an item's."""
    known = colleagues(session, document)
    members = [one.person.id for one in known if one.role is Role.MEMBER]
    now = datetime.now(UTC)
    actor = Actor(by, now)
    said = snapshot(session, document)
    clauses = open_matters(said, agreement(session, document, said))[:2]
    items = [*({"clause": one} for one in clauses), {"title": "Üzvlük haqqı"}]
    call = Call("Birinci iclas", day_of(now), by, by, items, invited=members, guests=("Qonaq",))
    made = call_meeting(session, actor, document, call)
    begin_meeting(session, actor, document, made, members, guests=("Qonaq",))
    lent = Lent(members[1], day_of(now), day_of(now) + timedelta(days=7), "Ezamiyyət")
    lend_voice(session, Actor(members[0], now), document, lent)
    return made, meeting_of(session, document, made).items[0].id
