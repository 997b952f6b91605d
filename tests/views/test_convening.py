"""Is a meeting called, held, recorded word by word, and are its minutes closed for ever?"""

import pytest
from flask import Flask

from app.models import Letter
from app.statute.meeting import Stage
from app.statute.workflow import State, Verdict
from tests.views.assembly import NAMES, Assembly, assembled


@pytest.fixture
def hall(app: Flask) -> Assembly:
    return assembled(app)


def test_one_meeting_from_call_to_minutes(hall: Assembly) -> None:
    form = hall.visitor("Leyla").get("/d/charter/meetings/call").text
    assert f'name="item" value="{hall.first}" checked' in form
    assert f'name="item" value="{hall.second}">' in form
    assert hall.call().status_code == 303
    with hall.session() as session:
        assert session.query(Letter).count() == 5
    assert "Birinci iclas" in hall.visitor("Aydan").get("/d/charter/meetings").text
    assert hall.begin("Aydan", "Bahar").status_code == 303
    bahars = {f"dissent-{hall.people['Bahar']}": "Haqq çoxdur."}
    cast = hall.votes(Aydan="approve", Bahar="object")
    answer = hall.resolve(heard="Leyla məruzə etdi.", spoke="Bahar çıxış etdi.", **cast, **bahars)
    assert answer.status_code == 303
    assert {(one.person_id, one.verdict) for one in hall.decisions()} == {
        (hall.people["Aydan"], "approve"),
        (hall.people["Bahar"], "object"),
    }
    assert hall.post("observer", "/close").status_code == 409
    arrived = hall.post("observer", "/attendance", who=hall.people["Cavid"], present="yes")
    assert arrived.status_code == 303
    assert hall.resolve(2, outcome="noted", decided="Büdcə komitəsinə verilsin.").status_code == 303
    assert hall.post("observer", "/end").status_code == 303
    assert hall.post("observer", "/close").status_code == 303
    found = hall.found()
    assert found.stage is Stage.CLOSED
    page = hall.visitor("Cavid").get(hall.path("/minutes?language=az")).text
    for said in (
        "PROTOKOL № 1",
        "EŞİDİLDİ",
        "Leyla məruzə etdi.",
        "Haqq ildə bir dəfə ödənilir.",
        "lehinə – 1, əleyhinə – 1, bitərəf – 0",
        "Cavid iclasa qoşulub",
        "Dilarə Qonaq",
        found.turns[-1][0].digest,
    ):
        assert said in page, said


def test_closed_minutes_never_change_whatever_happens_to_the_text(hall: Assembly) -> None:
    hall.call()
    hall.begin(*NAMES)
    hall.resolve(**hall.votes(Aydan="approve"))
    hall.resolve(2, outcome="put_off")
    hall.post("observer", "/end")
    open_minutes = hall.visitor("Leyla").get(hall.path("/minutes")).text
    assert "DRAFT" in open_minutes
    hall.post("observer", "/close")
    closed = hall.visitor("Leyla").get(hall.path("/minutes.pdf")).data
    hall.reword("Haqq ödənilmir.")
    assert hall.visitor("Leyla").get(hall.path("/minutes.pdf")).data == closed
    for rest in ("/begin", "/end", f"/items/{hall.item()}/resolve", f"/items/{hall.item()}/note"):
        fields = {"outcome": "noted", "heard": "Başqa"}
        assert hall.post("observer", rest, **fields).status_code == 409, rest
    assert hall.post("observer", "/correct", words="Saat 12-də başlanıb.").status_code == 303
    page = hall.visitor("Leyla").get(hall.path("/minutes?language=en")).text
    assert "ADDENDUM" in page
    assert "Saat 12-də başlanıb." in page


def test_votes_that_are_only_counted_make_no_agreement(hall: Assembly) -> None:
    hall.call()
    hall.begin(*NAMES)
    counted = {"how": "count", "count-for": "3", "count-against": "0", "count-abstained": "0"}
    assert hall.resolve(**counted, **hall.votes(Aydan="approve")).status_code == 303
    assert hall.decisions() == []
    assert hall.state() is State.CONTESTED
    assert hall.found().resolutions[hall.item()].tally["for"] == 3


def test_votes_by_name_are_the_members_own_decisions(hall: Assembly) -> None:
    hall.call()
    hall.begin(*NAMES)
    hall.resolve(**hall.votes(Aydan="approve", Bahar="abstain", Cavid="approve"))
    assert hall.state() is State.AGREED
    hall.decide("Cavid", Verdict.OBJECT, "Fikrimi dəyişdim.")
    assert hall.state() is State.CONTESTED


