"""Can somebody find what they look for by keyboard, by filter, on a phone and without scripts?"""

from playwright.sync_api import expect

from tests.journeys.browsing import NARROW, Look, barriers, overflow
from tests.journeys.committee import RASHAD, Committee

DESK = Look(language="en")
PHONE = Look(language="en", size=NARROW, touch=True)


def test_a_member_finds_a_clause_by_keyboard_alone(committee: Committee) -> None:
    page = committee.desk(RASHAD, DESK, "?language=az")
    page.keyboard.press("/")
    field = page.get_by_role("searchbox", name="Words to look for")
    expect(field).to_be_focused()
    page.keyboard.type("heyeti")
    page.keyboard.press("Enter")

    page.wait_for_url("**/search?*")
    expect(page.locator("#told")).to_contain_text("Found:")
    expect(page.locator(".results mark").first).to_contain_text("Heyəti")
    assert barriers(page) == []
    page.keyboard.press("/")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".results h3 a").first).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/d/**#c-*")


def test_results_follow_what_is_typed_and_their_number_is_read_out(committee: Committee) -> None:
    page = committee.desk(RASHAD, DESK, "?language=az")
    page.goto(page.url.split("/d/")[0] + "/search?q=yoxdurbu")
    expect(page.locator("#told")).to_have_text("Found: 0")
    page.get_by_role("searchbox", name="Words to look for").fill("heyeti")
    expect(page.locator("#told")).not_to_have_text("Found: 0")
    expect(page.locator(".results mark").first).to_be_visible()
    assert "q=heyeti" in page.url


def test_a_filter_leaves_what_it_counted(committee: Committee) -> None:
    page = committee.desk(RASHAD, DESK, "?language=az")
    page.goto(page.url.split("/d/")[0] + "/search?q=heyeti&sort=clause")
    kind = page.locator(".narrowing ul").first.locator("a").nth(1)
    number = kind.locator(".n").inner_text()
    kind.click()
    expect(page.locator("#told")).to_contain_text(f"Found: {number}")


def test_somebody_searches_on_a_phone(committee: Committee) -> None:
    page = committee.desk(RASHAD, PHONE, "?language=az")
    page.get_by_role("link", name="Search", exact=True).tap()
    page.get_by_role("searchbox", name="Words to look for").fill("heyeti")
    page.get_by_role("button", name="Search").tap()
    expect(page.locator(".results mark").first).to_be_visible()
    assert overflow(page) == 0
    assert barriers(page) == []
    page.locator(".narrowing summary").tap()
    expect(page.get_by_role("link", name="Newest first")).to_be_visible()
    page.locator(".results h3 a").first.tap()
    page.wait_for_url("**/d/**#c-*")
