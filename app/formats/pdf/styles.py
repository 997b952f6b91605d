"""What each role of a paragraph looks like in print."""

from dataclasses import dataclass
from functools import cache

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from app.formats.layout.sheet import Style
from app.formats.pdf.faces import BOLD, ITALIC, SERIF

STEP = 10 * mm
FIRST_LINE = 12.5 * mm


@dataclass(frozen=True, slots=True)
class Look:
    """Size and leading in points, space before and after, how lines end, indents."""

    size: float
    leading: float
    before: float = 0
    after: float = 0
    alignment: int = TA_LEFT
    first: float = 0
    left: float = 0
    face: str = SERIF


LOOKS = {
    Style.BANNER: Look(13, 18, alignment=TA_CENTER),
    Style.APPROVAL: Look(11.5, 16, after=4, left=88 * mm),
    Style.TITLE: Look(18, 25, after=8, alignment=TA_CENTER, face=BOLD),
    Style.SUBTITLE: Look(12, 17, after=4, alignment=TA_CENTER),
    Style.NOTE: Look(11, 15, before=4, after=6, alignment=TA_CENTER),
    Style.DIVISION: Look(12.5, 17, before=18, after=10, alignment=TA_CENTER, face=BOLD),
    Style.ARTICLE: Look(12, 16.5, before=11, after=4, alignment=TA_LEFT, face=BOLD),
    Style.CLAUSE: Look(12, 16.5, after=4, alignment=TA_JUSTIFY, first=FIRST_LINE),
    Style.ABZAS: Look(12, 16.5, after=4, alignment=TA_JUSTIFY, first=FIRST_LINE),
    Style.SECTION: Look(12.5, 17, before=16, after=9, alignment=TA_CENTER, face=BOLD),
    Style.BODY: Look(11, 15, before=2, after=5, alignment=TA_JUSTIFY),
    Style.CELL: Look(9.5, 12.2, after=2),
    Style.CELL_CENTRED: Look(9.5, 12.2, after=2, alignment=TA_CENTER),
    Style.COLUMN: Look(9.5, 12.2, alignment=TA_CENTER, face=BOLD),
    Style.ANCHOR: Look(10, 14, before=2, after=6, alignment=TA_CENTER),
}

HEADER = ParagraphStyle("header", fontName=ITALIC, fontSize=9.5, leading=12, alignment=TA_CENTER)
FOOTER = ParagraphStyle("footer", fontName=SERIF, fontSize=8.5, leading=11)
ASIDE = ParagraphStyle("aside", fontName=SERIF, fontSize=7, leading=8.4)
STAMP = ParagraphStyle("stamp", parent=FOOTER, fontSize=8, leading=10)
FOLIO = ParagraphStyle("folio", parent=FOOTER, alignment=2)


@cache
def style_of(role: Style, depth: int = 0) -> ParagraphStyle:
    """ReportLab's style for a role at a depth."""
    look = LOOKS[role]
    return ParagraphStyle(
        f"{role}{depth}",
        fontName=look.face,
        fontSize=look.size,
        leading=look.leading,
        spaceBefore=look.before,
        spaceAfter=look.after,
        alignment=look.alignment,
        firstLineIndent=look.first,
        leftIndent=look.left + depth * STEP,
        allowWidows=0,
        allowOrphans=0,
    )


@cache
def entry_style(level: int) -> ParagraphStyle:
    """The style of a line of the contents."""
    return ParagraphStyle(
        f"entry{level}",
        fontName=SERIF,
        fontSize=11.5,
        leading=15,
        spaceBefore=5 if level == 0 else 0,
        leftIndent=level * 6 * mm,
        rightIndent=14 * mm,
    )
