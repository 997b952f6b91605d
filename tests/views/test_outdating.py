"""Are overtaken decisions shown with what changed, said again in one click, and carried over?"""

from typing import Any

import pytest
from sqlalchemy import select

from app.models import Clause, Document, Person, Step
from app.operations.documents import change_particulars
from app.operations.sealing import seal
from app.operations.structure import strike_clause
from app.statute.policy import Policy
from app.statute.workflow import State
from tests.makers import as_actor
from tests.views.posting import post
from tests.views.test_agreeing import Chamber, ballot, chamber

__all__ = ["chamber"]


@pytest.fixture
def overtaken(chamber: Chamber) -> Chamber:
    """Both members approved the first article; then its paragraph says twice instead of once."""
    for member in ("rashad", "aygun"):
        chamber.decide(member, "approve")
    chamber.reword("İldə iki dəfə.")
    return chamber


def digests(chamber: Chamber) -> dict[str, str]:
    """The words that were decided on and the words that stand, as the page's forms send them."""
    standing = chamber.where().by_clause[chamber.paragraph]
    given = [vote.given_on or vote.digest for vote in standing.votes]
    return {"before": given[0], "after": standing.digest}


def test_the_redline_runs_from_the_words_decided_on_to_those_that_stand(overtaken: Chamber) -> None:
    page = overtaken.visitor("marta").get("/d/charter/outdated").text
    assert "<ins>" in page
    assert "rashad" in page
    assert "I approve the words as they stand now" not in page
    assert "Let them count" not in page


def test_one_says_ones_own_word_again_in_one_click_and_nobody_elses(overtaken: Chamber) -> None:
    rashad = overtaken.visitor("rashad")
    page = rashad.get("/d/charter/outdated").text
    assert page.count("I approve the words as they stand now") == 1
    fields = {
        "verdict": "approve",
        "reason": "",
        "next": "/d/charter/outdated?show=mine",
        f"seen-{overtaken.paragraph}": digests(overtaken)["after"],
    }
    answer = post(rashad, f"/d/charter/c/{overtaken.paragraph}/decide", fields)
    assert answer.status_code == 303
    assert answer.location.startswith("/d/charter/outdated?show=mine#c-")
    standing = overtaken.where().by_clause[overtaken.paragraph]
    assert [vote.person for vote in standing.current] == [overtaken.people["rashad"]]
    assert "No decision of yours is outdated" in rashad.get("/d/charter/outdated?show=mine").text


def test_the_page_of_decision_shows_the_redline_too(overtaken: Chamber) -> None:
    page = overtaken.visitor("rashad").get(f"/d/charter/c/{overtaken.article}/decide").text
    assert "Decided on other words" in page
    assert "<ins>" in page


def test_words_of_other_meaning_are_never_carried_over(overtaken: Chamber) -> None:
    path = f"/d/charter/c/{overtaken.paragraph}/carry"
    leyla = overtaken.visitor("leyla")
    assert "Let them count" not in leyla.get("/d/charter/outdated").text
    answer = post(leyla, path, digests(overtaken))
    assert answer.status_code == 409
    assert "More than typography has changed" in answer.text
    for rubbish in ({}, {"before": "x" * 99_999, "after": "\x00"}):
        assert post(leyla, path, rubbish).status_code == 409


def test_typography_is_carried_over_by_the_coordinator_and_taken_back(chamber: Chamber) -> None:
    for member in ("rashad", "aygun"):
        chamber.decide(member, "approve")
    chamber.reword("İldə\u00a0bir dəfə.")
    leyla = chamber.visitor("leyla")
    assert "Only typography has changed: spaces." in leyla.get("/d/charter/outdated").text
    fields = digests(chamber)
    for visitor in ("rashad", "marta"):
        for deed in ("carry", "carry/undo"):
            path = f"/d/charter/c/{chamber.paragraph}/{deed}"
            assert post(chamber.visitor(visitor), path, fields).status_code == 403
    assert post(leyla, f"/d/charter/c/{chamber.paragraph}/carry", fields).status_code == 303
    assert chamber.where().state(chamber.article) is State.AGREED
    pages = ("outdated", f"c/{chamber.article}/decide", f"c/{chamber.paragraph}/decide")
    for page in pages:
        assert "carried over by Leyla" in chamber.visitor("rashad").get(f"/d/charter/{page}").text
    assert "carried over to a typographic change" in leyla.get("/d/charter/board").text
    assert "carried over to a typographic change" in leyla.get("/d/charter/").text
    assert "let what you said count" in chamber.visitor("rashad").get("/inbox").text
    undo = f"/d/charter/c/{chamber.paragraph}/carry/undo"
    assert post(leyla, undo, fields).status_code == 303
    assert chamber.where().state(chamber.article) is State.DRAFT
    assert post(leyla, undo, fields).status_code == 409
    assert "took back that words were carried over" in leyla.get("/d/charter/history").text


