"""The contents of a Word document: a real field whose entries show before any update."""

from collections.abc import Iterator, Sequence

from docx.oxml.xmlchemy import BaseOxmlElement

from app.formats.layout.sheet import Contents, Paragraph, Sheet
from app.formats.word.markup import bookmark_name, closed, element, field, opened, run
from app.formats.word.paragraphs import paragraph, section_bookmark
from app.formats.word.setting import Setting

INSTRUCTION = 'TOC \\o "1-4" \\h \\z \\u'
"""Headings of four levels, linked, no tabs in web view, outline levels too."""


def contents(
    block: Contents, sheet: Sheet, pages: Sequence[int], setting: Setting
) -> Iterator[BaseOxmlElement]:
    """The heading and an entry for each heading of the sheet; `pages` in the same order."""
    yield paragraph(block.heading, setting, frozenset())
    headings = list(sheet.headings())
    sections = 0
    for place, heading in enumerate(headings):
        sections += heading.clause is None
        name = _anchor(heading, sections)
        entry = _entry(heading, name, pages[place])
        if place == 0:
            entry[1:1] = opened(INSTRUCTION)
        if place == len(headings) - 1:
            entry.append(closed())
        yield entry


def _anchor(heading: Paragraph, sections: int) -> str:
    if heading.clause is None:
        return section_bookmark(sections)
    return bookmark_name("_h_", heading.clause)


def _entry(heading: Paragraph, name: str, page: int) -> BaseOxmlElement:
    words = [run(f"{heading.label}\t"), *field(f"PAGEREF {name} \\h", str(page))]
    link = element("w:hyperlink", *words, anchor=name, history=1)
    style = element("w:pStyle", val=f"TOC{(heading.outline or 0) + 1}")
    return element("w:p", element("w:pPr", style), link)
