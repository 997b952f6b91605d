"""Does a reference follow its clause, from the first brace until the clause is struck?"""

import re

from playwright.sync_api import Locator, Page, expect
from sqlalchemy import select

from app.models import Clause, Document
from app.operations.clauses import standing_placement
from app.operations.deciding import decidable, decide
from app.operations.structure import strike_clause
from app.queries.snapshots import snapshot
from app.statute.workflow import Verdict
from tests.journeys.browsing import NARROW, Look, barriers, overflow
from tests.journeys.committee import AYGUN, LEYLA, RASHAD, Committee, actor_of, person_of
from tests.makers import an_article

PHONE = Look(language="en", size=NARROW, touch=True)


def begun(committee: Committee, page: Page, number: str) -> Locator:
    """The form of a clause, with its Azerbaijani text at the end of which the cursor stands."""
    committee.tool(page, number, "Edit").click()
    text = committee.under(page, number).get_by_label("Text").first
    expect(text).to_be_visible()
    text.press("Control+End")
    return text


def agrees(committee: Committee, number: str) -> None:
    """Two members approve a clause elsewhere."""
    with committee.writing() as session:
        document = session.scalars(select(Document).where(Document.slug == committee.slug)).one()
        clause = committee.clauses[number]
        for who in (RASHAD, AYGUN):
            seen = decidable(snapshot(session, document), clause)
            actor = actor_of(session, who)
            decide(session, actor, document, clause, Verdict.APPROVE, seen=seen)


def inserts_before(committee: Committee, number: str) -> None:
    """A colleague inserts an article elsewhere meanwhile."""
    with committee.writing() as session:
        document = session.scalars(select(Document).where(Document.slug == committee.slug)).one()
        an_article(
            session, document, person_of(session, RASHAD), "Yeni.", after=committee.clauses[number]
        )


def strikes(committee: Committee, number: str) -> None:
    """A colleague strikes a clause elsewhere meanwhile."""
    with committee.writing() as session:
        document = session.scalars(select(Document).where(Document.slug == committee.slug)).one()
        clause = session.get_one(Clause, committee.clauses[number])
        seen = standing_placement(session, clause).since
        strike_clause(session, actor_of(session, RASHAD), document, clause.id, seen=seen, reason="")


def test_a_reference_is_picked_follows_its_clause_and_warns_when_it_is_struck(
    committee: Committee,
) -> None:
    page = committee.desk(LEYLA, path="?language=az")
    text = begun(committee, page, "1.1")
    page.keyboard.type(" Bax: {")
    field = page.get_by_role("combobox", name="Clause to refer to")
    expect(field).to_be_focused()
    page.keyboard.type("2.")
    expect(page.get_by_role("option")).to_have_count(2)
    assert barriers(page) == []
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("option", selected=True)).to_contain_text("2.2-ci maddə")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(text).to_be_focused()
    page.keyboard.type(".")
    expect(text).to_have_value(re.compile(r" Bax: \{2\.1-ci maddə\}\.$"))
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("status").first).to_contain_text("Saved as step")
    link = committee.row(page, "1.1").locator("a.ref")
    expect(link).to_have_text("2.1-ci maddə")
    link.click()
    expect(page).to_have_url(committee.at(f"#c-{committee.clauses['2.1']}"))

    agrees(committee, "1.1")
    inserts_before(committee, "1")
    page.reload()
    expect(link).to_have_text("3.1-ci maddə")
    page.goto(committee.at(f"c/{committee.clauses['1.1']}"))
    expect(page.locator("h1 + p .state")).to_have_text("Agreed")

    strikes(committee, "2.1")
    page.reload()
    expect(page.locator(".leaf .ref.flaw")).to_contain_text("[çıxarılıb]")
    expect(page.locator("h1 + p .state")).to_contain_text("1 reference leads nowhere")
    expect(page.locator("h1 + p .state")).not_to_contain_text("Agreed")
    assert barriers(page) == []


def test_the_list_is_left_by_escape_and_by_writing_on(committee: Committee) -> None:
    page = committee.desk(LEYLA, path="?language=az")
    text = begun(committee, page, "1.1")
    page.keyboard.type(" {")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(text).to_be_focused()
    expect(text).to_have_value(re.compile(r" \{$"))
    page.keyboard.press("Backspace")
    page.keyboard.type("{2-ci maddəsinin} üzrə")
    expect(text).to_have_value(re.compile(r" \{2-ci maddəsinin\} üzrə$"))
    expect(page.get_by_role("combobox", name="Clause to refer to")).to_have_count(0)


def test_a_mention_becomes_live_in_the_form(committee: Committee) -> None:
    committee.rewords(LEYLA, "1.1", "Bu Nizamnamənin 2.1-ci və 2.2-ci maddələrinə uyğun.")
    page = committee.desk(LEYLA, path="?language=az")
    text = begun(committee, page, "1.1")
    committee.under(page, "1.1").get_by_role("button", name="Make all live").click()
    expect(text).to_have_value("Bu Nizamnamənin {2.1-ci} və {2.2-ci maddələrinə} uyğun.")
    expect(page.get_by_role("button", name="Make all live")).to_have_count(0)


def test_a_reference_is_picked_on_a_phone(committee: Committee) -> None:
    page = committee.desk(LEYLA, PHONE, f"c/{committee.clauses['1.1']}/edit")
    page.get_by_role("button", name="Reference").first.tap()
    page.get_by_role("combobox", name="Clause to refer to").fill("ərizəyə")
    page.get_by_role("option", name="2.2-ci maddə").tap()
    expect(page.get_by_label("Text").first).to_have_value(
        "Konfrans ali təhsil müəssisələri rektorlarının könüllü birliyidir. {2.2-ci maddə}"
    )
    assert overflow(page) <= 0
    assert barriers(page) == []
