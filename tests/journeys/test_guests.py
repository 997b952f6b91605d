"""Does a student union, without an account, get its word to the committee and its answer back?"""

import re

from playwright.sync_api import Page, expect

from tests.journeys.browsing import ENGLISH, NARROW, Look, barriers, overflow
from tests.journeys.committee import LEYLA, RASHAD, Committee
from tests.journeys.test_reviewer import select

QUOTE = "səs çoxluğu ilə"
SAID = "Tələbələrin də səsi olsun."


def asked_for(committee: Committee, *, moderated: bool = True) -> tuple[Page, str]:
    """Leyla makes a link to article 1; her page, and the address."""
    page = committee.desk(LEYLA, path="guests")
    page.get_by_label("Whom it is for").fill("Student unions")
    page.get_by_text("Choose clauses").click()
    page.get_by_label("Article 1 ").check()
    page.get_by_label("comment and suggest other words").check()
    if not moderated:
        page.get_by_label("What they write waits").uncheck()
    assert barriers(page) == []
    page.get_by_role("button", name="Make a link").click()
    return page, page.get_by_label("Link for guests").input_value()


def opens(committee: Committee, address: str, look: Look = ENGLISH) -> Page:
    """Somebody outside follows the link, in a browser that knows nothing."""
    page = committee.open_page(committee.served, look)
    page.goto(address + "?language=az")
    return page


def test_a_guest_is_heard_and_answered(committee: Committee) -> None:
    hers, address = asked_for(committee)
    page = opens(committee, address)
    expect(page.get_by_role("main")).to_contain_text("Whom it is for: Student unions")
    expect(page.get_by_role("main")).not_to_contain_text("Katibliyə")
    assert barriers(page) == []
    select(page, page.locator(f"#c-{committee.clauses['1.2']}"), QUOTE)
    page.get_by_role("toolbar", name="Selected words").get_by_role("button", name="Comment").click()
    expect(page.get_by_label("The words it is about")).to_have_value(QUOTE)
    page.get_by_label("Your words").fill(SAID)
    page.get_by_label("Your name").fill("Aygün")
    page.get_by_label("Your institution").fill("Tələbə Gənclər Təşkilatı")
    assert barriers(page) == []
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("status")).to_contain_text("wait until the committee lets them in")
    mine = page.get_by_role("region", name="Your words")
    expect(mine).to_contain_text("Waiting")

    his = committee.desk(RASHAD, path="threads")
    expect(his.get_by_role("main")).not_to_contain_text(SAID)
    hers.goto(committee.at("guests/waiting"))
    expect(hers.get_by_role("article")).to_contain_text("(guest, Tələbə Gənclər Təşkilatı)")
    assert barriers(hers) == []
    hers.get_by_label("Choose all").check()
    hers.get_by_role("button", name="Let in what is chosen").click()
    expect(hers.get_by_role("status").first).to_contain_text("1 remark is let in")

    his.reload()
    card = his.locator("article.thread")
    expect(card).to_contain_text("(guest, Tələbə Gənclər Təşkilatı)")
    card.locator("summary", has_text="Reply").click()
    card.get_by_label("Your reply").fill("Neçə səs?")
    card.get_by_role("button", name="Reply").click()

    page.reload()
    expect(mine).to_contain_text("Neçə səs?")
    mine.locator("summary", has_text="Answer").click()
    mine.get_by_label("Your answer").fill("Üç.")
    mine.get_by_role("button", name="Send").click()
    expect(mine).to_contain_text("Üç.")
    assert barriers(page) == []


def test_a_guest_writes_by_the_keyboard_alone_on_a_narrow_screen(committee: Committee) -> None:
    _, address = asked_for(committee, moderated=False)
    page = opens(committee, address, Look("dark", "en", (320, 700)))
    assert overflow(page) == 0
    page.get_by_role("link", name=re.compile(r"^Comment ?: .*1\.2")).focus()
    page.keyboard.press("Enter")
    page.get_by_label("Your words").focus()
    page.keyboard.type(SAID)
    page.keyboard.press("Tab")
    page.keyboard.type(QUOTE)
    assert overflow(page) == 0
    assert barriers(page) == []
    page.get_by_role("button", name="Send").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("region", name="Your words")).to_contain_text("With the committee")
    assert overflow(page) == 0
    assert barriers(page) == []


def test_a_guest_changes_and_takes_back_what_waits_and_reads_why_it_was_kept_out(
    committee: Committee,
) -> None:
    hers, address = asked_for(committee)
    page = opens(committee, address, Look(language="en", size=NARROW))
    for words in (SAID, "İkinci qeyd."):
        page.get_by_role("link", name=re.compile(r"^Comment ?: .*1\.2")).click()
        page.get_by_label("Your words").fill(words)
        page.get_by_role("button", name="Send").click()
    mine = page.get_by_role("region", name="Your words")
    expect(mine.get_by_role("article")).to_have_count(2)
    first, second = mine.get_by_role("article").all()
    first.get_by_role("link", name="Change").click()
    page.get_by_label("Your words").fill("Başqa cür deyim.")
    page.get_by_role("button", name="Keep").click()
    expect(mine).to_contain_text("Başqa cür deyim.")
    second.get_by_role("button", name="Take back").click()
    expect(mine).not_to_contain_text("İkinci qeyd.")

    hers.goto(committee.at("guests/waiting"))
    hers.get_by_label("Choose:").check()
    hers.get_by_label("Reason for keeping it out").fill("Bu, başqa sənədin işidir.")
    hers.get_by_role("button", name="Keep out what is chosen").click()
    page.reload()
    expect(mine).to_contain_text("Bu, başqa sənədin işidir.")


def test_words_typed_for_a_link_that_ends_meanwhile_are_given_back(committee: Committee) -> None:
    hers, address = asked_for(committee)
    page = opens(committee, address)
    page.get_by_role("link", name=re.compile(r"^Comment ?: .*1\.1")).click()
    page.get_by_label("Your words").fill(SAID)
    hers.goto(committee.at("guests"))
    hers.get_by_role("button", name="Withdraw").click()
    expect(hers.get_by_role("status").first).to_contain_text("opens nothing any more")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("opens nothing any more")
    expect(page.get_by_label("What you typed")).to_have_value(SAID)
    assert barriers(page) == []
