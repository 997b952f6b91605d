"""How a table of a sheet becomes a Word table."""

from docx.oxml.xmlchemy import BaseOxmlElement

from app.formats.layout.sheet import Cell, Column, Mark, Paragraph, Span, Style, Table
from app.formats.word.markup import element
from app.formats.word.paragraphs import paragraph
from app.formats.word.setting import Setting

WHOLE = 500
"""Characters the longest cell of a row may have for the row to stay whole on a page."""
LINE = 30
"""Characters a line counts for, however short it is."""


def table(block: Table, width: int, setting: Setting) -> BaseOxmlElement:
    """A ruled table `width` twentieths of a point wide, its heading row repeated on each page."""
    widths = [round(width * column.share / 100) for column in block.columns]
    properties = element(
        "w:tblPr",
        element("w:tblStyle", val="TableGrid"),
        element("w:tblW", w=sum(widths), type="dxa"),
        element("w:tblLayout", type="fixed"),
        element("w:tblLook", val="0020", firstRow=1, noHBand=1, noVBand=1),
    )
    grid = element("w:tblGrid", *(element("w:gridCol", w=share) for share in widths))
    rows = (_row(row, widths, setting) for row in block.rows)
    return element("w:tbl", properties, grid, _heading_row(block.columns, widths, setting), *rows)


def _heading_row(
    columns: tuple[Column, ...], widths: list[int], setting: Setting
) -> BaseOxmlElement:
    properties = element("w:trPr", element("w:cantSplit"), element("w:tblHeader"))
    cells = []
    for column, width in zip(columns, widths, strict=True):
        words = Paragraph(Style.COLUMN, (Span(column.heading, Mark.BOLD),))
        cells.append(_cell((words,), width, setting, shaded=True))
    return element("w:tr", properties, *cells)


def _row(row: tuple[Cell, ...], widths: list[int], setting: Setting) -> BaseOxmlElement:
    cells = (_cell(cell, width, setting) for cell, width in zip(row, widths, strict=True))
    properties = () if _long(row) else (element("w:trPr", element("w:cantSplit")),)
    return element("w:tr", *properties, *cells)


def _long(row: tuple[Cell, ...]) -> bool:
    """Whether a row may need more than a page: only such a row breaks inside."""
    return any(sum(_bulk(one.text) for one in cell) > WHOLE for cell in row)


def _bulk(text: str) -> int:
    return len(text) + LINE * (1 + text.count("\n"))


def _cell(cell: Cell, width: int, setting: Setting, *, shaded: bool = False) -> BaseOxmlElement:
    properties = element("w:tcPr", element("w:tcW", w=width, type="dxa"))
    if shaded:
        properties.append(element("w:shd", val="clear", color="auto", fill="EFEFEF"))
        properties.append(element("w:vAlign", val="center"))
    content = cell or (Paragraph(Style.CELL, ()),)
    return element("w:tc", properties, *(paragraph(one, setting, frozenset()) for one in content))
