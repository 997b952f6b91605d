"""Both languages side by side: every clause in both columns, in Word and in PDF."""

import io
import subprocess
import zipfile
from dataclasses import replace
from typing import Any

import pikepdf
from lxml import etree

from app.formats import pdf, word
from app.formats.layout.sheet import Paragraph, Table
from app.formats.layout.sides import side_by_side_sheet
from app.formats.markdown import read
from app.formats.word.reading import as_markdown
from app.statute.dossier import Dossier
from app.statute.snapshot import Clause, Family, Kind
from app.statute.snapshot import word as worded
from tests.formats.dossiers import CHARTER, NUMBERS, clause, full, snapshot
from tests.programs import needed

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def translated(one: Clause) -> Clause:
    az = one.wording("az")
    english = worded("en", az.heading and f"Heading {one.id}", az.text and f"Text of {one.id}.")
    return replace(one, wordings={"az": az, "en": english})


def told() -> Dossier:
    clauses = [translated(one) for one in CHARTER if one.id != "pa2"]
    return replace(full(), snapshot=snapshot([*clauses, CHARTER[7]]), against=None)


def body(made: bytes) -> Any:
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        return etree.fromstring(archive.read("word/document.xml"))


def said(element: Any) -> str:
    return "".join(one.text or "" for one in element.iter(f"{W}t"))


def test_each_clause_stands_in_a_row_of_both_languages() -> None:
    rows = [
        tuple(" / ".join(f"{one.number} {one.text}".strip() for one in cell) for cell in row)
        for block in side_by_side_sheet(told(), NUMBERS).blocks
        if isinstance(block, Table) and len(block.columns) == 2
        for row in block.rows
    ]

    assert ("a) təhsil <müstəqil> & azad;", "a) Text of po1.") in rows
    assert ("Maddə 2. Üzvlük / Üzvlük könüllüdür.", "Article 2. Heading ar2 / Text of ar2.") in rows
    assert ("1.2. Üzvlük haqqı 100 ₼ təşkil edir.", "1.2. (not yet translated)") in rows


def test_chapters_and_annexes_stand_across_the_page_and_in_the_contents() -> None:
    blocks = side_by_side_sheet(told(), NUMBERS).blocks
    chapters = [one for one in blocks if isinstance(one, Paragraph) and one.clause == "ch1"]

    assert [one.label for one in chapters] == [
        "I fəsil. Ümumi müddəalar",
        "Chapter I. Heading ch1",
    ]
    assert [one.outline for one in chapters] == [0, None]


def test_controls_of_a_translation_name_its_language_and_runs_speak_it() -> None:
    tree = body(word.side_by_side(told(), NUMBERS))
    controls = {one.find(f"{W}sdtPr/{W}tag").get(f"{W}val"): one for one in tree.iter(f"{W}sdt")}

    assert {"po1", "po1:en", "pa2"} <= controls.keys()
    assert "pa2:en" not in controls
    tags = {one: controls[one].find(f".//{W}lang").get(f"{W}val") for one in ("po1", "po1:en")}
    assert tags == {"po1": "az-Latn-AZ", "po1:en": "en-GB"}


def test_a_clause_is_bookmarked_once() -> None:
    tree = body(word.side_by_side(told(), NUMBERS))
    names = [one.get(f"{W}name") for one in tree.iter(f"{W}bookmarkStart")]

    assert len(names) == len(set(names))
    assert {f"_c_{one.id}" for one in CHARTER} <= set(names)


def test_it_comes_back_as_the_authoritative_text() -> None:
    raw = word.side_by_side(told(), NUMBERS)
    draft = read(as_markdown(raw), language="az", family=Family.LAW)

    assert [one.text for one in draft.clauses if one.kind is Kind.POINT] == [
        one.wording("az").text for one in CHARTER if one.kind is Kind.POINT
    ]
    assert "Text of" not in as_markdown(raw)


def test_the_pdf_says_both_and_which_words_are_english() -> None:
    made = pdf.side_by_side(told(), NUMBERS)
    reader = needed("pdftotext", "poppler-utils")
    words = subprocess.run([reader, "-", "-"], input=made, capture_output=True, check=True).stdout
    with pikepdf.Pdf.open(io.BytesIO(made)) as file:
        tongues = {str(one.Lang) for one in file.objects if _element(one) and "/Lang" in one}

    assert "Text of po1." in words.decode()
    assert "təhsil <müstəqil> & azad;" in words.decode()
    assert tongues == {"az-Latn-AZ", "en-GB"}


def _element(one: pikepdf.Object) -> bool:
    return isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/StructElem"


def test_a_document_without_clauses_is_one_in_two_languages_too() -> None:
    empty = Dossier(snapshot([]))

    assert "hələ heç bir struktur vahidi yoxdur" in said(body(word.side_by_side(empty, {})))
    assert pdf.side_by_side(empty, {}) == pdf.side_by_side(empty, {})


def test_a_heading_does_not_stay_behind_alone() -> None:
    rows = [
        clause(f"a{place}", Kind.ARTICLE, None, f"Başlıq {place}", rank=2 * place)
        for place in range(40)
    ]
    texts = [
        clause(f"p{place}", Kind.PARAGRAPH, f"a{place}", text="Mətn. " * 40, rank=1)
        for place in range(40)
    ]
    made = pdf.side_by_side(Dossier(snapshot([*rows, *texts])), {})
    reader = needed("pdftotext", "poppler-utils")
    asked = [reader, "-raw", "-", "-"]
    words = subprocess.run(asked, input=made, capture_output=True, check=True).stdout.decode()
    pages = [page.rsplit("Başlıq", 1) for page in words.split("\f")[2:7]]

    assert all(len(page[-1].split()) > 40 for page in pages if len(page) > 1)
