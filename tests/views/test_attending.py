"""Who learns who is there and what is new, and what does a page get that knows it already?"""

from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event, select, text, update
from sqlalchemy.orm import Session

from app.models import Clause, Person, Presence, SignIn
from app.operations.clauses import Typed, save_wording, standing_wording
from app.statute.roles import Role
from tests.makers import a_colleague, a_document, a_person, an_article, as_actor, signed_in
from tests.views.posting import post, token_of

PAGE = "0123456789abcdef"
"""What a page calls itself."""


class House:
    """A charter with a clause, Leyla who leads it, an observer, and somebody who has no part."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        with self.session() as session:
            leyla = a_person(session)
            charter = a_document(session, leyla)
            erik = a_colleague(session, charter, Role.OBSERVER, "Erik")
            stranger = a_person(session, "stranger")
            other = a_document(session, leyla, "another")
            self.clause = an_article(session, charter, leyla, "Bir söz.", en="A word.")
            self.elsewhere = an_article(session, other, leyla, "Başqa.")
            self.people = {one.name: one.id for one in (leyla, erik, stranger)}
            session.commit()
        visitors = {name: signed_in(app, person) for name, person in self.people.items()}
        self.leyla, self.erik, self.stranger = visitors.values()

    def session(self) -> Session:
        """A session that writes."""
        engine = self.app.extensions["nizam.database"].engine
        return Session(engine.execution_options(writer=True), expire_on_commit=False)

    def is_there(self, visitor: FlaskClient, **said: str) -> int:
        """The visitor's page says that it is open; answers the status."""
        return post(visitor, "/d/charter/presence", {"page": PAGE, **said}).status_code

    def rewords(self, az: str) -> None:
        """Leyla saves other words."""
        with self.session() as session:
            clause = session.get_one(Clause, self.clause)
            now = standing_wording(session, self.clause, "az")
            typed = Typed("az", now.heading, az, now.digest)
            leyla = session.get_one(Person, self.people["Leyla"])
            save_wording(session, as_actor(leyla), clause, [typed], reason="")
            session.commit()

    def seen(self) -> list[tuple[str, str | None, bool]]:
        """Who is remembered, where, and whether they edit."""
        with self.session() as session:
            columns = (Presence.person_id, Presence.clause_id, Presence.editing)
            rows = session.execute(select(*columns))
            return [(person, clause, editing) for person, clause, editing in rows]


@pytest.fixture
def house(app: Flask) -> House:
    return House(app)


def test_colleagues_see_who_edits_which_clause(house: House) -> None:
    assert house.is_there(house.leyla, clause=house.clause, editing="yes") == 204
    told = house.erik.get("/d/charter/news").json
    assert told
    assert [(one["name"], one["clause"], one["editing"]) for one in told["here"]] == [
        ("Leyla", house.clause, True)
    ]
    assert told["here"][0]["where"] == "Article 1"
    assert house.leyla.get("/d/charter/news").json["here"] == []  # type: ignore[index]


def test_observers_are_seen_too(house: House) -> None:
    house.is_there(house.erik)
    told = house.leyla.get("/d/charter/news").json
    assert told
    assert [one["name"] for one in told["here"]] == ["Erik"]


def test_whoever_may_not_read_sees_nobody_and_is_seen_by_nobody(house: House) -> None:
    house.is_there(house.leyla)
    assert house.stranger.get("/d/charter/news").status_code == 404
    assert house.is_there(house.stranger) == 404
    assert [person for person, _, _ in house.seen()] == [house.people["Leyla"]]


def test_whoever_is_not_signed_in_is_led_to_the_door(house: House) -> None:
    answer = house.app.test_client().get("/d/charter/news")
    assert (answer.status_code, answer.location.split("?")[0]) == (302, "/sign-in")


def test_a_page_says_nothing_without_the_token_of_its_forms(house: House) -> None:
    assert house.leyla.post("/d/charter/presence", data={"page": PAGE}).status_code == 400
    assert house.seen() == []


def test_a_page_that_knows_all_gets_an_empty_answer(house: House) -> None:
    house.is_there(house.erik)
    told = house.leyla.get("/d/charter/news").json
    assert told
    known = f"/d/charter/news?since={told['step']}&here={told['sign']}"
    answer = house.leyla.get(known)
    assert (answer.status_code, answer.data) == (204, b"")
    assert answer.headers["Cache-Control"] == "no-store"
    house.rewords("İki söz.")
    assert house.leyla.get(known).status_code == 200


