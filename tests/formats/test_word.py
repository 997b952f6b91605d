"""What a DOCX file holds: every word, every clause's id, no trace of a template or a clock."""

import io
import re
import shutil
import subprocess
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from hypothesis import given, settings
from lxml import etree

from app.formats import word
from app.formats.layout.act import standing
from app.formats.layout.sheet import Paragraph, Span, Style
from app.formats.word.markup import bookmark_name
from app.formats.word.paging import count_lines
from app.statute.dossier import Dossier
from app.statute.snapshot import Kind, Snapshot
from tests.formats.dossiers import AT, CHARTER, NUMBERS, clause, full, hostile, snapshot, snapshots
from tests.programs import needed

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def body(made: bytes) -> Any:
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        return etree.fromstring(archive.read("word/document.xml"))


def parts(made: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def said(element: Any) -> str:
    pieces = element.iter(f"{W}t", f"{W}br", f"{W}tab", f"{W}p")
    return "".join((piece.text or "") if piece.tag == f"{W}t" else "\n" for piece in pieces)


def style(paragraph: Any) -> str:
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if found is None else str(found.get(f"{W}val"))


def clean(dossier: Dossier | None = None, language: str = "az") -> bytes:
    return word.clean(dossier or full(), language, NUMBERS)


def comparative() -> bytes:
    return word.comparative(full(), "az", NUMBERS, NUMBERS)


@settings(max_examples=40, deadline=None)
@given(snapshots())
def test_every_word_of_every_standing_clause_is_there(made: Snapshot) -> None:
    there = Counter(said(body(clean(Dossier(made)))).split())
    wanted = Counter(
        part
        for one in standing(made)
        if not one.struck
        for part in f"{one.wording('az').heading} {one.wording('az').text}".split()
    )

    assert wanted <= there


@settings(max_examples=40, deadline=None)
@given(snapshots(hostile))
def test_no_text_breaks_the_file(made: Snapshot) -> None:
    Document(io.BytesIO(clean(Dossier(made, snapshot()))))
    Document(io.BytesIO(word.comparative(Dossier(made, snapshot()), "az", {}, NUMBERS)))


def test_a_content_control_holds_the_wording_and_nothing_else() -> None:
    controls = [
        (control.find(f"{W}sdtPr/{W}tag").get(f"{W}val"), said(control))
        for control in body(clean()).iter(f"{W}sdt")
    ]

    assert ("pa1", "Konfransın aşağıdakı vəzifələri var:") in controls
    assert ("ar2", "Üzvlük") in controls
    assert ("ar2", "Üzvlük könüllüdür.") in controls
    assert ("pre", "Universitetlər birləşərək\nbu Nizamnaməni qəbul edir.") in controls


def test_content_controls_stand_inside_paragraphs_with_ids_of_their_own() -> None:
    controls = list(body(clean()).iter(f"{W}sdt"))
    ids = [control.find(f"{W}sdtPr/{W}id").get(f"{W}val") for control in controls]

    assert {control.getparent().tag for control in controls} == {f"{W}p"}
    assert len(set(ids)) == len(ids)


def test_every_clause_has_one_bookmark_and_headings_one_more() -> None:
    names = Counter(one.get(f"{W}name") for one in body(clean()).iter(f"{W}bookmarkStart"))

    assert set(names.values()) == {1}
    assert {f"_c_{one.id}" for one in CHARTER} <= names.keys()
    assert {name for name in names if name.startswith("_h_")} == {
        "_h_ch1",
        "_h_ar1",
        "_h_ar2",
        "_h_pa3",
        "_h_an1",
    }


def test_a_bookmark_of_text_holds_the_text() -> None:
    tree = body(clean())
    start = next(one for one in tree.iter(f"{W}bookmarkStart") if one.get(f"{W}name") == "_c_ar2")

    assert said(start.getnext()) == "Üzvlük könüllüdür."


@pytest.mark.parametrize("odd", ["a-b", "x" * 60, "ə"])
def test_an_odd_id_still_gives_a_name_word_takes(odd: str) -> None:
    name = bookmark_name("_c_", odd)

    assert re.fullmatch(r"[A-Za-z0-9_]{1,40}", name)
    assert name != bookmark_name("_c_", f"{odd}x")


def test_the_contents_are_a_field_with_its_entries_in_place() -> None:
    tree = body(clean())
    entries = [said(p).split("\n") for p in tree.iter(f"{W}p") if style(p).startswith("TOC")]
    codes = " ".join(code.text for code in tree.iter(f"{W}instrText"))

    assert ["", "I fəsil. Ümumi müddəalar", "3"] in entries
    assert ["", "Maddə 2. Üzvlük", "3"] in entries
    assert 'TOC \\o "1-4" \\h \\z \\u' in codes
    assert "PAGEREF _h_ch1 \\h" in codes


def test_fields_open_and_close_in_pairs() -> None:
    types = [one.get(f"{W}fldCharType") for one in body(clean()).iter(f"{W}fldChar")]

    assert types.count("begin") == types.count("separate") == types.count("end")


def test_what_the_contents_and_links_point_to_exists() -> None:
    tree = body(clean())
    names = {one.get(f"{W}name") for one in tree.iter(f"{W}bookmarkStart")}
    anchors = {one.get(f"{W}anchor") for one in tree.iter(f"{W}hyperlink")}

    assert anchors <= names


def test_headings_are_headings() -> None:
    styles = {said(p).strip(): style(p) for p in body(clean()).iter(f"{W}p")}

    assert styles["Ümumi müddəalar"] == "Heading1"
    assert styles["Konfransın adı"] == "Heading2"
    assert styles["Qəbul"] == "ClauseHeading"


def test_every_style_used_is_defined() -> None:
    made = parts(clean())
    defined = set(re.findall(rb'w:styleId="(\w+)"', made["word/styles.xml"]))
    used = set(re.findall(rb'<w:(?:pStyle|tblStyle) w:val="(\w+)"', made["word/document.xml"]))

    assert used <= defined


@pytest.mark.parametrize(("language", "tag"), [("az", b"az-Latn-AZ"), ("en", b"en-GB")])
def test_the_file_declares_its_language(language: str, tag: bytes) -> None:
    made = parts(clean(language=language))

    assert b'<w:lang w:val="%s"' % tag in made["word/styles.xml"]
    assert b'<w:themeFontLang w:val="%s"' % tag in made["word/settings.xml"]
    assert b"<dc:language>%s<" % tag in made["docProps/core.xml"]
    assert b"en-US" not in b"".join(made.values())


def test_the_file_says_what_it_is_and_when_the_step_was_taken() -> None:
    known = Document(io.BytesIO(clean())).core_properties

    assert (known.title, known.author) == ("Rektorlar Konfransının nizamnaməsi", "Hüquq komitəsi")
    assert known.created == known.modified == AT
    assert known.comments == snapshot().digest


def test_the_same_dossier_gives_the_same_bytes() -> None:
    assert clean() == clean()
    assert comparative() == comparative()


def test_no_prompt_asks_the_reader_to_update_fields() -> None:
    assert b"updateFields" not in parts(clean())["word/settings.xml"]


def test_the_page_is_a4_with_the_clerical_margins() -> None:
    section: Any = Document(io.BytesIO(clean())).sections[0]
    sides = (section.left_margin, section.right_margin, section.top_margin, section.bottom_margin)

    assert [round(side.mm) for side in sides] == [30, 10, 20, 20]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)


