"""A steward imports an act: sends it, looks at it in either theme, saves it; nobody is shut out."""

from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.journeys.admitting import admit
from tests.journeys.browsing import LOCALES, NARROW, THEMES, WIDE, Look, barriers, overflow, picture
from tests.journeys.conftest import OpenPage
from tests.journeys.serving import Served

STEWARD = "leyla@nizam.example"

ACT = """Meşə Məcəlləsi

I fəsil. Ümumi müddəalar

Maddə 1. Meşə
1.1. Meşə torpaqla birlikdə ekosistemdir.
1.3. Meşə qorunur.
Bu sətirin nömrəsi yoxdur.
"""


@pytest.mark.parametrize(
    "look", [Look(*one) for one in product(THEMES, LOCALES, (WIDE, NARROW))], ids=str
)
def test_a_preview_is_there_for_everybody(server: Served, open_page: OpenPage, look: Look) -> None:
    page = open_page(server, look)
    admit(page, server, STEWARD, look.language)

    page.goto("/documents/import")
    page.fill("#text", ACT)
    page.click("button.main")

    expect(page.locator(".tree li")).to_have_count(4)
    picture(page, f"pages/importing.preview-{look}")
    assert overflow(page) == 0
    assert barriers(page) == []


def test_a_steward_imports_an_act(server: Served, open_page: OpenPage, tmp_path: Path) -> None:
    (tmp_path / "mese.txt").write_text(ACT, "utf-16")
    page = open_page(server)
    admit(page, server, STEWARD, "en")

    page.goto("/documents/import")
    page.set_input_files("#file", tmp_path / "mese.txt")
    page.click("text=Preview")
    page.wait_for_url("**/documents/import/*")  # and until its scripts have run
    page.fill("#title", "Forest Code")
    page.click("text=Save as a document")

    page.wait_for_url(server.url("/d/forest-code/"))
    assert "Forest Code" in page.inner_text("main")


def test_a_replacement_that_changes_one_clause_says_which(
    server: Served, open_page: OpenPage
) -> None:
    page = open_page(server)
    admit(page, server, STEWARD, "en")
    text = page.request.get("/d/charter/export/clean.md").text()

    page.goto("/d/charter/import")
    page.fill("#text", text.replace("bir səsə", "iki səsə", 1))
    page.click("text=Preview")

    expect(page.locator(".tree .change.reworded")).to_have_count(1)
    expect(page.locator(".tree .change.new")).to_have_count(0)
    expect(page.locator(".gone li")).to_have_count(0)
