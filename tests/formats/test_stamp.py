"""The seal line on every page of a PDF, and fonts that are not where they should be."""

import io
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pikepdf
import pytest

from app.formats import pdf, word
from app.formats.layout.stamp import stamp
from app.formats.pdf import faces
from app.formats.pdf.faces import FontMissing
from app.statute.dossier import Dossier
from tests.formats.dossiers import DIGEST, NUMBERS, full, snapshot
from tests.programs import needed


@cache
def made() -> bytes:
    """A text a seal covers."""
    return pdf.clean(full(), "az", NUMBERS)


def pages_of(content: bytes) -> list[str]:
    reader = needed("pdftotext", "poppler-utils")
    read = subprocess.run([reader, "-", "-"], input=content, capture_output=True, check=True)
    return [" ".join(page.split()) for page in read.stdout.decode().split("\f")[:-1]]


def test_every_page_says_what_was_signed_off() -> None:
    pages = pages_of(made())

    assert all(f"Koordinator imzalayıb: addım 57, {'ab' * 8}" in page for page in pages)


@pytest.mark.parametrize(
    ("language", "words"), [("az", "İmzalanmayıb: addım 57"), ("en", "Not signed off: step 57")]
)
def test_a_text_no_seal_covers_says_so_on_every_page(language: str, words: str) -> None:
    open_text = replace(full(), seal=None)
    pages = pages_of(pdf.clean(open_text, language, NUMBERS))

    assert all(f"{words}, {DIGEST[:16]}" in page for page in pages)
    assert not any("Koordinator imzalayıb" in page or "Signed off" in page for page in pages)


def test_the_code_holds_document_step_whole_digest_and_address() -> None:
    told = Dossier(snapshot(), address="https://nizam.example.az/verify")

    assert stamp(told, "az").code == f"charter 57\n{DIGEST}\nhttps://nizam.example.az/verify"
    assert stamp(full(), "az").code == f"charter 57\n{'ab' * 32}"


def test_the_code_is_on_every_page_and_drawn_once() -> None:
    with pikepdf.Pdf.open(io.BytesIO(made())) as file:
        forms = [dict(page.obj.Resources.XObject) for page in file.pages]
        drawn = [page.Contents.read_bytes().count(b" Do") for page in file.pages]
        used = {form.objgen for held in forms for form in held.values()}

    assert drawn == [1] * len(drawn)
    assert len(used) == 1


def test_the_code_is_page_furniture() -> None:
    with pikepdf.Pdf.open(io.BytesIO(made())) as file:
        words = file.pages[0].Contents.read_bytes()
    before = words[: words.index(b" Do")]

    assert before.rindex(b"/Artifact BMC") > max(before.rfind(b"EMC"), before.rfind(b"BDC"))


def test_what_no_camera_could_read_is_no_code() -> None:
    long = Dossier(snapshot(), address="https://nizam.example.az/" + "a" * 700)
    with pikepdf.Pdf.open(io.BytesIO(pdf.clean(long, "az", NUMBERS))) as file:
        assert "/XObject" not in file.pages[0].obj.Resources


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder that is taken for that of the fonts."""
    monkeypatch.setattr(faces, "FONTS", tmp_path)
    faces.glyphs.cache_clear()
    faces.setting_of.cache_clear()
    yield tmp_path
    faces.glyphs.cache_clear()


@pytest.mark.parametrize("write", [pdf.clean, word.clean])
def test_a_missing_font_is_named(write: object, elsewhere: Path) -> None:
    with pytest.raises(FontMissing, match=r"LiberationSerif-Regular\.ttf is missing or damaged"):
        write(full(), "az", NUMBERS)  # type: ignore[operator]
    assert not list(elsewhere.iterdir())


def test_a_damaged_font_is_named(elsewhere: Path) -> None:
    (elsewhere / "LiberationSerif-Regular.ttf").write_bytes(b"no font at all")
    with pytest.raises(FontMissing) as refused:
        pdf.clean(full(), "az", NUMBERS)
    assert refused.value.file == elsewhere / "LiberationSerif-Regular.ttf"


def test_widths_are_remembered_only_so_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(faces, "MOST_WORDS", 1)
    face = faces.Face("Test", str(faces.FONTS / "LiberationSerif-Regular.ttf"))
    once = [face.stringWidth(word, 10) for word in ("maddə", "bənd", "maddə")]

    assert once[0] == once[2] > once[1] > 0
    assert face.stringWidth("maddə", 20) == 2 * once[0]
