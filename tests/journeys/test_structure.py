"""Can a committee rebuild its text by hand, and does nobody lose a word or a conversation?"""

from playwright.sync_api import Page, expect

from app.models import Clause, Document
from app.operations.discussing import Said, begin_thread
from tests.journeys.browsing import Look, barriers
from tests.journeys.committee import AYGUN, MARTA, RASHAD, Committee, actor_of

AZ = "?language=az"
FIRST = "Konfransın qərarları səs çoxluğu ilə qəbul edilir və açıq dərc olunur."
SECOND = "Səslər bərabər olduqda sədrin səsi həlledicidir."
TYPED = "Mənim yazdığım cümlə burada qalmalıdır."

PASTED = """
<html><body><p class="MsoNormal"><span>Qaydalar</span></p>
<ol start="4"><li>Birinci <b>yeni</b> qayda.</li><li>İkinci yeni qayda:
<ol type="a"><li>alt bir;</li><li>alt iki.</li></ol></li></ol>
<script>alert(1)</script></body></html>
"""


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).first.click()


def told(page: Page, words: str) -> None:
    expect(page.get_by_role("status").filter(has_text=words).first).to_be_visible()


def quotes(committee: Committee, number: str, quote: str) -> str:
    """Marta discusses words of a clause."""
    with committee.writing() as session:
        clause = session.get_one(Clause, committee.clauses[number])
        document = session.get_one(Document, clause.record_id)
        said = Said(f"Niyə: {quote}?", quote=quote)
        return begin_thread(session, actor_of(session, MARTA), document, clause, said).id


def open_form(committee: Committee, page: Page, number: str) -> None:
    committee.tool(page, number, "Edit").click()
    committee.under(page, number).locator("form.editor").wait_for()


def test_a_clause_is_split_at_the_cursor_and_each_half_keeps_its_discussion(
    committee: Committee,
) -> None:
    committee.rewords(AYGUN, "1.2", f"{FIRST} {SECOND}")
    quotes(committee, "1.2", "səs çoxluğu")
    quotes(committee, "1.2", "sədrin səsi")
    page = committee.desk(RASHAD, path=AZ)
    open_form(committee, page, "1.2")
    area = committee.under(page, "1.2").locator("textarea.words").first
    area.evaluate("(area, at) => { area.focus(); area.setSelectionRange(at, at); }", len(FIRST) + 1)
    press(page, "Split here")
    expect(page.get_by_role("heading", name="Split 1.2")).to_be_visible()
    expect(page.locator("input[name=at-az]:checked")).to_have_value(str(len(FIRST) + 1))
    expect(page.locator(".becomes")).to_contain_text("1.3")
    assert barriers(page) == []
    page.get_by_label("All of it stays with the first clause").check()
    press(page, "Split")
    told(page, "Split in two")
    expect(committee.row(page, "1.2")).to_contain_text("ilə qəbul edilir və açıq dərc olunur.")
    second = page.locator(".row", has_text="Səslər bərabər olduqda")
    expect(second.locator(".no")).to_have_text("1.3.")
    expect(committee.row(page, "1.2").locator("mark")).to_contain_text("səs çoxluğu")
    expect(second.locator("mark")).to_contain_text("sədrin səsi")

    press(page, "Undo")
    told(page, "Undone")
    expect(committee.row(page, "1.2").locator("mark")).to_have_count(2)
    expect(committee.row(page, "1.2")).to_contain_text(f"{FIRST.split(' səs ', maxsplit=1)[0]}")
    press(page, "Do it again")
    told(page, "Done again")
    second = page.locator(".row", has_text="Səslər bərabər olduqda")
    expect(second.locator("mark")).to_contain_text("sədrin səsi")


