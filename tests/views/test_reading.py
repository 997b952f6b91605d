"""The page of a document, of a clause, and of the record."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event
from sqlalchemy.orm import Session

from app.models import Clause, Person
from app.operations.clauses import Typed, save_wording, standing_placement
from app.operations.deciding import decidable, decide
from app.operations.discussing import Said, begin_thread
from app.operations.documents import name_milestone
from app.operations.structure import strike_clause
from app.queries.snapshots import snapshot
from app.statute.roles import Role
from app.statute.snapshot import Kind
from app.statute.workflow import Verdict
from tests.makers import (
    a_colleague,
    a_document,
    a_person,
    a_revision,
    an_article,
    as_actor,
    signed_in,
)

TEXT = "Sədr iki il müddətinə seçilir."


class Scene:
    """A charter of two articles, read by its coordinator."""

    def __init__(self, app: Flask, session: Session, *, fixed: bool = False) -> None:
        self.app, self.session = app, session
        self.leyla = a_person(session)
        make = a_revision if fixed else a_document
        self.document = make(session, self.leyla, "charter")
        self.first = self._article("Birinci", TEXT, None)
        self.second = self._article("İkinci", "Katib seçilmir.", self.first)

    def _article(self, heading: str, text: str, after: str | None) -> str:
        article = an_article(
            self.session, self.document, self.leyla, "", heading=heading, after=after
        )
        self.paragraph = an_article(
            self.session,
            self.document,
            self.leyla,
            text,
            kind=Kind.PARAGRAPH,
            parent=article,
            en="The chair serves two years.",
        )
        return article

    def clause(self, clause_id: str) -> Clause:
        return self.session.get_one(Clause, clause_id)

    def reword(self, clause_id: str, text: str, reason: str = "") -> None:
        held = snapshot(self.session, self.document).by_id[clause_id].wording("az")
        typed = [Typed("az", held.heading, text, held.digest)]
        save_wording(
            self.session, as_actor(self.leyla), self.clause(clause_id), typed, reason=reason
        )

    def strike(self, clause_id: str) -> None:
        strike_clause(
            self.session,
            as_actor(self.leyla),
            self.document,
            clause_id,
            seen=standing_placement(self.session, self.clause(clause_id)).since,
            reason="Artıqdır",
        )

    def visitor(self, person: Person | None = None) -> FlaskClient:
        who = (person or self.leyla).id
        self.session.commit()  # asked after: a session of tests begins by writing
        return signed_in(self.app, who)

    def page(self, path: str = "", person: Person | None = None) -> str:
        answer = self.visitor(person).get(f"/d/charter/{path}")
        assert answer.status_code == 200
        return answer.text


@pytest.fixture
def scene(app: Flask, session: Session) -> Scene:
    return Scene(app, session)


def plain(page: str) -> str:
    """The words of a page without its tags."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def test_the_text_is_printed_with_numbers_from_the_tree(scene: Scene) -> None:
    words = plain(scene.page("?language=az"))
    assert "Maddə 1. Birinci" in words
    assert "2.1. Katib seçilmir." in words


def test_the_past_of_an_article_is_that_of_everything_in_it(scene: Scene) -> None:
    article, paragraph = scene.second, scene.paragraph
    what = decidable(snapshot(scene.session, scene.document), article)
    actor = as_actor(scene.leyla)
    decide(scene.session, actor, scene.document, article, Verdict.PROPOSE, seen=what)
    assert plain(scene.page(f"c/{article}")).count("these very words") == 1
    scene.reword(paragraph, "Katib seçilir.", reason="Yığıncaq belə istədi")
    told = plain(scene.page(f"c/{article}"))
    assert "Yığıncaq belə istədi" in told
    assert "these very words" not in told
    assert "earlier words" in told


def test_each_language_names_itself(scene: Scene) -> None:
    page = scene.page("?language=both")
    assert '<div class="words" lang="az">' in page
    assert '<div class="words" lang="en">' in page


