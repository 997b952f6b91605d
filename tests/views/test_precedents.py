"""Suggested precedents: the likeliest first with its reason; what is put aside stays aside."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from app.models import Clause, Person
from app.operations.citing import cite, describe_extract, describe_source
from app.operations.clauses import standing_placement
from app.operations.errors import DoneAlready, NotThere
from app.operations.passing_over import pass_over, reconsider
from app.operations.structure import strike_clause
from app.queries.precedents import KEPT, library_of, passed_over, suggested
from app.queries.snapshots import snapshot
from app.queries.verification import verify
from app.statute.precedents.glossary import TOPICS as SPOKEN
from app.statute.roles import Role
from app.statute.snapshot import Kind
from app.topics import TOPICS
from tests.makers import a_colleague, a_document, a_person, an_article, as_actor, signed_in
from tests.views.posting import post

EXTRACTS = {
    "hrk-terms": ("Term of office", "The president serves for three years.", ["terms"]),
    "crus-quorum": ("Quorum", "Half of the members are a quorum.", ["votes"]),
    "eua-seat": ("Seat", "The seat is in Brussels.", ["seat"]),
}


class Scene:
    """A charter with an article on terms in two paragraphs and one on votes; a library."""

    def __init__(self, app: Flask, session: Session) -> None:
        self.app, self.session = app, session
        self.leyla = a_person(session, "Leyla")
        self.by = as_actor(self.leyla)
        self.document = a_document(session, self.leyla, "charter")
        self.terms = self._made("Səlahiyyət müddəti")
        self.years = self._made("", "Prezidentin müddəti üç ildir.", Kind.PARAGRAPH, self.terms)
        self.votes = self._made("Yetərsay", "Üzvlərin yarısı iştirak etməlidir.")
        title = {"title": {"az": "Qaydalar"}, "organisation": {"az": "HRK"}, "country": "DE"}
        describe_source(session, self.by, "hrk", title)
        for slug, (heading, summary, topics) in EXTRACTS.items():
            self.says(slug, heading, summary, topics)

    def says(self, slug: str, heading: str, summary: str, topics: list[str]) -> None:
        facts = {"heading": {"en": heading}, "summary": {"en": summary}, "topics": topics}
        describe_extract(self.session, self.by, "hrk", slug, facts)

    def _made(
        self, heading: str, text: str = "", kind: Kind = Kind.ARTICLE, parent: str | None = None
    ) -> str:
        return an_article(
            self.session, self.document, self.leyla, text, heading=heading, kind=kind, parent=parent
        )

    def clause(self, name: str) -> Clause:
        return self.session.get_one(Clause, name)

    def names(self, clause: str) -> list[str]:
        now = snapshot(self.session, self.document)
        return [one.extract.slug for one in suggested(self.session, self.document, now, clause)]

    def browser(self, person: Person | None = None) -> FlaskClient:
        who = (person or self.leyla).id
        self.session.commit()
        return signed_in(self.app, who)


@pytest.fixture
def scene(app: Flask, session: Session) -> Scene:
    return Scene(app, session)


def test_the_likeliest_comes_first_across_languages(scene: Scene) -> None:
    assert scene.names(scene.years)[0] == "hrk-terms"
    assert scene.names(scene.votes)[0] == "crus-quorum"


def test_what_the_clause_cites_is_not_suggested_there(scene: Scene) -> None:
    cite(scene.session, scene.by, scene.clause(scene.years), "hrk-terms", "follows", note={})
    assert "hrk-terms" not in scene.names(scene.years)
    now = snapshot(scene.session, scene.document)
    [first, *_] = suggested(scene.session, scene.document, now, scene.terms)
    assert first.extract.slug == "hrk-terms"


def test_a_clause_like_it_that_cites_the_extract_is_the_reason(scene: Scene) -> None:
    twin = scene._made("", "Prezidentin müddəti dörd ildir.")
    cite(scene.session, scene.by, scene.clause(twin), "hrk-terms", "follows", note={})
    now = snapshot(scene.session, scene.document)
    [first, *_] = suggested(scene.session, scene.document, now, scene.years)
    assert first.precedent.like == twin


def test_what_is_put_aside_stays_aside_until_it_is_taken_back(scene: Scene) -> None:
    clause = scene.clause(scene.years)
    pass_over(scene.session, scene.by, clause, "hrk-terms")
    assert "hrk-terms" not in scene.names(scene.years)
    assert "hrk-terms" in scene.names(scene.terms)
    assert [one.extract.slug for one in passed_over(scene.session, clause.id)] == ["hrk-terms"]
    with pytest.raises(DoneAlready):
        pass_over(scene.session, scene.by, clause, "hrk-terms")
    reconsider(scene.session, scene.by, clause, "hrk-terms")
    assert scene.names(scene.years)[0] == "hrk-terms"
    assert passed_over(scene.session, clause.id) == []
    with pytest.raises(NotThere):
        reconsider(scene.session, scene.by, clause, "hrk-terms")
    with pytest.raises(NotThere):
        pass_over(scene.session, scene.by, clause, "nonsense")
    scene.session.commit()
    assert [one.step for one in verify(scene.session, {})] == [None, None]


def test_the_library_is_weighed_once_until_an_extract_is_described_anew(scene: Scene) -> None:
    before = library_of(scene.session)
    assert library_of(scene.session) is before
    scene.says("crue-terms", "Mandate", "The president serves two years.", ["terms"])
    after = library_of(scene.session)
    assert len(after.passages) == len(before.passages) + 1
    assert library_of(scene.session) is after


def test_no_more_than_two_libraries_are_kept(scene: Scene) -> None:
    for number in range(3):
        scene.says("eua-seat", "Seat", f"The seat is in house {number}.", ["seat"])
        library_of(scene.session)
    assert len(KEPT) == 2


def test_a_house_without_a_library_suggests_nothing(session: Session) -> None:
    assert library_of(session).passages == ()


def test_the_page_says_why_and_opens_the_citing_form_filled(scene: Scene) -> None:
    browser = scene.browser()
    page = browser.get(f"/d/charter/c/{scene.years}/precedents").text
    assert "/d/charter/concordance/topics/terms" in page
    assert f"/c/{scene.years}/cite?extract=hrk-terms" in page
    form = browser.get(f"/d/charter/c/{scene.years}/cite?extract=hrk-terms").text
    assert 'value="hrk-terms" required checked' in form
    assert 'class="suggested"' not in form
    assert 'class="suggested"' in browser.get(f"/d/charter/c/{scene.years}/cite").text


@pytest.mark.parametrize(("origin", "leads"), [("form", "/cite"), ("", "/precedents")])
def test_putting_aside_leads_back_to_where_it_was_asked_for(
    scene: Scene, origin: str, leads: str
) -> None:
    browser = scene.browser()
    here = f"/d/charter/c/{scene.years}/precedents"
    sent = {"extract": "hrk-terms", "from": origin}
    answer = post(browser, f"{here}/pass", sent)
    assert (answer.status_code, answer.location) == (
        303,
        f"/d/charter/c/{scene.years}{leads}#suggested",
    )
    page = browser.get(here).text
    assert f"{here}/reconsider" in page
    assert post(browser, f"{here}/reconsider", sent).status_code == 303
    assert f"{here}/reconsider" not in browser.get(here).text


def test_what_cannot_be_put_aside_is_said_on_the_page(scene: Scene) -> None:
    address = f"/d/charter/c/{scene.years}/precedents/pass"
    answer = post(scene.browser(), address, {"extract": "nonsense"})
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text


def test_an_observer_reads_suggestions_and_decides_nothing(scene: Scene) -> None:
    sevda = a_colleague(scene.session, scene.document, Role.OBSERVER, "Sevda")
    browser = scene.browser(sevda)
    here = f"/d/charter/c/{scene.years}/precedents"
    page = browser.get(here)
    assert page.status_code == 200
    assert "<form" not in page.text.partition("<main")[2]
    assert post(browser, f"{here}/pass", {"extract": "hrk-terms"}).status_code == 403
    assert post(browser, f"{here}/reconsider", {"extract": "hrk-terms"}).status_code == 403


def test_a_clause_like_nothing_says_so(scene: Scene) -> None:
    alone = scene._made("", "Qqqq wwww xxxx.")
    assert 'class="empty" id="suggested"' in (
        scene.browser().get(f"/d/charter/c/{alone}/precedents").text
    )


def test_a_struck_clause_rests_on_nothing(scene: Scene) -> None:
    seen = standing_placement(scene.session, scene.clause(scene.votes)).since
    strike_clause(
        scene.session, scene.by, scene.document, scene.votes, seen=seen, reason="Artıqdır"
    )
    assert scene.names(scene.votes) == []
    assert scene.browser().get(f"/d/charter/c/{scene.votes}/precedents").status_code == 200


def test_every_topic_of_the_library_is_known_by_its_words() -> None:
    assert set(TOPICS) == set(SPOKEN)
