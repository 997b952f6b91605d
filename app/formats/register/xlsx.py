"""The register as a workbook: its rows under their headings, with filters."""

from app.formats.register.rows import COLUMNS, headings, rows
from app.formats.register.words import said
from app.formats.tables import Column, Grid, Sort, Told
from app.formats.tables import as_xlsx as written
from app.statute.register import Register

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

SORTS = {"number": Sort.NUMBER, "at": Sort.DAY}
"""The columns that are no words."""


def as_xlsx(register: Register) -> bytes:
    """The same register gives the same bytes."""
    return written(told(register))


def told(register: Register) -> Told:
    """Its rows under their headings."""
    columns = tuple(
        Column(key, heading, WIDTHS[key], SORTS.get(key, Sort.WORDS))
        for key, heading in zip(COLUMNS, headings(register), strict=True)
    )
    title = f"{said(register.language, 'subject')}. {register.title}"
    name = said(register.language, "subject")
    grid = Grid(name, columns, tuple(rows(register)), frozen=2)
    return Told(register.language, title, (grid,), anchor=register.digest, at=register.at)
