"""What a PDF file holds: every word, embedded faces, structure, outline, source."""

import io
import json
import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pikepdf
import pytest
from hypothesis import given, settings

from app.formats import pdf
from app.formats.layout.act import standing
from app.formats.layout.sheet import Mark, Span
from app.formats.pdf.faces import BOLD, SERIF, named, pieces, unprinted
from app.formats.pdf.flowables import markup
from app.formats.pdf.tagging import Ledger
from app.statute.dossier import Dossier
from app.statute.snapshot import Kind, Snapshot, canonical
from tests.formats.dossiers import (
    CHARTER,
    LETTERS,
    NUMBERS,
    clause,
    full,
    hostile,
    snapshot,
    snapshots,
)
from tests.programs import needed


def clean(dossier: Dossier | None = None, language: str = "az") -> bytes:
    return pdf.clean(dossier or full(), language, NUMBERS)


def comparative(dossier: Dossier | None = None) -> bytes:
    return pdf.comparative(dossier or full(), "az", NUMBERS, NUMBERS)


def opened(made: bytes) -> pikepdf.Pdf:
    return pikepdf.Pdf.open(io.BytesIO(made))


def read(made: bytes, *options: str) -> str:
    reader = needed("pdftotext", "poppler-utils")
    found = subprocess.run(
        [reader, *options, "-", "-"], input=made, capture_output=True, check=True
    )
    return found.stdout.decode()


def elements(made: pikepdf.Pdf) -> Iterator[Any]:
    waiting = [made.Root.StructTreeRoot.K]
    while waiting:
        element = waiting.pop()
        yield element
        held: Any = element.get("/K", [])
        kids: list[Any] = [held] if isinstance(held, pikepdf.Dictionary) else list(held)
        waiting.extend(kid for kid in reversed(kids) if kid.get("/S") is not None)


def tags(made: bytes) -> Counter[str]:
    with opened(made) as file:
        return Counter(str(element.S)[1:] for element in elements(file))


def one_paragraph(text: str) -> Dossier:
    return Dossier(snapshot([clause("x", Kind.PARAGRAPH, text=text)]))


@settings(max_examples=25, deadline=None)
@given(snapshots())
def test_every_word_of_every_standing_clause_is_there(made: Snapshot) -> None:
    there = Counter(read(clean(Dossier(made)), "-raw").split())
    wanted = Counter(
        part
        for one in standing(made)
        if not one.struck
        for part in f"{one.wording('az').heading} {one.wording('az').text}".split()
    )

    assert wanted <= there


@settings(max_examples=15, deadline=None)
@given(snapshots(hostile))
def test_no_text_breaks_the_file(made: Snapshot) -> None:
    with opened(clean(Dossier(made))) as file:
        assert len(file.pages) >= 3
    with opened(comparative(Dossier(made, snapshot()))) as file:
        assert len(file.pages) >= 1


def test_azerbaijani_letters_come_out_as_they_went_in() -> None:
    assert LETTERS in read(clean(one_paragraph(LETTERS))).split()


def test_a_letter_the_serif_lacks_is_printed_in_another_face() -> None:
    assert list(pieces("100 ₼", SERIF)) == [(SERIF, "100 "), ("Noto", "₼")]
    assert "100 ₼" in read(clean(one_paragraph("Haqq 100 ₼ təşkil edir.")))


def test_what_no_face_can_print_is_shown_and_listed() -> None:
    printed = read(clean(one_paragraph("Salam 𐎠 dünya 𐎠")))

    assert "Salam □ dünya □" in printed
    assert "U+103A0 OLD PERSIAN SIGN A ×2" in " ".join(printed.split())
    assert "Çap olunmayan simvollar" in printed


def test_nothing_is_listed_where_all_could_be_printed() -> None:
    assert "Çap olunmayan" not in read(clean())
    assert not unprinted(["ışıq □ ₼"])


@given(hostile.map(canonical))
def test_no_visible_character_is_lost(text: str) -> None:
    printed = "".join(words for _, words in pieces(text, BOLD))
    unseen = [char for char in text if char not in printed]

    assert len(printed) >= len([char for char in text if char.isprintable()]) - len(
        [char for char in unseen if 0xFE00 <= ord(char) < 0xFE10]
    )


def test_an_unnamed_character_goes_by_its_code() -> None:
    assert named("\ue000") == "U+E000"


def test_the_mark_up_of_a_text_is_text() -> None:
    made = markup((Span("a < b & <b>c</b>\nd", Mark.STRUCK), Span("", Mark.ADDED)))

    assert made == (
        '<strike><font name="Serif">a &lt; b &amp; &lt;b&gt;c&lt;/b&gt;<br/>d</font></strike>'
    )
    assert "<b>x</b> & y" in read(clean(one_paragraph("<b>x</b> & y")))


