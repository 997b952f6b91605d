"""Can somebody cite an extract by keyboard, and look again when its source gets a newer version?"""

from playwright.sync_api import expect

from tests.journeys.browsing import Look, barriers
from tests.journeys.committee import RASHAD, Committee

DESK = Look(language="en")


def test_a_member_cites_by_keyboard_and_looks_again_at_a_newer_version(
    committee: Committee,
) -> None:
    page = committee.desk(RASHAD, DESK, "?language=az")
    home, clause = page.url.split("/d/")[0], page.locator("[id^='c-']").nth(3).get_attribute("id")
    address = f"{page.url.split('?')[0].rstrip('/')}/c/{(clause or '')[2:]}/cite"
    page.goto(address)
    page.get_by_role("searchbox", name="Words", exact=True).fill("RUNAE")
    found = page.locator("#extracts .pick:visible")
    expect(found).to_have_count(1)
    found.locator("input").focus()
    page.keyboard.press("Space")
    page.get_by_role("radio", name="Adapts").focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Cite", exact=True).press("Enter")
    expect(page.get_by_text("The citation was saved.")).to_be_visible()
    assert barriers(page) == []

    page.goto(f"{home}/sources/crue/edit")
    page.locator("#version_date_0").fill("2030-01-01")
    page.get_by_role("button", name="Save").press("Enter")
    page.goto(address)
    expect(page.get_by_text("newer version since it was cited")).to_be_visible()
    page.get_by_role("button", name="Looked at: still right").press("Enter")
    expect(page.get_by_text("rests on what the library says now")).to_be_visible()
    expect(page.get_by_text("newer version since it was cited")).to_have_count(0)
