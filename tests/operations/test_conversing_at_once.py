"""Two at once hand in, close, let in and revoke: one deed is done, nothing is lost or doubled."""

from contextlib import suppress
from datetime import timedelta

from sqlalchemy import func, select

from app.clock import day_of
from app.db import Database
from app.models import Clause, Document, GuestLink, Remark, Review, ReviewRound, Thread
from app.operations.errors import DoneAlready, Refused
from app.operations.guests import Sender, Terms, admit, make_link, revoke_link, say
from app.operations.recording import Actor
from app.operations.remarks import Written
from app.operations.reviewing import Answered, Asked, close_round, draft, hand_in, open_round
from app.queries.guests import waiting_on
from app.queries.verification import verify
from app.statute.roles import Role
from tests.makers import NOON, a_colleague, a_document, a_person, an_article, as_actor
from tests.operations.writers import all_at_once

AT_ONCE = 4


def a_round(database: Database) -> tuple[str, str, str]:
    """A round with one draft in it; its id, its opener and its reviewer."""
    with database.session() as session, database.writing(session):
        leyla = a_person(session)
        document = a_document(session, leyla)
        nigar = a_colleague(session, document, Role.REVIEWER, "Nigar")
        clause = session.get_one(Clause, an_article(session, document, leyla, "Bir söz."))
        asked = Asked("Oxunuş", day_of(NOON) + timedelta(days=7), [nigar.id])
        opened = open_round(session, as_actor(leyla), [document], asked)
        draft(session, as_actor(nigar), opened, (document, clause), Written("Niyə?"))
        return opened.id, leyla.id, nigar.id


def counted(database: Database, table: type) -> int:
    with database.session() as session:
        assert [one.why for one in verify(session, {})] == [""]
        return session.scalar(select(func.count()).select_from(table)) or 0


def test_a_review_handed_in_by_several_windows_at_once_is_one(database: Database) -> None:
    opened, _, nigar = a_round(database)

    def work(_number: int) -> bool:
        with database.session() as session:
            found = session.get_one(ReviewRound, opened)
            try:
                with database.writing(session):
                    hand_in(session, Actor(nigar, NOON), found, Answered())
            except Refused:
                return False
            return True

    assert all_at_once(work, AT_ONCE).count(True) == 1
    assert [counted(database, one) for one in (Review, Thread, Remark)] == [1, 1, 0]


def test_a_round_closed_while_a_review_comes_in_has_it_or_leaves_it_its_author(
    database: Database,
) -> None:
    opened, leyla, nigar = a_round(database)

    def work(number: int) -> None:
        with database.session() as session, suppress(Refused):
            found = session.get_one(ReviewRound, opened)
            with database.writing(session):
                if number % 2:
                    close_round(session, Actor(leyla, NOON), found)
                else:
                    hand_in(session, Actor(nigar, NOON), found, Answered())

    all_at_once(work, AT_ONCE)
    found = [counted(database, one) for one in (Review, Thread, Remark)]
    assert found in ([1, 1, 0], [0, 0, 1])


def test_what_several_let_in_at_once_is_said_once(database: Database) -> None:
    with database.session() as session, database.writing(session):
        leyla = a_person(session)
        document = a_document(session, leyla)
        link, _ = make_link(session, as_actor(leyla), document, Terms("Tələbələr"))
        say(session, Sender(link, NOON, "secret"), None, Written("Yaxşıdır."))
        [waiting] = waiting_on(session, document)
        key, leads, which = waiting.key, leyla.id, document.id

    def work(_number: int) -> bool:
        with database.session() as session:
            document = session.get_one(Document, which)
            try:
                with database.writing(session):
                    admit(session, Actor(leads, NOON), document, [key])
            except DoneAlready:
                return False
            return True

    assert all_at_once(work, AT_ONCE).count(True) == 1
    assert [counted(database, one) for one in (Thread, Remark)] == [1, 0]


def test_a_link_revoked_while_a_guest_types_takes_nothing_more(database: Database) -> None:
    with database.session() as session, database.writing(session):
        leyla = a_person(session)
        document = a_document(session, leyla)
        link, _ = make_link(session, as_actor(leyla), document, Terms("Tələbələr"))
        leads, which, key = leyla.id, document.id, link.id

    def work(number: int) -> None:
        with database.session() as session, suppress(Refused):
            document, opened = session.get_one(Document, which), session.get_one(GuestLink, key)
            with database.writing(session):
                if number % 2:
                    revoke_link(session, Actor(leads, NOON), document, key)
                else:
                    say(session, Sender(opened, NOON, f"secret-{number}"), None, Written("Söz."))

    all_at_once(work, AT_ONCE)
    before = counted(database, Remark)
    work(0)
    assert counted(database, Remark) == before