def test_a_decision_on_words_that_were_struck_since_says_so(chamber: Chamber) -> None:
    chamber.decide("rashad", "approve")
    with chamber.session() as session:
        document = session.scalars(select(Document)).one()
        leyla = as_actor(session.get_one(Person, chamber.people["leyla"]))
        seen = session.get_one(Clause, chamber.paragraph).born
        strike_clause(session, leyla, document, chamber.paragraph, seen=seen, reason="Artıqdır")
        session.commit()
    page = chamber.visitor("leyla").get("/d/charter/outdated").text
    assert "These words have been struck since." in page
    assert "Let them count" not in page


@pytest.mark.parametrize(
    ("verdict", "status"), [("object", 303), ("abstain", 303), ("sign", 400), ("propose", 400)]
)
def test_many_articles_are_judged_in_one_go_with_one_reason(
    chamber: Chamber, verdict: str, status: int
) -> None:
    fields: dict[str, Any] = ballot(chamber, chamber.article, chamber.other, verdict=verdict)
    fields["reason"] = "Vaxtı deyil"
    answer = post(chamber.visitor("rashad"), "/d/charter/ballot/decide", fields)
    assert answer.status_code == status
    if status == 303:
        said = chamber.where().by_clause[chamber.other].current
        assert [(vote.verdict, vote.reason) for vote in said] == [(verdict, "Vaxtı deyil")]


def test_an_objection_to_many_needs_a_reason_and_loses_nothing(chamber: Chamber) -> None:
    fields = ballot(chamber, chamber.other, verdict="object")
    answer = post(chamber.visitor("rashad"), "/d/charter/ballot/decide", {**fields, "only": "all"})
    assert answer.status_code == 422
    assert f'value="{chamber.other}" checked' in answer.text


def test_what_is_chosen_on_the_board_is_ticked_on_the_ballot(chamber: Chamber) -> None:
    rashad = chamber.visitor("rashad")
    board = rashad.get("/d/charter/board").text
    assert f'name="among" value="{chamber.other}" form="chosen"' in board
    page = rashad.get(f"/d/charter/ballot?among={chamber.other}").text
    assert page.count('name="unit"') == 1
    assert f'value="{chamber.other}" checked' in page
    chamber.decide("leyla", "propose")
    every = rashad.get("/d/charter/ballot?only=proposed&tick=all").text
    assert every.count('name="unit"') == every.count('name="unit" value=') == 1
    assert f'value="{chamber.article}" checked' in every


def test_dissent_stays_on_the_board_and_in_the_seal_though_the_majority_agrees(
    chamber: Chamber,
) -> None:
    with chamber.session() as session:
        document = session.scalars(select(Document)).one()
        leyla = as_actor(session.get_one(Person, chamber.people["leyla"]))
        change_particulars(
            session, leyla, document, policy=Policy(1, objections_hold=False, authors_count=True)
        )
        session.commit()
    chamber.decide("rashad", "approve")
    chamber.decide("aygun", "object", reason="Azdır")
    assert chamber.where().state(chamber.article) is State.AGREED
    assert "Azdır" in chamber.visitor("marta").get("/d/charter/board").text
    with chamber.session() as session:
        document = session.scalars(select(Document)).one()
        leyla = as_actor(session.get_one(Person, chamber.people["leyla"]))
        why = dict.fromkeys(["", chamber.chapter, chamber.other], "Qalsın")
        seal(session, leyla, document, "Belədir", why)
        session.commit()
        told = session.scalars(select(Step).where(Step.deed == "seal")).one().facts["dissent"]
    assert {(one["clause"], one["verdict"], one["reason"]) for one in told} == {
        (chamber.article, "object", "Azdır"),
        (chamber.paragraph, "object", "Azdır"),
    }
    page = chamber.visitor("marta").get("/d/charter/seals/1").text
    assert "Signed off with dissent: 2" in page
