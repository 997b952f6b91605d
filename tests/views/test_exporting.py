"""Laws of the export page: what is taken home, how it is called, and what stands in its way."""

import json
from dataclasses import dataclass
from urllib.parse import unquote

import pytest
from flask import Flask
from flask.testing import FlaskClient
from lxml import etree
from sqlalchemy.orm import Session

from app.db import Database
from app.exporting import OFFERED
from app.models import Clause, Record
from app.operations.clauses import Typed, save_wording
from app.statute.roles import Role
from app.statute.snapshot import word
from tests.formats.akn.samples import schema
from tests.makers import a_colleague, a_document, a_person, an_article, as_actor, signed_in

BEGINS = {"docx": b"PK", "pdf": b"%PDF-", "md": b"---\n", "json": b"{", "xml": b"<?xml"}


@dataclass
class House:
    """A charter reworded once, an empty plan, and an observer of the charter."""

    observer: FlaskClient
    stranger: FlaskClient
    founder: FlaskClient
    digest: str


@pytest.fixture
def house(app: Flask, database: Database) -> House:
    with Session(database.engine) as session:
        leyla = a_person(session, "Leyla")
        charter = a_document(session, leyla)
        a_document(session, leyla, "plan")
        said = "Hər üzvün bir səsi var."
        clause = an_article(session, charter, leyla, said, heading="Səs")
        typed = Typed("az", "Səs", "Hər üzvün iki səsi var.", word("az", "Səs", said).digest)
        save_wording(session, as_actor(leyla), session.get_one(Clause, clause), [typed])
        observer = a_colleague(session, charter, Role.OBSERVER, "Erik").id
        stranger, founder = a_person(session, "Marta").id, leyla.id
        digest = session.get_one(Record, charter.id).digest
        session.commit()
    return House(
        signed_in(app, observer), signed_in(app, stranger), signed_in(app, founder), digest
    )


@pytest.mark.parametrize("ext", BEGINS)
def test_whoever_may_read_takes_the_clean_text_home(house: House, ext: str) -> None:
    answer = house.observer.get(f"/d/charter/export/clean.{ext}?language=az")

    assert answer.status_code == 200
    assert answer.data.startswith(BEGINS[ext])


@pytest.mark.parametrize("ext", ["docx", "pdf", "json"])
def test_the_table_compares_with_the_first_text_where_none_is_in_force(
    house: House, ext: str
) -> None:
    answer = house.observer.get(f"/d/charter/export/comparative.{ext}")

    assert answer.status_code == 200
    assert answer.data.startswith(BEGINS[ext])


def test_json_of_the_table_numbers_both_sides(house: House) -> None:
    told = json.loads(house.observer.get("/d/charter/export/comparative.json").data)

    assert [clause["number"] for clause in told["clauses"]] == ["1"]
    assert [clause["number"] for clause in told["against"]["clauses"]] == ["1"]


def test_a_file_is_named_in_any_alphabet_and_plainly(house: House) -> None:
    answer = house.observer.get("/d/charter/export/clean.md")

    named = answer.headers["Content-Disposition"]
    assert 'filename="charter-clean-az-4.md"' in named
    assert unquote(named.partition("filename*=UTF-8''")[2]).startswith(
        "Charter (clean text, step 4)"
    )


def test_an_older_step_is_taken_home_as_it_was(house: House) -> None:
    older = house.observer.get("/d/charter/export/clean.md?step=2").text

    assert "bir səsi" in older
    assert "iki səsi" not in older


