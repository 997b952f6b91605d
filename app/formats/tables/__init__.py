"""Tables as files: DOCX, PDF, XLSX, CSV, JSON and Markdown: what people take home as a table."""

import json
from collections.abc import Callable, Mapping

from app.formats.pdf.printing import printed
from app.formats.tables.markdown import as_markdown
from app.formats.tables.paper import sheet_of
from app.formats.tables.told import Column, Grid, Sort, Told
from app.formats.tables.workbook import as_xlsx
from app.formats.tabular import as_csv as written_as_csv
from app.formats.word.package import written

__all__ = [
    "EVERY_WRITER",
    "MEDIA_TYPES",
    "WRITERS",
    "Column",
    "Grid",
    "Sort",
    "Told",
    "as_json",
    "as_markdown",
    "as_xlsx",
]


def as_docx(told: Told) -> bytes:
    """The DOCX file."""
    return written(sheet_of(told))


def as_pdf(told: Told) -> bytes:
    """The PDF file, its rows attached as JSON."""
    return printed(sheet_of(told), as_json(told))


def as_csv(told: Told) -> bytes:
    """The first table alone, under its headings: the others sum it up, and CSV holds one."""
    first = told.grids[0]
    return written_as_csv(([column.heading for column in first.columns], *first.rows))


def as_json(told: Told) -> bytes:
    """What programs want to know of it."""
    facts = {
        "format": "nizam-tables",
        "version": 1,
        "language": told.language,
        "title": told.title,
        **(told.about or {}),
        "digest": told.anchor or None,
        "tables": [
            {
                "heading": grid.heading or told.title,
                "rows": [_named(grid, row) for row in grid.rows],
            }
            for grid in told.grids
        ],
    }
    return (json.dumps(facts, ensure_ascii=False, indent=2) + "\n").encode()


def _named(grid: Grid, row: tuple[str, ...]) -> dict[str, str]:
    return {column.key: words for column, words in zip(grid.columns, row, strict=True)}


WRITERS: Mapping[str, Callable[[Told], bytes]] = {
    "docx": as_docx,
    "pdf": as_pdf,
    "xlsx": as_xlsx,
    "csv": as_csv,
}
"""What writes tables in each format, by its ending."""

EVERY_WRITER: Mapping[str, Callable[[Told], bytes]] = {
    **WRITERS,
    "json": as_json,
    "markdown": as_markdown,
}
"""With those for programs and for plain text, by the name of the format."""

MEDIA_TYPES: Mapping[str, str] = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}
