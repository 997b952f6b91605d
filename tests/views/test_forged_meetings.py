"""Does a form that no page of ours made leave a meeting, its agenda and its minutes whole?"""

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from app.models import Attendance
from tests.views.assembly import NAMES, Assembly, assembled
from tests.views.posting import post


@pytest.fixture
def hall(app: Flask) -> Assembly:
    made = assembled(app)
    made.call()
    return made


def change(hall: Assembly, **other: object) -> TestResponse:
    """The coordinator changes what the meeting was called for."""
    terms = hall.found().terms
    fields = {
        "title": terms.title,
        "day": terms.day,
        "time": terms.time,
        "chair": terms.chair_id,
        "secretary": terms.secretary_id,
    }
    return post(hall.visitor("Leyla"), hall.path("/change"), {**fields, **other})


@pytest.mark.parametrize("database_kind", ["sqlite"])
def test_words_of_dissent_are_of_somebody_whose_voice_is_there(hall: Assembly) -> None:
    hall.begin("Aydan", "Bahar")
    for who in ("nobody", "observer", "Cavid"):
        forged = {f"dissent-{hall.people.get(who, who)}": "Qəti etirazım var."}
        answer = hall.resolve(**hall.votes(Aydan="approve"), **forged)
        assert answer.status_code == 422, who
    assert hall.found().resolutions == {}
    assert hall.decisions() == []
    assert hall.visitor("Aydan").get(hall.path(f"?item={hall.item()}")).status_code == 200


@pytest.mark.parametrize("database_kind", ["sqlite"])
def test_an_item_that_was_decided_does_not_become_another_article(hall: Assembly) -> None:
    hall.begin(*NAMES)
    hall.resolve(**hall.votes(Aydan="approve"))
    decided = hall.item()
    other = {"item": [hall.second], f"id-{hall.second}": decided}
    assert change(hall, **other).status_code == 409
    unnamed = {"free": ["Büdcə"], "free-id": [decided]}
    assert change(hall, **unnamed).status_code == 409
    assert [one.clause for one in hall.found().items if one.id == decided] == [hall.first]
    kept = {"item": [hall.first, hall.second], f"id-{hall.first}": decided}
    assert change(hall, **kept).status_code == 303
    assert hall.found().item(decided).clause == hall.first


def test_items_have_ids_of_their_own(hall: Assembly) -> None:
    known = hall.item()
    twice = {f"id-{hall.first}": known, f"id-{hall.second}": known}
    assert change(hall, item=[hall.first, hall.second], **twice).status_code == 303
    assert len({one.id for one in hall.found().items}) == 2
    odd = {f"id-{hall.first}": "x" * 300, f"id-{hall.second}": "../\x00"}
    assert change(hall, item=[hall.first, hall.second], **odd).status_code == 303
    assert hall.call(**odd, item=[hall.first, hall.second]).status_code == 303
    for one in hall.found().items:
        assert one.id.isalnum(), one.id
        assert len(one.id) <= 16
    hall.begin(*NAMES)
    note = {"heard": "Leyla"}
    assert hall.post("observer", f"/items/{hall.item()}/note", **note).status_code == 303


@pytest.mark.parametrize("database_kind", ["sqlite"])
def test_a_guest_is_no_member_whatever_they_are_called(hall: Assembly) -> None:
    hall.begin("Aydan")
    for name in ("Bahar", "Cavid"):
        hall.post("observer", "/attendance", guest=hall.people[name], present="yes")
    answer = hall.resolve(**hall.votes(Aydan="approve", Bahar="approve", Cavid="approve"))
    assert answer.status_code == 409
    assert hall.decisions() == []
    with hall.session() as session:
        assert session.query(Attendance).filter_by(person_id=hall.people["Bahar"]).count() == 0
