"""Can a committee weigh suggestions: change by change, side by side, several as one, together?"""

from playwright.sync_api import Page, expect

from tests.journeys.browsing import ENGLISH, NARROW, Look, barriers
from tests.journeys.committee import LEYLA, MARTA, RASHAD, Committee

AZ = "?language=az"
PHONE = Look(language="en", size=NARROW)


def suggests(committee: Committee, who: str, number: str, text: str, why: str = "Aydın.") -> None:
    """A reviewer suggests other words where the clause stands, a member on the clause's page."""
    page = committee.desk(who, path=AZ)
    if who == MARTA:
        committee.row(page, number).get_by_role("link", name="Suggest").press("Enter")
    else:
        page.goto(committee.at(f"c/{committee.clauses[number]}/suggest"))
    form = page.locator("form.editor")
    words = form.locator("textarea[name=text-az]")
    expect(words).to_be_visible()
    if who == MARTA:
        expect(words).to_be_focused()
    words.fill(text)
    form.get_by_label("Why").fill(why)
    form.get_by_role("button", name="Suggest", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").first).to_contain_text("Your wording is suggested")
    page.close()


def test_one_change_is_taken_and_another_left_on_a_phone(committee: Committee) -> None:
    text = committee.words("1.2")
    suggests(
        committee, MARTA, "1.2", text.replace("səs çoxluğu", "konsensus").replace("açıq", "dərhal")
    )
    page = committee.desk(LEYLA, PHONE, path="suggestions")
    page.get_by_role("link", name="step").first.click()
    page.get_by_role("link", name="Take a part").click()
    boxes = page.locator("label.change input")
    expect(boxes).to_have_count(2)
    boxes.nth(0).focus()
    page.keyboard.press("Space")
    assert barriers(page) == []
    page.get_by_label("Why the rest is not taken").fill("Səs çoxluğu qalır.")
    page.get_by_role("button", name="Accept what is ticked").press("Enter")
    expect(page.get_by_role("status").first).to_contain_text("What you chose is in the text")
    assert committee.words("1.2") == text.replace("açıq", "dərhal")
    expect(page.locator("article.thread")).to_contain_text("Not taken")


def test_two_suggestions_collide_and_are_compared(committee: Committee) -> None:
    text = committee.words("3.1")
    suggests(committee, MARTA, "3.1", text.replace("beş", "yeddi"))
    suggests(committee, RASHAD, "3.1", text.replace("beş", "doqquz"))
    page = committee.desk(LEYLA, path=f"c/{committee.clauses['3.1']}/suggestions")
    columns = page.locator("article.column")
    expect(columns).to_have_count(2)
    expect(columns.nth(0)).to_contain_text("Collides with 2")
    expect(columns.nth(0).locator(".meets .badge")).to_have_attribute("href", "#s-2")
    assert barriers(page) == []
    columns.nth(1).get_by_role("button", name="Accept").press("Enter")
    expect(page.get_by_role("status").first).to_contain_text("Accepted")
    assert committee.words("3.1") == text.replace("beş", "doqquz")

    page.goto(committee.at(f"c/{committee.clauses['3.1']}/suggestions"))
    expect(page.locator("article.column")).to_contain_text("No longer fits")
    page.get_by_role("button", name="Accept").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("touch the same words")


def test_several_clauses_are_changed_as_one(committee: Committee) -> None:
    page = committee.desk(MARTA, path=AZ)
    committee.row(page, "3.2").get_by_role("link", name="Suggest").press("Enter")
    place = committee.under(page, "3.2")
    place.get_by_role("link", name="Strike it").press("Enter")
    expect(place.get_by_role("heading", name="Suggest to strike")).to_be_visible()
    place.get_by_role("button", name="Suggest together with more").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("A suggestion over several clauses")
    expect(page.locator("ol.composed > li")).to_have_count(1)
    _adds(page, committee, "move", "2.2")
    page.get_by_label("To which place").select_option(f"{committee.clauses['1']}:")
    page.get_by_role("button", name="Add to my suggestion").press("Enter")
    expect(page.locator("ol.composed > li")).to_have_count(2)
    _adds(page, committee, "reword", "1.1")
    text = committee.words("1.1").replace("könüllü", "müstəqil")
    page.locator("textarea[name=text-az]").fill(text)
    page.get_by_role("button", name="Add to my suggestion").press("Enter")
    expect(page.locator("ol.composed > li")).to_have_count(3)
    assert barriers(page) == []
    page.get_by_role("button", name="Earlier").last.press("Enter")
    page.get_by_label("Why").fill("Üçü birlikdə.")
    page.get_by_role("button", name="Suggest as one").press("Enter")
    expect(page.locator("ol.parts > li")).to_have_count(3)
    page.goto(committee.at(AZ))
    page.get_by_role("link", name="Also suggested here: other words").press("Enter")
    expect(page.locator("article.thread:target ol.parts > li")).to_have_count(3)
    assert barriers(page) == []

    committee.enters(page, LEYLA, path="suggestions")
    page.get_by_role("link", name="step").first.click()
    page.get_by_role("button", name="Accept").press("Enter")
    expect(page.get_by_role("status").first).to_contain_text("Accepted")
    assert committee.words("1.1") == text
    page.goto(committee.at(AZ))
    moved = committee.row(page, "2.2")
    expect(moved).to_contain_text("Ərizəyə otuz gün")
    assert "1.1" in (moved.text_content() or "")
    page.goto(committee.at("history"))
    expect(page.locator("main")).to_contain_text("accepted a suggestion")


def test_what_nobody_contests_is_taken_at_once(committee: Committee) -> None:
    first, second = committee.words("1.1"), committee.words("2.1")
    suggests(committee, MARTA, "1.1", first.replace("könüllü", "müstəqil"))
    suggests(committee, MARTA, "2.1", second.replace("yazılı", "elektron"))
    suggests(committee, RASHAD, "2.1", second.replace("yazılı", "şifahi"))
    page = committee.desk(LEYLA, ENGLISH, path="suggestions")
    expect(page.get_by_role("heading", name="Nobody contests these: 1")).to_be_visible()
    expect(page.get_by_role("heading", name="decision of their own: 2")).to_be_visible()
    assert barriers(page) == []
    page.get_by_role("button", name="Accept those ticked").press("Enter")
    expect(page.get_by_role("status").first).to_contain_text("1 suggestion is in the text")
    assert committee.words("1.1") == first.replace("könüllü", "müstəqil")
    assert committee.words("2.1") == second
    page.goto(committee.at(f"c/{committee.clauses['1.1']}/life{AZ}"))
    expect(page.locator("main")).to_contain_text("Marta")


def _adds(page: Page, committee: Committee, what: str, number: str) -> None:
    """Choose the next part of a suggestion from the lists."""
    page.get_by_label("What to suggest").select_option(what)
    page.get_by_label("Of which clause").select_option(committee.clauses[number])
    page.get_by_role("button", name="Go on").press("Enter")
