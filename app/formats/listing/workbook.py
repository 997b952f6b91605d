"""Lines and cells of an XLSX workbook, sheet by sheet, whatever spreadsheets put into it."""

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import repeat
from typing import Any

from openpyxl import load_workbook

from app.formats.listing.delimited import MOST_ROWS
from app.formats.listing.errors import BrokenWorkbook, Fault, ListTooLarge, TooManyRows
from app.formats.listing.rows import Line, Note
from app.formats.zipping import BROKEN

MOST_COLUMNS = 100
"""More than any list has; whatever stands beyond is not read."""

DEEPEST = 200_000
"""The last row looked at: empty ones between others cost time too."""

MOST_UNPACKED = 200_000_000
"""Bytes of all parts together; 50,000 rows have about 60 million."""

MOST_PARTS = 2_000
CHUNK = 1 << 20
OVERLAP = 200
"""Bytes of one chunk looked at again with the next."""

FORMULA = re.compile(rb"<f[ >/]")
MERGED = re.compile(rb'<mergeCell ref="([A-Z0-9:]{1,20})"')
DOCTYPE = re.compile(rb"<!\s*DOCTYPE|<\x00!\x00D\x00O\x00C|\x00<\x00!\x00D\x00O", re.IGNORECASE)
"""Entities could be told to unfold without end; no spreadsheet writes any."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The lines of one sheet that say something."""

    name: str
    lines: tuple[Line, ...]


@dataclass(slots=True)
class _Found:
    """What the parts hold that openpyxl does not tell while it reads row by row."""

    formulas: bool = False
    merged: tuple[str, ...] = ()


def read_workbook(raw: bytes) -> tuple[list[Sheet], list[Note]]:
    """Sheets that hold anything, in their order, and what to know of them.

    Of a formula the value it had when the file was saved is read. Raises ListTooLarge,
    BrokenWorkbook or TooManyRows.
    """
    found = _looked_through(raw)
    notes = [Note("merged", ", ".join(found.merged[:8]))] if found.merged else []
    if found.formulas:
        notes.append(Note("formulas"))
    try:
        sheets = list(_sheets(raw, formulas=found.formulas))
    except TooManyRows:
        raise
    except Exception as error:  # a broken part breaks the library anywhere
        raise BrokenWorkbook(str(error)[:200]) from error
    return [sheet for sheet in sheets if sheet.lines], notes


def _looked_through(raw: bytes) -> _Found:
    """Refuse what would unfold without end, before anything is unfolded."""
    found = _Found()
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            parts = archive.infolist()
            unpacked = sum(part.file_size for part in parts)
            if unpacked > MOST_UNPACKED or len(parts) > MOST_PARTS:
                raise ListTooLarge(MOST_UNPACKED, unpacked)
            for part in parts:
                _look_into(archive, part, found)
    except BROKEN as error:
        raise BrokenWorkbook(str(error)[:200]) from error
    return found


def _look_into(archive: zipfile.ZipFile, part: zipfile.ZipInfo, found: _Found) -> None:
    """In chunks; what the directory says of a part's size is all that is read of it."""
    is_sheet = part.filename.startswith("xl/worksheets/")
    rest = b""
    with archive.open(part) as stream:
        while chunk := stream.read(CHUNK):
            seen = rest + chunk
            if DOCTYPE.search(seen):
                raise BrokenWorkbook("entities")
            if is_sheet:
                found.formulas = found.formulas or FORMULA.search(seen) is not None
                ranges = [one.decode() for one in MERGED.findall(seen)]
                found.merged = tuple(dict.fromkeys((*found.merged, *ranges[:9])))[:9]
            rest = seen[-OVERLAP:]


def _sheets(raw: bytes, *, formulas: bool) -> Iterator[Sheet]:
    """Every sheet with cells; charts have none."""
    book = load_workbook(io.BytesIO(raw), read_only=True, data_only=True)
    told = load_workbook(io.BytesIO(raw), read_only=True) if formulas else None
    rows = 0
    for sheet in book.worksheets:
        lines = tuple(_lines(sheet, told[sheet.title] if told else None, MOST_ROWS + 1 - rows))
        rows += max(0, len(lines) - 1)
        yield Sheet(sheet.title, lines)
    book.close()


def _lines(sheet: Any, formulas: Any, most: int) -> Iterator[Line]:
    within = {"max_row": DEEPEST, "max_col": MOST_COLUMNS}
    meant = formulas.iter_rows(**within) if formulas else repeat(())
    told = 0
    for number, (values, cells) in enumerate(
        zip(sheet.iter_rows(values_only=True, **within), meant, strict=False), start=1
    ):
        if all(value is None for value in values) and not _computed(cells):
            continue
        told += 1
        if told > most:
            raise TooManyRows(MOST_ROWS)
        faults = tuple(_empty_formulas(values, cells))
        yield Line(number, [_words(value) for value in values], faults)


def _computed(cells: Sequence[Any]) -> bool:
    return any(cell.data_type == "f" for cell in cells)


def _empty_formulas(values: Sequence[Any], cells: Sequence[Any]) -> Iterator[Fault]:
    """Formulas whose value the file does not hold, or that came to an error."""
    for value, cell in zip(values, cells, strict=False):
        if cell.data_type == "f" and (value is None or str(value).startswith("#")):
            yield Fault("formula", given=f"{cell.coordinate}: {cell.value}"[:120])


def _words(value: Any) -> str:
    """The cell as its sheet shows it, days as they are written here."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.isoformat(" ").removesuffix(" 00:00:00")
    return str(value)
