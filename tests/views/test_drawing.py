"""What was drawn before is drawn from memory, and never shows what no longer is."""

import re
from collections.abc import Iterator
from datetime import date

import pytest
from flask import Flask
from flask.testing import FlaskClient
from markupsafe import Markup
from sqlalchemy.orm import Session

from app.models import Clause
from app.operations.citing import cite, describe_extract, describe_source
from app.operations.clauses import Typed, save_wording, standing_wording
from app.operations.deciding import decidable, decide
from app.operations.discussing import (
    Chosen,
    Said,
    begin_thread,
    reattach,
    reject_suggestion,
    reply,
    resolve,
    revise_comment,
    suggest,
    suggest_changes,
)
from app.queries.memory import Stale
from app.queries.snapshots import snapshot
from app.statute.roles import Role
from app.statute.snapshot import Kind
from app.statute.suggesting import Deed, Part
from app.statute.workflow import Verdict
from app.views.cards import Cards
from app.views.drawing import PIECES, Drawing
from app.views.leaves import Beside, Row, lay_out
from app.views.recalling.marks import NOTHING
from app.views.terms import Explained
from tests.makers import a_colleague, a_document, a_person, an_article, as_actor, signed_in

ARTICLES = 4

TITLED = {"title": {"az": "Nizamnamə"}}

TOKEN = re.compile(r'name="csrf_token" value="[^"]+"')


class Scene:
    """A charter of four articles of one paragraph each, and its coordinator's browser."""

    def __init__(self, app: Flask, session: Session) -> None:
        self.app, self.session = app, session
        self.leyla = a_person(session)
        self.document = a_document(session, self.leyla, "charter")
        self.articles: list[str] = []
        self.paragraphs: list[str] = []
        for number in range(ARTICLES):
            self._article(f"Başlıq {number}", f"Mətn {number}.")
        self.browser = self.of(self.leyla.id)
        PIECES.clear()

    def _article(self, heading: str, text: str) -> None:
        before = self.articles[-1] if self.articles else None
        made = an_article(
            self.session, self.document, self.leyla, "", heading=heading, after=before
        )
        below = an_article(
            self.session, self.document, self.leyla, text, kind=Kind.PARAGRAPH, parent=made
        )
        self.articles.append(made)
        self.paragraphs.append(below)

    def of(self, person_id: str) -> FlaskClient:
        self.session.commit()
        return signed_in(self.app, person_id)

    def page(self, browser: FlaskClient | None = None) -> str:
        self.session.commit()
        answer = (browser or self.browser).get("/d/charter/?language=az")
        assert answer.status_code == 200
        return answer.get_data(as_text=True)

    def reword(self, clause_id: str, text: str) -> None:
        now = snapshot(self.session, self.document).by_id[clause_id]
        typed = Typed("az", "", text, now.wording("az").digest)
        clause = self.session.get_one(Clause, clause_id)
        save_wording(self.session, as_actor(self.leyla), clause, [typed], reason="")


@pytest.fixture
def scene(app: Flask, session: Session) -> Iterator[Scene]:
    yield Scene(app, session)
    PIECES.clear()


def _main(page: str) -> str:
    """What the page says, without the tokens of its forms."""
    return TOKEN.sub("", page[page.index("<main") : page.index("</main>")])


def test_a_page_opened_again_says_the_same(scene: Scene) -> None:
    first, again = scene.page(), scene.page()
    assert len(PIECES) > 0
    assert _main(first) == _main(again)


def test_a_clause_with_other_words_is_drawn_anew_and_only_its_unit(scene: Scene) -> None:
    scene.page()
    before = len(PIECES)
    scene.reword(scene.paragraphs[1], "Başqa mətn.")
    page = scene.page()
    assert "Başqa mətn." in page
    assert "Mətn 1." not in page
    assert len(PIECES) - before == 3, "the row, its unit and who decided on that"


def test_every_reader_has_a_token_of_their_own_in_what_others_drew(scene: Scene) -> None:
    nigar = a_colleague(scene.session, scene.document, Role.COORDINATOR, "Nigar")
    mine, theirs = scene.page(), scene.page(scene.of(nigar.id))
    assert set(TOKEN.findall(mine)).isdisjoint(TOKEN.findall(theirs))
    assert "\0" not in mine + theirs


