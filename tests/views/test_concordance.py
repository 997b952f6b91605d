"""Clauses beside European instruments: what they draw on, what rests on nothing, one topic."""

import csv
import io

import pytest
from flask import Flask
from flask.testing import FlaskClient
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
            facts = {"title": {"az": name}, "organisation": {"az": name}, "country": "AT"}
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
        facts = {"article": "§ 4", "summary": {"az": "Üç il."}, "topics": topics}
        describe_extract(self.session, self.by, source, slug, facts)

    def cites(self, clause: str, extract: str, relation: str) -> None:
        found = self.session.get_one(Clause, clause)
        cite(self.session, self.by, found, extract, relation, note={"az": "Qısaldılıb"})

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


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("", ["Uniko", "+CRUS"]),
        ("?topic=elections", ["Uniko"]),
        ("?relation=departs", ["+CRUS"]),
        ("?source=uniko", ["Uniko"]),
        ("?source=uniko&relation=departs", []),
        ("?order=source", ["+CRUS", "Uniko"]),
        ("?topic=nonsense", []),
    ],
)
def test_the_table_is_filtered_and_taken_home_with_no_formula_in_it(
    scene: Scene, asked: str, shown: list[str]
) -> None:
    scene.cites(scene.paragraph, "uniko-terms", "adapts")
    scene.cites(scene.paragraph, "crus-terms", "departs")
    browser = scene.browser()
    assert browser.get(f"/d/charter/concordance{asked}").status_code == 200
    answer = browser.get(f"/d/charter/concordance.csv{asked}")
    rows = list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"))))
    assert [row["organisation"].lstrip("'") for row in rows] == shown
    assert not [row for row in rows if row["organisation"].startswith("+")]
    assert {row["note"] for row in rows} <= {"Qısaldılıb"}


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
