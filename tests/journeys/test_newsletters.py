"""Does the coordinator tell people outside what was done, and do they come and go freely?"""

import re

from playwright.sync_api import Page, expect
from sqlalchemy import select

from app.db import transaction
from app.models import Letter
from tests.journeys.browsing import barriers
from tests.journeys.conftest import OpenPage
from tests.journeys.serving import Served


def letters(served: Served) -> list[Letter]:
    """What is in the outbox, newest last."""
    with served.app.app_context(), transaction() as session:
        found = list(session.scalars(select(Letter).order_by(Letter.at, Letter.key)))
        session.expunge_all()
    return found


def sign_up(page: Page, served: Served, email: str) -> None:
    """Give an address, open the link in the letter, confirm."""
    page.goto("/subscribe")
    page.locator("#email").fill(email)
    page.locator("main form button").click()
    expect(page).to_have_url(served.url("/subscribe/done"))
    letter = letters(served)[-1]
    assert "/subscribe/" in letter.text
    page.goto(f"/subscribe/{letter.secret}")
    page.locator("main form button").click()


def test_a_newsletter_is_drafted_edited_tried_and_sent_and_its_reader_leaves_with_one_click(
    server: Served, open_page: OpenPage
) -> None:
    reader = open_page(server)
    sign_up(reader, server, "aysel@example.az")

    page = open_page(server)
    page.goto("/")
    page.get_by_role("button", name=re.compile("Leyla")).click()
    page.goto("/newsletters/new")
    page.locator("main form button").click()
    expect(page.locator("#body-en")).to_have_value(re.compile("articles"))
    page.locator("#body-en").fill("# The charter\n\nThe committee **agreed** on six articles.")
    page.locator("button[name=preview]").click()
    expect(page.locator(".issue[lang=en] strong")).to_have_text("agreed")
    assert barriers(page) == []
    page.locator("main form button.primary").first.click()
    page.locator("form[action$='/test'] button").click()
    expect(page.get_by_role("status")).to_contain_text("leyla@nizam.example")
    page.locator("a[href$='/send']").click()
    page.locator("main form button.primary").click()
    expect(page.locator(".sent")).to_be_visible()

    [sent] = [one for one in letters(server) if one.key.startswith("newsletter:")]
    assert sent.address == "aysel@example.az"
    stop = re.findall(r"/unsubscribe/[\w-]+", sent.text)[0]
    reader.goto(stop)
    reader.locator("main form button").click()
    expect(reader.locator("main")).to_contain_text("aysel@example.az")
    expect(reader.locator("main form")).to_have_count(0)
