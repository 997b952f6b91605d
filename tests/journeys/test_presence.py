"""Do people see who else is there and what others save, without being moved or interrupted?"""

from playwright.sync_api import Locator, Page, Request, expect

from tests.journeys.browsing import ENGLISH, Look
from tests.journeys.committee import AYGUN, LEYLA, MARTA, RASHAD, Committee

LOW = Look(language="en", size=(1280, 420))
"""A window too low for the text: reading it takes scrolling."""

HIDE = """hidden => {
  const get = () => hidden ? "hidden" : "visible";
  Object.defineProperty(document, "visibilityState", { get, configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
}"""
"""What a browser tells a page whose tab is put away or brought back."""

NEW = "Üzvlük üçün ərizə Katibliyə elektron şəkildə verilir."


def bar(page: Page) -> Locator:
    """What says that others changed something."""
    return page.locator(".meanwhile")


def edits(committee: Committee, page: Page, number: str) -> None:
    """Open the form of a clause."""
    committee.tool(page, number, "Edit").click()
    expect(committee.under(page, number).locator("textarea.words").first).to_be_focused()


def top_of(block: Locator) -> float:
    """How far below the upper edge of the window a block stands."""
    found = block.bounding_box()
    assert found
    return found["y"]


def asks(page: Page) -> list[str]:
    """Addresses of the news the page asks for from now on."""
    asked: list[str] = []

    def note(request: Request) -> None:
        if "/news?" in request.url:
            asked.append(request.url)

    page.on("request", note)
    return asked


def test_one_sees_who_edits_which_clause(committee: Committee) -> None:
    rashad = committee.desk(RASHAD)
    aygun = committee.desk(AYGUN)
    edits(committee, aygun, "2.1")
    here = rashad.locator("details.here")
    expect(here).to_contain_text("Aygün", timeout=20_000)
    sign = committee.row(rashad, "2.1").locator(".being-edited")
    expect(sign).to_contain_text("is editing this clause", timeout=20_000)
    edits(committee, rashad, "2.1")
    hint = committee.under(rashad, "2.1").locator(".open-too")
    expect(hint).to_contain_text("has this clause open too")
    here.locator("summary").click()
    expect(here.get_by_role("listitem")).to_contain_text("edits")
    aygun.close(run_before_unload=True)
    expect(sign).to_have_count(0, timeout=40_000)
    expect(hint).to_have_count(0)


def test_what_others_save_comes_without_moving_what_one_reads(committee: Committee) -> None:
    rashad = committee.desk(RASHAD, LOW, "?language=az")
    committee.row(rashad, "3.1").scroll_into_view_if_needed()
    rashad.evaluate("scrollBy(0, 120)")
    reading = committee.row(rashad, "3.2")
    before = top_of(reading)
    longer = " ".join([NEW] * 12)
    committee.rewords(AYGUN, "2.1", longer)
    expect(bar(rashad)).to_contain_text("reworded", timeout=20_000)
    assert top_of(reading) == before
    expect(committee.row(rashad, "2.1")).not_to_contain_text("elektron")
    bar(rashad).get_by_role("button", name="Show").click()
    expect(committee.row(rashad, "2.1")).to_contain_text("elektron")
    expect(bar(rashad)).to_contain_text("up to date")
    assert abs(top_of(reading) - before) <= 1
    assert rashad.evaluate("document.querySelectorAll('[id]').length") == rashad.evaluate(
        "new Set([...document.querySelectorAll('[id]')].map((one) => one.id)).size"
    )


def test_what_one_writes_is_left_alone_and_shown_what_others_did(committee: Committee) -> None:
    rashad = committee.desk(RASHAD, path="?language=az")
    edits(committee, rashad, "2.1")
    words = committee.under(rashad, "2.1").locator("textarea.words").first
    words.fill("Mənim sözlərim.")
    before = top_of(words)
    committee.rewords(AYGUN, "2.1", NEW)
    committee.rewords(AYGUN, "2.2", "Ərizəyə qırx gün ərzində baxılır.")
    theirs = committee.under(rashad, "2.1").locator(".theirs-meanwhile")
    expect(theirs.locator("ins")).to_contain_text("elektron", timeout=20_000)
    expect(theirs).to_contain_text("changed this text while you were writing")
    assert abs(top_of(words) - before) <= 1
    expect(bar(rashad)).to_contain_text("2 clauses changed", timeout=20_000)
    bar(rashad).get_by_role("button", name="Show").click()
    expect(committee.row(rashad, "2.2")).to_contain_text("qırx")
    expect(words).to_have_value("Mənim sözlərim.")
    expect(bar(rashad)).to_contain_text("Left as they were")


