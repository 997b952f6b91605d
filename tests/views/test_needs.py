"""Laws of the register's pages: who keeps it, what is never lost, what counts lead to."""

from dataclasses import dataclass
from html import unescape
from io import BytesIO
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from openpyxl import load_workbook
from sqlalchemy import func, select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from app.db import Database
from app.models import HOUSE, Clause, NeedLink, Record, Step
from app.operations.clauses import Typed, save_wording, standing_wording
from app.operations.needs import describe_need, link_need
from app.statute.roles import Role
from app.statute.snapshot import Kind
from tests.makers import a_colleague, a_document, a_person, an_article, as_actor, signed_in
from tests.views.posting import post, token_of

VOICE: dict[str, Any] = {
    "title": {"en": "A voice", "az": "Səs"},
    "text": {"en": "Rectors want one voice."},
    "group": "rectors",
    "priority": "high",
}
FEES: dict[str, Any] = {"title": {"en": "Fair fees"}, "group": "students", "kind": "expectation"}
TYPED = {"title_en": "A seat", "group": "students", "kind": "gap", "priority": "low"}

REFUSED: tuple[tuple[dict[str, str], int], ...] = (
    ({"group": ""}, 422),
    ({"title_en": ""}, 422),
    ({"link": "javascript:alert(1)"}, 422),
    ({"slug": "E-01"}, 409),
    ({"text_az": "x" * 5001}, 413),
)
"""What is wrong, and how it is answered."""

ASKED: tuple[tuple[str, list[str]], ...] = (
    ("group=students", ["E-02"]),
    ("priority=high", ["E-01"]),
    ("kind=expectation", ["E-02"]),
    ("answered=no", ["E-02"]),
    ("answered=yes", ["E-01"]),
    ("answered=partly", ["E-01"]),
    ("answered=fully", []),
    ("q=SƏS", ["E-01"]),
    ("q=e-02 fees", ["E-02"]),
    ("order=priority&kind=none", ["E-01", "E-02"]),
)
"""Filters, and the needs they let through."""


@dataclass
class House:
    """A charter of one chapter with two articles, two needs, the first of them answered."""

    database: Database
    visitors: dict[str, FlaskClient]
    clause: str
    other: str

    def __getitem__(self, who: str) -> FlaskClient:
        return self.visitors[who]

    def steps(self, record: str = HOUSE) -> int:
        with self.database.session() as session:
            return session.get_one(Record, record).steps

    def reword(self) -> None:
        """Somebody changes the clause that answers."""
        with self.database.session() as session:
            clause = session.get_one(Clause, self.clause)
            was = standing_wording(session, self.clause, "az")
            typed = Typed("az", was.heading, "İki səs.", was.digest)
            save_wording(session, as_actor(None), clause, [typed])
            session.commit()


@pytest.fixture
def house(app: Flask, database: Database) -> House:
    with Session(database.engine) as session:
        leyla = a_person(session, "Leyla", steward=True)
        by, charter = as_actor(leyla), a_document(session, leyla)
        people = {role.value: a_colleague(session, charter, role, role).id for role in Role}
        people |= {"steward": leyla.id, "stranger": a_person(session, "Marta").id}
        chapter = an_article(session, charter, leyla, "", kind=Kind.CHAPTER, heading="Orqanlar")
        clause = an_article(session, charter, leyla, "Bir səs.", parent=chapter)
        other = an_article(session, charter, leyla, "Haqq.", parent=chapter, after=clause)
        describe_need(session, by, "E-01", VOICE)
        describe_need(session, by, "E-02", FEES)
        note = {"en": "One member, one vote."}
        link_need(session, by, session.get_one(Clause, clause), "E-01", "partly", note=note)
        session.commit()
    visitors = {who: signed_in(app, one) for who, one in people.items()}
    return House(database, visitors, clause, other)


def send(visitor: FlaskClient, name: str, content: bytes) -> TestResponse:
    """Attach a file to the first need."""
    fields = {"csrf_token": token_of(visitor), "paper": (BytesIO(content), name)}
    return visitor.post("/needs/E-01/papers", data=fields, content_type="multipart/form-data")


def test_a_steward_adds_a_need_which_gets_the_next_number(house: House) -> None:
    answer = post(house["steward"], "/needs/new", TYPED)

    assert answer.headers["Location"] == "/needs/E-03"
    assert "A seat" in house["observer"].get("/needs/E-03").text