def test_a_reader_sees_their_own_language_first(scene: Scene) -> None:
    assert "The chair serves two years." in scene.page()


def test_a_translation_of_earlier_words_says_so(scene: Scene) -> None:
    assert "made from earlier words" not in scene.page()
    scene.reword(scene.paragraph, "Katib üç il müddətinə seçilir.")
    assert "made from earlier words" in scene.page()


def test_what_is_not_translated_is_shown_in_the_language_that_is_agreed(scene: Scene) -> None:
    an_article(scene.session, scene.document, scene.leyla, "Yalnız azərbaycanca.", heading="")
    words = plain(scene.page("?language=en"))
    assert "Not translated yet." in words
    assert "Yalnız azərbaycanca." in words


def test_a_past_step_reads_as_it_stood_and_offers_no_deed(scene: Scene) -> None:
    step = snapshot(scene.session, scene.document).step
    scene.reword(scene.paragraph, "Katib üç il müddətinə seçilir.")
    page = scene.page(f"?at={step}&language=az")
    assert "Katib seçilmir." in page
    assert "It cannot be changed." in page
    assert "data-into" not in page


def test_a_milestone_names_a_step(scene: Scene) -> None:
    step = snapshot(scene.session, scene.document).step
    names = {"az": "İlk layihə", "en": "First draft"}
    name_milestone(scene.session, as_actor(scene.leyla), scene.document, step, names)
    scene.strike(scene.second)
    assert "Katib seçilmir." in plain(scene.page("?at=first-draft&language=az"))


@pytest.mark.parametrize("asked", ["999", "0", "-1", "nowhere", "9" * 40, "٣"])
def test_a_step_that_does_not_exist_is_not_found(scene: Scene, asked: str) -> None:
    answer = scene.visitor().get("/d/charter/", query_string={"at": asked})
    assert answer.status_code == 404
    assert "no step" in answer.text


def test_struck_clauses_fold_where_numbers_follow_the_tree(scene: Scene) -> None:
    scene.strike(scene.first)
    words = plain(scene.page("?language=az"))
    assert "1 struck clause" in words
    assert "Maddə 1. İkinci" in words


def test_a_struck_clause_keeps_its_number_in_an_act_in_force(app: Flask, session: Session) -> None:
    scene = Scene(app, session, fixed=True)
    number = snapshot(session, scene.document).by_id[scene.first].fixed
    scene.strike(scene.first)
    assert f"Maddə {number} (ləğv edilmişdir)" in plain(scene.page("?language=az"))


def test_quoted_words_are_marked_and_escaped(scene: Scene) -> None:
    scene.reword(scene.paragraph, "Katib <b>iki</b> il & bir gün seçilir.")
    said = Said("Niyə?", quote="<b>iki</b> il &")
    begin_thread(
        scene.session, as_actor(scene.leyla), scene.document, scene.clause(scene.paragraph), said
    )
    page = scene.page("?language=az")
    assert '<mark id="q1">&lt;b&gt;iki&lt;/b&gt; il &amp;<a href="#t1">' in page
    assert "<b>iki" not in page


def test_a_discussion_of_the_whole_document_is_announced_under_its_title(scene: Scene) -> None:
    begin_thread(scene.session, as_actor(scene.leyla), scene.document, None, Said("Ümumi qeyd"))
    assert "1 discussion on the document as a whole" in scene.page()


def test_a_colleague_whose_approval_is_outdated_is_named(scene: Scene) -> None:
    member = a_colleague(scene.session, scene.document, Role.MEMBER, "Rashad")
    now = snapshot(scene.session, scene.document)
    seen = decidable(now, scene.second)
    decide(
        scene.session, as_actor(member), scene.document, scene.second, Verdict.APPROVE, seen=seen
    )
    assert "✓ Rashad" in scene.page()
    scene.reword(scene.paragraph, "Katib üç il müddətinə seçilir.")
    assert "Rashad decided on earlier words." in scene.page()


