"""Does the page say what was found, and who may set it aside?"""

import re
from dataclasses import dataclass

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Document, SettingAside
from app.queries.checking import Report, report
from app.statute.roles import Role
from app.statute.snapshot import Kind
from tests.makers import a_colleague, a_document, a_person, an_article, signed_in
from tests.views.posting import post

PAGE = "/d/charter/checks"
BROKEN = "Bax: {#0123456789abcdef}."


@dataclass
class Desk:
    """A charter with a definition, a wrong ordinal and a reference to nothing, and its people."""

    app: Flask
    chapter: str
    clause: str
    people: dict[str, str]

    def visitor(self, name: str) -> FlaskClient:
        """One of them, signed in."""
        return signed_in(self.app, self.people[name])

    def page(self, question: str = "", name: str = "Leyla") -> str:
        """The page as somebody sees it, blanks drawn together."""
        answer = self.visitor(name).get(f"{PAGE}{question}")
        assert answer.status_code == 200
        return re.sub(r"\s+", " ", answer.text)

    def report(self) -> Report:
        """What the checks find by now."""
        with Session(self.app.extensions["nizam.database"].engine) as session:
            return report(
                session, session.scalars(select(Document).where(Document.slug == "charter")).one()
            )

    def digest(self, rule: str) -> str:
        """The finding of a rule."""
        return next(one.digest for one in self.report().open if one.rule.id == rule)

    def rules(self) -> set[str]:
        """Rules with open findings in a clause."""
        return {one.rule.id for one in self.report().open if one.clause}

    def set_aside(self, rule: str, reason: str, *, who: str = "Nigar", how: str = "aside") -> int:
        """Somebody sets a finding aside; answers the status."""
        fields = {"finding": self.digest(rule), "reason": reason}
        return post(self.visitor(who), f"{PAGE}/{how}", fields).status_code


@pytest.fixture
def desk(app: Flask, session: Session) -> Desk:
    leyla = a_person(session, "Leyla")
    charter = a_document(session, leyla, kind="charter")
    chapter = an_article(session, charter, leyla, "", kind=Kind.CHAPTER, heading="Üzvlük")
    clause = an_article(
        session,
        charter,
        leyla,
        f"Üzvlərin 3-ci hissəsi. {BROKEN}",
        heading="Üzvlər",
        parent=chapter,
    )
    defined = "Universitet (bundan sonra – üzv) səs verir."
    an_article(session, charter, leyla, defined, heading="Səs", after=chapter)
    a_document(session, leyla, "plan", kind="plan")
    people = {
        "Leyla": leyla.id,
        "Nigar": a_colleague(session, charter, Role.MEMBER, "Nigar").id,
        "Samir": a_colleague(session, charter, Role.REVIEWER, "Samir").id,
        "Aygun": a_colleague(session, charter, Role.OBSERVER, "Aygun").id,
    }
    session.commit()
    return Desk(app, chapter, clause, people)


def test_a_finding_is_told_with_its_words_source_and_remedy(desk: Desk) -> None:
    page = desk.page()
    assert "<mark>3-ci</mark>" in page
    assert "Suffix of an ordinal" in page
    assert "Rules of orthography" in page
    assert "Write “3-cü”." in page
    assert f'/d/charter/c/{desk.clause}/edit"' in page


def test_a_reference_is_shown_by_its_label(desk: Desk) -> None:
    assert "{#" not in desk.page().split("<main")[1]


def test_the_checklist_says_what_is_missing_and_only_of_a_charter(desk: Desk) -> None:
    assert 'class="missing"' in desk.page()
    page = desk.visitor("Leyla").get("/d/plan/checks").text
    assert "Required content" not in page
    assert "The checks find nothing to mend." in page


def test_terms_are_listed_with_their_meaning_and_uses(desk: Desk) -> None:
    page = desk.page()
    assert '<th scope="row" lang="az">üzv</th>' in page
    assert "1 times" in page


@pytest.mark.parametrize(
    ("question", "there", "gone"),
    [
        ("?level=blocks", "Reference to nothing", "<mark>3-ci</mark>"),
        ("?level=warning", "<mark>3-ci</mark>", "<b>Reference to nothing"),
        ("?rule=ordinal_suffix", "<mark>3-ci</mark>", "<b>Reference to nothing"),
        ("?level=note&rule=ordinal_suffix", "Nothing is found with this filter", "<mark>3-ci"),
        ("?level=zzz&rule=zzz", "<mark>3-ci</mark>", "Nothing is found"),
        ("?chapter=0000000000000000", "Nothing is found with this filter", "<mark>3-ci"),
    ],
)
def test_findings_are_filtered(desk: Desk, question: str, there: str, gone: str) -> None:
    page = desk.page(question)
    assert there in page
    assert gone not in page


def test_a_chapter_is_chosen_by_its_heading(desk: Desk) -> None:
    page = desk.page(f"?chapter={desk.chapter}")
    assert "<mark>3-ci</mark>" in page
    assert "<h4>The whole document" not in page


def test_a_member_sets_a_warning_aside_with_a_reason(desk: Desk) -> None:
    assert desk.set_aside("ordinal_suffix", "Sitatdır.") == 303
    assert "ordinal_suffix" not in desk.rules()
    page = desk.page()
    assert "Sitatdır." in page
    assert "<mark>3-ci</mark>" not in page
    assert (
        "set a finding of the checks aside" in desk.visitor("Nigar").get("/d/charter/history").text
    )