def test_words_that_changed_meanwhile_are_not_decided_on(hall: Assembly) -> None:
    hall.call()
    hall.begin(*NAMES)
    seen = hall.seen()
    hall.reword("Haqq ildə iki dəfə ödənilir.")
    typed = {"decided": "Qəbul olunsun.", "heard": "Məruzə", **hall.votes(Aydan="approve")}
    answer = hall.resolve(**{**seen, **typed})
    assert answer.status_code == 409
    assert hall.decisions() == []
    assert "These words have changed" in answer.text
    assert "<del" in answer.text
    assert "Qəbul olunsun." in answer.text
    assert "Məruzə" in answer.text


def test_a_decision_on_words_needs_a_quorum(hall: Assembly) -> None:
    hall.call()
    hall.begin("Aydan")
    answer = hall.resolve(**hall.votes(Aydan="approve"))
    assert answer.status_code == 409
    assert "quorum" in answer.text
    assert hall.resolve(outcome="put_off").status_code == 303
    assert hall.decisions() == []


def test_nobody_votes_who_is_not_there(hall: Assembly) -> None:
    hall.call()
    hall.begin("Aydan", "Bahar")
    answer = hall.resolve(**hall.votes(Cavid="approve"))
    assert answer.status_code == 422
    assert "Cavid is not there" in answer.text
    assert hall.decisions() == []
    leaves = hall.post("observer", "/attendance", who=hall.people["Bahar"], present="no")
    assert leaves.status_code == 303
    assert hall.resolve(**hall.votes(Bahar="approve")).status_code == 409


def test_recording_anew_takes_back_voices_that_were_entered_wrongly(hall: Assembly) -> None:
    hall.call()
    hall.begin(*NAMES)
    hall.resolve(**hall.votes(Aydan="approve", Cavid="approve", Bahar="approve"))
    assert hall.state() is State.AGREED
    hall.resolve(**hall.votes(Aydan="approve"))
    assert hall.state() is State.DRAFT
    hall.resolve(outcome="put_off")
    assert [one.verdict for one in hall.decisions()][-1] == "withdraw"


def test_a_member_contests_a_voice_entered_for_them(hall: Assembly) -> None:
    hall.call()
    hall.begin(*NAMES)
    hall.resolve(**hall.votes(Aydan="approve", Bahar="approve", Cavid="approve"))
    where = f"/items/{hall.item()}/contest"
    assert (
        "That was not my word" in hall.visitor("Bahar").get(hall.path(f"?item={hall.item()}")).text
    )
    assert hall.post("Bahar", where, contest="").status_code == 422
    assert hall.post("Bahar", where, contest="Əleyhinə idim.").status_code == 303
    assert hall.post("Bahar", where, contest="Yenə").status_code == 409
    assert hall.post("Leyla", where, contest="Mən də").status_code == 403
    last = hall.decisions()[-1]
    assert (last.person_id, last.verdict) == (hall.people["Bahar"], "withdraw")
    again = hall.resolve(**hall.votes(Bahar="approve"))
    assert again.status_code == 409
    assert "Əleyhinə idim." in hall.visitor("Aydan").get(hall.path("/minutes")).text


def test_a_voice_is_contested_within_the_stated_days_only(hall: Assembly) -> None:
    hall.call(contest_days="0")
    hall.begin(*NAMES)
    assert hall.found().terms.contest_days == 0
    hall.resolve(**hall.votes(Aydan="approve"))
    answer = hall.post("Aydan", f"/items/{hall.item()}/contest", contest="Yox")
    assert answer.status_code == 303


def test_a_member_who_decided_since_keeps_their_own_word_when_contesting(hall: Assembly) -> None:
    hall.call()
    hall.begin(*NAMES)
    hall.resolve(**hall.votes(Aydan="object"))
    hall.decide("Aydan", Verdict.APPROVE)
    hall.post("Aydan", f"/items/{hall.item()}/contest", contest="Yox")
    assert [one.verdict for one in hall.decisions()] == ["object"]


