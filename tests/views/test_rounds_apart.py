"""Is nobody told of reviewers, or reminded of documents, that are not open to them?"""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from app.models import Document, Person
from app.operations.membership import give_role
from app.operations.reviewing import Asked, open_round
from app.statute.roles import Role
from tests.makers import a_colleague, a_document, as_actor
from tests.views.posting import post
from tests.views.reviewing import TODAY, Room, furnished


@pytest.fixture
def room(app: Flask) -> Room:
    return furnished(app)


def test_whoever_lost_their_role_is_reminded_of_nothing(room: Room) -> None:
    room.open()
    with room.session() as session:
        document = session.scalars(select(Document)).one()
        reviewer = session.get_one(Person, room.people["reviewer"])
        give_role(session, as_actor(None), document, reviewer, None)
        session.commit()
    post(room.visitor("coordinator"), room.path("/remind"))
    assert [letter.address for letter in room.letters()] == ["member@nizam.example"]


def test_who_reviews_a_document_one_may_not_read_is_not_told(room: Room) -> None:
    with room.session() as session:
        charter, leyla = session.scalars(select(Document)).one(), room.people["coordinator"]
        other = a_document(session, session.get_one(Person, leyla), "regulation")
        hidden = a_colleague(session, other, Role.REVIEWER, "Gizli Rəyçi")
        nigar = a_colleague(session, charter, Role.COORDINATOR, "Nigar")
        people = [room.people["reviewer"], hidden.id]
        terms = Asked("Birgə oxunuş", TODAY + timedelta(days=7), people)
        opened = open_round(session, room.actor("coordinator"), [charter, other], terms).id
        session.commit()
        room.round, room.people["nigar"] = opened, nigar.id
    assert "Gizli Rəyçi" in room.visitor("coordinator").get(room.path()).text
    page = room.visitor("nigar").get(room.path()).text
    assert "Gizli Rəyçi" not in page
    assert "handed in: 0 of 1" in page
    assert "Close the round" not in page


def test_a_closed_round_is_opened_again_and_whoever_is_missing_is_told(room: Room) -> None:
    room.open()
    leyla = room.visitor("coordinator")
    assert post(leyla, room.path("/reopen"), {"deadline": "2999-01-01"}).status_code == 409
    room.close()
    assert "Open the round again" in leyla.get(room.path()).text
    assert post(leyla, room.path("/reopen"), {"deadline": "x"}).status_code == 422
    past = post(leyla, room.path("/reopen"), {"deadline": "2001-01-01"})
    assert past.status_code == 422
    before = {letter.id for letter in room.letters()}
    assert post(leyla, room.path("/reopen"), {"deadline": "2999-01-01"}).status_code == 303
    new = [letter for letter in room.letters() if letter.id not in before]
    assert {letter.name for letter in new} == set(room.progress())
    assert all("open again. The last day is now 1 January 2999" in one.text for one in new)
    history = leyla.get("/d/charter/history").text
    assert "opened a closed review round again" in history
    room.draft()
    room.hand_in()
    assert room.progress()["reviewer"].handed_in_at
