"""Can a committee member on the road read, comment, decide and edit on a phone?"""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.browsing import NARROW, Look, barriers, overflow
from tests.journeys.committee import RASHAD, Committee

PHONE = Look(language="en", size=NARROW, touch=True)
AZ = "?language=az"


def fits(page: Page) -> None:
    """Nothing is cut off, too small to touch, or closed to anybody."""
    assert overflow(page) == 0
    assert barriers(page) == []


@pytest.fixture
def phone(committee: Committee) -> Page:
    """The small charter on Rəşad's phone, in Azerbaijani."""
    return committee.desk(RASHAD, PHONE, AZ)


def test_a_member_finds_an_article_on_a_phone(committee: Committee, phone: Page) -> None:
    fits(phone)
    contents = phone.get_by_role("navigation", name="Contents")
    expect(contents.get_by_role("link").first).to_be_hidden()
    contents.locator("summary").click()
    contents.get_by_role("link", name="Rəyasət Heyəti").click()

    expect(committee.row(phone, "3")).to_be_in_viewport()


def test_a_member_comments_on_a_phone_by_the_button_of_a_paragraph(
    committee: Committee, phone: Page
) -> None:
    committee.row(phone, "1.2").get_by_role("link", name="Comment").click()
    form = committee.under(phone, "1.2").locator("form.begin")
    form.get_by_label("Your words").fill("Hansı səs çoxluğu?")
    fits(phone)
    form.get_by_role("button", name="Begin the discussion").click()

    expect(phone.get_by_role("status").first).to_contain_text("Your words are kept")
    thread = phone.locator("article.thread")
    expect(thread).to_be_hidden()
    phone.locator(".threads > details > summary").click()
    expect(thread).to_contain_text("Hansı səs çoxluğu?")
    fits(phone)


def test_a_member_approves_on_a_phone(committee: Committee, phone: Page) -> None:
    article = committee.row(phone, "1")
    article.get_by_role("button", name="Put forward for agreement").click()
    article.get_by_role("button", name="Approve").click()
    expect(phone.get_by_role("status").first).to_contain_text("Your approval is recorded")

    article.get_by_role("link", name="Object or say more").click()
    fits(phone)
    phone.get_by_role("link", name="Agreement", exact=True).click()
    expect(phone.get_by_role("heading", name="Agreement")).to_be_visible()
    fits(phone)


def test_a_member_edits_a_clause_on_a_phone(committee: Committee, phone: Page) -> None:
    committee.row(phone, "2.2").get_by_role("link", name="Edit").click()
    form = committee.under(phone, "2.2").locator("form.editor")
    form.get_by_label("Text").first.fill("Ərizəyə iyirmi gün ərzində baxılır.")
    expect(form.locator(".redline ins")).to_contain_text("iyirmi")
    fits(phone)
    form.get_by_role("button", name="Save", exact=True).click()

    expect(committee.row(phone, "2.2")).to_contain_text("iyirmi gün")
    expect(committee.row(phone, "2.2")).to_be_in_viewport()


def test_the_charter_is_read_on_a_phone(committee: Committee, phone: Page) -> None:
    phone.goto(committee.served.url("/d/charter/?language=both"))
    fits(phone)


@pytest.mark.parametrize("width", [1280, 1100, 1000, 768, 390, 320])
def test_every_view_of_a_document_is_in_sight_of_who_has_a_mouse(
    committee: Committee, width: int
) -> None:
    """A finger moves them sideways; magnified beside a mouse nothing would."""
    page = committee.desk(RASHAD, Look(size=(width, 800)), AZ)

    for link in page.locator(".bar .views a").all():
        box = link.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert box["height"] >= 24
    assert overflow(page) == 0
