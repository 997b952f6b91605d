"""Does somebody learn that a colleague calls on them, and choose how they are told?"""

import re

from playwright.sync_api import Locator, Page, expect
from sqlalchemy import select

from app.delivering.stopping import stop_token
from app.models import Document
from tests.journeys.browsing import barriers
from tests.journeys.committee import LEYLA, MARTA, Committee, person_of
from tests.journeys.test_reviewer import asks, card

SAID = "@Marta Nowak (nümunə), sadə səs çoxluğu."


def bar(page: Page) -> Locator:
    """The way to the inbox, with the number of unread news: there while there are any."""
    return page.get_by_role("banner").get_by_role("link", name="Inbox")


def unread(page: Page) -> int:
    """How many news the bar counts."""
    found = bar(page).all_inner_texts()
    return int(re.sub(r"\D", "", found[0])) if found else 0


def leyla_answers(committee: Committee) -> None:
    """She replies in the one discussion, and calls on Marta by name."""
    page = committee.desk(LEYLA, path="threads")
    card(page).get_by_text("Reply", exact=True).first.click()
    card(page).get_by_label("Your reply").fill(SAID)
    card(page).get_by_role("button", name="Reply").click()
    expect(page.get_by_role("status").first).to_contain_text("Your reply is there")


def test_a_call_by_name_is_seen_followed_to_its_place_read_and_unread_again(
    committee: Committee,
) -> None:
    page = asks(committee)
    before = unread(page)
    leyla_answers(committee)
    page.reload()
    assert unread(page) == before + 1

    bar(page).click()
    page.get_by_label("Document", exact=True).select_option(committee.slug)
    page.get_by_role("button", name="Show").click()
    story = page.locator("li.story", has_text="calls on you by name")
    expect(story).to_have_count(1)
    expect(story).to_contain_text("sadə səs çoxluğu")
    assert barriers(page) == []

    story.get_by_role("heading").get_by_role("link").click()
    expect(page).to_have_url(re.compile(f"/d/{committee.slug}/t/"))
    expect(card(page)).to_contain_text("sadə səs çoxluğu")
    expect(card(page)).to_be_in_viewport()

    page.go_back()
    story.get_by_role("button", name="Mark as read").click()
    expect(page.get_by_role("status").first).to_contain_text("Marked as read")
    expect(story).to_have_count(0)
    assert unread(page) == before
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("status").first).to_contain_text("Unread again")
    expect(story).to_have_count(1)
    assert unread(page) == before + 1


def test_letters_are_chosen_ended_by_their_link_and_let_come_again(committee: Committee) -> None:
    page = committee.desk(MARTA, path="../../inbox/wishes")
    daily, none = (
        page.locator(f"input[name=pace-{committee.slug}][value={pace}]")
        for pace in ("daily", "none")
    )
    daily.check()
    page.get_by_label("Hour").select_option("07:00")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("status").first).to_contain_text("Your wishes are kept")
    expect(daily).to_be_checked()
    expect(page.get_by_label("Hour")).to_have_value("7")

    ended = committee.open_page(committee.served)  # by somebody's mail program: nobody signs in
    ended.goto(f"/mail/stop/{_secret(committee)}?language=en")
    assert barriers(ended) == []
    ended.get_by_role("main").get_by_role("button").click()
    expect(ended.get_by_role("main").get_by_role("status")).to_be_visible()
    page.reload()
    expect(none).to_be_checked()

    assert barriers(ended) == []
    ended.get_by_role("main").get_by_role("button").click()
    expect(ended.get_by_role("main").get_by_role("status")).to_have_count(0)
    page.reload()
    expect(daily).to_be_checked()


def _secret(committee: Committee) -> str:
    """What the link in Marta's letters on the document carries."""
    with committee.writing() as session:
        marta = person_of(session, MARTA)
        document = session.scalars(select(Document).where(Document.slug == committee.slug)).one()
        return stop_token(marta.id, document.id)
