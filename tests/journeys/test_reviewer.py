"""Does a reviewer's word stay with the words it is about, until somebody answers it?"""

import re

from playwright.sync_api import Locator, Page, expect

from tests.journeys.browsing import barriers
from tests.journeys.committee import AYGUN, MARTA, RASHAD, Committee

AZ = "?language=az"
QUOTE = "səs çoxluğu ilə"
ASKED = "Hansı səs çoxluğu?"
PUT = "Ərizəyə iyirmi gün ərzində baxılır."


def select(page: Page, row: Locator, words: str) -> None:
    """Draw the mouse over some words of a clause."""
    box = row.locator(".words").first.evaluate(
        """(place, words) => {
            const walk = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
            for (let node; (node = walk.nextNode()); ) {
                const at = node.data.indexOf(words);
                if (at < 0) continue;
                const range = document.createRange();
                range.setStart(node, at);
                range.setEnd(node, at + words.length);
                return range.getBoundingClientRect().toJSON();
            }
        }""",
        words,
    )
    middle = (box["top"] + box["bottom"]) / 2
    page.mouse.move(box["left"] + 0.5, middle)
    page.mouse.down()
    page.mouse.move(box["right"] + 0.5, middle, steps=4)
    page.mouse.up()


def asks(committee: Committee, quote: str = QUOTE) -> Page:
    """Marta asks about words of 1.2, by the keyboard alone."""
    page = committee.desk(MARTA, path=AZ)
    committee.row(page, "1.2").get_by_role("link", name="Comment").focus()
    page.keyboard.press("Enter")
    form = committee.under(page, "1.2").locator("form.begin")
    expect(form.locator(":focus")).to_have_count(1)
    form.get_by_label("Question").focus()
    page.keyboard.press("Space")
    form.get_by_label("Your words").focus()
    page.keyboard.type(ASKED)
    form.get_by_text("About certain words of it").focus()
    page.keyboard.press("Enter")
    form.get_by_label("The words it is about").focus()
    page.keyboard.type(quote)
    form.get_by_role("button", name="Begin the discussion").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").first).to_contain_text("Your words are kept")
    return page


def card(page: Page) -> Locator:
    """The one conversation on the page."""
    return page.locator("article.thread")


def test_words_selected_with_the_mouse_are_commented_on(committee: Committee) -> None:
    page = committee.desk(MARTA, path=AZ)
    row = committee.row(page, "1.2")
    select(page, row, QUOTE)
    page.get_by_role("toolbar", name="Selected words").get_by_role("button", name="Comment").click()

    form = committee.under(page, "1.2").locator("form.begin")
    expect(form.get_by_label("The words it is about")).to_have_value(QUOTE)
    form.get_by_label("Your words").fill(ASKED)
    assert barriers(page) == []
    form.get_by_role("button", name="Begin the discussion").click()

    expect(row.locator("mark")).to_contain_text(QUOTE)
    expect(card(page)).to_contain_text(ASKED)
    expect(card(page).locator("blockquote")).to_have_text(QUOTE)


def test_words_are_commented_on_by_the_keyboard(committee: Committee) -> None:
    page = asks(committee)

    expect(committee.row(page, "1.2").locator("mark")).to_contain_text(QUOTE)
    expect(card(page).locator(".kind")).to_contain_text("Question")


def test_a_quote_that_is_not_there_is_said_and_nothing_is_lost(committee: Committee) -> None:
    page = committee.desk(MARTA, path=f"c/{committee.clauses['1.2']}/talk")
    page.get_by_label("Your words").fill(ASKED)
    page.get_by_text("About certain words of it").click()
    page.get_by_label("The words it is about").fill("yekdilliklə")
    page.get_by_role("button", name="Begin the discussion").click()

    expect(page.get_by_role("alert")).to_contain_text("Copy them from the text exactly")
    expect(page.get_by_label("Your words")).to_have_value(ASKED)
    expect(page.get_by_label("The words it is about")).to_have_value("yekdilliklə")


def test_a_conversation_stays_at_its_words_when_the_text_changes(committee: Committee) -> None:
    page = asks(committee)
    mark = committee.row(page, "1.2").locator("mark")
    before = committee.words("1.2")

    committee.rewords(AYGUN, "1.2", f"Qurultayın və {before}")
    page.reload()
    expect(mark).to_contain_text(QUOTE)
    expect(card(page).locator(".now")).to_have_count(0)

    committee.rewords(AYGUN, "1.2", before.replace(QUOTE, "səslərin mütləq çoxluğu ilə"))
    page.reload()
    expect(card(page).locator("blockquote")).to_have_text(QUOTE)
    expect(card(page).locator(".now")).to_contain_text("mütləq çoxluğu")
    expect(mark).to_contain_text("mütləq çoxluğu")

    committee.rewords(AYGUN, "1.2", "Tamam başqa cümlə.")
    page.reload()
    expect(card(page).locator(".now")).to_have_text("These words no longer stand in the clause.")
    expect(mark).to_have_count(0)


