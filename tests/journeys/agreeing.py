"""Something to see in the showroom of agreement: meetings, a lent voice, a submission to be."""

from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.clock import day_of
from app.models import Document, Person
from app.operations.convening import (
    Call,
    Resolved,
    Spot,
    begin_meeting,
    call_meeting,
    close_minutes,
    end_meeting,
    resolve_item,
)
from app.operations.preparing import begin_preparation, enclose
from app.operations.recording import Actor
from app.queries.meetings import meeting_of
from app.queries.people import colleagues
from app.statute.meeting import Outcome
from app.statute.roles import Role
from tests.views.meeting_hall import a_running_meeting

CLOSED = "İkinci iclas"
FEE = "Üzvlük haqqı"
ASKED = {
    "documents": [{"slug": "charter", "step": None}],
    "number": "1-2",
    "title": "Layihə",
    "institution": "ministry",
    "addressee": "",
    "forms": ["clean"],
    "formats": ["docx"],
    "languages": ["az"],
}


def agree(session: Session) -> None:
    """A meeting that runs, one whose minutes are closed, and a submission being put together."""
    charter = session.scalars(select(Document).where(Document.slug == "charter")).one()
    leyla = session.scalars(select(Person).where(Person.email == "leyla@nizam.example")).one()
    actor = Actor(leyla.id, datetime.now(UTC))
    a_running_meeting(session, charter, leyla.id)
    _closed(session, actor, charter)
    enclose(session, begin_preparation(session, actor, ASKED), "Məktub.txt", "Hörmətlə".encode())


def _closed(session: Session, actor: Actor, charter: Document) -> None:
    known = colleagues(session, charter)
    members = [one.person.id for one in known if one.role is Role.MEMBER]
    chair = actor.person_id or ""
    call = Call(CLOSED, day_of(actor.at), chair, chair, [{"title": FEE}], invited=members)
    made = call_meeting(session, actor, charter, call)
    begin_meeting(session, actor, charter, made, members)
    spot = Spot(made, meeting_of(session, charter, made).items[0].id)
    resolved = Resolved(Outcome.APPROVED, "Haqq ildə 500 manatdır.", tally={"for": 3, "against": 1})
    resolve_item(session, actor, charter, spot, resolved, seen={})
    end_meeting(session, actor, charter, made)
    close_minutes(session, actor, charter, made)