def test_what_can_be_done_with_a_clause_is_grouped_under_its_number(scene: Scene) -> None:
    groups = re.findall(r"<p class=\"tools[^\"]*\"(.*?)>", scene.page())
    called = [re.fullmatch(r' role="group" aria-label="([^"]+)"', one) for one in groups]
    assert len(called) > 1
    assert all(called)


def test_an_observer_is_offered_nothing_to_change(scene: Scene) -> None:
    observer = a_colleague(scene.session, scene.document, Role.OBSERVER, "Sevda")
    assert "data-into" in scene.page()
    assert "data-into" not in scene.page(person=observer)


def test_who_has_no_role_does_not_learn_that_there_is_a_document(scene: Scene) -> None:
    stranger = a_person(scene.session, "Stranger")
    visitor = scene.visitor(stranger)
    for path in ("", "history", f"c/{scene.first}"):
        assert visitor.get(f"/d/charter/{path}").status_code == 404


def test_an_empty_document_says_what_to_do(app: Flask, session: Session) -> None:
    leyla = a_person(session)
    a_document(session, leyla, "empty")
    who = leyla.id
    session.commit()
    page = signed_in(app, who).get("/d/empty/").text
    assert "Nothing is written here yet." in page


def test_a_clause_tells_each_wording_against_the_one_before(scene: Scene) -> None:
    scene.reword(scene.paragraph, "Katib təyin olunur.", reason="Boşluq qalmasın")
    page = scene.page(f"c/{scene.paragraph}")
    assert re.search(r"<del>.*seçilmir.*</del><ins>.*təyin olunur", page.replace("\n", ""))
    assert "Boşluq qalmasın" in page
    assert "Article 2.1" in page


def test_a_struck_clause_still_has_its_page(scene: Scene) -> None:
    scene.strike(scene.second)
    page = scene.page(f"c/{scene.second}?language=az")
    assert "This clause is struck." in page
    assert "Katib seçilmir." in page


def test_a_clause_of_another_document_is_not_found(scene: Scene) -> None:
    other = a_document(scene.session, scene.leyla, "other")
    foreign = an_article(scene.session, other, scene.leyla, "Başqa mətn.")
    assert scene.visitor().get(f"/d/charter/c/{foreign}").status_code == 404


def test_a_decision_on_earlier_words_is_said_to_be_one(scene: Scene) -> None:
    seen = decidable(snapshot(scene.session, scene.document), scene.paragraph)
    actor = as_actor(scene.leyla)
    decide(scene.session, actor, scene.document, scene.paragraph, Verdict.PROPOSE, seen=seen)
    page = scene.page(f"c/{scene.paragraph}")
    assert "these very words" in page
    assert '<span class="state proposed">Proposed</span>' in page
    scene.reword(scene.paragraph, "Katib seçilir.")
    assert "earlier words" in scene.page(f"c/{scene.paragraph}")


def test_the_record_is_told_in_words_newest_first(scene: Scene) -> None:
    scene.reword(scene.paragraph, "Katib seçilir.", reason="Boşluq qalmasın")
    words = plain(scene.page("history"))
    assert words.index("reworded: Article 2.1") < words.rindex("founded the document")
    assert "Boşluq qalmasın" in words


def test_the_record_can_be_asked_for_one_deed_of_one_person(scene: Scene) -> None:
    page = scene.page(f"history?deed=found_document&person={scene.leyla.id}")
    assert re.findall(r'id="s-(\d+)"', page) == ["1"]
    assert "No step is of that kind." in scene.page("history?person=nobody")


@pytest.mark.parametrize("page", ["0", "-5", "999", "x", "9" * 30])
def test_a_page_of_the_record_that_does_not_exist_becomes_the_nearest(
    scene: Scene, page: str
) -> None:
    assert 'id="s-1"' in scene.page(f"history?page={page}")


