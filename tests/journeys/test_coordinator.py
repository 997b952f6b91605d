"""Does a coordinator lead a text from first words to a sealed file, and let people in?"""

import re
import subprocess
from pathlib import Path

import docx
from playwright.sync_api import Page, expect

from tests.journeys.browsing import ENGLISH, barriers
from tests.journeys.committee import AYGUN, LEYLA, RASHAD, Committee
from tests.programs import needed

SPECIMEN = "Nümunə (illüstrativ), rəsmi mətn deyil"
SAID = "Rəyasət Heyətinin iclası ildə dörd dəfə keçirilir."
PASSWORD = "dəniz qatar palıd 58 limon"
REWORDED = "Konfrans rektorların könüllü birliyidir."


def approves(committee: Committee, who: str, number: str) -> Page:
    """Somebody approves an article in the text."""
    page = committee.desk(who, path="?language=az")
    committee.row(page, number).get_by_role("button", name="Approve").click()
    expect(page.get_by_role("status").first).to_contain_text("Your approval is recorded")
    return page


def agreed(committee: Committee) -> Page:
    """The coordinator's page, when the committee has agreed on article 1."""
    page = committee.desk(LEYLA, path="?language=az")
    committee.row(page, "1").get_by_role("button", name="Put forward for agreement").click()
    expect(page.get_by_role("status").first).to_contain_text("Put forward")
    approves(committee, RASHAD, "1")
    approves(committee, AYGUN, "1")
    return page


def test_the_board_shows_who_agreed_and_whose_word_is_outdated(committee: Committee) -> None:
    page = agreed(committee)
    page.get_by_role("link", name="Agreement", exact=True).click()
    line = committee.row(page, "1")
    expect(line.locator(".state")).to_have_text("Agreed")
    expect(line).to_contain_text("2/2")
    assert barriers(page) == []

    committee.rewords(AYGUN, "1.1", REWORDED, reason="Sadə yazaq.")
    page.reload()

    expect(line.locator(".state")).not_to_have_text("Agreed")
    outdated = line.get_by_role("link", name="What has changed?")
    expect(outdated).to_have_count(2)
    outdated.first.click()
    change = committee.row(page, "1.1")
    expect(change.locator("del").first).to_contain_text("ali təhsil müəssisələri")
    expect(page.locator(".entry.change")).to_have_count(1)


def test_an_objection_is_recorded_with_its_reason(committee: Committee) -> None:
    page = agreed(committee)
    his = committee.desk(RASHAD, path=f"c/{committee.clauses['1']}/decide")
    his.get_by_role("button", name="Object").click()
    expect(his.get_by_role("alert")).to_contain_text("only with a reason")
    his.get_by_label("Reason").fill("Könüllülük kifayət deyil.")
    his.get_by_role("button", name="Object").click()
    expect(his.get_by_role("status").first).to_contain_text("objection is recorded")

    page.reload()

    expect(committee.row(page, "1").locator(".state").first).to_contain_text("Contested")
    expect(committee.row(page, "1")).to_contain_text("Könüllülük kifayət deyil.")


def test_a_text_is_sealed_only_with_a_reason_for_what_is_not_agreed(committee: Committee) -> None:
    page = agreed(committee)
    page.goto(committee.at("seal"))
    page.get_by_role("textbox", name="Statement").fill("Komitənin 12 may tarixli qərarı ilə.")
    page.get_by_label("I sign off").check()
    page.get_by_role("button", name="Sign off").click()

    expect(page.get_by_role("alert")).to_contain_text("Not signed off")
    ways = page.locator(".ways li")
    expect(ways).to_have_count(2)
    expect(ways.first).to_contain_text("Article 2")
    expect(page.get_by_role("textbox", name="Statement")).to_have_value(
        "Komitənin 12 may tarixli qərarı ilə."
    )
    assert barriers(page) == []

    page.get_by_label("One reason for all").fill("Məsləhətləşməyə göndərilir.")
    page.get_by_label("I sign off").check()
    page.get_by_role("button", name="Sign off").click()
    expect(page.get_by_role("status").first).to_contain_text("Signed off")
    expect(page.locator(".seal.newest")).to_contain_text("still says exactly this")

    page.goto(committee.at())
    expect(committee.row(page, "1").locator(".state").first).to_contain_text("Signed")


def downloaded(page: Page, name: str, folder: Path) -> Path:
    """The file behind a button of the export page."""
    with page.expect_download() as arriving:
        page.get_by_role("button", name=re.compile(f"{name} ?, Clean text")).click()
    path = folder / arriving.value.suggested_filename
    arriving.value.save_as(path)
    return path


def test_the_text_is_taken_home_as_docx_and_pdf(committee: Committee, tmp_path: Path) -> None:
    page = committee.desk(LEYLA, path="export")
    page.get_by_label("Azerbaijani").check()

    word = docx.Document(str(downloaded(page, "DOCX", tmp_path)))
    written = "".join(word.element.body.itertext())
    assert "Maddə 3" in written
    assert SAID in written
    assert SPECIMEN in written

    pdf = downloaded(page, "PDF", tmp_path)
    told = [needed("pdftotext", "poppler-utils"), str(pdf), "-"]
    printed = subprocess.run(told, capture_output=True, check=True, text=True).stdout
    assert SAID in " ".join(printed.split())
    assert SPECIMEN in printed


def test_an_invitation_lets_one_person_in_once(committee: Committee) -> None:
    page = committee.desk(LEYLA, path="people")
    email = f"{committee.slug[:20]}@nizam.example"
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Name", exact=True).fill("Sevda Kərimova")
    page.get_by_label("Role", exact=True).select_option("reviewer")
    page.get_by_role("button", name="Make a link").click()
    link = page.get_by_label("Link of the invitation").input_value()
    assert barriers(page) == []

    guest = committee.open_page(committee.served, ENGLISH)
    guest.goto(link)
    expect(guest.get_by_role("heading", level=1)).to_contain_text("Small charter")
    guest.get_by_label("Password").fill(PASSWORD)
    guest.locator("main button.primary").click()
    expect(guest).to_have_url(re.compile(f"/d/{committee.slug}/"))
    expect(guest.get_by_role("link", name="Comment").first).to_have_count(1)
    expect(guest.get_by_role("link", name="Edit", exact=True)).to_have_count(0)
    page.goto(committee.at("people"))
    expect(page.get_by_label("Role of Sevda Kərimova")).to_have_value("reviewer")

    late = committee.open_page(committee.served, ENGLISH)
    answer = late.goto(link)
    assert answer is not None
    assert answer.status == 410
    expect(late.get_by_role("main")).to_contain_text("was used")


def test_signing_out_everywhere_ends_every_browser(committee: Committee) -> None:
    desk, phone = committee.desk(LEYLA), committee.desk(LEYLA)
    desk.goto(committee.served.url("/me"))
    desk.get_by_role("button", name="Sign out everywhere").click()
    expect(desk).to_have_url(re.compile("/sign-in"))

    phone.reload()

    expect(phone).to_have_url(re.compile("/sign-in"))
