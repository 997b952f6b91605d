"""How a sheet becomes the bytes of a PDF file, the same bytes every time."""

import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from app.formats.layout.labels import TAGS, label
from app.formats.layout.sheet import Block, Contents, Mark, Paragraph, Sheet, Span, Style, Table
from app.formats.pdf.archive import archived
from app.formats.pdf.code import CODE, draw_code
from app.formats.pdf.faces import SERIF, named, unprinted
from app.formats.pdf.flowables import Line, Row, markup
from app.formats.pdf.story import PLAIN, Story, table_page
from app.formats.pdf.styles import FOLIO, FOOTER, HEADER, STAMP
from app.formats.pdf.tagging import Ledger, artifact

PORTRAIT = {"left": 30, "right": 10, "top": 20, "bottom": 20}
LANDSCAPE = {"left": 20, "right": 10, "top": 25, "bottom": 18}
"""Margins in mm; the binding edge keeps its room when the sheet is turned."""

Margins = Mapping[str, float]


def printed(sheet: Sheet, source: bytes) -> bytes:
    """The PDF of a sheet, with `source`, the canonical JSON, attached.

    Laid out twice: first to learn on which page each heading falls and how many there are.
    """
    sheet = _with_note(sheet)
    first = Ledger()
    _draw(sheet, first, first)
    last = Ledger().goes_on(first)
    return archived(_draw(sheet, last, first), last, sheet, source)


def _with_note(sheet: Sheet) -> Sheet:
    """The sheet, and at its end a list of the characters no face could print."""
    lost = unprinted(_texts(sheet))
    if not lost:
        return sheet
    symbols = ", ".join(f"{named(char)} ×{times}" for char, times in sorted(lost.items()))
    words = label(sheet.language, "symbols_text", symbols=symbols)
    heading = (Span(label(sheet.language, "symbols"), Mark.BOLD),)
    note = (
        Paragraph(Style.SECTION, heading, outline=0, needs=3),
        Paragraph(Style.BODY, (Span(words),)),
    )
    return replace(sheet, blocks=(*sheet.blocks, *note))


def _texts(sheet: Sheet) -> Iterator[str]:
    yield from (sheet.header, sheet.footer)
    for block in sheet.blocks:
        yield from _words(block)


def _words(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield block.number
            yield block.text
        case Table():
            cells = (cell for row in block.rows for cell in row)
            yield from (line.text for cell in cells for line in cell)
        case Contents():
            yield block.heading.text


def _draw(sheet: Sheet, ledger: Ledger, known: Ledger) -> bytes:
    """One pass: `ledger` learns, `known` tells what an earlier pass learnt."""
    out = io.BytesIO()
    margins = LANDSCAPE if sheet.landscape else PORTRAIT
    size = landscape(A4) if sheet.landscape else A4
    document = BaseDocTemplate(
        out,
        pagesize=size,
        title=sheet.title,
        author=sheet.author,
        subject=sheet.subject,
        creator="Nizam",
        lang=TAGS[sheet.language],
        invariant=1,
        initialFontName=SERIF,
    )
    width = size[0] - (margins["left"] + margins["right"]) * mm
    height = size[1] - (margins["top"] + margins["bottom"]) * mm
    story = Story(sheet, ledger, (width, height), known.pages)
    flowables = list(story.flowables())
    document.addPageTemplates(list(_templates(sheet, story.headings, margins, known)))
    document.build(flowables)
    ledger.total = document.page
    return out.getvalue()


def _templates(
    sheet: Sheet, headings: Iterable[Row], margins: Margins, known: Ledger
) -> Iterator[PageTemplate]:
    """The plain page, and for each table the page that repeats its heading."""
    size = landscape(A4) if sheet.landscape else A4
    furniture = _Furniture(sheet, margins, size, known)
    yield PageTemplate(PLAIN, [_frame(margins, size, 0)], onPage=furniture.draw)
    for number, heading in enumerate(headings, start=1):
        _, height = heading.wrap(size[0], size[1])
        on_page = partial(furniture.draw, heading=heading)
        frame = _frame(margins, size, height)
        yield PageTemplate(table_page(number), [frame], onPage=on_page)


def _frame(margins: Margins, size: tuple[float, float], taken: float) -> Frame:
    left, bottom = margins["left"] * mm, margins["bottom"] * mm
    width = size[0] - left - margins["right"] * mm
    height = size[1] - bottom - margins["top"] * mm - taken
    sides = {f"{side}Padding": 0 for side in ("left", "right", "top", "bottom")}
    return Frame(left, bottom, width, height, **sides)


class _Furniture:
    """Header, footer and repeated heading row, drawn on every page."""

    def __init__(
        self, sheet: Sheet, margins: Margins, size: tuple[float, float], known: Ledger
    ) -> None:
        self.sheet, self.known = sheet, known
        self.left, self.top = margins["left"] * mm, size[1] - margins["top"] * mm
        self.width = size[0] - self.left - margins["right"] * mm
        self.foot = margins["bottom"] * mm - 6 * mm

    def draw(self, canvas: Any, document: Any, heading: Row | None = None) -> None:
        """Draw what the page repeats; readers of the structure skip it."""
        with artifact(canvas):
            self._header(canvas)
            self._footer(canvas, document.page)
            self._stamp(canvas)
        if heading is not None:
            with artifact(canvas):
                heading.wrap(self.width, self.top)
                heading.drawOn(canvas, self.left, self.top - heading.height)

    def _header(self, canvas: Any) -> None:
        if self.sheet.header:
            line = Line(markup((Span(self.sheet.header, Mark.ITALIC),)), HEADER)
            _, height = line.wrap(self.width, 50)
            line.drawOn(canvas, self.left, self.top + 7 * mm - height / 2)

    def _footer(self, canvas: Any, page: int) -> None:
        canvas.setLineWidth(0.4)
        canvas.line(self.left, self.foot + 2.5 * mm, self.left + self.width, self.foot + 2.5 * mm)
        folio = f"{self.sheet.page_word} {page} / {max(self.known.total, page)}"
        for words, style in ((self.sheet.footer, FOOTER), (folio, FOLIO)):
            line = Line(markup((Span(words),)), style)
            _, height = line.wrap(self.width, 50)
            line.drawOn(canvas, self.left, self.foot + 2 * mm - height)

    def _stamp(self, canvas: Any) -> None:
        """Below the footer what was signed off, beside it the code for a camera."""
        if self.sheet.stamp is None:
            return
        line = Line(markup((Span(self.sheet.stamp.words),)), STAMP)
        _, height = line.wrap(self.width, 50)
        line.drawOn(canvas, self.left, self.foot - 2 * mm - height)
        draw_code(canvas, self.sheet.stamp.code, (self.left - CODE - 4 * mm, self.foot - 6 * mm))
