"""Lists of people as spreadsheets write them, well-meant and not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.formats.contacts import (
    LONGEST_CELL,
    MOST_ROWS,
    Row,
    TooManyRows,
    read_contacts,
)
from app.formats.tabular import as_csv


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_columns_are_known_by_their_headings_in_any_order(delimiter: str) -> None:
    text = "Qurum;Ad;E-poçt;Dil\nADA;Aysel;a@b.az;ingilis\n".replace(";", delimiter)
    assert read_contacts(text) == [Row(2, "a@b.az", "Aysel", "ADA", "en")]


def test_without_headings_the_address_comes_first() -> None:
    assert read_contacts("\ufeffa@b.az\n\n;;;\nc@d.az;Ceyhun\r\n") == [
        Row(1, "a@b.az"),
        Row(4, "c@d.az", "Ceyhun"),
    ]


def test_nothing_is_in_an_empty_file() -> None:
    assert read_contacts("") == []
    assert read_contacts("\n \n") == []


def test_quoted_cells_may_hold_delimiters_and_lines() -> None:
    [row] = read_contacts('email,name\na@b.az,"Quliyeva, Aysel\nxanım"\n')
    assert row.name == "Quliyeva, Aysel\nxanım"


def test_a_list_that_is_too_long_is_not_begun() -> None:
    with pytest.raises(TooManyRows) as refused:
        read_contacts("email\n" + "a@b.az\n" * (MOST_ROWS + 1))
    assert refused.value.rows == MOST_ROWS + 1


def test_a_cell_of_endless_length_is_cut_or_refused_as_an_address() -> None:
    cut, broken = read_contacts(f"email;name\na@b.az;{'x' * 5000}\n{'y' * 200_000};z\n")
    assert len(cut.name) == LONGEST_CELL
    assert broken.email == "?"


def test_what_would_be_a_formula_is_written_as_text_and_read_back() -> None:
    data = as_csv([["e-mail", "name"], ["a@b.az", "=cmd|' /C calc'!A0"]])
    assert b"'=cmd" in data
    [row] = read_contacts(data.decode("utf-8-sig"))
    assert row.name == "=cmd|' /C calc'!A0"


@given(st.text(max_size=200))
def test_whatever_a_file_says_it_is_read_without_a_breakdown(text: str) -> None:
    for row in read_contacts(text):
        assert row.language in ("az", "en")
