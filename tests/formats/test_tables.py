"""Does every format of a table say the same, and is nothing in it computed?"""

import csv
import io
import json
import zipfile
from dataclasses import replace
from datetime import UTC, datetime

import pikepdf
import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from app.formats.tables import (
    MEDIA_TYPES,
    WRITERS,
    Column,
    Grid,
    Sort,
    Told,
    as_json,
    as_markdown,
)
from app.formats.tables.paper import sheet_of
from app.formats.tabular import is_formula
from app.statute.snapshot import canonical

COLUMNS = (
    Column("number", "№", 5, Sort.NUMBER),
    Column("clause", "Norma", 24),
    Column("day", "Tarix", 12, Sort.DAY, share=30),
    Column("code", "Kod", 12, share=0),
)

GRID = Grid(
    "Uyğunluq",
    COLUMNS,
    (("1", "5-ci maddə\nƏlavə", "2026-11-20", "x"), ("yox", "=1+1", "dünən", "+9")),
    frozen=2,
)

TOLD = Told(
    "az",
    "Uyğunluq cədvəli",
    (GRID, replace(GRID, heading="Boş", rows=(), nothing="Heç nə yoxdur.")),
    subtitle="Rektorlar Konfransının Nizamnaməsi",
    facts=("Addım 57.", "Sətirlərin sayı: 2."),
    about={"document": "charter", "step": 57},
    anchor="ab" * 32,
    at=datetime(2026, 11, 20, 21, 30, tzinfo=UTC),
)


def cells(content: bytes, sheet: int = 0) -> list[list[object]]:
    """What a sheet of a workbook says, row by row."""
    found = load_workbook(io.BytesIO(content)).worksheets[sheet]
    return [[cell.value for cell in row] for row in found.iter_rows()]


@pytest.mark.parametrize("format_", WRITERS)
def test_the_same_tables_give_the_same_bytes(format_: str) -> None:
    assert WRITERS[format_](TOLD) == WRITERS[format_](TOLD)


def test_each_format_has_a_media_type() -> None:
    assert WRITERS.keys() == MEDIA_TYPES.keys()


def test_title_and_facts_stand_above_the_first_table_of_a_workbook_and_nothing_above_others() -> (
    None
):
    found = cells(WRITERS["xlsx"](TOLD))
    assert [row[0] for row in found[:5]] == [TOLD.title, TOLD.subtitle, *TOLD.facts, None]
    assert found[5] == ["№", "Norma", "Tarix", "Kod"]
    assert found[6][:2] == [1, "5-ci maddə\nƏlavə"]
    assert found[6][2] == datetime(2026, 11, 20)  # noqa: DTZ001
    assert found[7] == ["yox", "=1+1", "dünən", "+9"]
    assert cells(WRITERS["xlsx"](TOLD), 1) == [["№", "Norma", "Tarix", "Kod"]]


def test_filters_and_frozen_panes_stand_at_the_headings() -> None:
    sheet = load_workbook(io.BytesIO(WRITERS["xlsx"](TOLD))).worksheets[0]
    assert sheet.auto_filter.ref == "A6:D8"
    assert sheet.freeze_panes == "C7"
    assert sheet.print_title_rows == "$6:$6"


def test_a_bare_list_begins_with_its_headings() -> None:
    bare = replace(TOLD, subtitle="", facts=())
    assert cells(WRITERS["xlsx"](bare))[0] == ["№", "Norma", "Tarix", "Kod"]


@pytest.mark.parametrize(
    ("headings", "names"),
    [
        (("A/B: [C]?", "A/B: [C]?"), ["A B   C", "A B   C 2"]),
        (("x" * 40, "x" * 40), ["x" * 31, "x" * 29 + " 2"]),
        (("", "'"), ["Uyğunluq cədvəli", "2"]),
    ],
)
def test_sheets_are_named_so_that_every_program_opens_them(
    headings: tuple[str, str], names: list[str]
) -> None:
    told = replace(TOLD, grids=tuple(replace(GRID, heading=one) for one in headings))
    assert load_workbook(io.BytesIO(WRITERS["xlsx"](told))).sheetnames == names


def test_a_page_without_a_name_still_opens() -> None:
    told = replace(TOLD, title="///", grids=(replace(GRID, heading=""),))
    assert load_workbook(io.BytesIO(WRITERS["xlsx"](told))).sheetnames == ["1"]


def test_csv_holds_the_first_table_and_computes_nothing() -> None:
    text = WRITERS["csv"](TOLD).decode("utf-8-sig")
    found = list(csv.reader(io.StringIO(text, newline="")))
    assert found[0] == ["№", "Norma", "Tarix", "Kod"]
    assert found[2] == ["yox", "'=1+1", "dünən", "'+9"]
    assert len(found) == 3


