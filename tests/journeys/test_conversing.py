"""Can people call on each other, mend their words, hold agreement back, and give work to others?"""

import pytest
from playwright.sync_api import Locator, Page, expect
from sqlalchemy import select as sql

from app.models import Document, Person, Record
from tests.journeys.browsing import NARROW, Look, barriers, overflow
from tests.journeys.committee import LEYLA, MARTA, RASHAD, Committee
from tests.journeys.test_reviewer import AZ, QUOTE, asks, card, select

PHONE = Look(language="en", size=NARROW, touch=True)


def says(page: Page, *lines: str) -> None:
    """A notice says so."""
    for line in lines:
        expect(page.get_by_role("status").first).to_contain_text(line)


def test_a_colleague_is_called_on_by_the_keyboard(committee: Committee) -> None:
    page = asks(committee)
    card(page).get_by_text("Reply", exact=True).first.focus()
    page.keyboard.press("Enter")
    field = card(page).get_by_label("Your reply")
    field.focus()
    page.keyboard.type("Hörmətli @ley")
    people = card(page).get_by_role("listbox", name="People on this document")
    expect(people.get_by_role("option")).to_have_count(1)
    assert barriers(page) == []
    page.keyboard.press("Enter")
    expect(people).to_be_hidden()
    expect(field).to_be_focused()
    page.keyboard.type("baxın. @Yad Adam")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    says(page, "Your reply is there", "Nobody here is called so: Yad Adam")
    expect(card(page).locator(".mention")).to_contain_text("@Leyla")
    called = committee.desk(LEYLA, path="threads?only=mentions")
    expect(card(called)).to_have_count(1)


def test_words_are_mended_and_the_former_can_be_read(committee: Committee) -> None:
    page = asks(committee)
    card(page).get_by_role("link", name="Edit").click()
    field = card(page).get_by_label("Your words")
    expect(field).to_be_focused()
    page.keyboard.press("Escape")
    expect(card(page).get_by_role("link", name="Edit")).to_be_focused()
    page.keyboard.press("Enter")
    expect(field).to_be_focused()
    field.fill("Sadə səs çoxluğu?")
    assert barriers(page) == []
    card(page).get_by_role("button", name="Save").click()

    says(page, "Your words are changed")
    expect(card(page).locator(".body").first).to_have_text("Sadə səs çoxluğu?")
    reader = committee.desk(RASHAD, path=AZ)
    card(reader).get_by_text("edited, step").click()
    expect(card(reader).locator(".former")).to_contain_text("Hansı səs çoxluğu?")


def test_agreement_is_held_back_and_let_go_by_whoever_asked(committee: Committee) -> None:
    page = asks(committee)
    card(page).get_by_role("link", name="More").click()
    held = "Hold agreement back until it is resolved"
    assert barriers(page) == []
    card(page).get_by_role("button", name=held).click()
    says(page, "It holds agreement back")
    expect(card(page).locator(".kind")).to_contain_text("holds agreement back")

    other = committee.desk(RASHAD, path=AZ)
    expect(card(other)).to_contain_text("or the coordinator resolves it")
    expect(card(other).get_by_text("Resolve", exact=True)).to_have_count(0)

    card(page).get_by_role("link", name="More").click()
    card(page).get_by_role("button", name="Hold agreement back no longer").click()
    says(page, "It holds agreement back no longer")


def test_a_discussion_is_given_to_a_colleague_by_a_day(committee: Committee) -> None:
    asks(committee)
    page = committee.desk(LEYLA, path="threads")
    card(page).get_by_role("link", name="More").click()
    card(page).get_by_label("Person").select_option(label=_name(committee, RASHAD))
    card(page).get_by_label("By", exact=True).fill("2999-05-28")
    card(page).get_by_role("button", name="Give").click()

    says(page, "It is given to them")
    given = committee.desk(RASHAD, path="threads?only=given")
    expect(card(given)).to_contain_text("28 May 2999")


def test_a_discussion_is_withdrawn_and_opened_again(committee: Committee) -> None:
    page = asks(committee)
    card(page).get_by_role("link", name="More").click()
    card(page).get_by_role("button", name="Withdraw the discussion").click()
    says(page, "The discussion is withdrawn")
    page.goto(committee.at("threads?state=resolved"))
    expect(card(page).locator(".outcome")).to_contain_text("Withdrawn")
    card(page).get_by_role("button", name="Open again").click()
    says(page, "The discussion is open again")


def _name(committee: Committee, email: str) -> str:
    """What somebody is called."""
    with committee.writing() as session:
        return session.scalars(sql(Person.name).where(Person.email == email)).one()


@pytest.mark.parametrize(("words", "struck"), [("dörd", True), ("üç", False)])
def test_words_of_a_comparison_are_commented_on(
    committee: Committee, words: str, struck: bool
) -> None:
    with committee.writing() as session:
        document = session.scalars(sql(Document).where(Document.slug == committee.slug)).one()
        before = session.get_one(Record, document.id).steps
    committee.rewords(LEYLA, "3.2", "Rəyasət Heyətinin iclası ildə üç dəfə keçirilir.")
    page = committee.desk(MARTA, path=f"compare?from={before}&language=az&mode=changes")
    row = committee.row(page, "3.2")
    row.scroll_into_view_if_needed()
    expect(page.get_by_role("button", name="Next change")).to_be_visible()  # moves the text down
    page.evaluate("document.fonts.ready")
    select(page, row, words)
    page.get_by_role("toolbar", name="Selected words").get_by_role("button", name="Comment").click()
    form = committee.under(page, "3.2").locator("form.begin")
    expect(form.get_by_label("The words it is about")).to_have_value(words)
    form.get_by_label("Your words").fill("Niyə?")
    assert barriers(page) == []
    form.get_by_role("button", name="Begin the discussion").click()

    says(page, "Your words are kept")
    assert "/compare" in page.url
    page.get_by_role("link", name="Show the discussion").click()
    expect(card(page).locator("blockquote")).to_have_text(words)
    gone = card(page).get_by_text("These words no longer stand in the clause.")
    expect(gone).to_have_count(int(struck))


def test_the_rail_and_the_text_lead_to_each_other(committee: Committee) -> None:
    page = asks(committee)
    mark = committee.row(page, "1.2").locator("mark")
    mark.get_by_role("link").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(committee.at(f"{AZ}#t1"))
    card(page).locator("a.back").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(committee.at(f"{AZ}#q1"))
    expect(mark).to_contain_text(QUOTE)


def test_all_of_it_fits_on_a_phone(committee: Committee) -> None:
    asks(committee)
    page = committee.desk(LEYLA, PHONE, "threads")
    fits(page)
    more: Locator = card(page).get_by_role("link", name="More")
    more.click()
    expect(card(page).get_by_role("button", name="Give")).to_be_visible()
    fits(page)
    page.get_by_label("Person", exact=True).first.select_option(index=1)
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_text("Shown: 1 of 1")).to_be_visible()
    fits(page)


def fits(page: Page) -> None:
    """Nothing is cut off, too small to touch, or closed to anybody."""
    assert overflow(page) == 0
    assert barriers(page) == []