def test_what_one_role_may_do_is_not_shown_to_another(scene: Scene) -> None:
    scene.page()
    sevda = a_colleague(scene.session, scene.document, Role.OBSERVER, "Sevda")
    assert f"/c/{scene.paragraphs[0]}/edit" not in scene.page(scene.of(sevda.id))
    assert f"/c/{scene.paragraphs[0]}/edit" in scene.page()


def test_a_decision_is_seen_at_once(scene: Scene) -> None:
    rashad = a_colleague(scene.session, scene.document, Role.MEMBER, "Rəşad")
    scene.page()
    seen = decidable(snapshot(scene.session, scene.document), scene.articles[0])
    actor = as_actor(rashad)
    for verdict in (Verdict.PROPOSE, Verdict.APPROVE):
        decide(scene.session, actor, scene.document, scene.articles[0], verdict, seen=seen)
    assert "✓ Rəşad" in scene.page()


def test_whatever_becomes_of_a_conversation_is_seen_at_once(scene: Scene) -> None:
    clause, by = scene.session.get_one(Clause, scene.paragraphs[0]), as_actor(scene.leyla)
    said = Said("Niyə belə?", quote="Mətn")
    thread = begin_thread(scene.session, by, scene.document, clause, said)
    assert "Niyə belə?" in scene.page()
    kept = len(PIECES)
    assert "Niyə belə?" in scene.page()
    assert len(PIECES) == kept, "what is said is drawn once"
    step = reply(scene.session, by, thread, "Çünki belədir.")
    assert "Çünki belədir." in scene.page()
    revise_comment(scene.session, by, thread, step, "Elə belə.")
    assert "Elə belə." in scene.page()
    scene.reword(clause.id, "Yeni söz.")
    assert "These words no longer stand in the clause." in scene.page()
    scene.leyla.name = "Leyla Əliyeva"
    assert "Leyla Əliyeva</b>" in scene.page()
    read = standing_wording(scene.session, clause.id, "az").digest
    reattach(scene.session, by, thread, Chosen(clause, "az", read, quote="Yeni"))
    assert "Put by Leyla Əliyeva on:" in scene.page()
    resolve(scene.session, by, thread)
    assert "Resolved: 1" in scene.page()


def _suggested(scene: Scene, number: int, text: str) -> None:
    clause = scene.session.get_one(Clause, scene.paragraphs[number])
    typed = Typed("az", "", text, standing_wording(scene.session, clause.id, "az").digest)
    suggest(scene.session, as_actor(scene.leyla), clause, typed, body="Aydın olar.")


def test_what_is_suggested_is_drawn_once_and_follows_the_words_of_its_clause(scene: Scene) -> None:
    _suggested(scene, 0, "Mətn iki.")
    assert 'class="offer"' in scene.page()
    kept = len(PIECES)
    scene.page()
    assert len(PIECES) == kept
    scene.reword(scene.paragraphs[1], "Başqa mətn.")
    scene.page()
    assert len(PIECES) - kept == 3, "nothing but the clause that was reworded"
    scene.reword(scene.paragraphs[0], "Həmin mətn 0.")
    assert "it was written against an earlier one" in scene.page()


def test_another_suggestion_for_the_clause_is_seen_at_once(scene: Scene) -> None:
    _suggested(scene, 0, "Mətn iki.")
    assert "side by side: 2" not in scene.page()
    _suggested(scene, 0, "Mətn üç.")
    assert scene.page().count("side by side: 2") == 2


def test_a_suggestion_over_several_clauses_is_told_at_each_as_long_as_it_is_open(
    scene: Scene,
) -> None:
    scene.page()
    digests = [standing_wording(scene.session, one, "az").digest for one in scene.paragraphs]
    parts = [Part(Deed.STRIKE, scene.paragraphs[number], seen=digests[number]) for number in (0, 2)]
    by = as_actor(scene.leyla)
    thread = suggest_changes(scene.session, by, scene.document, parts, body="Artıqdır.")
    line = f'<p class="also"><a href="#t-{thread.id}">Also suggested here: to strike it</a>'
    assert scene.page().count(line) == 1
    assert scene.page().count(f'id="t-{thread.id}"') == 1
    reject_suggestion(scene.session, by, thread, "Yox.")
    assert "Also suggested here" not in scene.page()


