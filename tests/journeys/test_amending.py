"""Does a lawyer come from the differences of an act in force to the act that makes them?"""

from pathlib import Path

import docx
from playwright.sync_api import Page, expect

from tests.journeys.admitting import admit
from tests.journeys.browsing import ENGLISH, NARROW, Look, barriers, overflow
from tests.journeys.conftest import OpenPage
from tests.journeys.serving import Served

LEYLA = "leyla@nizam.example"
TITLE = "“Rektorlar Şurası haqqında Əsasnamə”də dəyişikliklər edilməsi haqqında"
CHANGED = "5.5-ci bənddə “doqquz” sözü “iki il müddətinə seçilən yeddi” sözləri ilə əvəz edilsin;"


def at_the_act(showroom: Served, open_page: OpenPage, look: Look) -> Page:
    """Leyla, in front of the amending act of the regulation, come from its differences."""
    page = open_page(showroom, look)
    admit(page, showroom, LEYLA, look.language)
    page.goto(showroom.url("/d/regulation/compare"))
    page.get_by_role("link", name="As an amending act").click()
    return page


def test_from_the_differences_to_the_act_and_back_to_a_clause(
    showroom: Served, open_page: OpenPage
) -> None:
    page = at_the_act(showroom, open_page, ENGLISH)
    expect(page.get_by_role("heading", name=TITLE)).to_be_visible()
    assert barriers(page) == []

    line = page.locator(".act li", has_text=CHANGED)
    redline = line.locator(".words")
    expect(redline).to_be_hidden()
    line.locator("summary").click()
    expect(redline.locator("del")).to_contain_text("doqquz")
    expect(redline.locator("ins")).to_contain_text("yeddi")
    line.get_by_role("link", name="Read clause 5.5").click()
    expect(page.locator(":target")).to_contain_text("yeddi nəfərdən ibarət")


def test_the_act_is_copied_and_taken_home_in_word(
    showroom: Served, open_page: OpenPage, tmp_path: Path
) -> None:
    page = at_the_act(showroom, open_page, ENGLISH)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy the text").click()
    expect(page.locator(".told [role=status]")).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(TITLE)

    with page.expect_download() as waiting:
        page.get_by_role("button", name="DOCX").click()
    file = tmp_path / "act.docx"
    waiting.value.save_as(file)
    lines = [
        paragraph.text.replace("\u00a0", " ") for paragraph in docx.Document(str(file)).paragraphs
    ]
    assert f"1.4.6. {CHANGED}" in lines


def test_on_a_phone_the_help_in_english_is_no_act(showroom: Served, open_page: OpenPage) -> None:
    page = at_the_act(showroom, open_page, Look(language="en", size=NARROW, touch=True))
    assert (overflow(page), barriers(page)) == (0, [])
    page.get_by_label("Language").select_option("A help in English")
    page.get_by_role("button", name="Show").click()
    expect(page.locator(".act .notice")).to_contain_text("It is not the act")
    assert (overflow(page), barriers(page)) == (0, [])
