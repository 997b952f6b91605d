"""Laws of delimited texts: what a spreadsheet wrote is read, what broke costs itself alone."""

import pytest

from app.formats.listing import delimited
from app.formats.listing.delimited import read_lines
from app.formats.listing.errors import (
    BrokenQuotes,
    ColumnsMissing,
    ColumnTwice,
    NoColumns,
    NoRows,
    TooManyRows,
)
from app.formats.listing.rows import Note, Table, table_of

ROWS = [["id", "title_en", "link"], ["a", "One; two, three\tfour|five", "https://a.az"]]


def read(text: str, *kinds: str, delimiter: str = "") -> Table:
    kinds = kinds or ("sources", "extracts")
    return table_of(read_lines(text, kinds, delimiter), kinds)


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_the_delimiter_is_found_by_the_headings(sign: str) -> None:
    text = "\r\n".join(sign.join(f'"{cell}"' for cell in row) for row in ROWS)
    assert read(text).rows[0].cells == dict(zip(*ROWS, strict=True))


def test_excel_says_its_delimiter_and_lines_still_count_from_the_first() -> None:
    table = read("sep=;\r\nid;title_en\r\na;One, two\r\n")
    assert (table.rows[0].line, table.rows[0].cells["title_en"]) == (3, "One, two")


def test_a_named_delimiter_is_believed() -> None:
    assert read("id,x;title_en\na;b", delimiter="semicolon").rows[0].cells == {"title_en": "b"}


def test_a_cell_may_have_several_lines_and_rows_are_named_by_the_first() -> None:
    table = read('id,title_en,note\na,One,"bir\niki"\n\nb,Two,üç\n')
    assert [(row.line, row.cells["note"]) for row in table.rows] == [(2, "bir\niki"), (5, "üç")]


def test_a_quote_that_is_never_closed_costs_its_row_alone() -> None:
    table = read('id,title_en\na,"One\nb,Two\nc,Three\n')
    assert [(row.line, [fault.what for fault in row.faults]) for row in table.rows] == [
        (2, ["quotes"]),
        (3, []),
        (4, []),
    ]
    assert table.rows[1].cells == {"id": "b", "title_en": "Two"}


def test_a_quote_within_a_quoted_cell_costs_its_row_alone() -> None:
    table = read('id,title_en\na,"One "two" x"\nb,"Two"\n')
    assert [bool(row.faults) for row in table.rows] == [True, False]


def test_a_text_full_of_broken_quotes_is_refused() -> None:
    with pytest.raises(BrokenQuotes) as refusal:
        read("id,title_en\n" + 'a,"One "x\n' * 101)
    assert refusal.value.line == 102


def test_a_row_with_more_cells_than_columns_is_wrong() -> None:
    [row] = read("id,title_en\na,One, and more\n").rows
    assert [(fault.what, fault.given) for fault in row.faults] == [("cells", " and more")]


def test_titles_above_the_headings_are_passed_over() -> None:
    table = read("Our library;;\n;;\nShort name;;\nID;Title EN;Növ\na;One;law\n")
    assert (table.rows[0].line, table.rows[0].cells["kind"]) == (5, "law")


def test_a_list_is_known_by_its_columns() -> None:
    assert read("id,source,summary_en\na,b,c").kind == "extracts"
    assert read("id,title_en,country\na,b,PT").kind == "sources"
    assert read("id,group,title_en\na,students,b", "needs").kind == "needs"


def test_a_column_nobody_knows_is_told_with_the_one_that_may_be_meant() -> None:
    table = read("id,titel_en,title_az,price\na,b,c,5")
    assert table.notes == (
        Note("unknown_column", "titel_en", "title_en"),
        Note("unknown_column", "price"),
    )


def test_two_columns_of_one_name_are_refused() -> None:
    with pytest.raises(ColumnTwice) as refusal:
        read("id,title_en,Title EN\na,b,c")
    assert refusal.value.column == "title_en"


def test_a_list_by_whose_columns_no_row_can_be_known_is_refused() -> None:
    with pytest.raises(ColumnsMissing) as refusal:
        read("country,kind\nPT,law", "sources")
    assert refusal.value.missing == ("title_original", "title_az", "title_en")


def test_a_text_of_another_kind_is_refused_with_what_it_says() -> None:
    with pytest.raises(NoColumns) as refusal:
        read("Maddə 1. Ümumi müddəalar\nbir")
    assert refusal.value.found == ("Maddə 1. Ümumi müddəalar",)


@pytest.mark.parametrize("text", ["", "\n\n", "id,title_en\n", "id,title_en\n,\n"])
def test_headings_alone_are_no_list(text: str) -> None:
    with pytest.raises(NoRows):
        read(text)


def test_a_row_too_many_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delimited, "MOST_ROWS", 2)
    assert len(read("id,title_en\na,b\nc,d\n").rows) == 2
    with pytest.raises(TooManyRows):
        read("id,title_en\na,b\nc,d\ne,f\n")
