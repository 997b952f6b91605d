"""Clauses beside European instruments: what they draw on, what rests on nothing, one topic."""

import csv
import io

import pytest
from flask import Flask
from flask.testing import FlaskClient
from openpyxl import load_workbook
from sqlalchemy.orm import Session

from app.models import Clause, Person
from app.operations.citing import cite, describe_extract, describe_source
from app.operations.clauses import standing_placement
from app.operations.structure import strike_clause
from app.queries.concordance import concordance
from app.queries.snapshots import snapshot
from app.statute.roles import Role
from app.statute.snapshot import Kind
from tests.makers import a_colleague, a_document, a_person, an_article, as_actor, signed_in


class Scene:
    """A charter of a chapter with two articles and an article outside; a library of two sources."""

    def __init__(self, app: Flask, session: Session) -> None:
        self.app, self.session = app, session
        self.leyla = a_person(session)
        self.by = as_actor(self.leyla)
        self.document = a_document(session, self.leyla, "charter")
        self.chapter = self._made("Ümumi müddəalar", kind=Kind.CHAPTER)
        self.first = self._made("Ad", parent=self.chapter)
        self.second = self._made("Məqsəd", parent=self.chapter, after=self.first)
        self.paragraph = self._made("", "Müddət üç ildir.", kind=Kind.PARAGRAPH, parent=self.second)
        for source, name in (("uniko", "Uniko"), ("crus", "+CRUS")):
            country = "AT" if source == "uniko" else ""
            facts = {"title": {"az": name}, "organisation": {"az": name}, "country": country}
            describe_source(session, self.by, source, facts)
        self._extract("uniko", "uniko-terms", ["terms", "elections"])
        self._extract("crus", "crus-terms", ["terms"])
        self._extract("crus", "crus-seat", ["seat"])

    def _made(
        self,
        heading: str,
        text: str = "",
        *,
        kind: Kind = Kind.ARTICLE,
        parent: str | None = None,
        after: str | None = None,
    ) -> str:
        return an_article(
            self.session,
            self.document,
            self.leyla,
            text,
            heading=heading,
            kind=kind,
            parent=parent,
            after=after,
        )

    def _extract(self, source: str, slug: str, topics: list[str]) -> None:
        summary = {"az": "Müddət üç ildir."}
        checked = {"verified": True} if source == "crus" else {}
        facts = {"article": "§ 4", "summary": summary, "topics": topics, **checked}
        describe_extract(self.session, self.by, source, slug, facts)

    def cites(self, clause: str, extract: str, relation: str) -> None:
        found = self.session.get_one(Clause, clause)
        cite(self.session, self.by, found, extract, relation, note={"az": "Qısaldılıb"})

    def cites_both(self) -> None:
        self.cites(self.paragraph, "uniko-terms", "adapts")
        self.cites(self.paragraph, "crus-terms", "departs")

    def browser(self, person: Person | None = None) -> FlaskClient:
        who = (person or self.leyla).id
        self.session.commit()
        return signed_in(self.app, who)


@pytest.fixture
def scene(app: Flask, session: Session) -> Scene:
    return Scene(app, session)


def test_lines_stand_in_reading_order_and_articles_are_covered_by_their_units(scene: Scene) -> None:
    scene.cites(scene.paragraph, "uniko-terms", "adapts")
    scene.cites(scene.paragraph, "crus-terms", "departs")
    now = snapshot(scene.session, scene.document)
    found = concordance(scene.session, scene.document, now, "az")
    assert [line.cited.extract.slug for line in found.lines] == ["uniko-terms", "crus-terms"]
    assert [one.label for one in found.lines] == ["2.1-ci maddə"] * 2
    [cover] = found.covers
    assert [clause.id for clause, _ in cover.bare] == [scene.first]
    assert (found.articles, found.covered) == (2, 1)
    assert found.untouched == {"seat": 1}
    assert found.relations == {"adapts": 1, "departs": 1}