def test_who_types_into_what_was_split_meanwhile_keeps_their_words(committee: Committee) -> None:
    committee.rewords(AYGUN, "1.2", f"{FIRST} {SECOND}")
    his = committee.desk(RASHAD, path=AZ)
    open_form(committee, his, "1.2")
    hers = committee.desk(AYGUN, path=f"c/{committee.clauses['1.2']}/split")
    press(hers, "Split")
    told(hers, "Split in two")

    form = committee.under(his, "1.2").locator("form.editor")
    form.get_by_label("Text").first.fill(f"{FIRST} {SECOND} {TYPED}")
    form.get_by_role("button", name="Save", exact=True).click()
    expect(his.get_by_role("alert").first).to_contain_text("Nothing of yours is lost")
    expect(his.locator("textarea.words").first).to_have_value(f"{FIRST} {SECOND} {TYPED}")
    assert committee.words("1.2") == FIRST


def test_of_two_who_split_one_clause_one_wins_and_the_other_keeps_their_words(
    committee: Committee,
) -> None:
    committee.rewords(AYGUN, "1.2", f"{FIRST} {SECOND}")
    path = f"c/{committee.clauses['1.2']}/split"
    hers, his = (committee.desk(who, path=path) for who in (AYGUN, RASHAD))
    his.get_by_label("Reason").fill("İki qaydadır.")
    press(hers, "Split")
    told(hers, "Split in two")
    press(his, "Split")
    expect(his.get_by_role("alert")).to_contain_text("nothing is lost")
    expect(his.locator(".segment").nth(1)).to_contain_text(SECOND)
    expect(his.get_by_label("Reason")).to_have_value("İki qaydadır.")
    assert committee.words("1.2") == FIRST


def test_two_clauses_are_joined_and_come_apart_again(committee: Committee) -> None:
    page = committee.desk(RASHAD, path=f"c/{committee.clauses['2.1']}/join")
    both = f"{committee.words('2.1')} {committee.words('2.2')}"
    expect(page.locator(".redline").first).to_contain_text(both)
    assert barriers(page) == []
    press(page, "Join")
    told(page, "Joined")
    assert committee.words("2.1") == both
    press(page, "Undo")
    told(page, "Undone")
    expect(committee.row(page, "2.2").locator(".no")).to_have_text("2.2.")


def test_one_press_moves_a_clause_and_the_button_keeps_the_focus(committee: Committee) -> None:
    page = committee.desk(RASHAD, path=f"c/{committee.clauses['3']}/menu")
    press(page, "Up")
    told(page, "Moved")
    assert committee.numbers()["3"] == "2"
    expect(committee.under(page, "3").get_by_role("button", name="Up")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("article.unit h3").first).to_contain_text("Rəyasət Heyəti")
    expect(committee.under(page, "3").get_by_role("button", name="Down")).to_be_focused()
    assert committee.numbers()["3"] == "1"


def drag(page: Page, one: str, other: str, share: float, *, drop: bool = True) -> None:
    """Take the line of a clause by its handle to a part of another's."""
    handle = page.locator(f"#r-{one} [data-handle]")
    handle.scroll_into_view_if_needed()
    begin, end = handle.bounding_box(), page.locator(f"#r-{other}").bounding_box()
    assert begin is not None
    assert end is not None
    page.mouse.move(begin["x"] + 8, begin["y"] + begin["height"] / 2)
    page.mouse.down()
    page.mouse.move(end["x"] + 200, end["y"] + end["height"] * 0.5, steps=4)
    page.mouse.move(end["x"] + 200, end["y"] + end["height"] * share, steps=3)
    if drop:
        page.mouse.up()


def test_a_clause_is_dragged_to_where_it_may_stand_and_nowhere_else(committee: Committee) -> None:
    ids = committee.clauses
    page = committee.desk(RASHAD, path="arrange")
    assert barriers(page) == []
    says = page.locator("[data-says]")

    drag(page, ids["1.1"], ids["2.2"], 0.9, drop=False)
    expect(says).to_contain_text("After 2.2")
    page.keyboard.press("Escape")
    expect(says).to_contain_text("Put back.")
    page.mouse.up()
    assert committee.numbers()["1.1"] == "1.1"

    drag(page, ids["1.1"], ids["2.2"], 0.9)
    told(page, "Moved")
    assert committee.numbers()["1.1"] == "2.3"
    expect(page.locator(f"#r-{ids['1.1']} button:not(:disabled)").first).to_be_focused()

    drag(page, ids["3"], ids["2.1"], 0.5, drop=False)  # no article stands in a paragraph
    expect(says).to_contain_text("It cannot stand here.")
    page.mouse.up()
    assert committee.numbers()["3"] == "3"


