"""A list of people as spreadsheets write it, read from CSV."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.formats.tabular import is_formula

DELIMITERS = (";", ",", "\t")
"""Spreadsheets in Baku write semicolons."""

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "email": ("e-mail", "email", "mail", "address", "e-poçt", "e-poct", "ünvan", "elektron poçt"),
    "name": ("name", "full name", "ad", "adı", "ad, soyad", "soyad, ad", "ad soyad"),
    "institution": ("institution", "organisation", "organization", "qurum", "təşkilat", "müəssisə"),
    "language": ("language", "lang", "dil"),
}
"""What columns may be called; without a line of headings they come in this order."""

LANGUAGES: Mapping[str, str] = {
    "en": "en",
    "english": "en",
    "ingilis": "en",
    "ingiliscə": "en",
    "az": "az",
}

MOST_ROWS = 5_000
LONGEST_CELL = 1_000
"""Characters of a cell; the rest is no name."""


class TooManyRows(Exception):
    """More than MOST_ROWS."""

    def __init__(self, rows: int) -> None:
        super().__init__(f"{rows} rows")
        self.rows = rows


@dataclass(frozen=True, slots=True)
class Row:
    """One person as a line of the file has them."""

    line: int
    """Counts from 1."""
    email: str
    name: str = ""
    institution: str = ""
    language: str = "az"


def read_contacts(text: str) -> list[Row]:
    """The people of a CSV file; empty lines are left out. Raises TooManyRows."""
    lines = list(_cells(text.lstrip("\ufeff")))
    if not lines:
        return []
    order = _order(lines[0][1])
    people = lines[1:] if order else lines
    if len(people) > MOST_ROWS:
        raise TooManyRows(len(people))
    places = order or {name: place for place, name in enumerate(COLUMNS)}
    return [_row(line, cells, places) for line, cells in people]


def _cells(text: str) -> Iterator[tuple[int, list[str]]]:
    """Lines that say something, each with its number."""
    first = text.partition("\n")[0]
    delimiter = max(DELIMITERS, key=first.count)
    text = text.replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n")
    reader = csv.reader(io.StringIO(text), delimiter=delimiter)
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:  # a cell longer than the library takes
            cells = ["?"]
        if any(cell.strip() for cell in cells):
            yield reader.line_num, [_bare(cell) for cell in cells]


def _bare(cell: str) -> str:
    """Without the sign our own files put before what would be a formula."""
    found = cell.strip()[:LONGEST_CELL]
    return found[1:] if found.startswith("'") and is_formula(found[1:]) else found


def _order(cells: Sequence[str]) -> dict[str, int]:
    """Where each column stands, if the line names columns; one of them must be the address."""
    found = {
        name: place
        for place, cell in enumerate(cells)
        for name, called in COLUMNS.items()
        if cell.lower() in called
    }
    return found if "email" in found else {}


def _row(line: int, cells: Sequence[str], places: Mapping[str, int]) -> Row:
    def cell(name: str) -> str:
        place = places.get(name, len(cells))
        return cells[place] if place < len(cells) else ""

    language = LANGUAGES.get(cell("language").lower(), "az")
    return Row(line, cell("email"), cell("name"), cell("institution"), language)
