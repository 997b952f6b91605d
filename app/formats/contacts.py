"""A list of people as spreadsheets write it: read from CSV, and written so that no cell runs."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

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

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What a spreadsheet takes for the beginning of a formula."""


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


def write_table(rows: Iterable[Sequence[str]]) -> bytes:
    """A CSV file that spreadsheets open; what would be a formula is text."""
    out = io.StringIO()
    csv.writer(out).writerows([safe(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def safe(cell: str) -> str:
    """The cell with a sign before it that makes it text, where it needs one."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell


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
    return found[1:] if found.startswith("'") and found[1:].startswith(FORMULA) else found


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
