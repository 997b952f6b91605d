"""Does what somebody is asked to do stand on one page, and can a feed reader follow the rest?"""

import re

import pytest
from playwright.sync_api import expect
from sqlalchemy import select

from app.models import Clause, Document
from app.operations.discussing import Said, assign_thread, begin_thread
from tests.journeys.browsing import barriers
from tests.journeys.committee import LEYLA, MARTA, Committee, actor_of, person_of
from tests.journeys.test_reviewer import card

ASKED = "Avropa təcrübəsi necədir?"


def given_to_marta(committee: Committee) -> None:
    """Leyla begins a discussion on 1.2, and Marta is to see to it by a day."""
    with committee.writing() as session:
        document = session.scalars(select(Document).where(Document.slug == committee.slug)).one()
        clause = session.get_one(Clause, committee.clauses["1.2"])
        leyla, marta = actor_of(session, LEYLA), person_of(session, MARTA)
        thread = begin_thread(session, leyla, document, clause, Said(ASKED, kind="question"))
        assign_thread(session, leyla, thread, marta.id, "2999-05-28")


def test_what_somebody_is_given_stands_on_my_work_until_it_is_answered(
    committee: Committee,
) -> None:
    given_to_marta(committee)
    page = committee.desk(MARTA)
    page.get_by_role("banner").get_by_role("link", name="My work").click()
    task = page.locator(f"section[aria-labelledby='p-{committee.slug}'] li.task")
    expect(task).to_have_count(1)
    expect(task).to_contain_text("gave you this discussion to see to")
    expect(task.locator(".due")).to_contain_text("28 May 2999")
    assert barriers(page) == []

    task.get_by_role("link").click()
    expect(card(page)).to_contain_text(ASKED)
    card(page).get_by_label("Your reply").fill("Adətən sadə səs çoxluğu ilə.")
    card(page).get_by_role("button", name="Reply").click()
    expect(page.get_by_role("status").first).to_contain_text("Your reply is there")
    page.get_by_role("banner").get_by_role("link", name="My work").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("My work")
    expect(task).to_have_count(0)


@pytest.mark.parametrize("way", ["ended", "renewed"])
def test_a_feed_reader_follows_by_a_secret_address_until_it_is_ended(
    committee: Committee, way: str
) -> None:
    committee.rewords(LEYLA, "3.2", "Rəyasət Heyətinin iclası ildə üç dəfə keçirilir.", "Azdır.")
    page = committee.desk(MARTA, path="feed")
    page.get_by_role("button", name="Make a secret address").click()
    field = page.get_by_label("Secret address", exact=True)
    expect(field).to_have_value(re.compile(r"/feed/[\w-]+\.atom$"))
    address = field.input_value()
    assert barriers(page) == []

    reader = committee.open_page(committee.served).request  # nobody is signed in there
    answer = reader.get(address)
    assert answer.ok
    assert answer.headers["content-type"].startswith("application/atom+xml")
    assert "Azdır." in answer.text()

    page.goto(committee.at("feed"))
    ending = {"ended": "End the secret address", "renewed": "Make a new secret address"}[way]
    page.get_by_role("button", name=ending).click()
    expect(page.get_by_role("button", name="Make a").first).to_be_visible()
    assert reader.get(address).status == 404
