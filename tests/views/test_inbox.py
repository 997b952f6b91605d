"""The inbox, wishes, following, the one-click end of letters, and the steward's outbox."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event, select
from sqlalchemy.orm import Session

from app.db import Database, transaction
from app.delivering.composing import compose_for
from app.delivering.stopping import stop_token
from app.models import Clause, Document, Letter, NewsMark, Person, Wish
from app.operations.clauses import Typed, save_wording, standing_wording
from app.operations.discussing import Said, begin_thread
from app.operations.outbox import refuse_address
from app.queries.news import unread_count
from app.queries.people import seats_of
from app.statute.roles import Role
from tests.makers import NOON, a_colleague, a_document, a_person, an_article, as_actor, signed_in
from tests.views.posting import post


@dataclass
class Desk:
    app: Flask
    session: Session
    charter: Document
    leyla: Person
    nigar: Person
    article: str
    visitor: FlaskClient

    def reword(self, text: str) -> None:
        """Nigar saves other words."""
        before = standing_wording(self.session, self.article, "az")
        typed = Typed("az", before.heading, text, before.digest)
        named = self.session.get_one(Clause, self.article)
        save_wording(self.session, as_actor(self.nigar), named, [typed], reason="Yaxşıdır.")
        self.session.commit()


@pytest.fixture
def desk(app: Flask, database: Database) -> Iterator[Desk]:
    with Session(database.engine, expire_on_commit=False) as session:  # it locks only to write
        leyla = a_person(session, "Leyla", steward=True)
        charter = a_document(session, leyla)
        nigar = a_colleague(session, charter, Role.MEMBER, "Nigar")
        article = an_article(session, charter, leyla, "Bir səs var.")
        session.commit()
        made = Desk(app, session, charter, leyla, nigar, article, signed_in(app, leyla.id))
        made.reword("İki səs var.")
        yield made


def upto(page: str) -> str:
    found = re.search(r'name="upto" value="(charter:\d+)"', page)
    assert found
    return found[1]


def test_news_say_who_what_where_and_the_words(desk: Desk) -> None:
    page = desk.visitor.get("/inbox").text
    assert "Nigar changed words you wrote or approved" in page
    assert f"/d/charter/c/{desk.article}" in page
    assert "<del" in page
    assert "“Bir” → “İki”" in page


def test_quoted_references_are_told_by_their_labels(desk: Desk) -> None:
    desk.reword(f"Üç səs {{#{desk.article}}} üzrə var.")
    clause = desk.session.get_one(Clause, desk.article)
    said = Said("@Leyla, niyə?", quote="səs 1-ci maddə üzrə")
    begin_thread(desk.session, as_actor(desk.nigar), desk.charter, clause, said)
    desk.session.commit()
    page = desk.visitor.get("/inbox").text
    assert "“səs 1-ci maddə üzrə”" in page
    assert "{#" not in page


def test_reading_ends_the_news_and_undoing_brings_them_back(desk: Desk) -> None:
    page = desk.visitor.get("/inbox").text
    answer = post(desk.visitor, "/inbox/read", {"upto": upto(page), "subject": ""})
    assert answer.status_code == 303
    after = desk.visitor.get("/inbox").text
    assert "You have read everything" in after
    assert "Nigar changed" in desk.visitor.get("/inbox?show=all").text
    mark = desk.session.scalars(select(NewsMark)).one()
    assert post(desk.visitor, "/inbox/unread", {"step": str(mark.row)}).status_code == 303
    assert "Nigar changed" in desk.visitor.get("/inbox").text


def test_what_happens_after_the_page_was_shown_is_not_marked_with_it(desk: Desk) -> None:
    shown = upto(desk.visitor.get("/inbox").text)
    begin_thread(desk.session, as_actor(desk.nigar), desk.charter, None, Said("Yeni."))
    desk.session.commit()
    post(desk.visitor, "/inbox/read", {"upto": shown, "subject": ""})
    marks = desk.session.scalars(select(NewsMark)).all()
    assert [f"charter:{mark.step}" for mark in marks] == [shown]


def test_nobody_marks_the_news_of_a_document_they_may_not_read(desk: Desk) -> None:
    stranger = a_person(desk.session, "Orxan")
    desk.session.commit()
    visitor = signed_in(desk.app, stranger.id)
    assert post(visitor, "/inbox/read", {"upto": "charter:1"}).status_code == 404
    mark = NewsMark(person_id=desk.leyla.id, record_id=desk.charter.id, subject="", step=1, at=NOON)
    desk.session.add(mark)
    desk.session.commit()
    post(visitor, "/inbox/unread", {"step": str(mark.row)})
    assert desk.session.scalars(select(NewsMark)).all() == [mark]


def test_counting_takes_a_handful_of_questions_however_many_documents(desk: Desk) -> None:
    for number in range(6):
        a_document(desk.session, desk.leyla, f"plan-{number}")
    desk.session.commit()
    asked: list[str] = []
    connection = desk.session.connection()
    event.listen(connection, "before_cursor_execute", lambda *given: asked.append(given[2]))
    seats = seats_of(desk.session, desk.leyla.id)
    assert unread_count(desk.session, desk.leyla, seats) == 1
    assert len(asked) <= 5


def test_wishes_are_kept_and_senseless_ones_are_given_back(desk: Desk) -> None:
    fields = {"pace-charter": "weekly", "hour": "9", "weekday": "2", "zone": "Asia/Baku"}
    assert post(desk.visitor, "/inbox/wishes", fields).status_code == 303
    wish = desk.session.scalars(select(Wish)).one()
    assert (wish.pace, wish.urgent) == ("weekly", False)
    for wrong in ({"pace-charter": "hourly"}, {"hour": "25"}, {"zone": "Mars"}, {"weekday": "-1"}):
        answer = post(desk.visitor, "/inbox/wishes", {**fields, **wrong})
        assert answer.status_code in (404, 409, 422), wrong
        assert "Nothing was changed" in answer.text


def test_a_clause_is_followed_from_its_page_and_let_go_from_the_wishes(desk: Desk) -> None:
    path = f"/d/charter/c/{desk.article}"
    assert "Follow" in desk.visitor.get(path).text
    post(desk.visitor, f"{path}/follow", {"following": "yes"})
    assert "You follow this." in desk.visitor.get(path).text
    assert "Stop following" in desk.visitor.get("/inbox/wishes").text
    post(desk.visitor, f"{path}/follow", {"following": ""})
    assert "Stop following" not in desk.visitor.get("/inbox/wishes").text


def test_one_click_of_a_mail_program_ends_letters_without_a_sign_in(desk: Desk) -> None:
    with desk.app.app_context():
        path = f"/mail/stop/{stop_token(desk.leyla.id, desk.charter.id)}"
    stranger = desk.app.test_client()
    english = {"Accept-Language": "en"}
    assert "No more letters on this document" in stranger.get(path, headers=english).text
    assert desk.session.scalars(select(Wish)).all() == []  # opening it ends nothing
    answer = stranger.post(path, data={"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200
    desk.session.rollback()
    wish = desk.session.scalars(select(Wish)).one()
    assert (wish.pace, wish.urgent) == ("none", False)
    assert post(stranger, f"{path}/undo").status_code == 303
    desk.session.rollback()
    desk.session.refresh(wish)
    assert (wish.pace, wish.urgent) == ("daily", True)
    assert stranger.post(path + "x").status_code == 404


def test_a_steward_reads_the_outbox_and_tries_again(desk: Desk) -> None:
    with desk.app.app_context(), transaction() as session:
        session.add(
            Wish(person_id=desk.leyla.id, record_id=desk.charter.id, pace="immediate", urgent=True)
        )
        session.flush()
        assert compose_for(session, desk.leyla.id, NOON) == 1
        refuse_address(session, "leyla@nizam.example", "550 no such user", NOON)
    letter = desk.session.scalars(select(Letter)).one()
    page = desk.visitor.get("/mail").text
    assert "550 no such user" in page
    assert letter.subject in page
    assert "“Bir” → “İki”" in desk.visitor.get(f"/mail/{letter.id}").text
    assert "550 no such user" in desk.visitor.get("/inbox").text
    assert "550 no such user" in desk.visitor.get("/d/charter/people").text
    assert letter.state == "held"
    assert post(desk.visitor, f"/mail/{letter.id}/again").status_code == 303
    desk.session.rollback()
    desk.session.refresh(letter)
    assert letter.state == "waiting"
    assert "550" not in desk.visitor.get("/inbox").text
    nigar = signed_in(desk.app, desk.nigar.id)
    assert nigar.get("/mail").status_code == 403
