"""On which page each heading of a Word document will fall, as near as can be told beforehand.

The contents must show page numbers before anyone updates its field. Word breaks lines with Times
New Roman, whose widths Liberation Serif has to the unit, so counting lines comes close; Word puts
its own count in when the field is updated.
"""

import math
from dataclasses import dataclass, field
from functools import lru_cache

from reportlab.pdfbase.pdfmetrics import stringWidth

from app.formats.layout.sheet import (
    Block,
    Break,
    Cell,
    Contents,
    Gap,
    Paragraph,
    Sheet,
    Style,
    Table,
)
from app.formats.pdf.faces import BOLD, SERIF, glyphs

MM = 72 / 25.4
PAGE_HEIGHT, PAGE_WIDTH = 257 * MM, 170 * MM
"""Between the margins of the portrait page."""

STEP, FIRST_LINE = 10 * MM, 12.5 * MM
LINE = 1.149
"""Height of a single-spaced line of Times New Roman, in its size."""

TABLE_ROW = 5.8
"""Padding above and below a row, in points."""


@dataclass(frozen=True, slots=True)
class Look:
    """Size and space as in the styles of the template; `lines` is the line spacing."""

    size: float
    lines: float = 1.0
    before: float = 0
    after: float = 0
    face: str = SERIF
    left: float = 0


LOOKS = {
    Style.BANNER: Look(14, after=6),
    Style.APPROVAL: Look(12, after=5, left=90 * MM),
    Style.TITLE: Look(18, after=6, face=BOLD),
    Style.SUBTITLE: Look(13, after=3),
    Style.NOTE: Look(11, before=3, after=6),
    Style.DIVISION: Look(14, 1.25, 24, 12, BOLD),
    Style.ARTICLE: Look(14, 1.25, 20, 10, BOLD),
    Style.SECTION: Look(14, 1.25, 24, 12, BOLD),
    Style.CLAUSE: Look(14, 1.5, 0, 3),
    Style.ABZAS: Look(14, 1.5, 0, 3),
    Style.BODY: Look(12, 1.15, 3, 6),
    Style.CELL: Look(10.5, after=2),
    Style.CELL_CENTRED: Look(10.5, after=2),
    Style.COLUMN: Look(10.5, 1, 1, 2, BOLD),
    Style.ANCHOR: Look(10.5, before=3, after=6),
}
HEADINGS = (Style.DIVISION, Style.ARTICLE, Style.SECTION)
ENTRY = 13 * LINE + 2
"""Height of a line of the contents, in points."""


@dataclass(slots=True)
class _Page:
    """Where the pen is."""

    number: int = 1
    y: float = 0
    after: float = 0
    """Space the last paragraph asked for; of it and the next one's the larger counts."""
    waiting: list[Paragraph] = field(default_factory=list)
    """Headings that go to the page of what follows them."""
    pages: list[int] = field(default_factory=list)

    def turn(self) -> None:
        self.number, self.y, self.after = self.number + 1, 0, 0

    def flow(self, lines: int, height: float) -> None:
        """Set lines, turning pages; never one line alone on either side."""
        while lines:
            room = int((PAGE_HEIGHT - self.y) / height)
            if lines <= room:
                self.y += lines * height
                return
            here = min(room, lines - 2) if lines > 3 else 0
            lines -= here if here >= 2 else 0
            self.turn()


def pages_of(sheet: Sheet) -> list[int]:
    """Page of each heading of the sheet in order, counting from 1. Raises FontMissing."""
    glyphs()
    page = _Page()
    for block in sheet.blocks:
        _place(block, page, sheet)
    _settle(page, 0, 0)
    return page.pages


def _place(block: Block, page: _Page, sheet: Sheet) -> None:
    match block:
        case Paragraph():
            _paragraph(block, page)
        case Table():
            _table(block, page)
        case Contents():
            _settle(page, 0, 0)
            page.flow(2 + len(list(sheet.headings())), ENTRY)
        case Break():
            _settle(page, 0, 0)
            page.turn()
        case Gap():
            page.y += block.height * MM


def _paragraph(block: Paragraph, page: _Page) -> None:
    if block.style in HEADINGS:
        page.waiting.append(block)
        return
    look = LOOKS[block.style]
    height = look.size * LINE * look.lines
    lines = count_lines(block, PAGE_WIDTH)
    _settle(page, height, min(lines, 2))
    page.y += max(page.after, look.before) if page.y else 0
    page.flow(lines, height)
    page.after = look.after


def _settle(page: _Page, height: float, lines: int) -> None:
    """Set the headings that wait, with so many lines of what follows."""
    heads = [(LOOKS[head.style], count_lines(head, PAGE_WIDTH)) for head in page.waiting]
    needed = height * lines + sum(
        look.before + number * look.size * LINE * look.lines for look, number in heads
    )
    if page.y and page.y + needed > PAGE_HEIGHT:
        page.turn()
    for head, (look, number) in zip(page.waiting, heads, strict=True):
        page.y += max(page.after, look.before) if page.y else 0
        page.y += number * look.size * LINE * look.lines
        page.after = look.after
        if head.outline is not None:
            page.pages.append(page.number)
    page.waiting.clear()


def _table(block: Table, page: _Page) -> None:
    shares = [column.share / 100 * PAGE_WIDTH - 10 for column in block.columns]
    _settle(page, 40, 1)
    page.y += page.after + 20
    page.after = 0
    for row in block.rows:
        tallest = max(_cell(cell, width) for cell, width in zip(row, shares, strict=True))
        page.flow(math.ceil(tallest / 12), 12)
        page.y += TABLE_ROW


def _cell(cell: Cell, width: float) -> float:
    looks = ((LOOKS[line.style], line) for line in cell)
    return sum(
        look.after + count_lines(line, width) * look.size * LINE * look.lines
        for look, line in looks
    )


def count_lines(block: Paragraph, width: float) -> int:
    """How many lines a paragraph takes in `width` points."""
    look = LOOKS[block.style]
    width -= look.left + block.depth * STEP
    set_in = FIRST_LINE if block.style in (Style.CLAUSE, Style.ABZAS) else 0
    above = block.style is Style.DIVISION and block.number and not block.number.endswith(".")
    number = f"{block.number}\n" if above and block.text else f"{block.number} "
    text = (number if block.number else "") + block.text
    return sum(
        _filled(part, look, width, set_in if place == 0 else 0)
        for place, part in enumerate(text.split("\n"))
    )


def _filled(text: str, look: Look, width: float, start: float) -> int:
    """Lines one unbroken stretch of words fills, the first beginning at `start`."""
    lines, x = 1, start
    space = _width(" ", look.face) * look.size
    for word in text.split():
        across = _width(word, look.face) * look.size
        if x + across > width and x > start:
            lines, x = lines + 1, 0.0
        extra = int(across / width)
        lines, x = lines + extra, x + across - extra * width + space
    return lines


@lru_cache(maxsize=20_000)
def _width(word: str, face: str) -> float:
    """Width of a word at one point."""
    return float(stringWidth(word, face, 1))
