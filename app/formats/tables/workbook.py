"""Tables as a workbook: a sheet each with filters, every cell words and never a formula."""

import io
import re
import zipfile
from contextlib import suppress
from datetime import UTC, date, datetime

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from app.formats.layout.labels import label
from app.formats.tables.told import Column, Grid, Sort, Told
from app.formats.tabular import is_formula
from app.formats.zipping import zipped
from app.statute.snapshot import canonical

LONGEST = 32_767
"""Characters a cell may hold."""

LONGEST_NAME = 31
"""Characters the name of a sheet may have."""

MOST_DIGITS = 15
"""A workbook keeps no more of a number; a longer one is words."""

UNDATED = datetime(2000, 1, 1, tzinfo=UTC)
MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
UNNAMEABLE = re.compile(r"[\\/*?:\[\]\x00-\x1f]")


def as_xlsx(told: Told) -> bytes:
    """The same tables give the same bytes. Above the first one stand title and facts, if any."""
    book = Workbook()
    book.remove(book.active)
    _describe(book, told)
    for place, grid in enumerate(told.grids):
        sheet = book.create_sheet(_name(grid.heading or told.title, place))
        above = _above(told) if place == 0 else ()
        _fill(sheet, grid, above)
    return _repacked(book, told.at or UNDATED)


def _name(heading: str, place: int) -> str:
    """Sheets of one name would be renamed: each but the first carries its place."""
    end = f" {place + 1}" if place else ""
    name = UNNAMEABLE.sub(" ", canonical(heading)).strip("' ")[: LONGEST_NAME - len(end)]
    return f"{name}{end}".strip("' ") or "1"


def _describe(book: Workbook, told: Told) -> None:
    known = book.properties
    known.title = ". ".join(part for part in (told.title, told.subtitle) if part)[:255]
    known.creator = label(told.language, "author")
    known.description = told.anchor
    known.created = (told.at or UNDATED).astimezone(UTC).replace(tzinfo=None)


def _above(told: Told) -> tuple[str, ...]:
    """Nothing above a bare list: its headings are the first row, as programs expect."""
    if not told.facts and not told.subtitle:
        return ()
    return (*filter(None, (told.title, told.subtitle, *told.facts)), "")


def _fill(sheet: Worksheet, grid: Grid, above: tuple[str, ...]) -> None:
    for place, words in enumerate(above, start=1):
        _say(sheet.cell(place, 1), words)
        sheet.cell(place, 1).font = Font(bold=place == 1)
    head = len(above) + 1
    _head(sheet, grid, head)
    for place, row in enumerate(grid.rows, start=head + 1):
        for number, (column, words) in enumerate(zip(grid.columns, row, strict=True), start=1):
            _write(sheet.cell(place, number), column, words)
    sheet.freeze_panes = f"{get_column_letter(grid.frozen + 1)}{head + 1}"
    last = get_column_letter(len(grid.columns))
    sheet.auto_filter.ref = f"A{head}:{last}{head + len(grid.rows)}"
    _for_paper(sheet, head)


def _head(sheet: Worksheet, grid: Grid, place: int) -> None:
    for number, column in enumerate(grid.columns, start=1):
        cell = sheet.cell(place, number)
        _say(cell, column.heading)
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="EFEFEF")
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.column_dimensions[get_column_letter(number)].width = column.width


def _write(cell: Cell, column: Column, words: str) -> None:
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if column.sort is Sort.NUMBER and words.isascii() and words.isdigit():
        if len(words) <= MOST_DIGITS:
            cell.value = int(words)
            return
    elif column.sort is Sort.DAY:
        with suppress(ValueError):
            cell.value = date.fromisoformat(words)
            cell.number_format = "yyyy-mm-dd"
            return
    _say(cell, words)


def _say(cell: Cell, words: str) -> None:
    """Words, whatever they begin with."""
    if words:
        cell.value = _fitting(words)
        cell.data_type = "s"
        cell.quotePrefix = is_formula(words)


def _fitting(words: str) -> str:
    """What a cell can hold; the page and the other formats have the rest."""
    words = canonical(words)
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"


def _for_paper(sheet: Worksheet, head: int) -> None:
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = f"{head}:{head}"


def _repacked(book: Workbook, at: datetime) -> bytes:
    """The package without the moment it was written at."""
    loose = io.BytesIO()
    book.save(loose)
    moment = at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    with zipfile.ZipFile(loose) as archive:
        parts = [(name, archive.read(name)) for name in sorted(archive.namelist())]
    return zipped((name, MODIFIED.sub(rb"\g<1>" + moment, content)) for name, content in parts)
