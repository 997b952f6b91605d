"""Laws of the amending page: the act as printed, each instruction beside the clause it is about."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from app.db import Database
from app.models import Clause
from app.operations.clauses import Typed, save_wording
from app.operations.structure import move_clause
from app.statute.snapshot import word
from tests.makers import a_document, a_person, a_revision, an_article, as_actor, signed_in

OLD = "Şuranın iclasları rübdə bir dəfə sədrin təklif etdiyi gündəliklə keçirilir."


@dataclass
class House:
    """A regulation reworded, added to and rearranged after step 4; a charter; who may read."""

    visitor: FlaskClient
    stranger: FlaskClient
    reworded: str


@pytest.fixture
def house(app: Flask, database: Database) -> Iterator[House]:
    with Session(database.engine, expire_on_commit=False) as session:
        leyla = a_person(session, "Leyla")
        regulation, actor = a_revision(session, leyla), as_actor(leyla)
        ids: list[str] = []
        for text in (OLD, "İkinci.", "Üçüncü."):
            ids.append(an_article(session, regulation, leyla, text, after=ids[-1] if ids else None))
        typed = Typed("az", "", OLD.replace("rübdə", "ayda"), word("az", "", OLD).digest)
        save_wording(session, actor, session.get_one(Clause, ids[0]), [typed])
        an_article(session, regulation, leyla, "Yeni <maddə>.", after=ids[0])
        charter = a_document(session, leyla)
        first = an_article(session, charter, leyla, "Birinci.")
        second = an_article(session, charter, leyla, "İkinci.", after=first)
        move_clause(session, actor, charter, second, parent=None, after=None, seen=3)
        stranger = a_person(session, "Marta")
        session.commit()
        yield House(signed_in(app, leyla.id), signed_in(app, stranger.id), ids[0])


def page(house: House, **asked: str) -> str:
    query = {"from": "4", **asked}
    return house.visitor.get("/d/regulation/amending", query_string=query).text


def test_the_act_stands_as_it_would_be_printed(house: House) -> None:
    text = page(house)
    assert "“rübdə” sözü “ayda” sözü ilə əvəz edilsin" in text
    assert "Yeni &lt;maddə&gt;.”" in text
    assert "<maddə>" not in text


def test_each_instruction_leads_to_its_clause_and_folds_its_redline(house: House) -> None:
    text = page(house)
    assert f'href="/d/regulation/?language=az#c-{house.reworded}"' in text
    redline = text[text.index('class="aside"') :].partition("</details>")[0]
    assert "rübdə" in redline[redline.index("<del>") :]
    assert "ayda" in redline[redline.index("<ins>") :]


def test_it_says_that_the_text_was_proven(house: House) -> None:
    assert "Proven: this Azerbaijani text" in page(house)


def test_the_english_help_says_it_is_not_the_act(house: House) -> None:
    text = page(house, language="en")
    assert "It is not the act" in text
    assert "the word “rübdə” is replaced by “ayda”" in text


def test_from_a_step_to_itself_there_is_nothing_to_amend(house: House) -> None:
    assert "there is nothing to amend" in page(house, to="4")


def test_a_draft_whose_numbers_moved_is_told_why_it_cannot_be_amended(house: House) -> None:
    answer = house.visitor.get("/d/charter/amending", query_string={"from": "3"})
    assert answer.status_code == 200
    assert "2 clauses of this draft came to bear another" in answer.text


def test_the_comparison_of_an_act_in_force_leads_here(house: House) -> None:
    leads = "/d/regulation/amending?from="
    assert leads in house.visitor.get("/d/regulation/compare").text
    assert "/amending" not in house.visitor.get("/d/charter/compare").text


@pytest.mark.parametrize(
    ("ext", "begins"), [("docx", b"PK"), ("pdf", b"%PDF-"), ("md", b"# "), ("json", b"{")]
)
def test_it_is_taken_home_in_every_format(house: House, ext: str, begins: bytes) -> None:
    query = {"against": "4", "at": "6"}
    answer = house.visitor.get(f"/d/regulation/export/amending.{ext}", query_string=query)
    assert answer.status_code == 200
    assert answer.data.startswith(begins)
    assert "amending act, step 6" in str(answer.headers["Content-Disposition"]).replace(
        "%20", " "
    ).replace("%2C", ",")


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ({"against": "4", "at": "4"}, "there is nothing to amend"),
        ({"against": "99"}, "There is no step 99"),
    ],
)
def test_what_cannot_be_taken_home_is_said_on_the_page(
    house: House, query: dict[str, str], sentence: str
) -> None:
    answer = house.visitor.get("/d/regulation/export/amending.docx", query_string=query)
    assert answer.status_code >= 400
    assert sentence in answer.text


def test_a_step_that_is_not_there_and_a_stranger_are_answered_404(house: House) -> None:
    ask = {"query_string": {"from": "99"}}
    assert house.visitor.get("/d/regulation/amending", **ask).status_code == 404
    assert house.stranger.get("/d/regulation/amending").status_code == 404
