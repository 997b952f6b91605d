"""Does everything work as plain forms, in a browser that runs no script?"""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.browsing import ENGLISH
from tests.journeys.committee import AYGUN, RASHAD, Committee, person_of
from tests.journeys.serving import Served

WORDS = "Ərizəyə iyirmi gün ərzində baxılır."


@pytest.fixture
def plain(browser: Browser, workplace: Served) -> Iterator[Page]:
    """A page in a browser without scripts."""
    look = ENGLISH.context()
    context = browser.new_context(base_url=workplace.address, java_script_enabled=False, **look)
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


def enter(page: Page, committee: Committee, who: str) -> None:
    """Sign in by hand and open the text in Azerbaijani."""
    with committee.writing() as session:
        person_of(session, who).locale = "en"
    page.goto(committee.at("?language=az"))
    expect(page).to_have_url(re.compile("/sign-in"))
    page.get_by_label("E-mail address").fill(who)
    page.get_by_label("Password").fill("nizam-numune-2026")
    page.get_by_role("button", name="Sign in").click()
    expect(page).to_have_url(committee.at("?language=az"))


def test_a_member_edits_with_plain_forms(plain: Page, committee: Committee) -> None:
    enter(plain, committee, RASHAD)
    committee.tool(plain, "2.2", "Edit").click()
    plain.get_by_label("Text").first.fill(WORDS)
    plain.get_by_role("button", name="Show what I am changing").click()
    expect(plain.locator(".redline ins")).to_contain_text("iyirmi")
    expect(plain.get_by_label("Text").first).to_have_value(WORDS)
    plain.get_by_label("Reason").fill("Otuz gün uzundur.")
    plain.get_by_role("button", name="Save", exact=True).click()

    expect(plain.get_by_role("status").first).to_contain_text("Saved as step")
    expect(committee.row(plain, "2.2")).to_contain_text(WORDS)


def test_a_collision_is_settled_with_plain_forms(plain: Page, committee: Committee) -> None:
    enter(plain, committee, RASHAD)
    committee.tool(plain, "2.2", "Edit").click()
    committee.rewords(AYGUN, "2.2", WORDS)
    plain.get_by_label("Text").first.fill("Ərizəyə qırx gün ərzində baxılır.")
    plain.get_by_role("button", name="Save", exact=True).click()
    expect(plain.get_by_role("alert")).to_contain_text("Nothing of yours is lost")

    plain.locator(".stretch").get_by_label("Theirs").check()
    plain.get_by_role("button", name="Save the choices made stretch by stretch").click()

    expect(committee.row(plain, "2.2")).to_contain_text(WORDS)


def test_a_member_comments_and_resolves_with_plain_forms(plain: Page, committee: Committee) -> None:
    enter(plain, committee, RASHAD)
    committee.tool(plain, "1.2", "Comment").click()
    plain.get_by_label("Your words").fill("Hansı çoxluq?")
    plain.get_by_text("About certain words of it").click()
    plain.get_by_label("The words it is about").fill("səs çoxluğu")
    plain.get_by_role("button", name="Begin the discussion").click()
    expect(committee.row(plain, "1.2").locator("mark")).to_contain_text("səs çoxluğu")

    card = plain.locator("article.thread")
    card.locator("summary", has_text="Resolve").click()
    card.get_by_role("button", name="Resolve").click()

    expect(plain.get_by_role("status").first).to_contain_text("resolved")


def test_a_member_decides_with_plain_forms(plain: Page, committee: Committee) -> None:
    enter(plain, committee, RASHAD)
    article = committee.row(plain, "1")
    article.get_by_role("button", name="Put forward for agreement").click()
    article.get_by_role("button", name="Approve").click()
    expect(plain.get_by_role("status").first).to_contain_text("Your approval is recorded")

    plain.get_by_role("link", name="Agreement", exact=True).click()
    expect(committee.row(plain, "1")).to_contain_text("approved")


def test_clauses_are_inserted_moved_and_struck_with_plain_forms(
    plain: Page, committee: Committee
) -> None:
    enter(plain, committee, RASHAD)
    committee.tool(plain, "2", "Insert, move, strike").click()
    plain.get_by_role("link", name="Insert inside").click()
    plain.get_by_label("Text").first.fill("Konfrans üzvlərin reyestrini aparır.")
    plain.get_by_role("button", name="Insert", exact=True).click()
    expect(plain.locator(".row", has_text="reyestrini").locator(".no")).to_have_text("2.3.")

    plain.goto(committee.at(f"c/{committee.clauses['2.2']}/move"))
    plain.get_by_role("button", name="Up").click()
    assert committee.numbers()["2.2"] == "2.1"

    plain.goto(committee.at(f"c/{committee.clauses['3']}/strike"))
    plain.get_by_role("button", name="Strike", exact=True).click()
    expect(plain.locator("article.unit h3")).to_have_count(2)
