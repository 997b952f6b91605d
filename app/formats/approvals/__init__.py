"""The approval sheet as files: DOCX, PDF, XLSX, CSV, JSON and Markdown."""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import datetime

from app.formats import tables
from app.formats.approvals.told import Languages, told
from app.formats.pdf.printing import printed
from app.formats.tables.paper import sheet_of
from app.statute.approvals import Approvals

__all__ = ["WRITERS", "as_json", "told"]


def as_json(sheet: Approvals, _languages: Languages = ()) -> bytes:
    """Everything the sheet says, in every language it says it in."""
    facts = {"format": "nizam-approvals", "version": 1, **asdict(sheet)}
    return (json.dumps(facts, ensure_ascii=False, indent=2, default=_moment) + "\n").encode()


def _moment(at: datetime) -> str:
    return at.isoformat()


def _as_pdf(sheet: Approvals, languages: Languages) -> bytes:
    """The PDF file, what programs want to know of it attached as JSON."""
    return printed(sheet_of(told(sheet, languages, paper=True)), as_json(sheet))


def _as_docx(sheet: Approvals, languages: Languages) -> bytes:
    return tables.WRITERS["docx"](told(sheet, languages, paper=True))


def _as_xlsx(sheet: Approvals, languages: Languages) -> bytes:
    return tables.WRITERS["xlsx"](told(sheet, languages, paper=False))


def _as_markdown(sheet: Approvals, languages: Languages) -> bytes:
    return tables.as_markdown(told(sheet, languages, paper=True))


def _as_csv(sheet: Approvals, languages: Languages) -> bytes:
    return tables.WRITERS["csv"](told(sheet, languages, paper=False))


WRITERS: Mapping[str, Callable[[Approvals, Languages], bytes]] = {
    "docx": _as_docx,
    "pdf": _as_pdf,
    "xlsx": _as_xlsx,
    "csv": _as_csv,
    "json": as_json,
    "markdown": _as_markdown,
}
"""What writes the sheet in each format."""
