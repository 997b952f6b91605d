"""The pages that recall: lives of clauses, who wrote what, and earlier texts that come back."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from app.models import Clause, Person
from app.operations.clauses import Typed, save_wording, standing_placement, standing_wording
from app.operations.deciding import decidable, decide
from app.operations.discussing import Said, accept_suggestion, begin_thread, suggest
from app.operations.structure import move_clause, strike_clause
from app.queries.snapshots import snapshot
from app.statute.roles import Role
from app.statute.workflow import Verdict
from tests.makers import a_colleague, a_document, a_person, an_article, as_actor, signed_in
from tests.views.posting import post
from tests.views.test_reading import plain


class Scene:
    """A charter of two articles by Leyla; Rashad rewords the first at the step after `early`."""

    def __init__(self, app: Flask, session: Session) -> None:
        self.app, self.session = app, session
        self.leyla = a_person(session)
        self.leyla.name = "Leyla Məmmədova (nümunə)"
        self.document = a_document(session, self.leyla)
        self.rashad = a_colleague(session, self.document, Role.MEMBER, "Rashad")
        self.rashad.name = "İlham Rəşad"
        text = "Sədr iki il müddətinə seçilir."
        self.first = an_article(session, self.document, self.leyla, text, en="Two years.")
        self.second = an_article(session, self.document, self.leyla, "Katib.", after=self.first)
        self.early = self.step
        self.reword(self.rashad, self.first, "Sədr üç il müddətinə seçilir.", "Belə qərara alındı")

    @property
    def step(self) -> int:
        return snapshot(self.session, self.document).step

    def clause(self, clause_id: str) -> Clause:
        return self.session.get_one(Clause, clause_id)

    def reword(self, who: Person, clause_id: str, text: str, reason: str = "") -> None:
        stood = standing_wording(self.session, clause_id, "az")
        typed = [Typed("az", stood.heading, text, stood.digest)]
        one = self.clause(clause_id)
        save_wording(self.session, as_actor(who), one, typed, reason=reason)

    def decide(self, who: Person, verdict: Verdict, reason: str = "") -> None:
        seen = decidable(snapshot(self.session, self.document), self.first)
        asked = (self.document, self.first, verdict)
        decide(self.session, as_actor(who), *asked, seen=seen, reason=reason)

    def visitor(self, who: Person | None = None) -> FlaskClient:
        person_id = (who or self.leyla).id
        self.session.commit()
        return signed_in(self.app, person_id)

    def page(self, path: str, who: Person | None = None) -> str:
        answer = self.visitor(who).get(f"/d/charter/{path}")
        assert answer.status_code == 200
        return answer.text


@pytest.fixture
def scene(app: Flask, session: Session) -> Scene:
    return Scene(app, session)


def test_a_life_tells_every_wording_with_its_author_its_reason_and_its_decisions(
    scene: Scene,
) -> None:
    scene.decide(scene.rashad, Verdict.OBJECT, "Az müddətdir")
    scene.reword(scene.leyla, scene.first, "Sədr dörd il müddətinə seçilir.")
    page = scene.page(f"c/{scene.first}/life?language=az")
    told = plain(page)
    assert [int(turn) for turn in re.findall(r'<li value="(\d+)"', page)] == [3, 2, 1]
    assert "Belə qərara alındı" in told
    second = told[told.index("İlham Rəşad · reworded") :]
    assert "Az müddətdir" in second
    assert "Az müddətdir" not in second.partition("Leyla Məmmədova (nümunə) · inserted")[2]
    assert page.count("bring-back") == 2
    assert "Two years." in scene.page(f"c/{scene.first}/life?language=en")


def test_any_two_wordings_are_compared(scene: Scene) -> None:
    middle = scene.step
    scene.reword(scene.leyla, scene.first, "Sədr dörd il müddətinə seçilir.")
    path = f"c/{scene.first}/life?language=az&from={scene.early - 1}&to={scene.step}"
    pair = re.search(r'<div class="pair">(.*?)</div></div>', scene.page(path).replace("\n", ""))
    assert pair
    assert "iki" in pair[1]
    assert "dörd" in pair[1]
    assert "üç" not in pair[1]
    unknown = scene.page(f"c/{scene.first}/life?language=az&from=1&to={middle}")
    assert 'class="pair"' not in unknown


def test_a_life_tells_where_the_clause_stood_and_with_which_number(scene: Scene) -> None:
    session, actor = scene.session, as_actor(scene.rashad)
    seen = standing_placement(session, scene.clause(scene.first)).since
    place = {"parent": None, "after": scene.second, "seen": seen}
    move_clause(session, actor, scene.document, scene.first, **place)  # type: ignore[arg-type]
    seen = standing_placement(session, scene.clause(scene.first)).since
    strike_clause(session, actor, scene.document, scene.first, seen=seen, reason="Artıqdır")
    told = plain(scene.page(f"c/{scene.first}/life")).partition("Where it stood")[2]
    assert "İlham Rəşad struck it" in told
    assert "moved it · printed as Maddə 2" in told
    assert "inserted it · printed as Maddə 1" in told
    assert "Artıqdır" in told


def test_a_long_life_comes_in_pages(scene: Scene) -> None:
    for number in range(35):
        scene.reword(scene.leyla, scene.first, f"Sədr {number} il müddətinə seçilir.")
    first = scene.page(f"c/{scene.first}/life?language=az")
    assert len(re.findall(r'<li value="', first)) == 30
    assert '<li value="1"' in scene.page(f"c/{scene.first}/life?language=az&page=2")
    assert '<li value="1"' in scene.page(f"c/{scene.first}/life?language=az&page=99")


def test_each_word_is_signed_by_who_wrote_it(scene: Scene) -> None:
    page = scene.page("authors?language=az")
    found = re.findall(
        r'class="unseen">([^<]*): </span></a><span class="hand l(\d)">([^<]*)<', page
    )
    day = "12 November 2026"
    assert found[:3] == [
        (f"Leyla Məmmədova (nümunə), step {scene.early - 1}, {day}", "0", "Sədr"),
        (f"İlham Rəşad, step {scene.early + 1}, {day}", "1", "üç"),
        (f"Leyla Məmmədova (nümunə), step {scene.early - 1}, {day}", "0", "il müddətinə seçilir."),
    ]
    told = plain(page)
    assert "LM Leyla Məmmədova (nümunə) words: 5" in told
    assert "İR İlham Rəşad words: 1" in told


def test_an_accepted_suggestion_is_signed_by_who_suggested_it(scene: Scene) -> None:
    reviewer = a_colleague(scene.session, scene.document, Role.REVIEWER, "Aydan")
    stood = standing_wording(scene.session, scene.second, "az")
    typed = Typed("az", "", "Katib və köməkçi.", stood.digest)
    one = scene.clause(scene.second)
    thread = suggest(scene.session, as_actor(reviewer), one, typed, body="Köməkçi də lazımdır")
    accept_suggestion(scene.session, as_actor(scene.rashad), thread)
    page = scene.page(f"c/{scene.second}/life?language=az")
    assert re.search(r">Aydan, step \d+, [^<]*: </span></a><span[^>]*>və köməkçi<", page)
    assert "Aydan · reworded · put into the text by İlham Rəşad" in plain(page)


def test_people_of_the_same_initials_are_told_apart(scene: Scene) -> None:
    other = a_colleague(scene.session, scene.document, Role.MEMBER, "Other")
    other.name = "Lalə Musayeva"
    scene.reword(other, scene.second, "Katib müavini.")
    assert "LM2 Lalə Musayeva" in plain(scene.page("authors?language=az"))


def test_who_wrote_what_is_told_of_a_past_step_too(scene: Scene) -> None:
    assert "İlham Rəşad" not in scene.page(f"authors?language=az&at={scene.early}")
    assert "Nothing is written in this language." not in scene.page("authors?language=en")


def test_bringing_words_back_is_shown_first_and_then_done(scene: Scene) -> None:
    path = f"c/{scene.first}/bring-back"
    form = scene.page(f"{path}?at={scene.early}", scene.rashad)
    assert re.search(r"<del>.*üç.*</del><ins>.*iki", form.replace("\n", ""))
    fields = {"at": scene.early, "seen": scene.step, "language": ["az"], "reason": "Səhv idi"}
    answer = post(scene.visitor(scene.rashad), f"/d/charter/{path}", fields)
    assert answer.status_code == 303
    assert answer.location.endswith(f"/d/charter/#c-{scene.first}")
    assert "Sədr iki il" in scene.page("?language=az")
    history = plain(scene.page("history"))
    told = f"words of Leyla Məmmədova (nümunə) · as at step {scene.early}"
    assert f"brought back an earlier text: Article 1 · {told}" in history
    assert "Səhv idi" in history


def test_words_of_a_clause_that_changed_meanwhile_are_not_brought_back(scene: Scene) -> None:
    seen = scene.step
    scene.reword(scene.leyla, scene.first, "Sədr beş il müddətinə seçilir.")
    fields = {"at": scene.early, "seen": seen, "language": ["az"], "reason": "Düşünülmüş səbəb"}
    answer = post(scene.visitor(scene.rashad), f"/d/charter/c/{scene.first}/bring-back", fields)
    assert answer.status_code == 409
    told = plain(answer.text)
    assert "The text has changed since you looked." in told
    assert "beş" in told.partition("What changed since you looked")[2]
    assert "Düşünülmüş səbəb" in answer.text
    assert "Sədr beş il" in scene.page("?language=az")


def test_agreed_words_come_back_only_with_a_reason(scene: Scene) -> None:
    for number in range(2):
        scene.decide(
            a_colleague(scene.session, scene.document, Role.MEMBER, f"M{number}"), Verdict.APPROVE
        )
    begin_thread(
        scene.session,
        as_actor(scene.leyla),
        scene.document,
        scene.clause(scene.first),
        Said("Bir söz"),
    )
    path = f"c/{scene.first}/bring-back"
    told = plain(scene.page(f"{path}?at={scene.early}"))
    assert "Agreed clauses that would say something else: 1" in told
    assert "Open discussions there Article 1 : 1" in told
    fields = {"at": scene.early, "seen": scene.step, "language": ["az", "en"], "reason": " "}
    refused = post(scene.visitor(), f"/d/charter/{path}", fields)
    assert refused.status_code == 422
    assert "Say why" in refused.text


def test_what_cannot_come_back_says_why(scene: Scene) -> None:
    same = scene.page(f"c/{scene.second}/bring-back?at={scene.early}")
    assert "There is nothing to bring back." in same
    assert '<form class="editor' not in same
    young = scene.page(f"c/{scene.second}/bring-back?at=1")
    assert "did not exist at step 1" in young
    seen = standing_placement(scene.session, scene.clause(scene.first)).since
    actor = as_actor(scene.leyla)
    strike_clause(scene.session, actor, scene.document, scene.first, seen=seen, reason="")
    assert "This clause is struck." in scene.page(f"c/{scene.first}/bring-back?at={scene.early}")
    assert scene.visitor().get("/d/charter/bring-back?at=999").status_code == 404


def test_the_whole_text_is_brought_back_by_its_coordinator(scene: Scene) -> None:
    an_article(scene.session, scene.document, scene.leyla, "Yeni maddə.", after=scene.second)
    form = plain(scene.page(f"bring-back?at={scene.early}"))
    assert "taken out" in form
    assert "Yeni maddə." in form
    fields = {"at": scene.early, "seen": scene.step}
    answer = post(scene.visitor(), "/d/charter/bring-back", fields)
    assert answer.status_code == 303
    page = scene.page("?language=az")
    assert "Sədr iki il" in page
    assert "1 struck clause" in plain(page)
    fields["seen"] = scene.step
    visitor = scene.visitor()
    assert post(visitor, "/d/charter/bring-back", fields).status_code == 303
    assert "the text says this already" in visitor.get("/d/charter/history").text
    assert "There is nothing to bring back." in scene.page(f"bring-back?at={scene.early}")


def test_who_names_no_step_is_asked_for_one(scene: Scene) -> None:
    assert "Show what would change" in scene.page("bring-back")


def test_a_reader_of_a_language_that_stayed_sees_what_changed_in_the_other(scene: Scene) -> None:
    seen = scene.step
    post(scene.visitor(), "/d/charter/read-to", {"seen": seen})
    scene.reword(scene.rashad, scene.first, "Sədr beş il müddətinə seçilir.")
    page = scene.page("?language=en")
    changed = page.partition('<details class="changed">')[2].partition("</details>")[0]
    assert '<div class="wording" lang="az">' in changed
    assert "beş" in changed


def test_a_whole_text_that_changed_meanwhile_shows_the_change(scene: Scene) -> None:
    seen = scene.step
    scene.reword(scene.rashad, scene.second, "Katib və xəzinədar.")
    answer = post(scene.visitor(), "/d/charter/bring-back", {"at": scene.early, "seen": seen})
    assert answer.status_code == 409
    since = plain(answer.text).partition("What changed since you looked")[2]
    assert "xəzinədar" in since.partition("What would change")[0]
    nothing_seen = post(scene.visitor(), "/d/charter/bring-back", {"at": scene.early})
    assert nothing_seen.status_code == 409


@pytest.mark.parametrize("role", [Role.OBSERVER, Role.REVIEWER])
def test_who_may_not_edit_brings_nothing_back(scene: Scene, role: Role) -> None:
    someone = a_colleague(scene.session, scene.document, role, "Sevda")
    visitor = scene.visitor(someone)
    fields = {"at": scene.early, "seen": scene.early}
    assert post(visitor, f"/d/charter/c/{scene.first}/bring-back", fields).status_code == 403
    assert post(visitor, "/d/charter/bring-back", fields).status_code == 403
    assert "bring-back" not in visitor.get(f"/d/charter/c/{scene.first}/life").text
    assert "bring-back" not in visitor.get(f"/d/charter/?at={scene.early}").text


def test_a_member_brings_back_clauses_but_not_the_whole(scene: Scene) -> None:
    fields = {"at": scene.early, "seen": scene.step}
    assert post(scene.visitor(scene.rashad), "/d/charter/bring-back", fields).status_code == 403


def test_who_never_marked_anything_is_told_of_no_news(scene: Scene) -> None:
    page = scene.page("?language=az")
    assert "Mark as read up to here" in page
    assert "Changed since you read it" not in page
    assert "changed" not in plain(scene.visitor().get("/").text)


def test_what_others_changed_since_is_marked_until_it_is_read(scene: Scene) -> None:
    seen = scene.step
    post(scene.visitor(), "/d/charter/read-to", {"seen": seen})
    assert "You marked this text read on" in scene.page("?language=az")
    for text in ("Katib və xəzinədar.", "Katib və iki xəzinədar."):
        scene.reword(scene.rashad, scene.second, text)
    page = scene.page("?language=az")
    told = plain(page)
    assert re.search(r"2 changes in 1 clause since you marked it read on .*? See them", told)
    assert page.count("Changed since you read it") == 1
    assert '<span class="fresh">changed</span>' in page
    redline = page.partition('<details class="changed">')[2].partition("</details>")[0]
    assert "iki xəzinədar" in plain(redline)
    assert f"#c-{scene.second}" in redline
    seen = scene.step
    assert "in 1 clause" in plain(scene.visitor().get("/").text)
    post(scene.visitor(), "/d/charter/read-to", {"seen": seen})
    assert "Changed since you read it" not in scene.page("?language=az")


def test_the_step_that_was_shown_is_marked_not_the_newest(scene: Scene) -> None:
    seen = scene.step
    scene.reword(scene.rashad, scene.second, "Katib və xəzinədar.")
    post(scene.visitor(), "/d/charter/read-to", {"seen": seen})
    assert "1 change in 1 clause" in plain(scene.page("?language=az"))


def test_what_i_changed_myself_is_no_news_to_me(scene: Scene) -> None:
    seen = scene.step
    post(scene.visitor(), "/d/charter/read-to", {"seen": seen})
    scene.reword(scene.leyla, scene.second, "Katib və xəzinədar.")
    assert "Changed since you read it" not in scene.page("?language=az")


@pytest.mark.parametrize("seen", ["", "x", "-4", "999999"])
def test_a_mark_is_never_of_a_step_that_does_not_exist(scene: Scene, seen: str) -> None:
    newest = scene.step
    visitor = scene.visitor()
    assert post(visitor, "/d/charter/read-to", {"seen": seen}).status_code == 303
    marked = newest if seen == "999999" else 1
    assert f"Marked as read up to step {marked}." in visitor.get("/d/charter/").text


def test_a_clause_that_came_or_went_is_marked_without_a_redline(scene: Scene) -> None:
    seen = scene.step
    post(scene.visitor(), "/d/charter/read-to", {"seen": seen})
    an_article(scene.session, scene.document, scene.rashad, "Yeni.", after=scene.second)
    page = scene.page("?language=az")
    changed = page.partition('<details class="changed">')[2].partition("</details>")[0]
    assert "What has changed?" in changed
    assert "wording" not in changed
