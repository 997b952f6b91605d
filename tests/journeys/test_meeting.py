"""Does a secretary take a meeting from its call to closed minutes, a screen beside the table?"""

from playwright.sync_api import Page, expect

from tests.journeys.browsing import barriers
from tests.journeys.committee import AYGUN, LEYLA, RASHAD, Committee

CALLED = "Birinci iclas"
FEE = "Üzvlük haqqı"
DECIDED = "Üzvlük haqqı ildə 500 manatdır."


def calls(committee: Committee) -> str:
    """The coordinator calls a meeting on article 1 and a fee; answers where it is."""
    page = committee.desk(LEYLA, path="meetings/call")
    page.get_by_label("What the meeting is called").fill(CALLED)
    page.get_by_label("Secretary").select_option(label="Rəşad Quliyev (nümunə) (Member)")
    page.get_by_text("Other units of the text").click()
    page.get_by_label("Article 1 Konfrans").check()
    page.get_by_label("Item 1").fill(FEE)
    page.get_by_role("button", name="Call the meeting and write to everybody").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(CALLED)
    return page.url


def begins(committee: Committee, meeting: str) -> Page:
    """The secretary ticks who is there and begins."""
    page = committee.desk(RASHAD)
    page.goto(meeting)
    for name in ("Rəşad Quliyev", "Aygün Həsənova"):
        page.get_by_label(name).check()
    page.get_by_role("button", name="Begin the meeting").click()
    expect(page.locator(".stage")).to_have_text("going on")
    return page


def records_votes(page: Page) -> None:
    """On the first item everybody who is there votes for it."""
    page.get_by_label("these exact words are adopted").check()
    for name in ("Rəşad Quliyev (nümunə): for", "Aygün Həsənova (nümunə): for"):
        page.get_by_role("radio", name=name, exact=True).check()
    page.get_by_role("button", name="Record and go on to the next").click()


def presses(page: Page, key: str) -> None:
    """A key is pressed once the page has come whole: its scripts listen only then."""
    page.wait_for_load_state()
    page.keyboard.press(key)


def closes(page: Page) -> None:
    """The meeting ends, its minutes close."""
    page.get_by_role("button", name="End the meeting").click()
    page.get_by_role("button", name="Close the minutes").click()
    expect(page.locator(".stage")).to_have_text("held, minutes closed")


def test_a_meeting_goes_from_its_call_to_closed_minutes(committee: Committee) -> None:
    meeting = calls(committee)
    page, screen = begins(committee, meeting), committee.desk(AYGUN)
    screen.goto(meeting.partition("?")[0] + "/screen")
    screen.keyboard.press("ArrowRight")
    expect(screen.get_by_role("heading", level=1)).to_have_text("Article 1")

    records_votes(page)

    expect(page.locator("#item h2").first).to_contain_text(FEE)
    screen.reload()
    expect(screen.locator("p.outcome")).to_contain_text("For: 2, against: 0")
    assert barriers(screen) == []
    presses(screen, "n")
    expect(screen.get_by_role("heading", level=1)).to_have_text(FEE)
    presses(page, "p")
    expect(page.locator("#item h2").first).to_contain_text("Article 1")
    presses(page, "n")
    expect(page.locator("#item h2").first).to_contain_text(FEE)

    page.get_by_label("what is written below is adopted").check()
    page.get_by_label("Only counted").check()
    page.get_by_label("for", exact=True).fill("2")
    page.get_by_label("The decision in words").fill(DECIDED)
    page.get_by_role("button", name="Record", exact=True).click()
    closes(page)

    page.get_by_role("link", name="Minutes", exact=True).click()
    expect(page.locator(".protocol")).to_contain_text(DECIDED)
    expect(page.locator(".protocol")).to_contain_text("Vote: 2 for, 0 against")
    committee.enters(page, AYGUN, path="board")
    expect(committee.row(page, "1").locator(".state")).to_have_text("Agreed")
