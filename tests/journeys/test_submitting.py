"""Does what goes to the Ministry prove itself to somebody who was never here?"""

import io
import zipfile
from pathlib import Path

from playwright.sync_api import FilePayload, Page, expect

from tests.journeys.browsing import ENGLISH, barriers
from tests.journeys.committee import LEYLA, Committee

NUMBER = "1-12/2026"
PAPER = "application/zip"


def signs_off(committee: Committee) -> Page:
    """The coordinator signs the text off although nothing is agreed, and says why."""
    page = committee.desk(LEYLA, path="seal")
    page.get_by_role("textbox", name="Statement").fill("Komitənin 12 may tarixli qərarı ilə.")
    page.get_by_label("One reason for all").fill("Məsləhətləşməyə göndərilir.")
    page.get_by_label("I sign off").check()
    page.get_by_role("button", name="Sign off").click()
    expect(page.locator(".seal")).to_contain_text("12 may tarixli")
    return page


def prepares(page: Page, committee: Committee, number: str) -> bytes:
    """She chooses what goes out, looks at it, has it prepared, and takes it home."""
    page.goto(committee.served.url("/submissions/new"))
    page.locator(f'input[name="document"][value="{committee.slug}"]').check()
    page.get_by_label("Number").fill(number)
    page.get_by_label("Its name, if it is not in the list").fill("Elm və Təhsil Nazirliyi")
    page.get_by_role("button", name="Show what would go out").click()
    expect(page.get_by_text("Məsləhətləşməyə göndərilir.")).to_have_count(1)
    expect(page.locator(".facts")).to_contain_text("it vouches for nobody")
    page.get_by_role("button", name="Prepare the submission").click()
    with page.expect_download() as came:
        page.get_by_role("link", name="Download the package").click()
    return Path(came.value.path()).read_bytes()


def tampered(package: bytes) -> tuple[bytes, str]:
    """The package with one bit turned in its Word file, and the name of that file."""
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as sent, zipfile.ZipFile(changed, "w") as out:
        [paper] = [name for name in sent.namelist() if name.endswith(".docx")]
        for name in sent.namelist():
            content = bytearray(sent.read(name))
            content[-1] ^= name == paper
            out.writestr(sent.getinfo(name), bytes(content))
    return changed.getvalue(), paper


def checks(page: Page, content: bytes) -> None:
    """Somebody gives a file on the public page."""
    page.goto("/verify")
    sent = FilePayload(name="package.zip", mimeType=PAPER, buffer=content)
    page.get_by_label("Package, PDF, DOCX or proof").set_input_files(sent)
    page.get_by_role("button", name="Check it").click()


def test_a_stranger_finds_a_package_authentic_and_a_tampered_one_altered(
    committee: Committee,
) -> None:
    package = prepares(signs_off(committee), committee, f"{NUMBER}-{committee.slug[-4:]}")
    stranger = committee.open_page(committee.served, ENGLISH)

    checks(stranger, package)

    verdict = stranger.locator(".verdict")
    expect(verdict.get_by_role("heading")).to_have_text("Authentic")
    expect(stranger).to_have_title("Authentic · Check a file · Nizam")
    expect(stranger.locator(".told").first).to_contain_text("Elm və Təhsil Nazirliyi")
    assert barriers(stranger) == []

    altered, paper = tampered(package)
    checks(stranger, altered)

    expect(verdict.get_by_role("heading")).to_have_text("Altered")
    expect(stranger.locator(".faults")).to_contain_text(paper.rpartition("-clean-")[2])
    assert barriers(stranger) == []