def test_the_record_shows_its_anchor_whole(scene: Scene) -> None:
    digest = snapshot(scene.session, scene.document).digest
    assert f"<code>{digest}</code>" in scene.page("history")


def test_a_long_record_comes_in_pages(scene: Scene) -> None:
    for number in range(60):
        scene.reword(scene.paragraph, f"Katib {number} dəfə seçilir.")
    assert len(re.findall(r'id="s-\d+"', scene.page("history"))) == 50
    assert 'id="s-1"' in scene.page("history?page=2")


def test_reading_costs_as_many_queries_however_much_is_said(scene: Scene) -> None:
    _say(scene)
    few = _queries(scene)
    for _ in range(5):
        _say(scene)
    assert _queries(scene) == few


def _say(scene: Scene) -> None:
    """A word on every clause."""
    for clause_id in (scene.first, scene.second, scene.paragraph):
        clause = scene.clause(clause_id)
        begin_thread(scene.session, as_actor(scene.leyla), scene.document, clause, Said("Bir söz"))


def _queries(scene: Scene) -> int:
    """How often the page asks the database, once what was read before is in memory."""
    visitor = scene.visitor()
    visitor.get("/d/charter/")
    asked: list[str] = []
    engine = scene.app.extensions["nizam.database"].engine

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        asked.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    visitor.get("/d/charter/")
    event.remove(engine, "before_cursor_execute", note)
    return len([statement for statement in asked if statement.startswith("SELECT")])


def test_a_day_names_the_step_it_ended_with(scene: Scene) -> None:
    scene.reword(scene.paragraph, "Katib seçilir.")
    newest = snapshot(scene.session, scene.document).step
    for day in ("2026-11-12", "12.11.2026"):
        words = plain(scene.page(f"?at={day}&language=az"))
        assert f"You are reading step {newest} " in words


def test_a_day_without_the_document_is_refused_in_words(scene: Scene) -> None:
    refusal = scene.visitor().get("/d/charter/?at=1996-08-30")
    assert refusal.status_code == 404
    assert "its first step is of 12 November 2026" in refusal.text
    assert "is still to come" in scene.visitor().get("/d/charter/?at=01.01.2999").text


def test_a_past_step_shows_what_had_been_said_and_decided_by_then(scene: Scene) -> None:
    member = a_colleague(scene.session, scene.document, Role.MEMBER, "Rashad")
    before = snapshot(scene.session, scene.document)
    begin_thread(
        scene.session,
        as_actor(scene.leyla),
        scene.document,
        scene.clause(scene.paragraph),
        Said("Niyə belə?"),
    )
    seen = decidable(before, scene.second)
    approve = (scene.document, scene.second, Verdict.APPROVE)
    decide(scene.session, as_actor(member), *approve, seen=seen)
    then = snapshot(scene.session, scene.document).step
    scene.reword(scene.paragraph, "Katib üç il müddətinə seçilir.")
    past = scene.page(f"?at={then}&language=az")
    assert "✓ Rashad" in past
    assert "Niyə belə?" in past
    assert "<textarea" not in past
    assert "Rashad" not in plain(scene.page(f"?at={before.step}")).partition("Contents")[2]


def test_the_slider_knows_its_ends_its_names_and_its_neighbours(scene: Scene) -> None:
    step = snapshot(scene.session, scene.document).step
    names = {"az": "İlk layihə", "en": "First draft"}
    name_milestone(scene.session, as_actor(scene.leyla), scene.document, step, names)
    page = scene.page(f"?at={step}")
    assert re.search(rf'type="range"[^>]* min="1" max="{step + 1}" value="{step}"', page)
    assert f'<option value="{step}" label="First draft">' in page
    assert f'rel="prev" href="/d/charter/?at={step - 1}"' in page
    assert 'rel="next"' not in page
    assert "Leyla inserted: 2.1." in plain(page)
