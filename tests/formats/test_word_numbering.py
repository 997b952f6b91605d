"""The numbers Word counts by itself are the numbers of the act, whatever the act is like."""

import io
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from lxml import etree

from app.formats import word
from app.formats.layout.clean import clean_sheet
from app.formats.layout.sheet import Counted, Ladder, Paragraph
from app.formats.word import numbering
from app.formats.word.lists import lists_of, numbering_in
from app.formats.word.numbering import Numbers
from app.statute.dossier import Dossier
from app.statute.numbering import number_all
from app.statute.snapshot import Clause, Family, Kind, Numbering, Snapshot
from tests.formats.dossiers import NUMBERS, clause, full, snapshot, snapshots
from tests.programs import needed

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def part(made: bytes, name: str) -> Any:
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        return etree.fromstring(archive.read(name)) if name in archive.namelist() else None


def counted(made: bytes) -> list[str]:
    """The numbers Word prints, counted by the reader of foreign files."""
    lists = lists_of(part(made, "word/numbering.xml"))
    paragraphs = part(made, "word/document.xml").iter(f"{W}p")
    labels = (lists.label(numbering_in(one.find(f"{W}pPr"))) for one in paragraphs)
    return [label for label in labels if label]


def ours(told: Dossier, numbers: dict[str, str], language: str = "az") -> list[str]:
    blocks = clean_sheet(told, language, numbers).blocks
    return [one.number for one in blocks if isinstance(one, Paragraph) and one.number]


def numbers_of(now: Snapshot) -> dict[str, str]:
    return number_all(now.clauses, now.particulars.family, now.particulars.numbering)


@pytest.mark.parametrize("language", ["az", "en"])
@settings(max_examples=60, deadline=None)
@given(snapshots())
def test_word_counts_to_every_number_of_the_act(language: str, made: Snapshot) -> None:
    told, numbers = Dossier(made), numbers_of(made)

    assert counted(word.clean(told, language, numbers)) == ours(told, numbers, language)


def fixed_act() -> Snapshot:
    """An act in force with the numbers that amendments leave behind."""
    said: list[tuple[str, Kind, str | None, str]] = [
        ("ch1", Kind.CHAPTER, None, "I"),
        ("a1", Kind.ARTICLE, "ch1", "1"),
        ("p11", Kind.PARAGRAPH, "a1", "1.1"),
        ("p110", Kind.PARAGRAPH, "a1", "1.1-1"),
        ("p12", Kind.PARAGRAPH, "a1", "1.2"),
        ("x1", Kind.POINT, "p12", "a"),
        ("x2", Kind.POINT, "p12", "ç"),
        ("x3", Kind.POINT, "p12", "d"),
        ("a4", Kind.ARTICLE, "ch1", "4"),
        ("p42", Kind.PARAGRAPH, "a4", "4.2"),
        ("p43", Kind.PARAGRAPH, "a4", "4.3"),
        ("x4", Kind.POINT, "p43", "a"),
        ("x5", Kind.POINT, "p43", "ç"),
        ("ch11", Kind.CHAPTER, None, "I-1"),
        ("a10", Kind.ARTICLE, "ch11", "10-1"),
        ("p101", Kind.PARAGRAPH, "a10", "10-1.1"),
        ("p102", Kind.PARAGRAPH, "a10", "10-1.2"),
        ("a11", Kind.ARTICLE, "ch11", "11"),
        ("p111", Kind.PARAGRAPH, "a11", "11.1"),
        ("an", Kind.ANNEX, None, "1"),
        ("b1", Kind.ARTICLE, "an", "1"),
        ("b11", Kind.PARAGRAPH, "b1", "1.1"),
        ("b2", Kind.ARTICLE, "an", "2"),
        ("odd", Kind.ARTICLE, "an", "100%"),
    ]
    clauses: list[Clause] = [
        clause(name, kind, above, "Başlıq", f"Mətn {name}.", rank=place, fixed=number)
        for place, (name, kind, above, number) in enumerate(said)
    ]
    return snapshot(clauses, numbering=Numbering.FIXED)


def test_leaps_and_inserted_numbers_are_counted_too() -> None:
    act = fixed_act()
    wanted = ours(Dossier(act), numbers_of(act))

    assert wanted[:7] == ["I fəsil", "Maddə 1.", "1.1.", "1.1-1.", "1.2.", "a)", "ç)"]
    assert counted(word.clean(Dossier(act), "az", numbers_of(act))) == wanted[:-1]
    assert wanted[-1] == "Maddə 100%."


def test_a_number_no_list_can_print_is_typed() -> None:
    act = fixed_act()
    tree = part(word.clean(Dossier(act), "az", numbers_of(act)), "word/document.xml")

    assert "Maddə 100%.\u00a0" in {one.text for one in tree.iter(f"{W}t")}


def test_an_act_numbered_by_the_tree_needs_one_list_for_each_ladder() -> None:
    listed = part(word.clean(full(), "az", NUMBERS), "word/numbering.xml")
    texts = [one.get(f"{W}val") for one in listed.iter(f"{W}lvlText")]

    assert texts == ["%1 fəsil", "Maddə %1.", "%1.%2.", "%5)", "%1 nömrəli əlavə"]


def test_points_within_points_are_counted_with_small_roman_numerals() -> None:
    clauses = [
        clause("a", Kind.ARTICLE, None, "Başlıq"),
        clause("b", Kind.POINT, "a", text="b"),
        *(clause(f"c{n}", Kind.POINT, "b", text="c", rank=n) for n in range(3)),
    ]
    act = snapshot(clauses, family=Family.EUROPEAN)
    made = word.clean(Dossier(act), "en", numbers_of(act))

    assert counted(made) == ["Article 1", "(a)", "(i)", "(ii)", "(iii)"]
    kinds = {one.get(f"{W}val") for one in part(made, "word/numbering.xml").iter(f"{W}numFmt")}
    assert kinds == {"decimal", "lowerLetter", "lowerRoman"}


def test_where_the_lists_run_out_numbers_are_typed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(numbering, "MOST_LISTS", 1)
    numbers = Numbers()

    assert numbers.place(Counted(Ladder.TEXT, 0, "1"), "1.") == ("1", 0)
    assert numbers.place(Counted(Ladder.TEXT, 0, "7"), "7.") is None


def test_each_list_has_a_mark_of_its_own() -> None:
    act = fixed_act()
    listed = part(word.clean(Dossier(act), "az", numbers_of(act)), "word/numbering.xml")
    marks = [one.get(f"{W}val") for one in listed.iter(f"{W}nsid")]

    assert len(set(marks)) == len(marks) > 5


def test_libreoffice_prints_the_numbers_of_the_act(tmp_path: Path) -> None:
    office = needed("soffice", "libreoffice-writer-nogui")
    reader = needed("pdftotext", "poppler-utils")
    act = fixed_act()
    made = tmp_path / "act.docx"
    made.write_bytes(word.clean(Dossier(act), "az", numbers_of(act)))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    convert = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*convert, str(made)], check=True, capture_output=True, timeout=100)
    pdf = str(made.with_suffix(".pdf"))
    read = subprocess.run([reader, "-raw", pdf, "-"], check=True, capture_output=True)
    words = " ".join(read.stdout.decode().split())
    act_words = words[words.index("I fəsil Başlıq Mətn") :]

    place = 0
    blocks = clean_sheet(Dossier(act), "az", numbers_of(act)).blocks
    for one in blocks:
        if isinstance(one, Paragraph) and one.counted:
            place = act_words.index(f"{one.number} {one.text}", place) + 1