def test_header_and_footer_are_on_every_page() -> None:
    made = parts(clean())

    assert "Nümunə (illüstrativ), rəsmi mətn deyil".encode() in made["word/header1.xml"]
    assert "addım 57 · 0123456789abcdef".encode() in made["word/footer1.xml"]
    assert b" NUMPAGES " in made["word/footer1.xml"]


def test_an_official_document_has_an_empty_header() -> None:
    made = parts(clean(Dossier(snapshot(illustrative=False))))

    assert "word/header1.xml" not in made


def test_the_comparative_table_lies_across_and_repeats_its_heading() -> None:
    tree = body(comparative())
    page = next(tree.iter(f"{W}pgSz"))

    assert page.get(f"{W}orient") == "landscape"
    assert int(page.get(f"{W}w")) > int(page.get(f"{W}h"))
    assert len(list(tree.iter(f"{W}tblHeader"))) == 1


def test_changes_show_without_colour() -> None:
    tree = body(comparative())
    struck = {said(one.getparent().getparent()) for one in tree.iter(f"{W}strike")}
    added = {said(one.getparent().getparent()) for one in tree.iter(f"{W}u")}

    assert any("50" in words for words in struck)
    assert any("₼" in words for words in added)
    assert not list(tree.iter(f"{W}color"))


