"""What stands on a page as ReportLab draws it: tagged lines, contents entries, table rows."""

from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, Paragraph

from app.formats.layout.sheet import Mark, Span
from app.formats.pdf.faces import BOLD, ITALIC, SERIF, pieces
from app.formats.pdf.tagging import Ledger, Path, artifact

RULE = HexColor("#707070")
SHADE = HexColor("#F0F0F0")
PADDING = 1.7 * mm
ASIDE_WIDTH, ASIDE_FROM = 22 * mm, 25 * mm
"""How wide a note in the margin is, and how far left of the words it begins."""

FACES = {Mark.PLAIN: "", Mark.STRUCK: "", Mark.BOLD: BOLD, Mark.ITALIC: ITALIC, Mark.ADDED: BOLD}
WRAPS = {Mark.STRUCK: "strike", Mark.ADDED: "u"}


def markup(spans: Sequence[Span], base: str = SERIF) -> str:
    """Spans in ReportLab's mini-markup, each character in a face that has it."""
    return "".join(_span(span, base) for span in spans)


def _span(span: Span, base: str) -> str:
    runs = "".join(
        f'<font name="{face}">{escape(text)}</font>'
        for face, text in pieces(span.text, FACES[span.mark] or base)
        if text
    ).replace("\n", "<br/>")
    wrap = WRAPS.get(span.mark)
    runs = f"<{wrap}>{runs}</{wrap}>" if wrap and runs else runs
    return linked(runs, destination(span.target)) if span.target and runs else runs


def linked(words: str, name: str) -> str:
    """Mini-markup that leads to a place of the document."""
    return f'<a href="#{name}">{words}</a>'


def destination(clause: str) -> str:
    """Name of the place where a clause is printed."""
    return f"c-{clause}"


def note_place(number: int) -> str:
    """Name of the place where a note is explained."""
    return f"n-{number}"


def note_marks(notes: Sequence[int]) -> str:
    """The raised numbers of some notes, each leading to what it says."""
    face = f'<super size="7.5" rise="4"><font name="{SERIF}">'
    return f"{face},</font></super>".join(
        linked(f"{face}{number}</font></super>", note_place(number)) for number in notes
    )


