"""Can somebody put a discussion on words that stand: by keyboard, by selecting, on a phone?"""

import re

import pytest
from playwright.sync_api import Page, expect

from app.models import Clause
from app.operations.discussing import Said, begin_thread
from app.queries.documents import document_named
from tests.journeys.browsing import ENGLISH, NARROW, Look, barriers, overflow
from tests.journeys.committee import AYGUN, MARTA, Committee, actor_of

PHONE = Look(theme="dark", language="en", size=NARROW, touch=True)
ANEW = "Müraciət edənə cavab bir ay keçməmiş göndərilir."


@pytest.fixture
def thread(committee: Committee) -> str:
    """Marta asked about words that Aygün wrote anew since."""
    with committee.writing() as session:
        clause = session.get_one(Clause, committee.clauses["2.2"])
        document = document_named(session, committee.slug)
        said = Said("Niyə otuz?", quote="otuz gün ərzində")
        begun = begin_thread(session, actor_of(session, MARTA), document, clause, said).id
    committee.rewords(AYGUN, "2.2", ANEW)
    return str(begun)


def test_a_likely_place_is_found_and_taken_from_the_card_by_keyboard(
    committee: Committee, thread: str
) -> None:
    page = committee.desk(MARTA, path="?language=az")
    card = page.locator(f"#t-{thread}")
    expect(card).to_contain_text("These words no longer stand")
    card.get_by_role("link", name="Attach here…").press("Enter")
    place = card.locator(".places li").first
    expect(place.locator("mark")).to_be_visible()
    assert barriers(page) == []
    place.get_by_role("button", name="Attach here").press("Enter")
    expect(page.get_by_role("status").first).to_contain_text("stands on these words now")
    expect(committee.row(page, "2.2").locator("mark")).to_be_visible()
    expect(page.locator(f"#t-{thread}")).to_contain_text("Put by")


def test_selected_words_stand_in_the_field_and_are_taken(committee: Committee, thread: str) -> None:
    page = committee.desk(MARTA, ENGLISH, f"t/{thread}/reattach")
    page.locator(".choosing .words").first.select_text()
    field = page.get_by_label("The words it is about").first
    expect(field).to_have_value(ANEW)
    page.locator(".choosing").first.get_by_role("button", name="Attach here").click()
    expect(page).to_have_url(re.compile(committee.clauses["2.2"]))
    page.goto(committee.at("?language=az"))
    expect(committee.row(page, "2.2").locator("mark")).to_contain_text(ANEW)


def test_the_page_fits_a_phone_and_takes_words_that_are_typed(
    committee: Committee, thread: str
) -> None:
    page: Page = committee.desk(MARTA, PHONE, f"t/{thread}/reattach")
    assert overflow(page) == 0
    assert barriers(page) == []
    page.get_by_label("The words it is about").first.fill("heç vaxt")
    page.locator(".choosing").first.get_by_role("button", name="Attach here").click()
    expect(page.get_by_role("alert")).to_contain_text("nothing is lost")
    expect(page.get_by_label("The words it is about").first).to_have_value("heç vaxt")
    page.get_by_label("The words it is about").first.fill("bir ay keçməmiş")
    page.locator(".choosing").first.get_by_role("button", name="Attach here").click()
    expect(page.locator(f"#t-{thread}")).to_contain_text("bir ay keçməmiş")
