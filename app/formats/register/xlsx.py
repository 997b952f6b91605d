"""The register as a workbook: one sheet with filters, every cell words and never a formula."""

import io
import re
import zipfile
from datetime import UTC, date, datetime

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from app.formats.layout.labels import label
from app.formats.register.rows import COLUMNS, headings, rows
from app.formats.register.words import said
from app.formats.tabular import is_formula
from app.formats.zipping import zipped
from app.statute.register import Register
from app.statute.snapshot import canonical

WIDTHS = {
    "number": 5,
    "who": 22,
    "institution": 28,
    "at": 12,
    "kind": 12,
    "then": 24,
    "now": 24,
    "words": 40,
    "remark": 60,
    "offer": 60,
    "disposition": 20,
    "reason": 45,
    "late_column": 9,
}
"""In characters."""

LONGEST = 32_767
"""Characters a cell may hold."""

NUMBERS, DAYS = COLUMNS.index("number"), COLUMNS.index("at")
"""The columns that are no words."""

UNDATED = datetime(2000, 1, 1, tzinfo=UTC)
MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


def as_xlsx(register: Register) -> bytes:
    """The same register gives the same bytes."""
    book = Workbook()
    sheet = book.active
    _describe(book, register)
    sheet.title = said(register.language, "subject")[:31]
    _head(sheet, register)
    for place, row in enumerate(rows(register), start=2):
        for column, words in enumerate(row):
            _fill(sheet.cell(place, column + 1), column, words)
    sheet.freeze_panes = "C2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(COLUMNS))}{len(register.entries) + 1}"
    _for_paper(sheet)
    return _repacked(book, register.at or UNDATED)


def _describe(book: Workbook, register: Register) -> None:
    known = book.properties
    known.title = f"{said(register.language, 'subject')}. {register.title}"[:255]
    known.creator = label(register.language, "author")
    known.description = register.digest
    known.created = (register.at or UNDATED).astimezone(UTC).replace(tzinfo=None)


def _head(sheet: Worksheet, register: Register) -> None:
    for column, heading in enumerate(headings(register)):
        cell = sheet.cell(1, column + 1, heading)
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="EFEFEF")
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.column_dimensions[get_column_letter(column + 1)].width = WIDTHS[COLUMNS[column]]


def _fill(cell: Cell, column: int, words: str) -> None:
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if column == NUMBERS:
        cell.value = int(words)
    elif column == DAYS:
        cell.value = date.fromisoformat(words)
        cell.number_format = "yyyy-mm-dd"
    elif words:
        cell.value = _fitting(words)
        cell.data_type = "s"  # words, whatever they begin with
        cell.quotePrefix = is_formula(words)


def _fitting(words: str) -> str:
    """What a cell can hold; the page and the other formats have the rest."""
    words = canonical(words)
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"


def _for_paper(sheet: Worksheet) -> None:
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"


def _repacked(book: Workbook, at: datetime) -> bytes:
    """The package without the moment it was written at."""
    loose = io.BytesIO()
    book.save(loose)
    moment = at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    with zipfile.ZipFile(loose) as archive:
        parts = [(name, archive.read(name)) for name in sorted(archive.namelist())]
    return zipped((name, MODIFIED.sub(rb"\g<1>" + moment, content)) for name, content in parts)
