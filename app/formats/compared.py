"""The comparative table as files, with the columns somebody chose."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from app.formats import tables
from app.formats.canonical import write
from app.formats.layout.columns import SHARES, THIN_SPACE
from app.formats.layout.comparative import (
    Asked,
    comparative_sheet,
    comparison_of,
    headings,
    rows,
)
from app.formats.layout.front import footer, side
from app.formats.layout.labels import label
from app.formats.layout.sheet import Cell, Mark, Paragraph, Sheet
from app.formats.pdf.printing import printed
from app.formats.word.package import written
from app.statute.dossier import Dossier

SIGNS = {Mark.STRUCK: ("[-", "-]"), Mark.ADDED: ("{+", "+}")}
"""What marks changed words where there is no ink for it, as in wdiff."""


@dataclass(frozen=True, slots=True)
class Told:
    """A comparison ready to be written down."""

    dossier: Dossier
    """Its references read out."""
    language: str
    numbers: Mapping[str, str]
    old_numbers: Mapping[str, str]
    asked: Asked


def as_docx(told: Told) -> bytes:
    """The DOCX file: changes as words struck through or bold and underlined."""
    return written(_sheet(told))


def as_pdf(told: Told) -> bytes:
    """The PDF file, both texts attached as JSON."""
    return printed(_sheet(told), write(told.dossier, told.numbers, told.old_numbers))


def _sheet(told: Told) -> Sheet:
    return comparative_sheet(
        told.dossier, told.language, told.numbers, told.old_numbers, told.asked
    )


def as_tables(told: Told) -> tables.Told:
    """The rows as words, struck words as [-…-] and added ones as {+…+}."""
    chosen, language, now = told.asked.columns, told.language, told.dossier.snapshot
    comparison = comparison_of(
        told.dossier, language, told.numbers, told.old_numbers, told.asked.beside
    )
    columns = tuple(
        tables.Column(key, name, 2 * SHARES[key])
        for key, name in zip(chosen, headings(comparison, chosen), strict=True)
    )
    cells = tuple(tuple(_plain(cell) for cell in row) for row in rows(comparison, chosen))
    sides = (side(one, language) for one in (comparison.old.snapshot, now))
    grid = tables.Grid("", columns, cells, label(language, "no_changes"))
    return tables.Told(
        language=language,
        title=label(language, "comparative_subject"),
        grids=(grid,),
        subtitle=now.particulars.title(language),
        facts=(" → ".join(sides),),
        footer=footer(now, language),
        about={"document": now.particulars.slug, "step": now.step},
        anchor=now.digest,
        at=now.at,
    )


def _plain(cell: Cell) -> str:
    return "\n".join(_said(paragraph) for paragraph in cell)


def _said(paragraph: Paragraph) -> str:
    parts = []
    for span in paragraph.spans:
        before, after = SIGNS.get(span.mark, ("", ""))
        parts.append(f"{before}{span.text}{after}" if span.text.strip() else span.text)
    return "".join(parts).replace(THIN_SPACE, "")


def _as_tables(format_: str) -> Callable[[Told], bytes]:
    return lambda told: tables.EVERY_WRITER[format_](as_tables(told))


WRITERS: Mapping[str, Callable[[Told], bytes]] = {
    "docx": as_docx,
    "pdf": as_pdf,
    **{name: _as_tables(name) for name in ("xlsx", "csv", "json", "markdown")},
}
"""What writes the table in each format."""
