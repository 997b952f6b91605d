"""Does the committee mend what the checks find, and read what its terms mean?"""

from playwright.sync_api import Locator, Page, expect

from tests.journeys.browsing import NARROW, Look, barriers, overflow
from tests.journeys.committee import LEYLA, MARTA, RASHAD, Committee

WRONG = "Rəyasət Heyətinin kvorumu üzvlərin 3-ci hissəsidir."
DEFINED = "Üzvlük üçün ərizə Katibliyə (bundan sonra – Katiblik) yazılı şəkildə verilir."
USED = "Ərizəyə Katiblikdə otuz gün ərzində baxılır."


def finding(page: Page, title: str) -> Locator:
    """The card of a finding, by its title."""
    return page.locator("li.finding").filter(has=page.get_by_text(title, exact=True))


def test_a_member_mends_one_finding_and_sets_another_aside(committee: Committee) -> None:
    committee.rewords(LEYLA, "3.1", WRONG)
    page = committee.desk(RASHAD)
    page.get_by_role("link", name="Checks").click()
    ordinal = finding(page, "Suffix of an ordinal")
    expect(ordinal.locator("mark")).to_have_text("3-ci")
    expect(ordinal).to_contain_text("Write “3-cü”.")
    assert barriers(page) == []

    loan = finding(page, "Loan word with an equivalent")
    loan.get_by_text("Set aside…").click()
    loan.get_by_label("Why it needs no mending").fill("Köhnə mətndən sitatdır.")
    loan.get_by_role("button", name="Set aside").click()
    expect(page.get_by_role("status").first).to_contain_text("The reason is in the record")
    expect(finding(page, "Loan word with an equivalent")).to_have_count(0)
    aside = page.locator(".asides li")
    expect(aside).to_contain_text("Köhnə mətndən sitatdır.")
    assert barriers(page) == []

    ordinal.get_by_role("link", name="Edit this clause").click()
    text = page.locator("textarea[name=text-az]")
    text.fill(text.input_value().replace("3-ci", "3-cü"))
    page.get_by_role("button", name="Save", exact=True).click()
    page.goto(committee.at("checks"))
    expect(finding(page, "Suffix of an ordinal")).to_have_count(0)
    expect(finding(page, "Loan word with an equivalent")).to_have_count(0)

    page.get_by_role("button", name="Take it up again").click()
    expect(finding(page, "Loan word with an equivalent")).to_have_count(1)


def test_findings_are_filtered_on_a_phone(committee: Committee) -> None:
    committee.rewords(LEYLA, "3.1", WRONG)
    page = committee.desk(MARTA, Look("dark", "en", NARROW, touch=True), "checks")
    expect(finding(page, "Suffix of an ordinal")).to_have_count(1)
    assert overflow(page) == 0
    page.get_by_role("navigation", name="Filter by level").get_by_role("link", name="Note").click()
    expect(finding(page, "Suffix of an ordinal")).to_have_count(0)
    page.locator("select[name=rule]").select_option(label="Loan word with an equivalent (1)")
    page.get_by_role("button", name="Show").click()
    expect(page.locator("li.finding")).to_have_count(1)
    expect(page.get_by_text("Set aside…")).to_have_count(0)
    assert barriers(page) == []


def test_typed_words_are_checked_on_their_form_before_they_are_saved(committee: Committee) -> None:
    page = committee.desk(RASHAD, path="?language=az")
    committee.tool(page, "3.1", "Edit").click()
    form = committee.under(page, "3.1")
    form.locator("textarea[name=text-az]").fill(WRONG)
    form.get_by_role("button", name="Check these words").click()
    expect(form.locator(".finding mark").first).to_have_text("3-ci")
    expect(form.locator("textarea[name=text-az]")).to_have_value(WRONG)
    assert committee.words("3.1") != WRONG
    assert barriers(page) == []


def test_a_term_is_explained_under_the_pointer_on_focus_and_dismissed(
    committee: Committee,
) -> None:
    committee.rewords(LEYLA, "2.1", DEFINED)
    committee.rewords(LEYLA, "2.2", USED)
    page = committee.desk(MARTA, path="?language=az")
    term = committee.row(page, "2.2").locator("a.term")
    meaning = page.locator(".meaning:popover-open")
    expect(meaning).to_have_count(0)

    term.hover()
    expect(meaning).to_contain_text("Katiblik – Üzvlük üçün ərizə Katibliyə")
    meaning.hover()
    expect(meaning).to_be_visible()
    assert barriers(page) == []
    page.keyboard.press("Escape")
    expect(meaning).to_have_count(0)

    page.mouse.move(0, 0)
    committee.row(page, "2.2").locator("a.no").focus()
    page.keyboard.press("Tab")
    expect(term).to_be_focused()
    expect(meaning).to_be_visible()
    page.keyboard.press("Escape")
    expect(meaning).to_have_count(0)
    page.keyboard.press("Enter")
    assert page.url.endswith(f"#c-{committee.clauses['2.1']}")

    page.get_by_role("link", name="Terms plain").click()
    expect(page.locator("a.term")).to_have_count(0)
    page.goto(committee.at("?language=az"))
    expect(page.locator("a.term")).to_have_count(0)


def test_a_tap_on_a_term_explains_it_and_leads_nowhere(committee: Committee) -> None:
    committee.rewords(LEYLA, "2.1", DEFINED)
    committee.rewords(LEYLA, "2.2", USED)
    look = Look("light", "en", NARROW, touch=True)
    page = committee.desk(MARTA, look, "?language=az")
    committee.row(page, "2.2").locator("a.term").tap()
    meaning = page.locator(".meaning:popover-open")
    expect(meaning).to_be_visible()
    assert "#" not in page.url
    assert overflow(page) == 0
    meaning.get_by_role("link", name="Where it is defined").tap()
    expect(meaning).to_have_count(0)
    assert page.url.endswith(f"#c-{committee.clauses['2.1']}")
