"""How the blocks of a sheet become what ReportLab lays out."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import chain, count

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, NextPageTemplate, PageBreak, Spacer

from app.formats.layout.labels import TAGS
from app.formats.layout.sheet import (
    Block,
    Break,
    Cell,
    Column,
    Contents,
    Gap,
    Mark,
    Paragraph,
    Sheet,
    Span,
    Style,
    Table,
)
from app.formats.pdf.flowables import (
    Entry,
    Line,
    Repeated,
    Row,
    destination,
    linked,
    markup,
    note_marks,
    note_place,
)
from app.formats.pdf.styles import ASIDE, LOOKS, entry_style, style_of
from app.formats.pdf.tagging import Ledger, Path

PLAIN = "plain"
LONGEST_ENTRY = 600
"""Characters of a heading in the contents, whose lines stay whole: no more than a page holds."""

LONGEST_REPEATED = 40
"""Characters repeated where a row continues, so that the row itself finds room there."""

ROOM = {1: 0.0, 2: 26 * mm, 3: 44 * mm, 4: 70 * mm}
"""Height a page must still offer, by how many paragraphs must stay together."""


ROUNDING = 0.01
"""Points that two sums of the same heights may differ by."""


class Story:
    """Makes the flowables of one sheet for one pass; `pages` is what the last pass found."""

    def __init__(
        self, sheet: Sheet, ledger: Ledger, room: tuple[float, float], pages: Mapping[str, int]
    ) -> None:
        self.sheet, self.ledger, self.pages = sheet, ledger, pages
        self.width, self.height = room
        self.headings: list[Row] = []
        """Heading row of each table, for the pages it continues on."""
        self._numbers = count(1)
        self._places = sheet.places()
        self._placed: set[str] = set()
        self._sections = count(1)

    def flowables(self) -> Iterator[Flowable]:
        """All blocks in order."""
        for block in self.sheet.blocks:
            yield from self._block(block)

    def _block(self, block: Block) -> Iterator[Flowable]:
        match block:
            case Paragraph():
                yield from self._paragraph(block)
            case Table():
                yield from self._table(block)
            case Contents():
                yield from self._contents(block)
            case Break():
                yield PageBreak()
            case Gap():
                yield Spacer(0, block.height * mm)

    def _element(self, tag: str) -> tuple[str, int]:
        return tag, next(self._numbers)

    def _paragraph(self, block: Paragraph) -> Iterator[Flowable]:
        if block.needs > 1:
            yield CondPageBreak(ROOM[block.needs])
        yield from self._lines(block, ())

    def _lines(self, block: Paragraph, above: Path) -> Iterator[Line]:
        """The paragraph as set: every line feed of an act's text begins an abzas of its own."""
        if block.style in (Style.CLAUSE, Style.ABZAS):
            lines = list(filter(_speaks, _broken(block.spans)))
        else:
            lines = [block.spans]
        number, aside = block.number, block.aside
        lines = lines or ([()] if number else [])
        for place, spans in enumerate(lines, start=1):
            words = self._words(block, spans, number)
            if place == len(lines):
                words += note_marks(block.notes)
            yield self._line(block, words, above, aside)
            number = aside = ""

    def _words(self, block: Paragraph, spans: tuple[Span, ...], number: str) -> str:
        """The words of a line with their number, linked to what they refer to."""
        known = tuple(one if one.target in self._places else _unlinked(one) for one in spans)
        words = markup(_numbered(block, known, number), LOOKS[block.style].face)
        return linked(words, destination(block.target)) if block.target in self._places else words

    def _line(self, block: Paragraph, words: str, above: Path, aside: str) -> Line:
        element = self._element(_tag(block))
        if block.language:
            self.ledger.languages[element[1]] = TAGS[block.language]
        style = style_of(block.style, block.depth)
        line = Line(words, style, self.ledger, (*above, element))
        self._arrive(line, block)
        if aside:
            path = (*above, self._element("Note"), self._element("P"))
            line.aside = Line(markup((Span(aside),)), ASIDE, self.ledger, path)
        return line

    def _arrive(self, line: Line, block: Paragraph) -> None:
        """Make the line a destination: a clause's first, and the heading of a section."""
        if block.clause is not None and block.clause not in self._placed:
            self._placed.add(block.clause)
            line.names = (destination(block.clause),)
        elif block.clause is None and block.outline is not None:
            line.names = (f"s-{next(self._sections)}",)
        elif block.explains:
            line.names = (note_place(block.explains),)
        line.outline, line.entry = block.outline, block.label

    def _contents(self, block: Contents) -> Iterator[Flowable]:
        yield from self._paragraph(block.heading)
        whole = self._element("TOC")
        sections = count(1)
        for heading in self.sheet.headings():
            name = f"s-{next(sections)}" if heading.clause is None else destination(heading.clause)
            path = (whole, self._element("TOCI"))
            words = markup((Span(_entry(heading.label)),))
            style = entry_style(heading.outline or 0)
            yield Entry(words, style, self.ledger, path, (name, self.pages.get(name, 0)))

    def _table(self, block: Table) -> Iterator[Flowable]:
        """A heading row, the rows, and between them the pages that repeat the heading."""
        widths = [self.width * column.share / 100 for column in block.columns]
        whole = self._element("Table")
        heading = self._heading_row(block.columns, widths, (whole, self._element("TR")))
        page = self.height - heading.wrap(self.width, self.height)[1] - ROUNDING
        rows = (self._row(row, widths, (whole, self._element("TR")), page) for row in block.rows)
        first = next(rows, None)
        tall = first.wrap(self.width, page)[1] if first else 0
        yield CondPageBreak(max(34 * mm, self.height - page + tall if tall <= page else 0))
        yield heading
        self.headings.append(self._heading_row(block.columns, widths, None))
        yield NextPageTemplate(table_page(len(self.headings)))
        for place, row in enumerate(filter(None, chain([first], rows))):
            if place and block.rows[place][0][0].needs > 1:
                yield CondPageBreak(ROOM[2])
            yield row
        yield NextPageTemplate(PLAIN)
        yield Spacer(0, 3 * mm)

    def _heading_row(
        self, columns: tuple[Column, ...], widths: list[float], above: Path | None
    ) -> Row:
        """The heading row; without a place in the structure it is furniture."""
        style = style_of(Style.COLUMN)
        cells = []
        for column in columns:
            words = markup((Span(column.heading, Mark.BOLD),))
            path = () if above is None else (*above, self._element("TH"), self._element("P"))
            cells.append([Line(words, style, self.ledger if above else None, path)])
        return Row(cells, widths, shaded=True)

    def _row(self, row: tuple[Cell, ...], widths: list[float], above: Path, page: float) -> Row:
        cells = []
        for cell in row:
            path = (*above, self._element("TD"))
            cells.append([line for block in cell for line in self._lines(block, path)])
        return Row(cells, widths, again=_again(row[0]), page=page)