def test_what_is_said_of_a_chapter_stands_beside_it(scene: Scene) -> None:
    made = an_article(
        scene.session, scene.document, scene.leyla, "", kind=Kind.CHAPTER, heading="Yekun"
    )
    clause, by = scene.session.get_one(Clause, made), as_actor(scene.leyla)
    begin_thread(scene.session, by, scene.document, clause, Said("Fəslin adı uzundur."))
    assert scene.page().count("Fəslin adı uzundur.") == 1


def test_the_page_of_one_clause_leads_to_what_is_shown_elsewhere(scene: Scene) -> None:
    digests = [standing_wording(scene.session, one, "az").digest for one in scene.paragraphs]
    parts = [Part(Deed.STRIKE, scene.paragraphs[number], seen=digests[number]) for number in (0, 2)]
    by = as_actor(scene.leyla)
    thread = suggest_changes(scene.session, by, scene.document, parts, body="Artıqdır.")
    scene.session.commit()
    page = scene.browser.get(f"/d/charter/c/{scene.paragraphs[2]}").get_data(as_text=True)
    assert f'<p class="also"><a href="/d/charter/t/{thread.id}">Also suggested here' in page


def test_terms_are_explained_on_a_page_from_memory_too(scene: Scene) -> None:
    scene.reword(scene.paragraphs[0], "«Katiblik» – Şuranın işini təşkil edən qurum.")
    scene.reword(scene.paragraphs[1], "Katiblik hesabat verir.")
    first, again = scene.page(), scene.page()
    assert first.count('class="meaning"') == again.count('class="meaning"')


def test_a_reference_follows_the_number_it_leads_to(scene: Scene) -> None:
    scene.reword(scene.paragraphs[0], f"Bax: {{#{scene.articles[2]}}}.")
    assert ">3-cü maddə<" in scene.page()
    assert ">3-cü maddə<" in scene.page()
    an_article(scene.session, scene.document, scene.leyla, "", heading="Yeni")
    assert ">4-cü maddə<" in scene.page()


def test_what_a_clause_cites_is_seen_at_once(scene: Scene) -> None:
    actor = as_actor(scene.leyla)
    describe_source(scene.session, actor, "crasp", {**TITLED, "organisation": {"az": "CRASP"}})
    facts = {"article": "5", "heading": {"az": "Prezident"}, "summary": {"az": "Seçilir"}}
    describe_extract(scene.session, actor, "crasp", "crasp-5", facts)
    scene.page()
    clause = scene.session.get_one(Clause, scene.paragraphs[0])
    cite(scene.session, actor, clause, "crasp-5", "adapts", note={})
    assert "CRASP, 5, Prezident" in scene.page()
    describe_source(scene.session, actor, "crasp", {**TITLED, "organisation": {"az": "KRASP"}})
    assert "KRASP, 5, Prezident" in scene.page()


def _drawing(scene: Scene) -> tuple[Drawing, Row]:
    now = snapshot(scene.session, scene.document)
    row = lay_out(now, Beside(), ["az"]).units[0].rows[1]
    explained = Explained(now, (), "")
    cards = Cards({}, "", "", date(2026, 11, 22), now, {})
    made = Drawing(
        "a page", step="", stands={}, news=NOTHING, explained=explained, reader="", cards=cards
    )
    return made, row


def test_what_was_drawn_from_more_than_its_key_names_is_noticed(scene: Scene) -> None:
    with scene.app.test_request_context():
        drawing, row = _drawing(scene)
        assert drawing.row(row, lambda _row: Markup("one")) == "one"
        with pytest.raises(Stale):
            drawing.row(row, lambda _row: Markup("two"))


def test_outside_of_tests_nothing_is_drawn_twice(scene: Scene) -> None:
    scene.app.testing = False
    with scene.app.test_request_context():
        drawing, row = _drawing(scene)
        drawing.row(row, lambda _row: Markup("one"))
        assert drawing.row(row, lambda _row: Markup("two")) == "one"
