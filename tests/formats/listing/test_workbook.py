"""Laws of workbooks: what a sheet shows is read, what would unfold without end is not."""

import io
import zipfile
from datetime import date, datetime, time, timedelta

import pytest
from openpyxl import Workbook
from openpyxl.chart import BarChart

from app.formats.listing import workbook
from app.formats.listing.errors import BrokenWorkbook, ListTooLarge, TooManyRows
from app.formats.listing.rows import Line, Note
from app.formats.listing.workbook import Sheet, read_workbook
from tests.formats.listing import shelves
from tests.formats.listing.shelves import saved

DAY = date(2010, 5, 13)
HEAD = ["id", "adopted", "title_en", "verified"]


def lines(raw: bytes) -> tuple[Line, ...]:
    [sheet], _notes = read_workbook(raw)
    return sheet.lines


def test_cells_are_read_as_they_are_shown() -> None:
    row = ["a", datetime.combine(DAY, time()), "=words", True, 5, 5.0, 2.5, date(2011, 1, 2), False]
    book = Workbook()
    book.active.append([*row, timedelta(hours=1), datetime.combine(DAY, time(9, 30))])
    book.active["C1"].data_type = "s"
    [line] = lines(saved(book))
    assert line.cells[:9] == [
        "a",
        "2010-05-13",
        "=words",
        "yes",
        "5",
        "5",
        "2.5",
        "2011-01-02",
        "no",
    ]
    assert line.cells[10] == "2010-05-13 09:30:00"


def test_a_whole_number_is_read_whole_however_it_is_kept() -> None:
    raw = _with_value(shelves.workbook([[2010, "a"]]), b"<v>2010</v>", b"<v>2.01E3</v>")
    assert lines(raw)[0].cells[:2] == ["2010", "a"]


def test_rows_keep_the_numbers_the_sheet_shows() -> None:
    book = Workbook()
    book.active["A3"], book.active["A7"] = "id", "a"
    assert [line.line for line in lines(saved(book))] == [3, 7]


def test_every_sheet_is_read_and_charts_are_not() -> None:
    book = Workbook()
    book.active.append(["a"])
    book.create_sheet("Empty")
    book.create_chartsheet("Chart").add_chart(BarChart())
    book.create_sheet("Two").append(["b"])
    sheets, notes = read_workbook(saved(book))
    assert ([sheet.name for sheet in sheets], notes) == (["Sheet", "Two"], [])


def test_of_a_formula_its_value_is_read_and_without_one_the_row_is_wrong() -> None:
    raw = shelves.workbook([HEAD, ["a", 2010, '="x"&"y"', True], ["b", 2011, "z", False]])
    sheets, notes = read_workbook(raw)
    assert notes == [Note("formulas")]
    [fault] = sheets[0].lines[1].faults
    assert (fault.what, fault.given) == ("formula", 'C2: ="x"&"y"')
    assert sheets[0].lines[2].faults == ()
    shown = _with_value(raw, b"<v></v>", b"<v>7</v>")
    assert read_workbook(shown)[0][0].lines[1].cells[2] == "7"


def test_a_row_of_formulas_alone_is_not_passed_over() -> None:
    [_head, row] = lines(shelves.workbook([["id", "title_en"], ["=A1", "=B1"]]))
    assert len(row.faults) == 2


def test_merged_cells_are_told() -> None:
    book = Workbook()
    book.active.append(["id", "title_en"])
    book.active.append(["a", "One"])
    book.active.merge_cells("B2:B3")
    assert read_workbook(saved(book))[1] == [Note("merged", "B2:B3")]


def test_a_cell_at_the_far_end_costs_no_time() -> None:
    book = Workbook()
    book.active["XFD1"], book.active["A1048576"], book.active["A1"] = "x", "x", "id"
    assert [(line.line, len(line.cells)) for line in lines(saved(book))] == [
        (1, workbook.MOST_COLUMNS)
    ]


def test_what_unfolds_without_end_is_refused_before_it_is_unfolded() -> None:
    bomb = io.BytesIO()
    with (
        zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part,
    ):
        for _ in range(201):
            part.write(b" " * 1_000_000)
    assert len(bomb.getvalue()) < 300_000
    with pytest.raises(ListTooLarge):
        read_workbook(bomb.getvalue())


def test_entities_are_refused() -> None:
    raw = shelves.workbook([["id"]])
    with pytest.raises(BrokenWorkbook):
        read_workbook(_with_value(raw, b"<worksheet", b'<!DOCTYPE a [<!ENTITY b "c">]><worksheet'))


@pytest.mark.parametrize("raw", [b"PK\x03\x04", b"PK\x03\x04 rubbish" * 99])
def test_what_only_begins_like_a_workbook_is_refused(raw: bytes) -> None:
    with pytest.raises(BrokenWorkbook):
        read_workbook(raw)


def test_a_workbook_damaged_on_its_way_is_refused() -> None:
    raw, part = shelves.workbook([["id"]]), b"xl/worksheets/sheet1.xml"
    start = raw.index(part) + len(part)
    with pytest.raises(BrokenWorkbook):
        read_workbook(raw[:start] + b"\xff\xff\xff\xff" + raw[start + 4 :])


def test_another_package_is_no_workbook() -> None:
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("word/document.xml", "<a/>")
    with pytest.raises(BrokenWorkbook):
        read_workbook(other.getvalue())


def test_rows_of_all_sheets_count_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 3)
    table = [["id"], ["a"], ["b"]]
    assert [isinstance(one, Sheet) for one in read_workbook(shelves.workbook(table))[0]] == [True]
    with pytest.raises(TooManyRows):
        read_workbook(shelves.workbook(table, table))


def _with_value(raw: bytes, old: bytes, new: bytes) -> bytes:
    """The workbook with something else in its first sheet."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as archive, zipfile.ZipFile(out, "w") as made:
        for part in archive.infolist():
            content = archive.read(part)
            if part.filename == "xl/worksheets/sheet1.xml":
                assert old in content or b"<v />" in content
                content = content.replace(old, new, 1).replace(b"<v />", new, 1)
            made.writestr(part.filename, content)
    return out.getvalue()