def test_a_finger_drags_too(committee: Committee) -> None:
    ids = committee.clauses
    look = Look(language="en", size=(390, 844), touch=True)
    page = committee.desk(RASHAD, look, path="arrange")
    page.evaluate(
        """([one, other]) => {
          const handle = document.querySelector(`#r-${one} [data-handle]`);
          const from = handle.getBoundingClientRect();
          const to = document.getElementById(`r-${other}`).getBoundingClientRect();
          handle.setPointerCapture = () => {};
          const through = { bubbles: true, cancelable: true };
          const finger = { pointerId: 7, pointerType: "touch", isPrimary: true };
          const send = (type, clientX, clientY) => handle.dispatchEvent(
            new PointerEvent(type, { ...finger, ...through, clientX, clientY }));
          send("pointerdown", from.x + 5, from.y + 5);
          send("pointermove", to.x + 60, to.y + to.height * 0.1);
          send("pointerup", to.x + 60, to.y + to.height * 0.1);
        }""",
        [ids["1.2"], ids["1.1"]],
    )
    told(page, "Moved")
    assert committee.numbers()["1.2"] == "1.1"


def test_a_page_of_the_web_is_pasted_as_clauses(committee: Committee) -> None:
    page = committee.desk(RASHAD, path=f"paste?beside={committee.clauses['1.2']}&where=after")
    area = page.locator("#paste-text")
    area.evaluate(
        """(area, html) => {
          area.focus();
          const data = new DataTransfer();
          data.setData("text/html", html);
          data.setData("text/plain", "Birinci yeni qayda.");
          const how = { clipboardData: data, bubbles: true, cancelable: true };
          area.dispatchEvent(new ClipboardEvent("paste", how));
        }""",
        PASTED,
    )
    expect(area).to_have_value(
        "Qaydalar\n4. Birinci yeni qayda.\n5. İkinci yeni qayda:\na) alt bir;\nb) alt iki."
    )
    press(page, "Show what it becomes")
    lines = page.locator(".lines > li")
    expect(lines).to_have_count(5)
    expect(lines.nth(1)).to_contain_text("1.4. ")
    expect(page.locator(".coverage")).to_contain_text("Every word")
    assert barriers(page) == []
    press(page, "Put them in")
    told(page, "put in, as one step")
    expect(page.locator(".row", has_text="İkinci yeni qayda:").locator(".no")).to_have_text("1.5.")
    press(page, "Undo")
    told(page, "Undone")
    expect(page.locator(".row", has_text="İkinci yeni qayda:")).to_have_count(0)


def test_numbered_lines_pasted_into_one_clause_are_offered_as_clauses(
    committee: Committee,
) -> None:
    page = committee.desk(RASHAD, path=AZ)
    open_form(committee, page, "1.2")
    area = committee.under(page, "1.2").locator("textarea.words").first
    area.evaluate(
        """(area) => {
          area.focus();
          const data = new DataTransfer();
          data.setData("text/plain", "1. Birinci.\\n2. İkinci.");
          const how = { clipboardData: data, bubbles: true, cancelable: true };
          area.dispatchEvent(new ClipboardEvent("paste", how));
        }"""
    )
    press(page, "Put them in as clauses")
    expect(page.locator("#paste-text")).to_have_value("1. Birinci.\n2. İkinci.")


def test_without_scripts_a_clause_is_split_and_moved_too(committee: Committee) -> None:
    committee.rewords(AYGUN, "1.2", f"{FIRST} {SECOND}")
    page = committee.desk(RASHAD, path=f"c/{committee.clauses['1.2']}/kind")
    page.get_by_label("Point: a)").check()
    press(page, "Change the kind")
    told(page, "another kind of unit")
    expect(committee.row(page, "1.2").locator(".no")).to_have_text("a)")
