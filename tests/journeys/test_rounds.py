"""Does a review round go its whole way: asked for, drafted, handed in, answered, closed?"""

import re

from playwright.sync_api import Page, Route, expect

from tests.journeys.browsing import barriers
from tests.journeys.committee import LEYLA, MARTA, RASHAD, Committee

TITLE = "Birinci oxunuş"
SECRET = "Hansı səs çoxluğu nəzərdə tutulur?"
PUT = "Ərizəyə iyirmi gün ərzində baxılır."


def opens(committee: Committee) -> Page:
    """Leyla asks Marta and Rashad about the whole text, with a question."""
    page = committee.desk(LEYLA)
    page.get_by_role("link", name="Reviews").click()
    page.get_by_role("link", name="Open a review round").click()
    page.get_by_label("What the round is called").fill(TITLE)
    page.get_by_role("checkbox", name=re.compile("Marta")).check()
    page.get_by_role("checkbox", name=re.compile("Rəşad")).check()
    page.get_by_label("English").first.fill("What is missing?")
    assert barriers(page) == []
    page.get_by_role("button", name="Open the round").click()
    expect(page.get_by_role("status").first).to_contain_text("The round is open")
    return page


def reviews(committee: Committee) -> Page:
    """Marta sits down to her review."""
    page = committee.desk(MARTA)
    page.get_by_role("link", name="Reviews").click()
    page.get_by_role("link", name="Write my review").click()
    expect(page.get_by_role("heading", name="Your review")).to_be_visible()
    return page


def draws_up(committee: Committee, page: Page) -> None:
    """A question on 1.2 and another wording of 2.2, both drafts."""
    row = committee.row(page, "1.2")
    row.get_by_role("link", name="Comment").click()
    form = committee.under(page, "1.2").locator("form.begin")
    form.get_by_label("Question").check()
    form.get_by_label("Your words").fill(SECRET)
    form.get_by_role("button", name="Keep as a draft").click()
    expect(page.get_by_role("status").first).to_contain_text("Your draft is kept")
    committee.row(page, "2.2").get_by_role("link", name="Suggest").click()
    form = committee.under(page, "2.2").locator("form.editor")
    form.get_by_label("Text").first.fill(PUT)
    form.get_by_label("Why").fill("Az deyil.")
    form.get_by_role("button", name="Keep as a draft").click()
    expect(page.locator("article.draft")).to_have_count(2)
    assert barriers(page) == []


def test_a_round_from_the_first_letter_to_the_register(committee: Committee) -> None:
    lead = opens(committee)
    expect(lead.locator(".progress")).to_contain_text("not opened")
    page = reviews(committee)
    draws_up(committee, page)
    lead.reload()
    expect(lead.locator(".progress li", has_text="Marta")).to_contain_text("writing")
    expect(lead.locator("body")).not_to_contain_text(SECRET)
    page.get_by_role("link", name="Look at everything and hand in").click()
    page.get_by_label("What is missing?").fill("Keçid müddəaları.")
    page.get_by_label("Summary").fill("Yaxşı mətndir.")
    assert barriers(page) == []
    page.get_by_role("button", name="Hand in: 2 remarks").click()
    expect(page.get_by_role("status").first).to_contain_text("Your review is handed in")
    lead.reload()
    expect(lead.locator(".progress li", has_text="Marta")).to_contain_text("handed in")
    expect(lead.locator(".given")).to_contain_text(SECRET)
    lead.get_by_text("Close the round").click()
    assert barriers(lead) == []
    lead.get_by_role("button", name="Close and show the register").click()
    expect(lead.locator("table.register tbody tr")).to_have_count(2)
    answers(lead)
    for ending in ("DOCX", "PDF", "XLSX", "CSV"):
        with lead.expect_download() as taken:
            lead.get_by_role("link", name=ending, exact=True).click()
        assert taken.value.suggested_filename.endswith(ending.lower())


def answers(page: Page) -> None:
    """Leyla answers the question in the register itself."""
    row = page.locator("table.register tr", has_text=SECRET)
    row.get_by_text("Answer").first.click()
    row.get_by_label("Outcome").select_option("accepted")
    row.get_by_label("Reason").fill("Sadə səs çoxluğu.")
    assert barriers(page) == []
    row.get_by_role("button", name="Answer").click()
    row = page.locator("table.register tr", has_text=SECRET)
    expect(row).to_contain_text("Sadə səs çoxluğu.")
    expect(page.locator("main")).to_contain_text("answered: 1 of 2")


def test_answers_are_kept_without_a_button_and_survive_the_browser(committee: Committee) -> None:
    opens(committee)
    page = reviews(committee)
    page.get_by_label("Summary").fill("Hələ düşünürəm.")
    expect(page.locator("[data-kept]")).to_contain_text("Nobody else sees it yet")
    later = committee.desk(MARTA)
    later.goto(page.url)
    expect(later.get_by_label("Summary")).to_have_value("Hələ düşünürəm.")


def test_words_typed_before_the_scripts_have_come_are_kept_too(committee: Committee) -> None:
    opens(committee)
    page = reviews(committee)
    held: list[Route] = []
    page.route("**/js/reviewing.js*", lambda route: held.append(route))  # noqa: PLW0108  # it is marked
    page.reload(wait_until="commit")
    page.get_by_label("Summary").fill("Tez yazdım.")
    page.wait_for_timeout(200)
    held[0].continue_()
    expect(page.locator("[data-kept]")).to_contain_text("Nobody else sees it yet")


def test_a_member_who_was_asked_sees_nothing_of_the_others(committee: Committee) -> None:
    opens(committee)
    page = reviews(committee)
    draws_up(committee, page)
    other = committee.desk(RASHAD)
    other.goto(page.url)
    expect(other.get_by_role("heading", name="Your review")).to_be_visible()
    expect(other.locator("article.draft")).to_have_count(0)
