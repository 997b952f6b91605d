"""Two coordinators send one newsletter at once: everybody gets one letter."""

from sqlalchemy import func, select

from app.db import Database
from app.models import Letter
from app.operations.publishing import AlreadySent, draft_newsletter, send_newsletter
from app.statute.roles import Role
from tests.makers import a_colleague, a_document, a_person, as_actor
from tests.operations.test_publishing import DAYS, SAID, Writer, confirmed
from tests.operations.writers import all_at_once

SENDERS = 4


def test_of_many_who_send_at_once_one_does(database: Database) -> None:
    with database.session() as session, database.writing(session):
        leyla = a_person(session)
        document = a_document(session, leyla)
        colleagues = [a_colleague(session, document, Role.COORDINATOR, f"C{n}") for n in range(3)]
        drafted = draft_newsletter(session, as_actor(leyla), [document.id], DAYS, SAID).id
        for address in ("a@b.az", "c@d.org"):
            confirmed(session, address)
        senders = [as_actor(one) for one in (leyla, *colleagues)]

    def work(number: int) -> bool:
        with database.session() as session:
            try:
                with database.writing(session):
                    send_newsletter(session, senders[number], drafted, Writer.news, version=1)
            except AlreadySent:
                return False
            return True

    assert sum(all_at_once(work, SENDERS)) == 1
    with database.session() as session:
        assert session.scalar(select(func.count()).select_from(Letter)) == 2
