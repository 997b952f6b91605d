"""Outside judges of what is handed over: veraPDF of the PDF, two linters of the DOCX."""

import io
import json
import shutil
import subprocess
import sys
import zipfile
from importlib.util import find_spec
from pathlib import Path

import ooxml_integrity
import openxml_audit
import pikepdf
import pytest

from app.formats import pdf, word
from app.formats.layout.clean import clean_sheet
from tests.formats import verapdf
from tests.formats.charter import charter
from tests.formats.dossiers import NUMBERS, full
from tests.programs import needed


def judged(folder: Path, *made: bytes) -> list[list[str]]:
    """veraPDF's verdict on each file: nothing where it is PDF/A-3a and PDF/UA-1."""
    if shutil.which("java") is None or find_spec("jpype") is None:
        pytest.skip("No PDF judged by veraPDF: Java is missing (default-jre-headless).")
    if missing := [path.name for path in verapdf.archives() if not path.exists()]:
        pytest.skip(f"No PDF judged by veraPDF: {missing[0]} is missing (libjaxb-java).")
    paths = [folder / f"{place}.pdf" for place in range(len(made))]
    for path, content in zip(paths, made, strict=True):
        path.write_bytes(content)
    asked = [sys.executable, verapdf.__file__, *map(str, paths)]
    told = subprocess.run(asked, check=True, capture_output=True, timeout=100)
    found: list[list[str]] = json.loads(told.stdout)
    return found


def without_language(made: bytes) -> bytes:
    kept = io.BytesIO()
    with pikepdf.Pdf.open(io.BytesIO(made)) as file:
        del file.Root.Lang
        del file.Root.Metadata
        file.save(kept)
    return kept.getvalue()


def test_verapdf_finds_nothing_wrong_and_knows_what_wrong_is(tmp_path: Path) -> None:
    clean = pdf.clean(full(), "az", NUMBERS)
    both = pdf.side_by_side(full(), NUMBERS)
    good, also_good, bad = judged(tmp_path, clean, both, without_language(clean))

    assert good == also_good == []
    assert bad


def test_linters_of_word_files_find_nothing(tmp_path: Path) -> None:
    told, numbers = charter()
    made = tmp_path / "charter.docx"
    made.write_bytes(word.clean(told, "az", numbers))
    audit = openxml_audit.OpenXmlValidator(openxml_audit.FileFormat.MICROSOFT_365)

    assert [str(one) for one in audit.validate(made).errors] == []
    assert [str(one) for one in ooxml_integrity.check(made)] == []


def test_the_linters_know_what_wrong_is(tmp_path: Path) -> None:
    told, numbers = charter()
    made = tmp_path / "charter.docx"
    with (
        zipfile.ZipFile(io.BytesIO(word.clean(told, "az", numbers))) as old,
        zipfile.ZipFile(made, "w") as new,
    ):
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b'w:val="Heading2"', b'w:val="Lost"'))

    assert ooxml_integrity.check(made)


def test_libreoffice_changes_no_word_of_the_charter(tmp_path: Path) -> None:
    """Fields and lists recomputed: every clause with its number reads as it was written."""
    office = needed("soffice", "libreoffice-writer-nogui")
    told, numbers = charter()
    made = tmp_path / "charter.docx"
    made.write_bytes(word.clean(told, "az", numbers))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    convert = [office, profile, "--headless", "--convert-to", "txt:Text", "--outdir", str(tmp_path)]
    subprocess.run([*convert, str(made)], check=True, capture_output=True, timeout=100)
    said = " ".join(made.with_suffix(".txt").read_text("utf-8-sig").split())
    lines = [one for one in clean_sheet(told, "az", numbers).paragraphs() if one.clause]

    assert [one for one in lines if " ".join(f"{one.number} {one.text}".split()) not in said] == []
    assert len(lines) > 400