def test_without_a_reason_nothing_is_set_aside_and_the_form_stands_open(desk: Desk) -> None:
    fields = {"finding": desk.digest("ordinal_suffix"), "reason": "  "}
    answer = post(desk.visitor("Nigar"), f"{PAGE}/aside", fields)
    assert answer.status_code == 422
    assert "<details open>" in answer.text
    assert "ordinal_suffix" in desk.rules()


def test_a_reason_too_long_is_given_back(desk: Desk) -> None:
    fields = {"finding": desk.digest("ordinal_suffix"), "reason": "sitat " * 400}
    answer = post(desk.visitor("Nigar"), f"{PAGE}/aside", fields)
    assert answer.status_code == 413
    assert "sitat sitat" in answer.text


def test_only_the_coordinator_sets_a_blocking_finding_aside(desk: Desk) -> None:
    assert desk.set_aside("reference_to_nothing", "Hazırlanır.", how="aside-blocking") == 403
    assert desk.set_aside("reference_to_nothing", "Hazırlanır.") == 422
    assert "reference_to_nothing" in desk.rules()
    assert "Only the coordinator may set this aside." in desk.page(name="Nigar")

    done = desk.set_aside("reference_to_nothing", "Olur.", who="Leyla", how="aside-blocking")

    assert done == 303
    assert "reference_to_nothing" not in desk.rules()


def test_a_warning_is_not_set_aside_as_a_blocking_finding(desk: Desk) -> None:
    assert desk.set_aside("ordinal_suffix", "Söz.", who="Leyla", how="aside-blocking") == 422


@pytest.mark.parametrize("who", ["Samir", "Aygun"])
def test_who_may_not_edit_reads_the_findings_and_sets_nothing_aside(desk: Desk, who: str) -> None:
    page = desk.page(name=who)
    assert "<mark>3-ci</mark>" in page
    assert "Set aside…" not in page
    assert desk.set_aside("ordinal_suffix", "Söz.", who=who) == 403
    assert post(desk.visitor(who), f"{PAGE}/up", {"finding": "0" * 64}).status_code == 403


def test_a_finding_is_taken_up_again(desk: Desk) -> None:
    digest = desk.digest("ordinal_suffix")
    desk.set_aside("ordinal_suffix", "Sitatdır.")
    assert post(desk.visitor("Nigar"), f"{PAGE}/up", {"finding": digest}).status_code == 303
    assert desk.digest("ordinal_suffix") == digest
    assert post(desk.visitor("Nigar"), f"{PAGE}/up", {"finding": digest}).status_code == 422


def test_a_finding_that_is_not_there_is_not_set_aside(desk: Desk) -> None:
    answer = post(desk.visitor("Nigar"), f"{PAGE}/aside", {"finding": "0" * 64, "reason": "Söz."})
    assert answer.status_code == 422
    with Session(desk.app.extensions["nizam.database"].engine) as session:
        assert session.scalars(select(SettingAside)).all() == []


def test_typed_words_are_checked_without_saving_them(desk: Desk) -> None:
    fields = {"text-az": "İclasın kvorumu.", "heading-az": "Üzvlər", "started-az": ""}
    visitor = desk.visitor("Nigar")
    path = f"/d/charter/c/{desk.clause}/checks"
    page = post(visitor, path, fields).text
    assert "<mark>kvorumu</mark>" in page
    assert "İclasın kvorumu.</textarea>" in page
    assert "ordinal_suffix" in desk.rules()


def test_the_fragment_for_the_form_says_when_nothing_is_found(desk: Desk) -> None:
    visitor = desk.visitor("Nigar")
    token = re.search(r'name="csrf_token" value="([^"]+)"', visitor.get("/d/charter/checks").text)
    assert token
    fields = {"csrf_token": token[1], "text-az": "Üzvlər toplaşır.", "heading-az": "Üzvlər"}
    path = f"/d/charter/c/{desk.clause}/checks"
    answer = visitor.post(path, data=fields, headers={"HX-Request": "true"})
    assert "The checks find nothing in these words." in answer.text
    assert "<html" not in answer.text


def test_the_first_use_of_a_term_leads_to_its_definition(desk: Desk) -> None:
    page = desk.visitor("Aygun").get("/d/charter/?language=az").text
    assert page.count('class="term"') == 1
    link = re.search(r'<a class="term" href="#c-(\w+)" aria-describedby="([\w-]+)">(.*?)</a>', page)
    assert link
    assert link[3] == "Üzvlərin"
    assert f'id="{link[2]}" popover' in page
    assert "<b>üzv</b> – Universitet" in page


def test_a_term_on_a_clauses_own_page_leads_to_the_text(desk: Desk) -> None:
    page = desk.visitor("Aygun").get(f"/d/charter/c/{desk.clause}?language=az").text
    assert 'class="term" href="/d/charter/#c-' in page


def test_a_reader_switches_terms_off_and_on(desk: Desk) -> None:
    visitor = desk.visitor("Aygun")
    assert 'class="term"' not in visitor.get("/d/charter/?language=az&terms=off").text
    assert 'class="term"' not in visitor.get("/d/charter/").text
    assert 'class="term"' in visitor.get("/d/charter/?terms=on").text
