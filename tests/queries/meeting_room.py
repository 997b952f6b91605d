"""A committee that meets: one deed for each table of meetings and delegations."""

from datetime import timedelta

from sqlalchemy.orm import Session

from app.clock import day_of
from app.models import Clause, Document
from app.operations.convening import (
    Call,
    Resolved,
    Spot,
    begin_meeting,
    call_meeting,
    contest_voice,
    note_item,
    resolve_item,
)
from app.operations.deciding import decidable
from app.operations.delegating import Lent, end_delegation, lend_voice
from app.operations.recording import Actor
from app.queries.meetings import meeting_of
from app.queries.snapshots import snapshot
from app.statute.meeting import Outcome
from app.statute.roles import Role
from app.statute.workflow import Verdict
from tests.makers import a_colleague


def somebody_meets(session: Session, by: Actor, clause: Clause) -> None:
    """A member lends their voice and takes it back; a vote at a meeting is entered, contested."""
    document, person = session.get_one(Document, clause.record_id), by.person_id or ""
    aydan = a_colleague(session, document, Role.MEMBER, "Aydan")
    bahar = a_colleague(session, document, Role.MEMBER, "Bahar")
    hers, today = Actor(aydan.id, by.at), day_of(by.at)
    lent = Lent(bahar.id, today, today + timedelta(days=3), "Ezamiyyət")
    end_delegation(session, hers, document, lend_voice(session, hers, document, lent))
    items = [{"clause": clause.id}]
    call = Call("Birinci iclas", today, person, person, items, guests=("Qonaq",))
    meeting = call_meeting(session, by, document, call)
    begin_meeting(session, by, document, meeting, [aydan.id, bahar.id, person], guests=("Qonaq",))
    [item] = meeting_of(session, document, meeting).items
    spot = Spot(meeting, item.id)
    note_item(session, by, document, spot, heard="Məruzə", spoke="Çıxış")
    seen = decidable(snapshot(session, document), clause.id)
    voted = Resolved(Outcome.APPROVED, votes={aydan.id: Verdict.APPROVE})
    resolve_item(session, by, document, spot, voted, seen=seen)
    contest_voice(session, hers, document, spot, "Bitərəf idim")