def _speaks(spans: tuple[Span, ...]) -> bool:
    return any(span.text for span in spans)


def _broken(spans: tuple[Span, ...]) -> Iterator[tuple[Span, ...]]:
    """The spans line by line."""
    line: list[Span] = []
    for span in spans:
        first, *others = span.text.split("\n")
        line.append(replace(span, text=first))
        for text in others:
            yield tuple(line)
            line = [replace(span, text=text)]
    yield tuple(line)


def table_page(number: int) -> str:
    """Name of the page template that repeats the heading of the table so numbered."""
    return f"table{number}"


def _tag(block: Paragraph) -> str:
    """What a paragraph is in the structure."""
    return f"H{min(block.outline + 1, 6)}" if block.outline is not None else "P"


def _unlinked(span: Span) -> Span:
    return span if span.target is None else replace(span, target=None)


def _numbered(block: Paragraph, spans: tuple[Span, ...], number: str) -> tuple[Span, ...]:
    """The words with their number before them, above them where a division has a title."""
    if not number:
        return spans
    alone = block.style is Style.DIVISION and block.text and not number.endswith(".")
    mark = Mark.BOLD if block.heading else Mark.PLAIN
    return (Span(number + ("\n" if alone else "\u00a0"), mark), *spans)


def _again(cell: Cell) -> Repeated | None:
    """What a row is called where it continues: its number, or a name as short as one."""
    first = cell[0]
    if len(first.text) > LONGEST_REPEATED:
        return None
    return Repeated(markup(first.spans), style_of(first.style))


def _entry(heading: str) -> str:
    return heading if len(heading) <= LONGEST_ENTRY else f"{heading[:LONGEST_ENTRY].rstrip()}…"
