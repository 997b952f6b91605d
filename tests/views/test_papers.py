"""Laws of the note and the letter: drafted, reworded, drafted again, and nothing lost."""

import re
from dataclasses import dataclass

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from app.db import Database
from app.statute.roles import Role
from tests.makers import a_colleague, a_document, a_person, an_article, signed_in

pytestmark = pytest.mark.parametrize("database_kind", ["sqlite"])
"""What is kept, and how, is tried on both databases in tests/operations."""


@dataclass
class House:
    """A charter of one article, its coordinator, and a member."""

    leyla: FlaskClient
    member: FlaskClient


@pytest.fixture
def house(app: Flask, database: Database) -> House:
    with Session(database.engine) as session:
        leyla = a_person(session, "Leyla")
        charter = a_document(session, leyla)
        an_article(session, charter, leyla, "Hər üzvün bir səsi var.", heading="Səs")
        member = a_colleague(session, charter, Role.MEMBER, "Nigar").id
        coordinator = leyla.id
        session.commit()
    return House(signed_in(app, coordinator), signed_in(app, member))


def hidden(page: str, name: str) -> str:
    """What a hidden field of the page's form holds."""
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found is not None
    return found[1]


def saved(
    visitor: FlaskClient, text: str, address: str = "note/purpose", **facts: str
) -> TestResponse:
    """A section sent from its own form."""
    page = visitor.get(f"/d/charter/{address}?language=en").text
    form = {name: hidden(page, name) for name in ("seen", "drafted", "csrf_token", "language")}
    return visitor.post(f"/d/charter/{address}", data={**form, "text": text, **facts})


def test_the_note_is_drafted_from_the_record(house: House) -> None:
    page = house.member.get("/d/charter/note?language=en").text
    assert "The draft “Charter” has 1 articles." in page
    assert "The record says nothing of this." in page


def test_a_coordinator_puts_it_into_words_that_stand_in_the_file(house: House) -> None:
    assert saved(house.leyla, "**Ours** and no other.").status_code == 303
    assert (
        "<strong>Ours</strong> and no other."
        in house.member.get("/d/charter/note?language=en").text
    )
    file = house.member.get("/d/charter/export/note.md?language=en").text
    assert "## What the draft is\n\n**Ours** and no other." in file
    assert "Ours" not in house.member.get("/d/charter/export/note.md?language=az").text
    past = house.member.get("/d/charter/export/note.md?language=en&step=2").text
    assert "Ours" not in past


def test_a_preview_keeps_nothing(house: House) -> None:
    answer = saved(house.leyla, "*Not yet*", preview="1")
    assert answer.status_code == 200
    assert "<em>Not yet</em>" in answer.text
    assert "Not yet" not in house.member.get("/d/charter/note?language=en").text


def test_a_clash_shows_both_and_loses_neither(house: House) -> None:
    saved(house.leyla, "First words.")
    answer = saved(house.leyla, "Other words.", seen="0")
    assert answer.status_code == 409
    assert "First words." in answer.text
    assert "Other words." in answer.text
    again = saved(house.leyla, "Other words.", seen=hidden(answer.text, "seen"))
    assert again.status_code == 303


def test_the_draft_stands_again_where_it_is_asked_for(house: House) -> None:
    saved(house.leyla, "Ours.")
    page = house.leyla.get("/d/charter/note?language=en").text
    form = {name: hidden(page, name) for name in ("seen", "csrf_token", "language")}
    assert house.leyla.post("/d/charter/note/purpose/redraft", data=form).status_code == 303
    assert "has 1 articles." in house.member.get("/d/charter/note?language=en").text
    again = house.leyla.post("/d/charter/note/purpose/redraft", data=form, follow_redirects=True)
    assert again.status_code == 200


def test_words_written_beside_another_draft_say_so_until_they_are_kept(house: House) -> None:
    saved(house.leyla, "Ours.", drafted="0" * 64)
    page = house.leyla.get("/d/charter/note?language=en").text
    assert "The draft says something else since" in page
    form = {name: hidden(page, name) for name in ("seen", "csrf_token", "language")}
    house.leyla.post("/d/charter/note/purpose/keep", data=form)
    page = house.leyla.get("/d/charter/note?language=en").text
    assert "The draft says something else since" not in page
    assert "Ours." in page


def test_too_long_a_section_comes_back_as_it_was_typed(house: House) -> None:
    answer = saved(house.leyla, "a" * 40_001)
    assert answer.status_code == 413
    assert "a" * 40_001 in answer.text


def test_a_member_reads_and_does_not_write(house: House) -> None:
    assert house.member.get("/d/charter/note/purpose").status_code == 403
    assert house.leyla.get("/d/charter/note/nothing").status_code == 404
    assert house.leyla.get("/d/charter/paper/purpose").status_code == 404


def test_a_letter_is_filled_in_with_what_the_address_says(house: House) -> None:
    asked = "number=12-3&addressee=Ministry&date=2026-05-12&enclosures=One%0ATwo&signatory=Leyla"
    page = house.member.get(f"/d/charter/letter?language=en&{asked}").text
    for words in ("No 12-3", "12 May 2026", "To: Ministry", "<li>One</li>", "Leyla"):
        assert words in page
    file = house.member.get(f"/d/charter/export/letter.md?language=en&{asked}").text
    assert "1. One\n2. Two" in file


def test_a_letter_says_which_placeholder_is_none(house: House) -> None:
    saved(house.leyla, "To {{ addressee }}, {{ config }}", "letter/letter")
    page = house.member.get("/d/charter/letter?language=en&date=nonsense").text
    assert "No placeholder is called: config" in page
    assert "{{ config }}" in page
