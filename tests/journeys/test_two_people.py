"""Do two people at one clause both keep their words?"""

from playwright.sync_api import Locator, Page, expect

from tests.journeys.browsing import barriers, overflow
from tests.journeys.committee import AYGUN, LEYLA, RASHAD, Committee

BEGAN = "Konfransın qərarları səs çoxluğu ilə qəbul edilir və açıq dərc olunur."
OPENING = "Konfransın bütün qərarları səs çoxluğu ilə qəbul edilir və açıq dərc olunur."
ENDING = "Konfransın qərarları səs çoxluğu ilə qəbul edilir və saytda dərc olunur."
BOTH = "Konfransın bütün qərarları səs çoxluğu ilə qəbul edilir və saytda dərc olunur."
OTHERWISE = "Konfransın qərarları səs çoxluğu ilə qəbul edilir və iki dildə dərc olunur."

AZ = "?language=az"


def form_of(committee: Committee, page: Page, number: str) -> Locator:
    """Their form of a clause, opened in the text."""
    committee.tool(page, number, "Edit").click()
    form = committee.under(page, number).locator("form.editor")
    form.wait_for()
    return form


def saves(form: Locator, words: str) -> None:
    form.get_by_label("Text").first.fill(words)
    form.get_by_role("button", name="Save", exact=True).click()


def both_began(committee: Committee) -> tuple[Page, Page, Locator]:
    """Aygün's page, Rəşad's page, and his form of 1.2, opened before she changes anything."""
    hers, his = (committee.desk(who, path=AZ) for who in (AYGUN, RASHAD))
    assert committee.words("1.2") == BEGAN
    return hers, his, form_of(committee, his, "1.2")


def test_different_words_are_put_together_and_that_is_said(committee: Committee) -> None:
    hers, his, form = both_began(committee)
    saves(form_of(committee, hers, "1.2"), OPENING)
    expect(hers.get_by_role("status").first).to_contain_text("Saved as step")

    saves(form, ENDING)

    expect(his.get_by_role("status").first).to_contain_text("merged with the change Aygün")
    expect(committee.row(his, "1.2")).to_contain_text(BOTH)
    his.get_by_role("link", name="See what your save changed").click()
    change = committee.row(his, "1.2")
    expect(change.locator("ins")).to_have_count(1)
    expect(change.locator("ins")).to_contain_text("saytda")


def test_the_same_words_are_settled_by_whoever_saves_last(committee: Committee) -> None:
    hers, his, form = both_began(committee)
    saves(form_of(committee, hers, "1.2"), ENDING)
    expect(hers.get_by_role("status").first).to_contain_text("Saved as step")

    saves(form, OTHERWISE)

    expect(his.get_by_role("alert")).to_contain_text("Nothing of yours is lost")
    expect(his.locator(".edit-of.theirs")).to_contain_text("Aygün")
    expect(his.locator(".edit-of.theirs ins")).to_contain_text("saytda")
    expect(his.locator(".edit-of.mine ins")).to_contain_text("iki dildə")
    assert barriers(his) == []
    assert committee.words("1.2") == ENDING
    text = his.locator("textarea.words")
    expect(text).to_have_value(OTHERWISE)
    his.locator(".stretch").get_by_label("Theirs").check()
    expect(text).to_have_value(ENDING)
    his.locator(".stretch").get_by_label("Yours").check()
    his.get_by_role("button", name="Save the text as it stands in the box").click()

    expect(committee.row(his, "1.2")).to_contain_text(OTHERWISE)
    his.goto(committee.at(f"c/{committee.clauses['1.2']}"))
    told = his.locator("ol.events > li")
    expect(told.nth(0)).to_contain_text("Rəşad")
    expect(told.nth(0).locator("ins")).to_contain_text("iki dildə")
    expect(told.nth(1)).to_contain_text("Aygün")


def test_theirs_can_be_taken(committee: Committee) -> None:
    _, his, form = both_began(committee)
    committee.rewords(AYGUN, "1.2", ENDING)
    saves(form, OTHERWISE)

    his.get_by_role("button", name="Take theirs").click()

    expect(committee.row(his, "1.2")).to_contain_text(ENDING)
    assert committee.words("1.2") == ENDING


def test_words_typed_into_a_struck_clause_are_kept(committee: Committee) -> None:
    hers, his, form = both_began(committee)
    hers.goto(committee.at(f"c/{committee.clauses['1.2']}/strike"))
    hers.get_by_role("button", name="Strike", exact=True).click()
    expect(hers.get_by_role("status").first).to_contain_text("Struck")

    saves(form, OTHERWISE)
    expect(his.get_by_role("alert")).to_contain_text("nothing is lost")
    expect(his.locator("textarea.words").first).to_have_value(OTHERWISE)

    his.get_by_role("link", name="Restore the clause").click()
    his.get_by_role("button", name="Restore").click()
    expect(his.get_by_role("status").first).to_contain_text("Restored")
    form = form_of(committee, his, "1.2")
    form.get_by_role("button", name="Bring them back").click()
    form.get_by_role("button", name="Save", exact=True).click()
    expect(committee.row(his, "1.2")).to_contain_text(OTHERWISE)