def test_a_poll_that_brings_nothing_asks_the_database_little(house: House) -> None:
    told = house.leyla.get("/d/charter/news").json
    assert told
    asked: list[str] = []
    engine = house.app.extensions["nizam.database"].engine
    event.listen(engine, "before_cursor_execute", lambda *facts: asked.append(facts[2]))
    house.leyla.get(f"/d/charter/news?since={told['step']}&here={told['sign']}")
    read = [one for one in asked if one.startswith("SELECT")]
    assert len(read) == 4  # sign-in, document, role, pulse
    assert set(asked) - set(read) <= {"BEGIN"}


def test_what_others_did_is_told_in_words(house: House) -> None:
    before = house.erik.get("/d/charter/news").json
    assert before
    house.rewords("İki söz.")
    told = house.erik.get(f"/d/charter/news?since={before['step']}").json
    assert told
    assert told["changes"] == [
        {
            "step": before["step"] + 1,
            "clauses": [house.clause],
            "said": "Leyla reworded: Article 1",
        }
    ]


def test_a_page_that_names_no_step_is_told_where_it_begins(house: House) -> None:
    told = house.erik.get("/d/charter/news?since=").json
    assert told
    assert told["changes"] == []


@pytest.mark.parametrize("since", ["-1", "x", "99999999999999999999", "999"])
def test_a_senseless_step_breaks_nothing(house: House, since: str) -> None:
    assert house.erik.get(f"/d/charter/news?since={since}").status_code in (200, 204)


@pytest.mark.parametrize("page", ["", "x", "0123456789ABCDEF", "0" * 17])
def test_a_page_with_an_odd_name_is_not_remembered(house: House, page: str) -> None:
    assert house.is_there(house.leyla, page=page) == 204
    assert house.seen() == []


def test_a_clause_of_another_document_is_none(house: House) -> None:
    house.is_there(house.leyla, clause=house.elsewhere, editing="yes")
    assert house.seen() == [(house.people["Leyla"], None, False)]


def test_a_page_that_is_closed_is_gone_at_once(house: House) -> None:
    house.is_there(house.leyla)
    assert post(house.leyla, "/d/charter/leave", {"page": PAGE}).status_code == 204
    assert house.seen() == []


def test_somebody_may_read_without_being_seen_and_be_seen_again(house: House) -> None:
    assert post(house.leyla, "/me/presence").status_code == 303
    house.is_there(house.leyla)
    assert house.seen() == []
    assert 'data-presence=""' in house.leyla.get("/d/charter/").text
    post(house.leyla, "/me/presence", {"seen": "on"})
    house.is_there(house.leyla)
    assert len(house.seen()) == 1


def test_a_busy_database_is_told_in_vain(house: House) -> None:
    said = {"page": PAGE, "csrf_token": token_of(house.leyla)}
    database = house.app.extensions["nizam.database"]
    with database.session() as session, database.writing(session):
        if not database.is_sqlite:  # where writers wait for tables, not for the file
            session.execute(text("LOCK TABLE presence IN EXCLUSIVE MODE"))
        assert house.leyla.post("/d/charter/presence", data=said).status_code == 204
    assert house.seen() == []


def test_a_page_that_asks_by_itself_keeps_no_sign_in_alive(house: House) -> None:
    earlier = datetime.now(UTC) - timedelta(minutes=50)
    with house.session() as session:
        session.execute(update(SignIn).values(seen_at=earlier))
        session.commit()
    house.leyla.get("/d/charter/news")
    house.is_there(house.erik)
    with house.session() as session:
        seen = select(SignIn.seen_at).where(SignIn.person_id == house.people["Leyla"])
        assert session.scalars(seen).one() == earlier


def test_whoever_writes_sees_what_others_made_of_the_same_words(house: House) -> None:
    with house.session() as session:
        began = standing_wording(session, house.clause, "az").digest
    theirs = f"/d/charter/c/{house.clause}/theirs?az={began}"
    assert house.leyla.get(theirs).text.strip() == ""
    house.rewords("İki söz.")
    page = house.leyla.get(theirs).text
    assert "Leyla changed this text while you were writing" in page
    assert "<ins>" in page
    assert "<del>" in page
    assert house.stranger.get(theirs).status_code == 404


def test_words_nobody_ever_wrote_have_no_redline(house: House) -> None:
    assert house.leyla.get(f"/d/charter/c/{house.clause}/theirs?az=none").text.strip() == ""