def test_a_need_that_cannot_be_is_refused_with_everything_typed(house: House) -> None:
    before = house.steps()
    for wrong, status in REFUSED:
        typed = {**TYPED, **wrong, "evidence_en": "48 vice-rectors"}
        answer = post(house["steward"], "/needs/new", typed)

        assert answer.status_code == status, wrong
        assert "48 vice-rectors" in answer.text
        assert 'role="alert"' in answer.text
    assert house.steps() == before


def test_only_stewards_keep_the_register(house: House) -> None:
    before = house.steps()
    for who in ("coordinator", "member", "observer", "stranger"):
        for address in ("new", "E-01/edit", "E-01/aside", "E-01/up", "E-01/papers"):
            assert post(house[who], f"/needs/{address}", TYPED).status_code == 403
        assert house[who].get("/needs").status_code == 200
    assert house.steps() == before


def test_a_need_is_described_anew_with_its_history_told(house: House) -> None:
    page = house["steward"].get("/needs/E-01/edit").text
    seen = page.split('name="seen" value="')[1].split('"')[0]
    typed = {**TYPED, "title_en": "A voice abroad", "group": "rectors", "seen": seen}
    post(house["steward"], "/needs/E-01/edit", typed)

    page = unescape(house["member"].get("/needs/E-01").text)
    assert "A voice abroad" in page
    assert "high priority → low priority" in page
    assert "described anew since the clause was linked" in page
    again = post(house["steward"], "/needs/E-01/edit", {**typed, "title_en": "Lost?"})
    assert (again.status_code, "Lost?" in again.text) == (409, True)


def test_a_need_set_aside_says_why_until_it_is_taken_up(house: House) -> None:
    assert post(house["steward"], "/needs/E-02/aside", {"reason_en": " "}).status_code == 422
    post(house["steward"], "/needs/E-02/aside", {"reason_en": "A law settles it."})

    assert "A law settles it." in house["observer"].get("/d/charter/needs").text
    assert "Fair fees" in house["observer"].get("/needs?status=set_aside").text
    post(house["steward"], "/needs/E-02/edit", {**TYPED, "title_en": "Fees", "status": "open"})
    assert "A law settles it." in house["observer"].get("/needs/E-02").text

    post(house["steward"], "/needs/E-02/up")
    assert "Fees" not in house["observer"].get("/needs?status=set_aside").text


def test_the_register_shows_what_is_asked_for(house: House) -> None:
    for asked, shown in ASKED:
        page = house["member"].get(f"/needs?{asked}").text
        assert [one for one in ("E-01", "E-02") if f'id="{one}"' in page] == shown, asked


def test_what_answers_in_a_document_nobody_may_read_is_not_told(house: House) -> None:
    assert "Article 1" in house["observer"].get("/needs/E-01").text
    page = house["stranger"].get("/needs/E-01").text
    assert "Charter" not in page
    assert "No clause of a document you may read" in page


def test_a_clause_is_linked_from_the_need(house: House) -> None:
    address = "/d/charter/needs/E-02/link"
    assert house["reviewer"].get(address).status_code == 403
    assert "Haqq." in house["member"].get(address).text
    lost = post(house["member"], address, {"clause": "none", "answers": "fully", "note_en": "Why"})
    assert (lost.status_code, "Why" in lost.text) == (422, True)

    typed = {"clause": house.other, "answers": "fully", "note_en": "It sets them."}
    assert post(house["member"], address, typed).headers["Location"] == "/needs/E-02"

    assert "It sets them." in house["observer"].get("/needs/E-02").text
    form = house["member"].get(f"{address}?clause={house.other}").text
    assert "It sets them." in form


def test_a_changed_clause_is_flagged_with_its_redline_until_looked_at(house: House) -> None:
    assert "clause changed since" not in house["member"].get("/needs/E-01").text
    house.reword()

    page = house["member"].get("/needs/E-01").text
    assert "clause changed since" in page
    assert "<ins>" in page
    for address in ("/needs", "/d/charter/needs", f"/d/charter/c/{house.clause}/cite"):
        assert "clause changed since" in house["member"].get(address).text, address
    confirm = f"/d/charter/c/{house.clause}/needs/confirm"
    assert post(house["reviewer"], confirm, {"need": "E-01"}).status_code == 403

    there = post(house["member"], confirm, {"need": "E-01", "next": "/needs/E-01"})

    assert there.headers["Location"] == "/needs/E-01"
    assert "clause changed since" not in house["member"].get("/needs/E-01").text
    with house.database.session() as session:
        assert session.scalar(select(Step.deed).order_by(Step.at.desc(), Step.number.desc()))
        assert session.scalar(select(func.count()).select_from(NeedLink)) == 2