def test_a_struck_clause_rests_on_nothing_and_counts_for_nothing(scene: Scene) -> None:
    scene.cites(scene.paragraph, "uniko-terms", "adapts")
    seen = standing_placement(scene.session, scene.session.get_one(Clause, scene.second)).since
    strike_clause(
        scene.session, scene.by, scene.document, scene.second, seen=seen, reason="Artıqdır"
    )
    now = snapshot(scene.session, scene.document)
    found = concordance(scene.session, scene.document, now, "az")
    assert (list(found.lines), found.articles, found.covered) == ([], 1, 0)


def test_a_document_that_cites_nothing_says_what_to_do(scene: Scene) -> None:
    page = scene.browser().get("/d/charter/concordance").text
    assert 'class="empty"' in page
    assert f"/c/{scene.first}/cite" in page


ASKED: tuple[tuple[str, list[str]], ...] = (
    ("", ["Uniko", "+CRUS"]),
    ("topic=elections", ["Uniko"]),
    ("relation=departs", ["+CRUS"]),
    ("source=uniko", ["Uniko"]),
    ("source=uniko&relation=departs", []),
    ("country=AT", ["Uniko"]),
    ("country=none", ["+CRUS"]),
    ("verified=yes", ["+CRUS"]),
    ("verified=no", ["Uniko"]),
    ("overtaken=no", ["Uniko", "+CRUS"]),
    ("overtaken=yes", []),
    ("chapter=none", []),
    ("order=instrument", ["+CRUS", "Uniko"]),
    ("order=-instrument", ["Uniko", "+CRUS"]),
    ("order=relation", ["Uniko", "+CRUS"]),
    ("order=-clause", ["+CRUS", "Uniko"]),
    ("order=topic", ["+CRUS", "Uniko"]),
    ("order=nonsense", ["Uniko", "+CRUS"]),
    ("topic=nonsense", []),
)
"""What an address asks for, and whose lines it gets, in their order."""


def test_page_and_files_follow_the_filter_and_compute_nothing(scene: Scene) -> None:
    scene.cites_both()
    browser = scene.browser()
    for asked, shown in ASKED:
        page = browser.get(f"/d/charter/concordance?{asked}").text
        table = page.partition('<table class="concord">')[2].partition("</table>")[0]
        places = {name: table.find(f">{name}") for name in ("Uniko", "+CRUS")}
        found = sorted((place, name) for name, place in places.items() if place >= 0)
        assert [name for _, name in found] == shown, asked
        answer = browser.get(f"/d/charter/concordance.csv?language=en&{asked}")
        rows = list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"))))
        assert [row["Organisation"].removeprefix("'") for row in rows] == shown, asked
        assert not [row for row in rows if row["Organisation"].startswith("+")]
        assert {row["How"] for row in rows} <= {"Qısaldılıb"}


def test_the_chapter_of_a_line_is_asked_for_by_its_heading(scene: Scene) -> None:
    scene.cites_both()
    page = scene.browser().get(f"/d/charter/concordance?chapter={scene.chapter}").text
    assert "Uniko" in page
    assert f"chapter={scene.chapter}" in page


@pytest.mark.parametrize(
    ("ext", "begins"),
    [("docx", b"PK"), ("pdf", b"%PDF-"), ("xlsx", b"PK"), ("csv", b"\xef\xbb\xbf")],
)
def test_table_and_topic_are_taken_home_in_every_format(
    scene: Scene, ext: str, begins: bytes
) -> None:
    scene.cites_both()
    browser = scene.browser()
    for address in (
        f"concordance.{ext}",
        f"concordance/topics/terms/table.{ext}",
        f"export/concordance.{ext}",
    ):
        answer = browser.get(f"/d/charter/{address}?language=en")
        assert answer.data.startswith(begins), address
    assert browser.get("/d/charter/concordance.exe").status_code == 404
    assert browser.get("/d/charter/concordance/topics/nonsense/table.csv").status_code == 404


