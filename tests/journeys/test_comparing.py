"""Can a change be found, walked to and heard?"""

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select

from app.models import Document, Record
from tests.journeys.browsing import NARROW, Look, barriers, overflow
from tests.journeys.committee import AYGUN, RASHAD, Committee

FORMED = "Konfransın qərarı səs çoxluğu ilə qəbul edilir və açıq dərc olunur."
DAYS = "Ərizəyə qırx gün ərzində baxılır."


def compared(committee: Committee, mode: str) -> Page:
    """Rəşad's page of two changes Aygün made, compared with the text before them."""
    with committee.writing() as session:
        document = session.scalars(select(Document).where(Document.slug == committee.slug)).one()
        began = session.get_one(Record, document.id).steps
    committee.rewords(AYGUN, "1.2", FORMED)
    committee.rewords(AYGUN, "2.2", DAYS)
    page = committee.desk(RASHAD)
    page.goto(committee.at(f"compare?from={began}&mode={mode}&language=az"))
    return page


@pytest.mark.parametrize("mode", ["inline", "side", "changes", "words"])
def test_changes_are_walked_by_n_and_p_in_every_mode(committee: Committee, mode: str) -> None:
    page = compared(committee, mode)
    first, second = (committee.row(page, number) for number in ("1.2", "2.2"))
    count = page.locator(".walk [data-count]")
    places = page.locator(".change").count()

    for _ in range(places):
        page.keyboard.press("n")
    expect(count).to_have_text(f"{places} of {places}")
    while not first.evaluate("row => row === document.activeElement"):
        page.keyboard.press("p")
    page.keyboard.press("n")

    expect(second).to_be_focused()
    assert barriers(page) == []
    page.set_viewport_size({"width": 390, "height": 844})
    assert overflow(page) == 0


def test_a_change_inside_a_word_is_heard_as_two_words(committee: Committee) -> None:
    row = committee.row(compared(committee, "changes"), "1.2")

    expect(row.locator("[aria-hidden] ins")).to_have_text("ı")
    heard = row.aria_snapshot()
    assert 'deletion: "struck out: qərarları end of striking out"' in heard
    assert 'insertion: "added: qərarı end of addition"' in heard
    assert "qərarlarıı" not in heard


def test_in_words_each_clause_tells_its_change(committee: Committee) -> None:
    row = committee.row(compared(committee, "words"), "2.2")

    expect(row).to_contain_text("Article 2.2")
    expect(row).to_contain_text("«otuz» → «qırx»")


def test_the_button_covers_no_step_until_somebody_chooses_one(committee: Committee) -> None:
    page = committee.desk(RASHAD, Look(language="en", size=NARROW), "history")
    button = page.get_by_role("button", name="Compare the two steps chosen")
    expect(button).not_to_be_in_viewport()
    page.get_by_role("radio", name="compare from step").nth(3).check()
    expect(button).to_be_in_viewport()