class Line(Paragraph):  # type: ignore[misc]
    """A paragraph that knows its place in the structure, and its destination if it has one."""

    def __init__(
        self,
        text: str | None,
        style: ParagraphStyle,
        ledger: Ledger | None = None,
        path: Path = (),
        **rest: Any,
    ) -> None:
        known = ledger.read if ledger is not None and text is not None else {}
        if text is not None:
            rest["frags"] = known.get((text, style.name))
        super().__init__(text, style, **rest)
        known[text or "", style.name] = self.frags
        self.words = text
        self.ledger, self.path = ledger, path
        self.names: tuple[str, ...] = ()
        self.outline: int | None = None
        self.entry = ""
        self._room: float | None = None
        self.aside: Line | None = None
        """What stands beside it in the margin."""

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Break lines once for a width, however often asked."""
        if self._room != width or not hasattr(self, "blPara"):
            self._break(width, height)
            self._room = width
            if self.aside is not None:
                _, beside = self.aside.wrap(ASIDE_WIDTH, height)
                self.height: float = max(self.height, beside)
        return self.width, self.height

    def _break(self, width: float, height: float) -> None:
        """Break the words into lines, or take the lines of the pass before."""
        known = self.ledger.broken if self.ledger is not None and self.words is not None else {}
        place = (self.words or "", self.style.name, width)
        if place in known:
            self.width, (self.blPara, self.height) = width, known[place]
            return
        super().wrap(width, height)
        known[place] = self.blPara, self.height

    def split(self, width: float, height: float) -> list["Line"]:
        """Parts that stay one element; only the first is a destination."""
        parts: list[Line] = super().split(width, height)
        for part in parts:
            part.ledger, part.path = self.ledger, self.path
        if parts:
            parts[0].names, parts[0].outline, parts[0].entry = self.names, self.outline, self.entry
            parts[0].aside = self.aside
        return parts

    def draw(self) -> None:
        """Draw inside the element."""
        if self.ledger is None:
            super().draw()
            return
        for name in self.names:
            self.canv.bookmarkHorizontal(name, 0, self.height + 4)
            self.ledger.arrive(name, self.canv, self.height + 4)
        if self.outline is not None and self.names:
            level = self.ledger.descend(self.outline)
            self.canv.addOutlineEntry(self.entry, self.names[0], level, closed=level > 0)
        with self.ledger.element(self.canv, self.path):
            super().draw()
        if self.aside is not None:
            self.aside.drawOn(self.canv, -ASIDE_FROM, self.height - self.aside.height)


class Entry(Line):
    """A line of the contents: words, dots, page; the whole line is a link."""

    def __init__(
        self, text: str, style: ParagraphStyle, ledger: Ledger, path: Path, place: tuple[str, int]
    ) -> None:
        super().__init__(text, style, ledger, path)
        self.book = ledger
        self.target, self.page = place

    def split(self, width: float, height: float) -> list[Line]:
        """Nothing: an entry stays whole."""
        return []

    def draw(self) -> None:
        """Draw the words, then the dots and the page on their last line."""
        with self.book.element(self.canv, self.path):
            Paragraph.draw(self)
            self.canv.linkRect("", self.target, (0, 0, self.width, self.height), relative=1)
            self._folio()

    def _folio(self) -> None:
        size, page = self.style.fontSize, str(self.page)
        base = self.height - self.style.leading * max(0, len(self.blPara.lines) - 1) - size
        end = self.width - stringWidth(page, SERIF, size) - 3
        start = self.style.leftIndent + _last_width(self) + 4
        dot = stringWidth(" .", SERIF, size)
        self.canv.setFont(SERIF, size)
        self.canv.drawRightString(end, base, " ." * max(0, int((end - start) / dot)))
        self.canv.drawRightString(self.width, base, page)


def _last_width(line: Line) -> float:
    """Width of the last line as set; nothing where all its characters are unseen ones."""
    if not line.blPara.lines:
        return 0
    last = line.blPara.lines[-1]
    room = line.width - line.style.leftIndent - line.style.rightIndent
    extra = last[0] if isinstance(last, tuple) else last.extraSpace
    return float(room - extra)


class Repeated(Line):
    """A line printed again where its row continues: furniture, since it has been read."""

    def draw(self) -> None:
        """Draw outside the structure."""
        with artifact(self.canv):
            super().draw()


class Row(Flowable):  # type: ignore[misc]
    """One row of a ruled table; where no page has room for it, it breaks inside its cells."""

    def __init__(
        self,
        cells: Sequence[Sequence[Line]],
        widths: Sequence[float],
        *,
        again: Repeated | None = None,
        shaded: bool = False,
        page: float = 0,
    ) -> None:
        super().__init__()
        self.page = page
        """Height a page has for rows of its table; 0 where it need not be kept together."""
        self.cells, self.widths, self.shaded = cells, widths, shaded
        self.again = again
        """What its first cell says where it continues."""

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """As high as the highest cell."""
        self.width = sum(self.widths)
        tallest = max(
            _height(cell, across) for cell, across in zip(self.cells, self.widths, strict=True)
        )
        self.height = tallest + 2 * PADDING
        return self.width, self.height

    def split(self, width: float, height: float) -> list["Row"]:
        """The part that fits and the rest.

        Nothing where the next page has room for all of it, or where a cell could not even begin.
        """
        if self.wrap(width, height)[1] <= self.page:
            return []
        room = height - 2 * PADDING
        halves = [
            _parted(cell, across, room)
            for cell, across in zip(self.cells, self.widths, strict=True)
        ]
        stuck = any(cell and not top for cell, (top, _) in zip(self.cells, halves, strict=True))
        if stuck or not any(rest for _, rest in halves):
            return []
        top, rest = ([half[part] for half in halves] for part in (0, 1))
        if self.again is not None and not rest[0]:
            rest[0] = [self.again]
        return [Row(part, self.widths, again=self.again) for part in (top, rest)]

    def draw(self) -> None:
        """Rules and shade as furniture, then the cells."""
        with artifact(self.canv):
            self._rules()
        left = 0.0
        for cell, across in zip(self.cells, self.widths, strict=True):
            top = self.height - PADDING
            for line in cell:
                _, height = line.wrap(across - 2 * PADDING, 1e6)
                top -= height
                line.drawOn(self.canv, left + PADDING, top)
                top -= line.getSpaceAfter()
            left += across

    def _rules(self) -> None:
        canvas = self.canv
        canvas.setStrokeColor(RULE)
        canvas.setLineWidth(0.4)
        if self.shaded:
            canvas.setFillColor(SHADE)
        left = 0.0
        for across in self.widths:
            canvas.rect(left, 0, across, self.height, fill=int(self.shaded))
            left += across
        canvas.setFillColor(HexColor("#000000"))


def _height(cell: Sequence[Line], across: float) -> float:
    """Height of the lines of a cell and of the space between them."""
    room = across - 2 * PADDING
    height = sum(line.wrap(room, 1e6)[1] + line.getSpaceAfter() for line in cell)
    return float(height - cell[-1].getSpaceAfter() if cell else 0)


def _parted(cell: Sequence[Line], across: float, height: float) -> tuple[list[Line], list[Line]]:
    """What of a cell fits into `height`, and the rest."""
    room = across - 2 * PADDING
    for place, line in enumerate(cell):
        needed = line.wrap(room, 1e6)[1]
        if needed > height:
            parts = line.split(room, height)
            cut = parts or [line]
            kept = cut[: len(parts) - 1] if parts else []
            return [*cell[:place], *kept], [*cut[len(kept) :], *cell[place + 1 :]]
        height -= needed + line.getSpaceAfter()
    return list(cell), []