def test_the_workbook_says_the_filter_above_and_sums_up_the_whole(scene: Scene) -> None:
    scene.cites_both()
    address = "/d/charter/concordance.xlsx?language=en&relation=departs&country=none&verified=yes"
    book = load_workbook(io.BytesIO(scene.browser().get(address).data))
    above = [str(row[0].value) for row in book.worksheets[0].iter_rows(max_row=6)]
    assert above[0] == "Table of concordance with European practice"
    assert "Shown: 1 of 2" in above
    assert any("Relation: departs" in one and "International" in one for one in above)
    sums = [[cell.value for cell in row] for row in book.worksheets[1].iter_rows()]
    assert sums[1] == ["Chapter I Ümumi müddəalar", 2, 1, "Article 1"]
    assert [cell.value for cell in book.worksheets[3][2]] == ["seat", 1]


def test_a_past_step_shows_what_was_cited_then_and_offers_nothing_to_do(scene: Scene) -> None:
    scene.cites(scene.paragraph, "uniko-terms", "adapts")
    step = snapshot(scene.session, scene.document).step
    scene.cites(scene.paragraph, "crus-terms", "departs")
    browser = scene.browser()
    page = browser.get(f"/d/charter/concordance?at={step}").text
    table = page.partition('<table class="concord">')[2].partition("</table>")[0]
    assert "Uniko" in table
    assert "+CRUS" not in table
    assert "/cite" not in page
    assert f"at={step}" in table
    csv_ = browser.get(f"/d/charter/concordance.csv?at={step}").data.decode()
    assert "Uniko" in csv_
    assert "+CRUS" not in csv_
    topic = browser.get(f"/d/charter/concordance/topics/terms?at={step}").text
    assert "/cite" not in topic
    assert browser.get("/d/charter/concordance?at=9999").status_code == 404


def test_each_number_of_the_charts_leads_to_what_it_counts(scene: Scene) -> None:
    scene.cites_both()
    page = scene.browser().get("/d/charter/concordance").text
    assert f'href="#bare-{scene.chapter}"' in page
    assert f'id="bare-{scene.chapter}"' in page
    assert f"chapter={scene.chapter}#lines" in page
    assert "relation=departs#lines" in page
    assert 'id="lines"' in page


def test_the_head_of_the_sorted_column_says_so_and_turns_it_round(scene: Scene) -> None:
    scene.cites_both()
    browser = scene.browser()
    page = browser.get("/d/charter/concordance?order=relation&topic=terms").text
    assert page.count('aria-sort="ascending"') == 1
    assert "order=-relation" in page
    assert "topic=terms&amp;order=instrument" in page
    assert 'aria-sort="descending"' in browser.get("/d/charter/concordance?order=-topic").text


def test_a_topic_nobody_took_up_leads_to_the_clauses_closest_to_it(scene: Scene) -> None:
    page = scene.browser().get("/d/charter/concordance/topics/terms").text
    assert f"/c/{scene.paragraph}/cite?extract=uniko-terms" in page


def test_one_topic_stands_beside_what_all_instruments_say_of_it(scene: Scene) -> None:
    scene.cites(scene.paragraph, "uniko-terms", "adapts")
    browser = scene.browser()
    page = browser.get("/d/charter/concordance/topics/terms").text
    assert "Müddət üç ildir." in page
    assert "Uniko" in page
    assert "+CRUS" in page
    assert browser.get("/d/charter/concordance/topics/seat").status_code == 200
    assert browser.get("/d/charter/concordance/topics/nonsense").status_code == 404


def test_an_observer_reads_it_and_a_stranger_does_not(scene: Scene) -> None:
    sevda = a_colleague(scene.session, scene.document, Role.OBSERVER, "Sevda")
    stranger = a_person(scene.session, "Yad")
    seen = scene.browser(sevda).get("/d/charter/concordance")
    assert seen.status_code == 200
    assert f"/c/{scene.first}/cite" not in seen.text
    assert scene.browser(stranger).get("/d/charter/concordance").status_code == 404