@pytest.mark.parametrize("database_kind", ["sqlite"])
def test_a_call_that_cannot_be_kept_gives_everything_back(hall: Assembly) -> None:
    wrong: list[dict[str, object]] = [
        {"title": ""},
        {"day": "sabah"},
        {"chair": "nobody"},
        {"invited": ["nobody"]},
        {"time": "25:99"},
        {"item": [], "free": [""]},
        {"item": ["0" * 16]},
        {"title": "x" * 201},
    ]
    for other in wrong:
        answer = hall.call(**other)
        assert answer.status_code in (413, 422), other
        assert 'role="alert"' in answer.text
        assert "Dilarə Qonaq" in answer.text
    assert "No meeting was called yet" in hall.visitor("Leyla").get("/d/charter/meetings").text


@pytest.mark.parametrize("database_kind", ["sqlite"])
def test_a_call_is_changed_and_called_off(hall: Assembly) -> None:
    hall.call()
    form = hall.visitor("Leyla").get(hall.path("/change")).text
    assert "Üzvlük haqqı" in form
    meeting, item = hall.meeting, hall.item()
    fields: dict[str, object] = {"title": "Başqa ad", "day": "2027-01-15"}
    fields |= {
        "chair": hall.people["Leyla"],
        "secretary": hall.people["observer"],
        "item": [hall.first],
    }
    fields |= {f"id-{hall.first}": item}
    assert hall.post("Leyla", "/change", **fields).status_code == 303
    assert hall.found().terms.title == "Başqa ad"
    assert hall.item() == item
    assert hall.post("Leyla", "/change", **{**fields, "day": ""}).status_code == 422
    assert hall.post("Leyla", "/cancel", reason="").status_code == 422
    assert hall.post("Leyla", "/cancel", reason="Xəstəlik").status_code == 303
    assert hall.found().stage is Stage.CANCELLED
    assert hall.begin("Aydan").status_code == 409
    assert meeting == hall.meeting


@pytest.mark.parametrize("database_kind", ["sqlite"])
def test_only_who_keeps_the_minutes_records_anything(hall: Assembly) -> None:
    hall.call()
    assert hall.post("Aydan", "/begin", present=[]).status_code == 403
    assert hall.begin("Aydan", "Bahar").status_code == 303
    for rest in ("/end", "/attendance", f"/items/{hall.item()}/resolve"):
        fields = {"outcome": "noted", "who": hall.people["Cavid"], "present": "yes"}
        assert hall.post("Aydan", rest, **fields).status_code == 403, rest
    assert hall.post("observer", "/items/none/resolve", outcome="noted").status_code == 404
    assert hall.resolve(outcome="adopted").status_code == 422
    assert hall.resolve(**hall.votes(Aydan="maybe")).status_code == 400
    assert hall.resolve(2, outcome="approved", decided="").status_code == 422


@pytest.mark.parametrize("database_kind", ["sqlite"])
def test_a_screen_shows_one_item_at_a_time(hall: Assembly) -> None:
    hall.decide("Aydan", Verdict.APPROVE)
    hall.reword("Haqq ildə iki dəfə ödənilir.")
    hall.call()
    watching = hall.visitor("reviewer")
    assert "Üzvlük haqqı" in watching.get(hall.path("/screen")).text
    page = watching.get(hall.path("/screen?place=1")).text
    assert "<del" in page
    assert 'rel="next"' in page
    plain = watching.get(hall.path("/screen?place=1&against=none")).text
    assert "<del" not in plain
    last = watching.get(hall.path("/screen?place=99")).text
    assert "Üzvlük haqqı" in last
    assert 'rel="next"' not in last


@pytest.mark.parametrize("database_kind", ["sqlite"])
def test_an_extract_holds_the_chosen_items(hall: Assembly) -> None:
    hall.call()
    hall.begin(*NAMES)
    hall.resolve(2, outcome="approved", decided="Haqq 100 manat olsun.", how="name")
    page = hall.visitor("Aydan").get(hall.path("/minutes?extract=2&language=az")).text
    assert "PROTOKOLDAN ÇIXARIŞ" in page
    assert "Haqq 100 manat olsun." in page
    assert "Çıxarış düzdür" in page
    assert hall.visitor("Aydan").get(hall.path("/minutes?extract=9")).status_code == 404
    for ext, begins in (("docx", b"PK"), ("pdf", b"%PDF")):
        got = hall.visitor("Aydan").get(hall.path(f"/minutes.{ext}?extract=2"))
        assert got.data.startswith(begins)
    assert hall.visitor("Aydan").get(hall.path("/minutes.exe")).status_code == 404