def test_a_clause_that_was_moved_meanwhile_is_reworded_where_it_stands(
    committee: Committee,
) -> None:
    hers, his, form = both_began(committee)
    hers.goto(committee.at(f"c/{committee.clauses['1.2']}/move"))
    hers.get_by_role("button", name="Up").click()
    expect(hers.get_by_role("status").first).to_contain_text("Moved")

    saves(form, OTHERWISE)

    row = committee.row(his, "1.2")
    expect(row).to_contain_text(OTHERWISE)
    expect(row.locator(".no")).to_have_text("1.1.")


def test_two_who_move_one_clause_are_told(committee: Committee) -> None:
    hers, his = (
        committee.desk(who, path=f"c/{committee.clauses['2.2']}/move") for who in (AYGUN, RASHAD)
    )
    hers.get_by_role("button", name="Up").click()
    expect(hers.get_by_role("status").first).to_contain_text("Moved")

    his.get_by_label("Reason").fill("Əvvəl gəlməlidir.")
    his.get_by_role("button", name="Up").click()

    expect(his.get_by_role("alert")).to_contain_text("Meanwhile a colleague moved")
    expect(his.get_by_label("Reason")).to_have_value("Əvvəl gəlməlidir.")
    assert committee.numbers()["2.2"] == "2.1"


def test_a_clause_never_goes_inside_itself(committee: Committee) -> None:
    page = committee.desk(RASHAD, path=f"c/{committee.clauses['2']}/move")
    inside = f"{committee.clauses['2']}:"
    page.locator("#place").evaluate("(list, place) => list.append(new Option('', place))", inside)
    page.locator("#place").select_option(inside)

    page.get_by_role("button", name="Move there").click()

    expect(page.get_by_role("alert")).to_contain_text("cannot become part of one of its own")
    assert committee.numbers()["2"] == "2"


BOTH_ENDS = "Konfransın qərarları səs çoxluğu ilə qəbul edilir və iki dildə saytda dərc olunur."
THIRD = "Konfransın bütün qərarları səs çoxluğu ilə qəbul edilir və tam dərc olunur."


def collided(committee: Committee) -> Page:
    """Rəşad's page of the collision of his words with Aygün's."""
    _, his, form = both_began(committee)
    committee.rewords(AYGUN, "1.2", ENDING)
    saves(form, OTHERWISE)
    expect(his.get_by_role("alert")).to_contain_text("Nothing of yours is lost")
    return his


def test_both_words_are_kept_by_keyboard_alone(committee: Committee) -> None:
    his = collided(committee)
    assert overflow(his) == 0
    his.locator(".stretch").get_by_label("Yours").focus()
    his.keyboard.press("ArrowDown")
    his.keyboard.press("ArrowDown")
    expect(his.locator(".stretch").get_by_label("Both")).to_be_checked()
    expect(his.locator("textarea.words")).to_have_value(BOTH_ENDS)
    his.get_by_role("button", name="Save the text as it stands in the box").press("Enter")

    expect(committee.row(his, "1.2")).to_contain_text(BOTH_ENDS)
    assert committee.words("1.2") == BOTH_ENDS


def test_a_third_save_while_a_collision_is_being_settled_loses_nothing(
    committee: Committee,
) -> None:
    his = collided(committee)
    settled = OTHERWISE.replace("açıq", "").replace("iki dildə", "üç dildə")
    his.locator("textarea.words").fill(settled)
    committee.rewords(LEYLA, "1.2", THIRD)

    his.get_by_role("button", name="Save the text as it stands in the box").click()

    expect(his.locator(".edit-of.theirs")).to_contain_text("Leyla")
    expect(his.locator(".edit-of.mine")).to_contain_text("üç dildə")
    expect(his.locator("textarea.words")).to_have_value(
        settled.replace("Konfransın", "Konfransın bütün")
    )
    assert committee.words("1.2") == THIRD
    his.get_by_role("button", name="Save the text as it stands in the box").click()
    expect(committee.row(his, "1.2")).to_contain_text("bütün qərarları")
    expect(committee.row(his, "1.2")).to_contain_text("üç dildə")


def test_a_collision_is_settled_after_the_sign_in_has_ended(committee: Committee) -> None:
    his = collided(committee)
    settled = OTHERWISE.replace("iki dildə", "dörd dildə")
    his.locator("textarea.words").fill(settled)
    committee.sleeps(RASHAD)

    his.get_by_role("button", name="Save the text as it stands in the box").click()
    expect(his.get_by_role("heading", name="Sign in")).to_be_visible()
    assert committee.words("1.2") == ENDING

    committee.enters(his, RASHAD, path=f"c/{committee.clauses['1.2']}/edit")
    his.get_by_role("button", name="Bring them back").click()
    expect(his.locator("textarea.words").first).to_have_value(settled)
