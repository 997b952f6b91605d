"""Does an institution's nominee come to the committee, and is a renamed authority one?"""

import re

from playwright.sync_api import expect

from tests.journeys.browsing import barriers
from tests.journeys.conftest import OpenPage
from tests.journeys.serving import Served


def test_a_nominee_is_accepted_invited_and_comes_from_the_institution(
    server: Served, open_page: OpenPage
) -> None:
    page = open_page(server)
    page.goto("/")
    page.get_by_role("button", name=re.compile("Leyla")).click()
    page.goto("/d/charter/people")
    page.locator("main a[href$='/nominations']").click()
    waiting = page.locator(".nominated").filter(has_text="Kazlauskienė")
    waiting.locator("form[action$='/accept'] button").click()
    link = page.locator("#address").input_value()
    assert barriers(page) == []
    expect(page.locator(".nominated .accepted")).to_have_count(1)

    reader = open_page(server)
    reader.goto(link)
    reader.locator("input[name=password]").first.fill("uzun və gözlənilməz parol 7")
    reader.locator("main form button.primary").click()
    expect(reader).to_have_url(server.url("/d/charter/"))
    reader.goto("/institutions/mru")
    expect(reader.locator("main")).to_contain_text("Rūta Kazlauskienė")


def test_a_steward_renames_an_authority_and_the_old_name_still_finds_it(
    server: Served, open_page: OpenPage
) -> None:
    page = open_page(server)
    page.goto("/")
    page.get_by_role("button", name=re.compile("Leyla")).click()
    page.goto("/institutions/crup/edit")
    lines = page.locator(".borne .line")
    expect(lines).to_have_count(2)
    lines.nth(0).locator("[name=until]").fill("soon")
    page.locator("main form button.primary").click()
    expect(page.locator("main .problem")).to_be_focused()
    lines.nth(0).locator("[name=until]").fill("2026-01")
    lines.nth(1).locator("[name=name_en]").fill("Universities of Portugal")
    lines.nth(1).locator("[name=since]").fill("2026-01")
    page.locator("main form button.primary").click()
    expect(page.locator("h1")).not_to_contain_text("CRUP")
    assert barriers(page) == []
    page.goto("/institutions?q=CRUP")
    expect(page.locator(".houses .named")).to_have_count(1)
