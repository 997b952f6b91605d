"""Something to see in the showroom: a question, suggestions, work given to somebody."""

from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Citation, Clause, Document, Person
from app.operations.clauses import Typed, standing_wording
from app.operations.composing import add_part
from app.operations.discussing import Said, begin_thread, suggest
from app.operations.recording import Actor
from app.statute.suggesting import Deed, Part


def converse(session: Session) -> None:
    """A reviewer asks on the first cited clause and proposes other words for it.

    The coordinator puts a suggestion together that would strike it.
    """
    charter = session.scalars(select(Document).where(Document.slug == "charter")).one()
    cited = select(Citation.clause_id).where(Citation.record_id == charter.id)
    clause = session.get_one(Clause, session.scalars(cited.order_by(Citation.row)).first())
    marta = session.scalars(select(Person).where(Person.email == "marta@nizam.example")).one()
    actor = Actor(marta.id, datetime.now(UTC))
    begin_thread(session, actor, charter, clause, Said("Bu niyə belədir?", kind="question"))
    now = standing_wording(session, clause.id, "az")
    typed = Typed("az", now.heading, f"{now.text} Bu, nümunədir.", now.digest)
    suggest(session, actor, clause, typed, body="Bir cümlə əlavə edək.")
    leyla = session.scalars(select(Person).where(Person.email == "leyla@nizam.example")).one()
    part = Part(Deed.STRIKE, clause.id, seen=now.digest)
    add_part(session, Actor(leyla.id, actor.at), charter, part, reason="Artıqdır.")
