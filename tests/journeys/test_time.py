"""Can a member go back and forth in the life of a document, and come back to what is new?"""

import re

from playwright.sync_api import Page, expect

from tests.journeys.browsing import barriers
from tests.journeys.committee import AYGUN, LEYLA, RASHAD, Committee

AZ = "?language=az"
BEGAN = "Rəyasət Heyəti beş üzvdən ibarətdir."
LATER = "Rəyasət Heyəti yeddi üzvdən ibarətdir."
LAST = "Rəyasət Heyəti doqquz üzvdən ibarətdir."


def top_of(committee: Committee, page: Page, number: str) -> float:
    """Where a clause is on the screen."""
    box = committee.row(page, number).bounding_box()
    assert box
    return box["y"]


def test_the_slider_brings_the_text_of_then_where_one_reads(committee: Committee) -> None:
    committee.rewords(AYGUN, "3.1", LATER)
    page = committee.desk(RASHAD, path=AZ)
    page.locator(".times > summary").click()
    committee.row(page, "3.1").scroll_into_view_if_needed()
    page.mouse.wheel(0, 200)
    slider = page.get_by_role("slider", name="Step in the life of the document")
    slider.focus()
    expect(committee.row(page, "3.1")).to_contain_text(LATER)
    newest = int(slider.input_value())

    page.keyboard.press("ArrowLeft")

    expect(page).to_have_url(re.compile(rf"at={newest - 1}$"))
    expect(committee.row(page, "3.1")).to_contain_text(BEGAN)
    expect(page.locator(".news")).to_contain_text("It cannot be changed.")
    expect(slider).to_be_focused()
    expect(slider).to_have_attribute("aria-valuetext", re.compile(rf"^step {newest - 1}, "))
    expect(page.locator("[data-into]")).to_have_count(0)
    assert barriers(page) == []


def test_what_one_reads_stays_where_it_is(committee: Committee) -> None:
    committee.rewords(AYGUN, "1.1", " ".join(["Uzun mətn."] * 120))
    page = committee.desk(RASHAD, path=AZ)
    page.locator(".times > summary").click()
    page.evaluate(
        "id => scrollBy(0, document.getElementById(id).getBoundingClientRect().top - 300)",
        f"c-{committee.clauses['1.2']}",
    )
    before = top_of(committee, page, "1.2")
    page.get_by_role("slider").focus()
    page.keyboard.press("ArrowLeft")
    expect(page.locator(".news")).to_be_attached()
    assert abs(top_of(committee, page, "1.2") - before) < 60


def test_from_change_to_change_by_the_arrows(committee: Committee) -> None:
    for words in (LATER, LAST):
        committee.rewords(AYGUN, "3.1", words)
    page = committee.desk(RASHAD, path=AZ)
    page.locator(".times > summary").click()
    for words in (LATER, BEGAN):
        page.get_by_role("link", name="Change before").click()
        expect(committee.row(page, "3.1")).to_contain_text(words)
    page.get_by_role("link", name="Change after").press("Enter")
    expect(committee.row(page, "3.1")).to_contain_text(LATER)
    expect(page.get_by_role("status").filter(has_text="reworded")).to_be_visible()


def test_a_day_is_typed_without_scripts_too(committee: Committee) -> None:
    page = committee.desk(RASHAD, path=AZ)
    page.locator(".times > summary").click()
    page.locator(".by-name > summary").click()
    page.get_by_label("Day, number of the step, or milestone").fill("01.01.2001")
    page.get_by_role("button", name="Read the text of then").click()
    expect(page.get_by_role("main")).to_contain_text("did not exist yet")


def test_earlier_words_are_found_compared_and_brought_back(committee: Committee) -> None:
    committee.rewords(AYGUN, "3.1", LATER, "Yeni üzvlər qəbul edilib")
    page = committee.desk(RASHAD, path=f"c/{committee.clauses['3.1']}")
    page.get_by_role("link", name="All its wordings").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("The life of Article 3.1")
    expect(page.locator(".life > li")).to_have_count(2)
    expect(page.locator(".life")).to_contain_text("Yeni üzvlər qəbul edilib")
    assert barriers(page) == []

    page.get_by_role("link", name="Bring back").first.click()
    expect(page.locator(".tongue ins")).to_contain_text("beş")
    page.get_by_label("Reason").fill("Əvvəlki say saxlanılsın")
    page.get_by_role("button", name="Bring these words back").click()

    expect(page.get_by_role("status").first).to_contain_text("Nothing was erased.")
    assert committee.words("3.1") == BEGAN
    page.goto(committee.at(f"c/{committee.clauses['3.1']}/life?language=az"))
    expect(page.locator(".life > li")).to_have_count(3)
    expect(page.locator(".written .sign")).to_have_count(1)


def test_who_changes_a_clause_under_a_preview_is_seen_before_anything_comes_back(
    committee: Committee,
) -> None:
    committee.rewords(AYGUN, "3.1", LATER)
    page = committee.desk(RASHAD, path=f"c/{committee.clauses['3.1']}/life?language=az")
    page.get_by_role("link", name="Bring back").first.click()
    page.get_by_label("Reason").fill("Əvvəlki say saxlanılsın")
    committee.rewords(AYGUN, "3.1", LAST)
    page.get_by_role("button", name="Bring these words back").click()
    expect(page.get_by_role("alert")).to_contain_text("has changed since you looked")
    expect(page.locator(".since")).to_contain_text("doqquz")
    expect(page.get_by_label("Reason")).to_have_value("Əvvəlki say saxlanılsın")
    assert committee.words("3.1") == LAST


def test_a_reader_sees_what_others_changed_since_and_says_so_once_read(
    committee: Committee,
) -> None:
    page = committee.desk(LEYLA, path=AZ)
    expect(page.locator(".unread")).to_have_count(0)
    page.get_by_role("button", name="Mark as read up to here").click()
    expect(page.get_by_role("status").first).to_contain_text("Marked as read")

    committee.rewords(AYGUN, "3.1", LATER)
    page.goto(committee.at(AZ))
    expect(page.locator(".unread")).to_contain_text("1 change in 1 clause since you marked it")
    fold = page.locator("details.changed")
    fold.locator("summary").click()
    expect(fold.locator("ins")).to_contain_text("yeddi")
    assert barriers(page) == []
    fold.get_by_role("link", name="What has changed?").click()
    expect(page).to_have_url(re.compile(r"/compare\?from=\d+#c-"))

    page.goto(committee.at(AZ))
    page.get_by_role("button", name="Mark as read up to here").click()
    expect(page.locator(".unread")).to_have_count(0)
    expect(page.get_by_text("You marked this text read on")).to_be_visible()
