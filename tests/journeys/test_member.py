"""Does a member reword the text where it stands, and lose nothing that was typed?"""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.browsing import barriers
from tests.journeys.committee import LEYLA, RASHAD, Committee

NEW = "Konfrans universitet rektorlarının könüllü birliyidir."
TYPED = "Konfrans universitet rektorlarının birliyidir; bunu saxlamamışam."


def begun(committee: Committee, page: Page, number: str) -> Locator:
    """The form that opens below a clause when its Edit is pressed."""
    committee.tool(page, number, "Edit").click()
    form = committee.under(page, number).locator("form.editor")
    expect(form.locator(":focus")).to_have_count(1)
    return form


def kept(page: Page, words: str) -> None:
    """Wait until the browser itself has kept the words."""
    page.wait_for_function(
        "words => Object.values(localStorage).some(draft => draft.includes(words))", arg=words
    )


def test_a_member_rewords_a_clause_in_place_in_both_languages(committee: Committee) -> None:
    page = committee.desk(RASHAD, path="?language=both")
    form = begun(committee, page, "1.1")

    form.get_by_label("Text").first.fill(NEW)
    form.get_by_label("Text").last.fill(
        "The Conference is a voluntary union of university rectors."
    )
    redline = form.locator(".redline")
    expect(redline.locator("[lang=az] ins")).to_contain_text("added: universitet end")
    expect(redline.locator("[lang=az] del")).to_contain_text("ali təhsil müəssisələri")
    expect(redline.locator("[lang=en] ins")).to_contain_text("added: university end")
    assert barriers(page) == []
    form.get_by_label("Reason").fill("Sadə yazaq.")
    page.keyboard.press("Control+Enter")

    expect(page.get_by_role("status").first).to_contain_text("Saved as step")
    expect(page).to_have_url(re.compile(f"#c-{committee.clauses['1.1']}$"))
    expect(committee.row(page, "1.1")).to_contain_text(NEW)
    expect(committee.row(page, "1.1")).to_contain_text("union of university rectors")
    expect(committee.row(page, "1.1").locator(".flaw")).to_have_count(0)


def test_what_was_saved_is_told_with_its_author_and_reason(committee: Committee) -> None:
    page = committee.desk(RASHAD)
    form = begun(committee, page, "1.1")
    form.get_by_label("Text").first.fill(NEW)
    form.get_by_label("Reason").fill("Sadə yazaq.")
    form.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("status").first).to_contain_text("Saved as step")

    page.get_by_role("link", name="History", exact=True).first.click()
    newest = page.locator("ol.steps > li").first
    expect(newest).to_contain_text("Rəşad")
    expect(newest).to_contain_text("Sadə yazaq.")

    page.get_by_role("button", name="Compare the two steps chosen").click()
    change = page.locator(f"#c-{committee.clauses['1.1']}")
    expect(change.locator("ins")).to_contain_text("added: universitet end")
    expect(page.locator(".entry.change")).to_have_count(1)

    page.goto(committee.at(f"c/{committee.clauses['1.1']}"))
    told = page.locator("ol.events > li").first
    expect(told).to_contain_text("Sadə yazaq.")
    expect(told.locator("ins")).to_contain_text("added: universitet end")


def reloaded(committee: Committee, page: Page) -> None:
    page.reload()


def asleep(committee: Committee, page: Page) -> None:
    """The sign-in ends while the words are typed; the save is answered by the door."""
    committee.sleeps(RASHAD)
    page.keyboard.press("Control+Enter")
    expect(page).to_have_url(re.compile("/sign-in"))
    page.get_by_role("button", name="Rəşad").click()
    expect(page).to_have_url(re.compile(f"/d/{committee.slug}/c/"))


@pytest.mark.parametrize("interrupted", [reloaded, asleep])
def test_words_that_were_not_saved_are_offered_back(
    committee: Committee, interrupted: Callable[[Committee, Page], None]
) -> None:
    page = committee.desk(RASHAD, path="?language=az")
    form = begun(committee, page, "1.1")
    form.get_by_label("Text").first.fill(TYPED)
    kept(page, "saxlamamışam")

    interrupted(committee, page)
    assert "saxlamamışam" not in committee.words("1.1")
    form = page.locator("form.editor") if interrupted is asleep else begun(committee, page, "1.1")
    form.get_by_role("button", name="Bring them back").click()

    expect(form.get_by_label("Text").first).to_have_value(TYPED)
    form.get_by_role("button", name="Save", exact=True).click()
    expect(committee.row(page, "1.1")).to_contain_text(TYPED)
    begun(committee, page, "1.1")
    expect(committee.under(page, "1.1").locator(".recall")).to_be_hidden()


def test_escape_gives_the_text_back_and_the_focus_with_it(committee: Committee) -> None:
    page = committee.desk(RASHAD)
    begun(committee, page, "1.2")

    page.keyboard.press("Escape")

    expect(committee.under(page, "1.2").locator("form")).to_have_count(0)
    expect(committee.row(page, "1.2").get_by_role("link", name="Edit")).to_be_focused()


def test_a_member_inserts_moves_strikes_and_restores(committee: Committee) -> None:
    page = committee.desk(LEYLA)
    committee.tool(page, "2", "Insert, move, strike").click()
    committee.under(page, "2").get_by_role("link", name="Insert inside").click()
    page.get_by_label("Text").first.fill("Konfrans üzvlərin reyestrini aparır.")
    page.get_by_role("button", name="Insert", exact=True).click()
    expect(page.get_by_role("status").first).to_contain_text("Inserted")
    expect(page.locator(".row", has_text="reyestrini aparır").locator(".no")).to_have_text("2.3.")

    page.goto(committee.at(f"c/{committee.clauses['2.2']}/move"))
    page.get_by_role("button", name="Up").click()
    expect(page.get_by_role("status").first).to_contain_text("Moved")
    assert committee.numbers()["2.2"] == "2.1"

    page.goto(committee.at(f"c/{committee.clauses['2.2']}/move"))
    option = page.locator("#place option", has_text="after 3.2").get_attribute("value")
    page.get_by_label("Anywhere else").select_option(option)
    page.get_by_role("button", name="Move there").click()
    expect(page.get_by_role("status").first).to_contain_text("Moved")
    assert committee.numbers()["2.2"] == "3.3"

    page.goto(committee.at(f"c/{committee.clauses['3']}/strike"))
    page.get_by_role("button", name="Strike", exact=True).click()
    expect(page.get_by_role("status").first).to_contain_text("Struck")
    expect(page.locator("article.unit h3")).to_have_count(2)

    page.goto(committee.at(f"c/{committee.clauses['3']}/restore"))
    page.get_by_role("button", name="Restore").click()
    expect(page.locator("article.unit h3")).to_have_count(3)

    page.goto(committee.at("history"))
    told = page.locator("ol.steps > li .deed")
    for nth, deed in enumerate(("restored", "struck", "moved", "moved", "inserted")):
        expect(told.nth(nth)).to_contain_text(deed)
