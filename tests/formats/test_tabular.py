"""Tables for spreadsheets: every cell comes back, and none is computed."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.formats.tabular import FORMULA, as_csv, is_formula

CELLS = st.text(
    alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30
)


def read(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@given(st.lists(st.lists(CELLS, min_size=1, max_size=4), max_size=4))
def test_no_cell_begins_as_a_formula_and_every_cell_comes_back(rows: list[list[str]]) -> None:
    found = read(as_csv(rows))
    assert not [cell for row in found for cell in row if is_formula(cell)]
    assert [[cell.removeprefix("'") for cell in row] for row in found] == [
        [cell.removeprefix("'") for cell in row] for row in rows
    ]


@pytest.mark.parametrize("sign", FORMULA)
def test_a_sign_behind_blanks_counts_too(sign: str) -> None:
    assert is_formula(f" \u00a0{sign}1")


def test_excel_knows_the_file_by_its_mark() -> None:
    assert as_csv([["Şura"]]) == b"\xef\xbb\xbf" + '"Şura"\r\n'.encode()