def test_a_document_without_clauses_is_a_document() -> None:
    words = said(body(clean(Dossier(snapshot([])))))

    assert "hələ heç bir struktur vahidi yoxdur" in words
    assert "LAYİHƏ" in words


def test_a_word_wider_than_the_line_takes_several_lines() -> None:
    long = Paragraph(Style.BODY, (Span("ə" * 500),))

    assert count_lines(long, 480) > 5


def test_a_clause_longer_than_a_page_pushes_what_follows_on() -> None:
    clauses = [
        clause("a0", Kind.ARTICLE, None, "Bir", "Çox uzun mətn davam edir. " * 200, rank=0),
        clause("a1", Kind.ARTICLE, None, "İki", "Qısa mətn.", rank=1),
    ]
    tree = body(word.clean(Dossier(snapshot(clauses)), "az", {"a0": "1", "a1": "2"}))
    entries = [said(p).split("\n") for p in tree.iter(f"{W}p") if style(p) == "TOC1"]

    assert [entry[2] for entry in entries[:2]] == ["3", "5"]


def test_pages_are_told_as_libreoffice_lays_them_out(tmp_path: Path) -> None:
    office, reader = (
        needed("soffice", "libreoffice-writer-nogui"),
        needed("pdftotext", "poppler-utils"),
    )
    text = "Konfrans öz üzvlərinin ümumi mənafelərini təmsil edir və qanunla qorunur. " * 12
    clauses = [clause(f"a{n}", Kind.ARTICLE, None, f"Başlıq {n}", text, rank=n) for n in range(30)]
    numbers = {f"a{n}": str(n) for n in range(30)}
    made = tmp_path / "act.docx"
    made.write_bytes(word.clean(Dossier(snapshot(clauses)), "az", numbers))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    convert = [
        office,
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(tmp_path),
        str(made),
    ]
    subprocess.run(convert, check=True, capture_output=True, timeout=100)
    pdf = made.with_suffix(".pdf")
    read = subprocess.run([reader, "-layout", str(pdf), "-"], check=True, capture_output=True)
    pages = read.stdout.decode().split("\f")
    told = re.findall(r"Maddə (\d+)\. Başlıq \d+\n(\d+)", said(body(made.read_bytes())))

    for number, page in told:
        near = "".join(pages[int(page) - 2 : int(page) + 1])
        assert re.search(rf"^\s*Maddə {number}\.\sBaşlıq", near, re.MULTILINE), (number, page)
    assert len(told) == 30
    shutil.rmtree(tmp_path / "profile", ignore_errors=True)


def test_only_a_row_that_may_outgrow_a_page_breaks_inside() -> None:
    texts = [clause("x", Kind.PARAGRAPH, text="qısa"), clause("y", Kind.PARAGRAPH, text="s " * 900)]
    made = word.comparative(Dossier(snapshot(texts), snapshot([])), "az", {}, {})
    rows = body(made).findall(f".//{W}tr")

    whole = [row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows]
    assert whole == [True, True, False]
