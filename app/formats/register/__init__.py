"""The register of remarks as files: DOCX, PDF, XLSX, CSV, JSON and Markdown."""

import json
from collections.abc import Callable, Mapping

from app.formats.pdf.printing import printed
from app.formats.register.paper import register_sheet
from app.formats.register.rows import COLUMNS, headings, rows
from app.formats.register.xlsx import as_xlsx, told
from app.formats.tables import MEDIA_TYPES, as_markdown
from app.formats.tabular import as_csv as written_as_csv
from app.formats.word.package import written
from app.statute.register import Register

__all__ = [
    "EVERY_WRITER",
    "MEDIA_TYPES",
    "WRITERS",
    "as_csv",
    "as_docx",
    "as_json",
    "as_pdf",
    "as_xlsx",
]


def as_docx(register: Register) -> bytes:
    """The DOCX file."""
    return written(register_sheet(register))


def as_pdf(register: Register) -> bytes:
    """The PDF file, its rows attached as JSON."""
    return printed(register_sheet(register), as_json(register))


def as_csv(register: Register) -> bytes:
    """The CSV file."""
    return written_as_csv((headings(register), *rows(register)))


def as_json(register: Register) -> bytes:
    """What programs want to know of it."""
    facts = {
        "format": "nizam-register",
        "version": 1,
        "document": register.slug,
        "language": register.language,
        "step": register.step,
        "digest": register.digest,
        "round": register.round or None,
        "deadline": register.deadline.isoformat() if register.deadline else None,
        "entries": [dict(zip(COLUMNS, row, strict=True)) for row in rows(register)],
    }
    return (json.dumps(facts, ensure_ascii=False, indent=2) + "\n").encode()


WRITERS: Mapping[str, Callable[[Register], bytes]] = {
    "docx": as_docx,
    "pdf": as_pdf,
    "xlsx": as_xlsx,
    "csv": as_csv,
}
"""What writes the register in each format people read."""

EVERY_WRITER: Mapping[str, Callable[[Register], bytes]] = {
    **WRITERS,
    "json": as_json,
    "markdown": lambda register: as_markdown(told(register)),
}
"""With those for programs and for plain text."""