def test_a_question_is_answered_resolved_and_opened_again(committee: Committee) -> None:
    asks(committee)
    page = committee.desk(RASHAD, path=AZ)
    card(page).locator("summary", has_text="Reply").click()
    card(page).get_by_label("Your reply").fill("Sadə çoxluq nəzərdə tutulur.")
    card(page).get_by_role("button", name="Reply").click()
    expect(card(page)).to_contain_text("Sadə çoxluq")

    card(page).locator("summary", has_text="Resolve").click()
    card(page).get_by_label("Outcome").select_option("accepted")
    card(page).get_by_label("Reason").fill("Aydınlaşdırıldı.")
    card(page).get_by_role("button", name="Resolve").click()
    expect(page.get_by_role("status").first).to_contain_text("resolved")
    expect(committee.row(page, "1.2").locator("mark")).to_have_count(0)

    page.get_by_role("link", name="Discussions", exact=True).click()
    page.get_by_role("link", name=re.compile("^Resolved")).click()
    expect(card(page)).to_contain_text("Aydınlaşdırıldı.")
    card(page).get_by_role("button", name="Open again").click()
    page.goto(committee.at(AZ))
    expect(committee.row(page, "1.2").locator("mark")).to_contain_text(QUOTE)


def test_a_reviewer_may_answer_but_neither_resolve_nor_edit(committee: Committee) -> None:
    page = asks(committee)

    expect(card(page).locator("summary", has_text="Reply")).to_be_visible()
    expect(card(page).locator("summary", has_text="Resolve")).to_have_count(0)
    expect(page.get_by_role("link", name="Edit", exact=True)).to_have_count(0)
    answer = page.goto(committee.at(f"c/{committee.clauses['1.2']}/edit"))
    assert answer is not None
    assert answer.status == 403


def test_suggested_words_are_accepted_in_their_authors_name(committee: Committee) -> None:
    hers = committee.desk(MARTA, path=AZ)
    row = committee.row(hers, "2.2")
    select(hers, row, "otuz gün")
    hers.get_by_role("toolbar").get_by_role("button", name="Suggest").click()
    form = committee.under(hers, "2.2").locator("form.editor")
    form.get_by_label("Text").first.fill(PUT)
    expect(form.locator(".redline ins")).to_contain_text("iyirmi")
    form.get_by_label("Why").fill("Otuz gün uzundur.")
    form.get_by_role("button", name="Suggest", exact=True).click()
    expect(hers.get_by_role("status").first).to_contain_text("the text itself has not changed")
    expect(row).to_contain_text("otuz gün")
    expect(card(hers).locator(".offer ins")).to_contain_text("iyirmi")

    his = committee.desk(RASHAD, path=AZ)
    card(his).get_by_role("button", name="Accept").click()

    expect(his.get_by_role("status").first).to_contain_text("Accepted")
    expect(committee.row(his, "2.2")).to_contain_text(PUT)
    his.goto(committee.at(f"c/{committee.clauses['2.2']}"))
    newest = his.locator("ol.events > li").first
    expect(newest.locator("ins")).to_contain_text("iyirmi")
    expect(newest).to_contain_text("words of Marta")


def forgotten(page: Page) -> None:
    """Wait until the page's script has forgotten what was sent, which it does once it runs."""
    for _ in range(50):
        if not page.evaluate("Object.keys(sessionStorage).some((key) => key.includes(':sent:'))"):
            return
        page.wait_for_timeout(100)
    raise AssertionError("What was sent is still kept.")


def test_a_comment_outlives_the_sign_in_it_was_begun_under(committee: Committee) -> None:
    page = committee.desk(MARTA, path=AZ)
    committee.tool(page, "1.2", "Comment").click()
    form = committee.under(page, "1.2").locator("form.begin")
    form.get_by_label("Question").check()
    form.get_by_label("Your words").fill(ASKED)
    form.get_by_text("About certain words of it").click()
    form.get_by_label("The words it is about").fill(QUOTE)
    committee.sleeps(MARTA)
    form.get_by_role("button", name="Begin the discussion").click()

    page.get_by_role("button", name="Marta").click()

    expect(page.get_by_label("Your words")).to_have_value(ASKED)
    expect(page.get_by_label("Question")).to_be_checked()
    expect(page.get_by_label("The words it is about")).to_have_value(QUOTE)
    page.get_by_role("button", name="Begin the discussion").click()
    expect(card(page)).to_contain_text(ASKED)
    forgotten(page)
    page.goto(committee.at(f"c/{committee.clauses['1.2']}/talk"))
    expect(page.get_by_label("Your words")).to_have_value("")


def test_a_reply_outlives_the_sign_in_it_was_begun_under(committee: Committee) -> None:
    page = asks(committee)
    card(page).locator("summary", has_text="Reply").click()
    card(page).get_by_label("Your reply").fill("Sadə çoxluq?")
    committee.sleeps(MARTA)
    card(page).get_by_role("button", name="Reply").click()

    page.get_by_role("button", name="Marta").click()

    expect(card(page).get_by_label("Your reply")).to_have_value("Sadə çoxluq?")
    expect(card(page).get_by_label("Your reply")).to_be_visible()