def test_a_clause_that_was_inserted_moved_or_struck_comes_to_its_place(
    committee: Committee,
) -> None:
    rashad = committee.desk(RASHAD)
    leyla = committee.desk(LEYLA)
    leyla.goto(committee.at(f"c/{committee.clauses['1']}/insert?where=after"))
    leyla.get_by_label("Heading").first.fill("Məqsədlər")
    leyla.get_by_role("button", name="Insert").click()
    leyla.goto(committee.at(f"c/{committee.clauses['2.2']}/strike"))
    leyla.get_by_role("button", name="Strike").click()
    expect(bar(rashad)).to_contain_text("2 clauses changed", timeout=20_000)
    bar(rashad).get_by_role("button", name="Show").click()
    expect(bar(rashad)).to_contain_text("up to date")
    headings = rashad.locator("article.unit h3").all_inner_texts()
    assert [heading.split()[-1] for heading in headings] == [
        "Konfrans",
        "Məqsədlər",
        "Üzvlük",
        "Heyəti",
    ]
    expect(committee.row(rashad, "3")).to_contain_text("Article 4")
    expect(rashad.locator(".contents")).to_contain_text("Məqsədlər")
    expect(rashad.locator("details.struck")).to_have_count(1)


def test_a_reader_who_wants_it_is_not_seen(committee: Committee) -> None:
    marta = committee.desk(MARTA)
    marta.goto(committee.served.url("/me"))
    marta.get_by_label("Others who may read").uncheck()
    seen = marta.locator("section", has=marta.get_by_role("heading", name="Being seen"))
    seen.get_by_role("button", name="Save").click()
    expect(marta.locator(".notice")).to_contain_text("no longer see")
    told: list[str] = []
    marta.on(
        "request", lambda request: told.append(request.url) if request.method == "POST" else None
    )
    marta.goto(committee.at())
    rashad = committee.desk(RASHAD)
    expect(marta.locator("details.here")).to_contain_text("Rəşad", timeout=20_000)
    assert told == []
    expect(rashad.locator("details.here")).to_be_hidden()


def test_a_hidden_page_asks_for_nothing_and_once_when_it_is_back(committee: Committee) -> None:
    page = committee.open_page(committee.served, ENGLISH)
    page.clock.install()
    asked = asks(page)
    committee.enters(page, RASHAD)
    until(page, asked, 3)
    page.evaluate(HIDE, arg=True)
    page.clock.run_for(1000)
    so_far = len(asked)
    for _ in range(10):
        page.clock.run_for(60_000)
    assert len(asked) == so_far
    page.evaluate(HIDE, arg=False)
    page.wait_for_timeout(300)
    assert len(asked) == so_far + 1


def test_a_page_nobody_is_at_asks_ever_more_seldom(committee: Committee) -> None:
    page = committee.open_page(committee.served, ENGLISH)
    page.clock.install()
    asked = asks(page)
    committee.enters(page, RASHAD)
    passed = seconds(page, 600)
    assert 12 <= len(asked) <= 24, (len(asked), passed)
    page.keyboard.press("ArrowDown")
    quiet = len(asked)
    seconds(page, 20)
    assert len(asked) - quiet >= 3


def test_two_windows_of_one_browser_ask_as_one(committee: Committee) -> None:
    first = committee.desk(RASHAD)
    second = first.context.new_page()
    asked = [*[asks(page) for page in (first, second)]]
    second.goto(committee.at())
    first.wait_for_timeout(12_000)
    assert sum(map(len, asked)) <= 6
    committee.rewords(AYGUN, "2.1", NEW)
    for page in (first, second):
        expect(bar(page)).to_contain_text("reworded", timeout=20_000)


def test_whoever_is_signed_out_is_told_and_asks_no_more(committee: Committee) -> None:
    rashad = committee.desk(RASHAD)
    committee.sleeps(RASHAD)
    expect(bar(rashad)).to_contain_text("signed out", timeout=20_000)
    asked = asks(rashad)
    rashad.wait_for_timeout(7_000)
    assert asked == []


def seconds(page: Page, count: int) -> int:
    """Let the page's clock go on, with time for its questions to be answered."""
    for _ in range(count):
        page.clock.run_for(1000)
        page.wait_for_timeout(8)
    return count


def until(page: Page, asked: list[str], count: int) -> None:
    """Let the page's clock go on until it has asked so often."""
    for _ in range(60):
        if len(asked) >= count:
            return
        seconds(page, 1)
    raise AssertionError(f"asked {len(asked)} times only")