def test_the_faces_are_embedded() -> None:
    with opened(clean()) as file:
        fonts = [font for page in file.pages for font in page.Resources.Font.values()]
        embedded = ["/FontFile2" in font.FontDescriptor for font in fonts]

    assert embedded
    assert all(embedded)


def test_the_file_declares_language_title_and_conformance() -> None:
    with opened(clean(language="en")) as file:
        assert file.Root.Lang == "en-GB"
        assert file.Root.ViewerPreferences.DisplayDocTitle
        metadata = file.Root.Metadata.read_bytes().decode()

    assert "Charter of the Conference" in metadata
    assert "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>" in metadata
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
    assert "2026-05-12T10:00:00+00:00" in metadata


def test_a_title_is_text_in_the_metadata_too() -> None:
    with opened(clean(Dossier(snapshot(titles={"az": "A < B & C\x00"})))) as file:
        assert file.open_metadata()["dc:title"] == "A < B & C"


def test_the_canonical_source_is_attached() -> None:
    with opened(clean()) as file:
        source = file.attachments["statute.json"]
        assert source.obj.AFRelationship == "/Source"
        assert json.loads(source.get_file().read_bytes())["step"] == 57


def test_the_outline_names_the_units_and_the_sections() -> None:
    with opened(clean()) as file, file.open_outline() as outline:
        top = [item.title for item in outline.root]
        below = [item.title for item in outline.root[0].children]

    assert top[:3] == [
        "I fəsil. Ümumi müddəalar",
        "1 nömrəli əlavə. Üzvlərin siyahısı",
        "Avropa təcrübəsinə istinadlar",
    ]
    assert below == ["Maddə 1. Konfransın adı", "Maddə 2. Üzvlük"]


def test_an_outline_never_skips_a_level() -> None:
    articles = [clause("a", Kind.ARTICLE, heading="Birinci", rank=0)]
    articles.append(clause("c", Kind.CHAPTER, heading="Fəsil", rank=1))
    articles.append(clause("b", Kind.ARTICLE, "c", heading="İkinci", rank=2))

    with opened(clean(Dossier(snapshot(articles)))) as file, file.open_outline() as outline:
        assert outline.root[0].title.endswith("Birinci")
    assert Ledger().descend(3) == 0


def test_the_contents_tell_the_page_each_unit_is_on() -> None:
    texts = "Uzun mətn davam edir və bitmir. " * 60
    articles = [clause(f"a{n}", Kind.ARTICLE, None, f"Başlıq{n}", texts, rank=n) for n in range(9)]
    pages = read(clean(Dossier(snapshot(articles))), "-layout").split("\f")
    told = re.findall(r"Başlıq(\d)\s[ .]+(\d+)", pages[1])

    assert len(told) == 9
    for number, page in told:
        assert f"Başlıq{number}" in pages[int(page) - 1]


def test_contents_longer_than_a_page_go_on_to_the_next() -> None:
    articles = [clause(f"a{n}", Kind.ARTICLE, None, f"Başlıq{n}", rank=n) for n in range(70)]
    pages = read(clean(Dossier(snapshot(articles)))).split("\f")

    assert "Başlıq0" in pages[1]
    assert "Başlıq69" in pages[2]


def test_a_heading_of_unseen_characters_has_a_line_in_the_contents() -> None:
    unseen = [clause(f"a{n}", Kind.ARTICLE, None, "\U000e0001", rank=n) for n in range(2)]

    assert tags(clean(Dossier(snapshot(unseen))))["TOCI"] == 4


def test_every_page_says_which_of_how_many_it_is() -> None:
    pages = read(clean()).split("\f")[:-1]

    for number, page in enumerate(pages, start=1):
        assert f"səhifə {number} / {len(pages)}" in page
        assert "addım 57 · 0123456789abcdef" in page
        assert "Nümunə (illüstrativ), rəsmi mətn deyil" in page


def test_an_official_text_is_not_called_a_sample() -> None:
    assert "Nümunə" not in read(clean(Dossier(snapshot(illustrative=False))))


def test_every_clause_is_a_destination() -> None:
    with opened(clean()) as file:
        places = pikepdf.NameTree(file.Root.Names.Dests)
        pages = {name: place[0].objgen for name, place in places.items()}
        third = file.pages[2].obj.objgen

    assert {f"c-{one.id}" for one in CHARTER} <= pages.keys()
    assert pages["c-pa1"] == third


def test_every_mark_belongs_to_an_element() -> None:
    with opened(comparative()) as file:
        owned = Counter(
            (kid.Pg.objgen, int(kid.MCID))
            for element in elements(file)
            for kid in (element.K if isinstance(element.K, pikepdf.Array) else [])
            if kid.get("/Type") == "/MCR"
        )
        marks = Counter(
            (page.obj.objgen, int(mark))
            for page in file.pages
            for mark in re.findall(rb"<</MCID (\d+)>> BDC", page.Contents.read_bytes())
        )

    assert owned == marks
    assert set(owned.values()) == {1}