def test_no_deed_leads_off_this_site(house: House) -> None:
    withdraw = f"/d/charter/c/{house.clause}/needs/withdraw"
    there = post(house["member"], withdraw, {"need": "E-01", "next": "https://evil.example/"})
    assert there.headers["Location"] == "/"


def test_a_paper_comes_back_as_a_download_and_never_as_a_page(house: House) -> None:
    assert send(house["steward"], "Sorğu <2026>.csv", b"=1+1,<script>").status_code == 303
    page = house["observer"].get("/needs/E-01").text
    address = "/needs/E-01/papers/" + page.split("/needs/E-01/papers/")[1].split('"')[0]

    answer = house["stranger"].get(address)

    assert answer.data == b"=1+1,<script>"
    assert answer.headers["Content-Disposition"].startswith("attachment; filename=")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert post(house["member"], f"{address}/away").status_code == 403
    post(house["steward"], f"{address}/away")
    assert house["stranger"].get(address).status_code == 404
    assert post(house["steward"], f"{address}/away").status_code == 422


def test_a_file_that_is_not_taken_is_refused(house: House) -> None:
    before = house.steps()
    for name, content in (("page.html", b"<b>"), ("", b"")):
        assert send(house["steward"], name, content).status_code == 422
    assert house.steps() == before


def test_more_than_ten_megabytes_are_refused_before_they_are_read(house: House) -> None:
    answer = house["steward"].post(
        "/needs/E-01/papers",
        data=b"x" * 10_200_000,
        content_type="multipart/form-data; boundary=x",
    )
    assert (answer.status_code, "10 MB" in answer.text) == (413, True)


def test_the_matrix_leads_from_each_cell_to_its_clause(house: House) -> None:
    page = house["observer"].get("/d/charter/needs").text

    assert f'href="/d/charter/#c-{house.clause}"' in page
    assert "in part" in page
    assert 'href="/needs/E-02"' in page.split('id="unanswered"')[1]
    assert f"#c-{house.other}" in page.split('id="idle"')[1]
    assert house["stranger"].get("/d/charter/needs").status_code == 404
    students = house["observer"].get("/d/charter/needs?group=students").text
    assert "E-01" not in students
    assert "E-01" in house["observer"].get("/d/charter/needs?how=partly&priority=high").text


def test_the_matrix_is_taken_home_in_every_format_and_language(house: House) -> None:
    for ext in ("docx", "pdf", "csv"):
        answer = house["observer"].get(f"/d/charter/needs.{ext}")
        assert (answer.status_code, len(answer.data) > 99) == (200, True)
    for language, said in (("en", "One member, one vote."), ("az", "qismən")):
        answer = house["observer"].get(f"/d/charter/needs.xlsx?language={language}")
        book = load_workbook(BytesIO(answer.data))
        cells = [str(cell.value) for sheet in book for row in sheet for cell in row if cell.value]

        assert any(said in cell for cell in cells)
        assert f"-{language}-" in answer.headers["Content-Disposition"]
    assert house["observer"].get("/d/charter/needs.exe").status_code == 404


def test_an_earlier_step_has_the_matrix_it_had(house: House) -> None:
    assert (
        f"#c-{house.clause}"
        not in (house["observer"].get("/d/charter/needs?at=4").text.split('id="unanswered"')[0])
    )
    assert house["observer"].get("/d/charter/needs.csv?at=4").status_code == 200
    assert house["observer"].get("/d/charter/needs?at=999").status_code == 404


def test_exports_print_the_needs_considered_and_those_left(house: House) -> None:
    post(house["steward"], "/needs/E-02/aside", {"reason_en": "A law settles it."})

    text = house["observer"].get("/d/charter/export/clean.json?language=en").get_json()

    first, second = text["considered"]
    assert (first["group"], first["answers"][0]["how"]) == ("Rectors and managers", "partly")
    assert first["answers"][0]["note"] == "One member, one vote."
    assert second["state"] == "set aside: A law settles it."
