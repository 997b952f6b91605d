"""Does a voice that was lent count once, as its owner's, and end when it should?"""

from datetime import timedelta

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from app.models import Person
from app.statute.workflow import State, Verdict
from tests.views.assembly import SEEN, Assembly, assembled
from tests.views.posting import post
from tests.views.reviewing import TODAY


@pytest.fixture
def hall(app: Flask) -> Assembly:
    return assembled(app)


def lend(hall: Assembly, whose: str, to: str, **other: str) -> TestResponse:
    fields = {
        "delegate": hall.people[to],
        "begins": TODAY.isoformat(),
        "ends": (TODAY + timedelta(days=7)).isoformat(),
        "reason": "Ezamiyyətdəyəm.",
        **other,
    }
    return post(hall.visitor(whose), "/d/charter/delegations", fields)


def speak(hall: Assembly, who: str, whose: str, verdict: str, reason: str = "") -> TestResponse:
    page = hall.visitor(who).get(f"/d/charter/c/{hall.first}/decide").text
    said = {"principal": hall.people[whose], "verdict": verdict, "reason": reason}
    fields = {**dict(SEEN.findall(page)), **said}
    return post(hall.visitor(who), f"/d/charter/c/{hall.first}/speak", fields)


def test_what_a_delegate_says_counts_as_the_word_of_whose_voice_it_is(hall: Assembly) -> None:
    assert lend(hall, "Bahar", "Aydan").status_code == 303
    hall.reword("Haqq ildə iki dəfə ödənilir.")
    assert speak(hall, "Aydan", "Bahar", "approve").status_code == 303
    assert hall.state() is State.DRAFT
    hall.decide("Aydan", Verdict.APPROVE)
    assert hall.state() is State.AGREED
    [spoken] = hall.decisions()
    assert (spoken.person_id, spoken.by_id) == (hall.people["Bahar"], hall.people["Aydan"])
    assert "spoken by Aydan" in hall.visitor("Leyla").get(f"/d/charter/c/{hall.first}/decide").text
    assert "Aydan speaks for Bahar" in hall.visitor("Leyla").get("/d/charter/board").text


def test_a_delegate_yields_where_the_member_has_spoken(hall: Assembly) -> None:
    lend(hall, "Bahar", "Aydan")
    answer = speak(hall, "Aydan", "Bahar", "approve", "Məncə yaxşıdır.")
    assert answer.status_code == 409
    assert "Məncə yaxşıdır." in answer.text
    hall.reword("Haqq ildə iki dəfə ödənilir.")
    speak(hall, "Aydan", "Bahar", "approve")
    hall.decide("Bahar", Verdict.OBJECT, "Yox.")
    assert hall.state() is State.CONTESTED


def test_a_voice_goes_to_nobody_but_who_was_named(hall: Assembly) -> None:
    lend(hall, "Bahar", "Aydan")
    lend(hall, "Aydan", "Cavid")
    hall.reword("Haqq ildə iki dəfə ödənilir.")
    assert speak(hall, "Cavid", "Bahar", "approve").status_code == 403
    assert speak(hall, "Cavid", "Aydan", "approve").status_code == 303
    assert speak(hall, "Cavid", "Aydan", "object").status_code == 422


def test_what_was_said_stays_said_when_a_delegation_is_over(hall: Assembly) -> None:
    lend(hall, "Bahar", "Aydan")
    hall.reword("Haqq ildə iki dəfə ödənilir.")
    speak(hall, "Aydan", "Bahar", "approve")
    page = hall.visitor("Bahar").get("/d/charter/delegations").text
    where = page.partition('action="/d/charter/delegations/')[2].partition('"')[0]
    assert post(hall.visitor("Cavid"), f"/d/charter/delegations/{where}").status_code == 422
    assert post(hall.visitor("Bahar"), f"/d/charter/delegations/{where}").status_code == 303
    assert post(hall.visitor("Bahar"), f"/d/charter/delegations/{where}").status_code == 409
    assert speak(hall, "Aydan", "Bahar", "withdraw").status_code == 403
    hall.decide("Cavid", Verdict.APPROVE)
    assert hall.state() is State.AGREED


@pytest.mark.parametrize("database_kind", ["sqlite"])
def test_a_delegation_that_cannot_be_gives_everything_back(hall: Assembly) -> None:
    wrong = [
        {"delegate": hall.people["Bahar"]},
        {"delegate": hall.people["observer"]},
        {"ends": "2020-01-01"},
        {"begins": ""},
        {"begins": (TODAY + timedelta(days=9)).isoformat()},
        {"clause": "0" * 16},
        {"reason": "Ezamiyyətdəyəm." * 200},
    ]
    for other in wrong:
        answer = lend(hall, "Bahar", "Aydan", **other)
        assert answer.status_code in (413, 422), other
        assert "Ezamiyyətdəyəm." in answer.text
    assert lend(hall, "Bahar", "Aydan", reason=" ").status_code == 422
    assert lend(hall, "Bahar", "Aydan").status_code == 303
    assert lend(hall, "Bahar", "Cavid").status_code == 409


def test_votes_by_name_at_a_meeting_take_the_voice_of_who_was_lent_it(hall: Assembly) -> None:
    lend(hall, "Bahar", "Aydan")
    hall.call()
    hall.begin("Aydan", "Cavid")
    votes = hall.votes(Aydan="approve", Bahar="approve")
    assert hall.resolve(**votes).status_code == 303
    spoken = {one.person_id: one.by_id for one in hall.decisions()}
    assert spoken == {hall.people["Aydan"]: None, hall.people["Bahar"]: hall.people["Aydan"]}
    page = hall.visitor("Leyla").get(hall.path("/minutes?language=az")).text
    assert "Aydan (Bahar adından)" in page
    with hall.session() as session:
        assert session.get_one(Person, hall.people["Bahar"]).name == "Bahar"
