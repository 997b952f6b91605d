"""Does an act as somebody has it on their disk become a document, seen before it is saved?"""

import re
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.journeys.admitting import admit
from tests.journeys.browsing import ENGLISH, barriers
from tests.journeys.committee import Committee
from tests.journeys.conftest import OpenPage
from tests.journeys.serving import Served

ACT = Path(__file__).parents[1] / "data" / "acts" / "migration-head.txt"
TITLE = "AZƏRBAYCAN RESPUBLİKASININ MİQRASİYA MƏCƏLLƏSİ"
STEWARD = "orkhan@nizam.example"


@pytest.fixture
def desk(workplace: Served, open_page: OpenPage) -> Page:
    """The form for imports, before somebody who may found documents."""
    page = open_page(workplace, ENGLISH)
    admit(page, workplace, STEWARD, "en")
    page.goto("/documents/import")
    return page


def sent(page: Page, content: bytes, slug: str) -> None:
    """Choose a file and ask for its preview."""
    file = FilePayload(name="act.txt", mimeType="text/plain", buffer=content)
    page.get_by_label("A file").set_input_files(file)
    page.get_by_label("Short name in addresses").fill(slug)
    page.get_by_role("button", name="Preview").click()


def test_an_act_is_looked_at_and_then_saved(desk: Page) -> None:
    sent(desk, ACT.read_bytes(), "miqrasiya")

    expect(desk.get_by_text("Nothing is saved yet")).to_be_visible()
    expect(desk.locator("dl.figures").first).to_contain_text("100 %")
    expect(desk.locator("ul.tree")).to_contain_text("Maddə 3")
    assert barriers(desk) == []
    desk.get_by_role("button", name="Save as a document").click()

    expect(desk).to_have_url(re.compile("/d/miqrasiya/"))
    expect(desk.get_by_role("status").first).to_contain_text("The text was imported")
    expect(desk.locator("h1")).to_have_text(TITLE)
    expect(desk.locator("h1")).to_have_attribute("lang", "az")
    expect(desk.locator(".unit.article").first).to_be_visible()
    words = "münasibətlərin tənzimlənməsi, habelə əcnəbilərin və vətəndaşlığı olmayan şəxslərin"
    expect(desk.get_by_role("main")).to_contain_text(words)


def test_a_file_in_utf_16_is_read_as_it_is(desk: Page) -> None:
    sent(desk, ACT.read_text("utf-8").encode("utf-16"), "miqrasiya-16")

    expect(desk.locator("ul.tree")).to_contain_text("Maddə 3")
    desk.get_by_role("button", name="Save as a document").click()
    expect(desk).to_have_url(re.compile("/d/miqrasiya-16/"))
    expect(desk.get_by_role("main")).to_contain_text("dövlət siyasətinin həyata keçirilməsi")


def test_an_encoding_that_is_a_guess_can_be_put_right(desk: Page) -> None:
    text = "Madde 1. Maksat\n\nBu tüzük rektörlerin işini düzenler, güçlü bir birlik kurar.\n" * 4
    sent(desk, text.encode("cp1254"), "tuzuk")
    expect(desk.locator("ul.tree")).to_contain_text("işini düzenler, güçlü")

    desk.get_by_role("radio", name="windows-1252").check()
    desk.get_by_role("button", name="Preview again").last.click()
    expect(desk.locator("ul.tree")).to_contain_text("iþini")
    desk.get_by_role("radio", name="windows-1254").check()
    desk.get_by_role("button", name="Preview again").last.click()

    expect(desk.locator("ul.tree")).to_contain_text("işini düzenler, güçlü")


def test_an_encoding_nobody_can_know_is_asked_for(desk: Page) -> None:
    text = "Maddÿ 1. Mÿqsÿd\n\nBu nizamnamÿ iþlÿri tÿnzimlÿyir, üzvlÿri müÿyyÿn edir.\n" * 5
    sent(desk, text.encode("cp1252"), "shrift")

    expect(desk.get_by_role("heading", level=1)).to_have_text("How is the file to be read?")
    expect(desk.get_by_role("alert")).to_be_visible()
    desk.get_by_role("radio", name="windows-1252").check()
    desk.get_by_role("button", name="Preview").click()

    expect(desk.locator("ul.tree")).to_contain_text("nizamnamÿ")


def test_a_picture_is_refused_with_a_sentence_and_nothing_typed_is_lost(desk: Page) -> None:
    desk.get_by_label("Title").fill("Şəkil")
    sent(desk, b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 20, "shekil")

    expect(desk.get_by_role("alert")).to_contain_text("This is not a text file")
    expect(desk.get_by_label("Title")).to_have_value("Şəkil")
    expect(desk.get_by_label("Short name in addresses")).to_have_value("shekil")


def test_a_text_replaces_another_when_its_changes_were_seen(committee: Committee) -> None:
    page = committee.desk("leyla@nizam.example", path="import")
    page.get_by_label("Paste the text here").fill(
        "Maddə 1. Konfrans\n\n"
        "1.1. Konfrans ali təhsil müəssisələri rektorlarının könüllü birliyidir.\n"
        "1.2. Konfransın qərarları yekdilliklə qəbul edilir.\n"
    )
    page.get_by_label("Azerbaijani").check()
    page.get_by_role("button", name="Preview").click()

    figures = page.locator("dl.figures.tall")
    expect(figures).to_contain_text(re.compile("words changed\\s*1"))
    page.get_by_label("Why").fill("Nazirliyin mətni.")
    page.get_by_role("button", name="Replace the text").click()

    expect(page.get_by_role("status").first).to_contain_text("was replaced")
    assert committee.words("1.2") == "Konfransın qərarları yekdilliklə qəbul edilir."
    page.goto(committee.at("history"))
    expect(page.locator("ol.steps > li").first).to_contain_text("Nazirliyin mətni.")