def test_a_number_with_more_digits_than_a_workbook_keeps_stays_words() -> None:
    long = "9" * 16
    told = replace(TOLD, grids=(replace(GRID, rows=((long, "", "", ""),)),))
    assert cells(WRITERS["xlsx"](told))[6][0] == long


def test_words_longer_than_a_cell_are_cut_with_a_sign() -> None:
    told = replace(TOLD, grids=(replace(GRID, rows=(("1", "ə" * 40_000, "", ""),)),))
    said = cells(WRITERS["xlsx"](told))[6][1]
    assert isinstance(said, str)
    assert (len(said), said[-1]) == (32_767, "…")


def test_the_workbook_carries_no_moment_but_its_own() -> None:
    for at, moment in ((TOLD.at, "2026-11-20T21:30:00Z"), (None, "2000-01-01T00:00:00Z")):
        with zipfile.ZipFile(io.BytesIO(WRITERS["xlsx"](replace(TOLD, at=at)))) as archive:
            assert archive.read("docProps/core.xml").decode().count(moment) == 2


def test_the_word_file_leaves_out_what_has_no_place_on_paper() -> None:
    found = Document(io.BytesIO(WRITERS["docx"](TOLD)))
    [table] = found.tables
    assert [cell.text for cell in table.rows[0].cells] == ["№", "Norma", "Tarix"]
    assert [one.text for one in table.rows[1].cells[1].paragraphs] == ["5-ci maddə", "Əlavə"]
    said = [one.text for one in found.paragraphs]
    assert said[0] == "UYĞUNLUQ CƏDVƏLİ"
    assert "Heç nə yoxdur." in said


def test_the_pdf_has_the_rows_attached_and_says_its_language() -> None:
    with pikepdf.open(io.BytesIO(WRITERS["pdf"](TOLD))) as found:
        [attached] = found.attachments.values()
        assert attached.get_file().read_bytes() == as_json(TOLD)
        assert str(found.Root.Lang) == "az-Latn-AZ"


def test_programs_find_the_rows_by_the_names_of_the_columns() -> None:
    told = json.loads(as_json(TOLD))
    assert (told["document"], told["step"], told["digest"]) == ("charter", 57, "ab" * 32)
    assert told["tables"][0]["rows"][1]["clause"] == "=1+1"


def test_shares_add_up_whatever_the_widths() -> None:
    columns = next(one for one in sheet_of(TOLD).blocks if hasattr(one, "columns")).columns
    assert round(sum(one.share for one in columns), 9) == 100
    assert sheet_of(TOLD).footer == TOLD.title


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=60), min_size=4, max_size=4)
)
def test_whatever_is_said_is_read_again_and_computed_nowhere(typed: list[str]) -> None:
    row = tuple(canonical(one) for one in typed)
    told = replace(TOLD, grids=(replace(GRID, rows=(row,)),))
    sheet = load_workbook(io.BytesIO(WRITERS["xlsx"](told))).worksheets[0]
    for words, cell in zip(row, sheet[7], strict=True):
        assert cell.data_type != "f"
        if isinstance(cell.value, str):
            assert cell.value.replace("_x000D_", "\r") == words
    text = WRITERS["csv"](told).decode("utf-8-sig")
    [_, read] = csv.reader(io.StringIO(text, newline=""))
    for words, written in zip(row, read, strict=True):
        assert written in (words, f"'{words}")
        assert not is_formula(written)


def test_a_table_wider_than_a_sheet_is_parted_behind_its_frozen_columns() -> None:
    columns = tuple(Column(f"c{n}", f"C{n}", 30) for n in range(7))
    rows = (tuple(f"{n}" for n in range(7)),)
    wide = Told("en", "Wide", (Grid("", columns, rows, frozen=1, widest=100),))
    page = Document(io.BytesIO(WRITERS["docx"](wide)))
    heads = [[cell.text for cell in table.rows[0].cells] for table in page.tables]
    assert heads == [["C0", "C1", "C2"], ["C0", "C3", "C4"], ["C0", "C5", "C6"]]


def test_markdown_keeps_every_row_in_a_line_and_says_where_there_is_none() -> None:
    columns = (Column("a", "A", 10), Column("b", "B", 10))
    some, none = Grid("One", columns, (("x|y", "p\nq"),)), Grid("Two", columns, (), "Nothing.")
    text = as_markdown(Told("en", "Page", (some, none), anchor="ab")).decode()
    assert "| x\\|y | p<br>q |" in text
    assert text.endswith("## Two\n\nNothing.\n\n`ab`\n")
