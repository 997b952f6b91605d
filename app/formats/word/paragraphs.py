"""How a paragraph of a sheet becomes a Word paragraph."""

from collections.abc import Iterable

from docx.oxml.xmlchemy import BaseOxmlElement

from app.formats.layout.sheet import Mark, Paragraph, Style
from app.formats.word.markup import bookmark_name, element, run
from app.formats.word.notes import note_marks
from app.formats.word.references import words_of
from app.formats.word.setting import Listed, Setting

STYLES = {
    Style.BANNER: "Banner",
    Style.APPROVAL: "Approval",
    Style.TITLE: "Title",
    Style.SUBTITLE: "Subtitle",
    Style.NOTE: "Note",
    Style.DIVISION: "ClauseHeading",
    Style.ARTICLE: "ClauseHeading",
    Style.CLAUSE: "Clause",
    Style.ABZAS: "Abzas",
    Style.SECTION: "TOCHeading",
    Style.BODY: "BodyText",
    Style.CELL: "Cell",
    Style.CELL_CENTRED: "CellCentred",
    Style.COLUMN: "Column",
    Style.ANCHOR: "Anchor",
}
"""Style of each role where it stands in no contents; headings are `Heading1` and so on."""

CENTRED = (Style.DIVISION, Style.SECTION)
TAKES_HEADING = (Style.DIVISION, Style.ARTICLE, Style.SECTION)
STEP = 567
"""One step of indent, in twentieths of a point: 10 mm."""
FIRST_LINE = 709


def paragraph(block: Paragraph, setting: Setting, targets: frozenset[str]) -> BaseOxmlElement:
    """The Word paragraph of `block`; `targets` are clauses whose text paragraph follows."""
    listed = setting.listed(block)
    made = element("w:p", _properties(block, setting, listed))
    if block.number:
        made.extend(_number(block, setting, listed=listed is not None))
    words = words_of(block, setting)
    if block.clause is None:
        made.extend(_unclaimed(block, words, setting))
        made.extend(note_marks(block.notes))
        return made
    tag = f"{block.clause}:{block.language}" if block.language else block.clause
    inner: Iterable[BaseOxmlElement] = [setting.marker.controlled(tag, words)]
    for name in _bookmarks(block, block.clause, setting, targets):
        inner = setting.marker.bookmarked(name, inner)
    made.extend(inner)
    made.extend(note_marks(block.notes))
    return made


def _bookmarks(
    block: Paragraph, clause: str, setting: Setting, targets: frozenset[str]
) -> list[str]:
    if block.language:
        return []
    names = [bookmark_name("_h_", clause)] if block.heading else []
    if clause not in setting.placed and not (block.heading and clause in targets):
        setting.placed.add(clause)
        names.append(bookmark_name("_c_", clause))
    return names


def _number(block: Paragraph, setting: Setting, *, listed: bool) -> list[BaseOxmlElement]:
    """What of the printed number no list prints, outside the content control.

    A number is derived, no part of the wording.
    """
    mark = Mark.BOLD if block.heading else Mark.PLAIN
    typed, tag = "" if listed else block.number, setting.tag_of(block)
    if block.style is Style.DIVISION and block.text and not block.number.endswith("."):
        return [run(f"{typed}\n", mark, tag)]
    return [run(f"{typed}\u00a0" if block.text else typed, mark, tag)] if typed else []


def _unclaimed(
    block: Paragraph, words: list[BaseOxmlElement], setting: Setting
) -> Iterable[BaseOxmlElement]:
    if block.target in setting.places:
        anchor = bookmark_name("_c_", block.target)
        return [element("w:hyperlink", *words, anchor=anchor, history=1)]
    if block.outline is not None:
        setting.sections += 1
        return setting.marker.bookmarked(section_bookmark(setting.sections), words)
    return words


def section_bookmark(place: int) -> str:
    """Name of the bookmark at the heading of the section at `place`, counting from 1."""
    return f"_s_{place}"


def _properties(block: Paragraph, setting: Setting, listed: Listed) -> BaseOxmlElement:
    """Style and what departs from it, in the order the schema asks for."""
    properties = element("w:pPr", element("w:pStyle", val=_style(block)))
    if block.needs > 1 and block.outline is None:  # heading styles keep with what follows anyway
        properties.append(element("w:keepNext"))
    if setting.new_page:
        properties.append(element("w:pageBreakBefore"))
    if listed is not None:
        name, level = listed
        properties.append(
            element("w:numPr", element("w:ilvl", val=level), element("w:numId", val=name))
        )
    if setting.gap:
        properties.append(element("w:spacing", before=round(setting.gap * 56.7)))
    set_in = block.style not in TAKES_HEADING or block.outline is None
    if block.depth or (listed is not None and block.style not in CENTRED and set_in):
        properties.append(element("w:ind", left=block.depth * STEP, firstLine=FIRST_LINE))
    if block.style in CENTRED:
        if block.outline is None:
            properties.append(element("w:ind", firstLine=0))
        properties.append(element("w:jc", val="center"))
    setting.new_page, setting.gap = False, 0.0
    return properties


def _style(block: Paragraph) -> str:
    if block.outline is not None and block.style in TAKES_HEADING:
        return f"Heading{block.outline + 1}"
    return STYLES[block.style]