def test_agreement_is_told_for_the_newest_step_only(house: House) -> None:
    newest = json.loads(house.observer.get("/d/charter/export/clean.json").data)
    older = json.loads(house.observer.get("/d/charter/export/clean.json?step=2").data)

    assert [clause["state"] for clause in newest["clauses"]] == ["draft"]
    assert newest["approvers"]
    assert [clause["state"] for clause in older["clauses"]] == [None]
    assert older["approvers"] == []


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/d/charter/export/clean.pdf?step=99", 404, "There is no step 99"),
        ("/d/charter/export/clean.pdf?at=nowhere", 404, "There is no step nowhere"),
        ("/d/charter/export/clean.pdf?step=٣", 404, "There is no step"),
        ("/d/charter/export/comparative.xml", 404, "It is written as: DOCX, PDF, XLSX"),
        ("/d/charter/export/other.pdf", 404, "no such form of export"),
        ("/d/charter/export/clean.exe", 404, "not written in that format"),
        ("/d/plan/export/comparative.docx", 422, "no older text"),
        ("/d/charter/export/comparative.docx?step=2", 422, "no older text"),
    ],
)
def test_what_cannot_be_written_is_said_on_the_page(
    house: House, path: str, status: int, words: str
) -> None:
    answer = house.founder.get(path)

    assert answer.status_code == status
    assert words in answer.text
    assert "<form" in answer.text


def test_the_page_shows_the_anchor_and_how_to_verify(house: House) -> None:
    page = house.observer.get("/d/charter/export").text

    assert f"record verify charter --anchor 4:{house.digest}" in page


def test_a_stranger_takes_nothing_home(house: House) -> None:
    assert house.stranger.get("/d/charter/export").status_code == 404
    assert house.stranger.get("/d/charter/export/clean.md").status_code == 404


def test_akoma_ntoso_is_valid_and_can_hold_both_languages(house: House) -> None:
    one = house.observer.get("/d/charter/export/clean.xml?language=az")
    both = house.observer.get("/d/charter/export/clean.xml?language=az&both=1&step=2")

    for answer in (one, both):
        schema().assertValid(etree.fromstring(answer.data))
        assert answer.content_type == "application/akn+xml"
    assert "charter-clean-both-2.xml" in both.headers["Content-Disposition"]
    assert (one.data.count(b"<act "), both.data.count(b"<act ")) == (1, 2)


def test_what_has_no_two_languages_in_one_file_says_what_has(house: House) -> None:
    answer = house.observer.get("/d/charter/export/clean.md?both=1")

    assert answer.status_code == 422
    assert "Akoma Ntoso" in answer.text.split('id="problem"')[1][:300]
    letter = house.observer.get("/d/charter/export/letter.pdf?language=both")
    assert letter.status_code == 422
    assert "one language at a time" in letter.text


@pytest.mark.parametrize("database_kind", ["sqlite"])
def test_columns_stand_in_their_places_and_a_link_keeps_them(house: House) -> None:
    ticked = "columns=state&columns=older&place-state=2&place-older=1"
    answer = house.observer.get(f"/d/charter/export/comparative.csv?language=en&{ticked}")
    assert answer.text.splitlines()[0].startswith('\ufeff"First draft","State"')
    page = house.observer.get(f"/d/charter/export?form=comparative&language=en&{ticked}").text
    assert "columns=older,state" in page.replace("%2C", ",")
    again = house.observer.get("/d/charter/export/comparative.csv?language=en&columns=older,state")
    assert again.data == answer.data


@pytest.mark.parametrize("database_kind", ["sqlite"])
def test_a_column_nobody_knows_is_refused_with_those_there_are(house: House) -> None:
    answer = house.observer.get("/d/charter/export/comparative.csv?columns=price")
    assert answer.status_code == 422
    assert "no column “price”" in answer.text


@pytest.mark.parametrize("database_kind", ["sqlite"])
@pytest.mark.parametrize("form", OFFERED)
def test_the_page_offers_of_each_form_what_it_can_take(house: House, form: str) -> None:
    page = house.observer.get(f"/d/charter/export?form={form}&language=en").text
    assert ('id="against"' in page) is OFFERED[form].compares
    assert ('value="both"' in page) is bool(OFFERED[form].bilingual)
    assert ('name="columns"' in page) is bool(OFFERED[form].columns)


@pytest.mark.parametrize("database_kind", ["sqlite"])
def test_every_table_is_written_in_every_format(house: House) -> None:
    for form in ("register", "approvals", "concordance"):
        for ext in ("docx", "xlsx", "csv", "json", "md"):
            answer = house.observer.get(f"/d/charter/export/{form}.{ext}?step=3")
            assert answer.status_code == 200, (form, ext)