def test_all_text_is_either_structure_or_furniture() -> None:
    with opened(comparative()) as file:
        for page in file.pages:
            depth = 0
            for instruction in pikepdf.parse_content_stream(page):
                operator = str(instruction.operator)
                depth += operator in ("BDC", "BMC")
                depth -= operator == "EMC"
                assert depth or operator not in ("Tj", "TJ"), instruction.operands
            assert depth == 0


def test_structure_speaks_of_headings_tables_and_contents() -> None:
    found = tags(clean())

    assert {"H1", "H2", "P", "Table", "TR", "TH", "TD", "TOC", "TOCI", "Link"} <= found.keys()
    assert found["TH"] == 5 + 2 + 9


def test_a_row_longer_than_a_page_breaks_and_repeats_its_heading() -> None:
    long = "Bu maddə çox uzundur və bir səhifəyə sığmır, ona görə bölünür. " * 150
    dossier = Dossier(snapshot([clause("x", Kind.PARAGRAPH, text=long)]), snapshot([]))
    made = comparative(dossier)
    pages = [page for page in read(made).split("\f") if "bölünür" in page]

    assert len(pages) > 2
    assert all("İlkin layihə" in page for page in pages)
    assert Counter(read(made).split())["bölünür."] == 150
    assert tags(made)["TR"] == 2


def test_a_row_that_fits_on_a_page_stands_on_one() -> None:
    many = [
        clause(f"p{n}", Kind.PARAGRAPH, text=f"sıra{n} " * (60 + 37 * n % 150), rank=n)
        for n in range(30)
    ]
    pages = read(comparative(Dossier(snapshot(many), snapshot([])))).split("\f")

    for number in range(30):
        there = [page.split().count(f"sıra{number}") for page in pages]
        assert len(list(filter(None, there))) == 1, number
    assert not any("İlkin layihə" in page and "sıra" not in page for page in pages)


def test_a_row_repeats_its_number_where_it_continues() -> None:
    long = "Bu maddə çox uzundur və bir səhifəyə sığmır, ona görə bölünür. " * 150
    dossier = Dossier(snapshot([clause("x", Kind.PARAGRAPH, text=long)]), snapshot([]))
    made = pdf.comparative(dossier, "az", {"x": "7.3"}, {})
    pages = [page for page in read(made).split("\f") if "bölünür" in page]

    assert len(pages) > 2
    assert [page.split().count("7.3.") for page in pages] == [1] * len(pages)


def test_a_long_name_is_not_repeated_where_its_row_continues() -> None:
    long = "Bu maddə çox uzundur və bir səhifəyə sığmır, ona görə bölünür. " * 150
    named = clause("x", Kind.CHAPTER, heading="Fəslin sərlövhəsi " * 4, text=long)
    made = comparative(Dossier(snapshot([named]), snapshot([])))

    assert Counter(read(made).split())["sərlövhəsi"] == 8


def test_a_table_of_many_rows_goes_over_many_pages() -> None:
    many = [clause(f"p{n}", Kind.PARAGRAPH, text=f"mətn{n} dəyişdi", rank=n) for n in range(200)]
    made = comparative(Dossier(snapshot(many), snapshot([])))
    there = set(read(made).split())

    assert {f"mətn{n}" for n in range(200)} <= there


def test_the_same_dossier_gives_the_same_bytes() -> None:
    assert clean() == clean()
    assert comparative() == comparative()


def test_an_undated_step_gives_a_file_without_the_hour() -> None:
    undated = Dossier(replace(snapshot(), at=None))

    assert clean(undated) == clean(undated)
    with opened(clean(undated)) as file:
        assert str(file.docinfo["/CreationDate"]) == "D:20000101000000+00'00'"


def test_a_document_without_clauses_is_a_document() -> None:
    words = read(clean(Dossier(snapshot([]))))

    assert "hələ heç bir struktur vahidi yoxdur" in words
    assert "LAYİHƏ" in words


def test_a_number_without_text_is_printed() -> None:
    empty = Dossier(snapshot([clause("pa1", Kind.PARAGRAPH)]))

    assert "1.1." in read(clean(empty)).split()


@pytest.mark.parametrize("text", ["", "\n\n", "x" * 3000, "שלום עולם", "مرحبا", "👩‍👩‍👧 e\u0301"])
def test_odd_texts_print(text: str) -> None:
    with opened(clean(one_paragraph(text))) as file:
        assert len(file.pages) >= 3


@pytest.mark.parametrize("heading", ["çox uzun sərlövhə " * 3000, "ə" * 20_000])
def test_a_heading_longer_than_a_page_is_printed_all_the_same(heading: str) -> None:
    long = snapshot([clause("ar1", Kind.ARTICLE, heading=heading, text="Mətn.")])
    made = pdf.clean(replace(full(), snapshot=long), "az", {"ar1": "1"})
    assert len(opened(made).pages) > 3
