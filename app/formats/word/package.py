"""How a sheet becomes the bytes of a DOCX file, the same bytes every time."""

import io
import zipfile
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENTATION
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section
from docx.shared import Mm

from app.formats.layout.labels import TAGS
from app.formats.layout.sheet import Block, Break, Contents, Gap, Paragraph, Sheet, Table
from app.formats.word.attaching import attach_endnotes, attach_facts, attach_numbering
from app.formats.word.contents import contents
from app.formats.word.markup import element, field, run
from app.formats.word.paging import pages_of
from app.formats.word.paragraphs import paragraph
from app.formats.word.setting import Setting
from app.formats.word.tables import table
from app.formats.zipping import zipped

TEMPLATE = Path(__file__).with_name("template")
UNDATED = datetime(2000, 1, 1, tzinfo=UTC)
PORTRAIT = {"left": 30, "right": 10, "top": 20, "bottom": 20}
LANDSCAPE = {"left": 20, "right": 10, "top": 30, "bottom": 15}
"""Margins in mm; the binding edge keeps its 30 mm when the sheet is turned."""


def _template() -> Iterator[tuple[str, bytes]]:
    """The parts of the empty document, content types first."""
    for path in sorted(TEMPLATE.rglob("*"), key=lambda path: path.parts):
        if path.is_file():
            yield path.relative_to(TEMPLATE).as_posix(), path.read_bytes()


EMPTY = zipped(_template())


def written(sheet: Sheet) -> bytes:
    """The DOCX file of a sheet."""
    document = Document(io.BytesIO(EMPTY))
    _describe(document, sheet)
    _declare_language(document, TAGS[sheet.language])
    section = document.sections[0]
    width = _page(section, sheet)
    _furnish(section, sheet, width)
    end = document.element.body[-1]
    setting = Setting.of(sheet)
    for made in _body(sheet, width, setting):
        end.addprevious(made)
    attach_numbering(document, setting.numbers)
    attach_endnotes(document, sheet.notes, TAGS[sheet.language])
    attach_facts(document, sheet.facts)
    return _repacked(document)


def _describe(document: WordDocument, sheet: Sheet) -> None:
    known = document.core_properties
    known.title, known.author, known.subject = sheet.title[:255], sheet.author, sheet.subject
    known.language, known.last_modified_by = TAGS[sheet.language], sheet.author
    known.comments = sheet.anchor
    known.revision = 1
    known.created = known.modified = sheet.at or UNDATED


def _declare_language(document: WordDocument, tag: str) -> None:
    for root, name in (
        (document.styles.element, "w:lang"),
        (document.settings.element, "w:themeFontLang"),
    ):
        for language in root.iter(qn(name)):
            language.set(qn("w:val"), tag)


def _page(section: Section, sheet: Sheet) -> int:
    """Set the page and return the width between its margins, in twentieths of a point."""
    sides = LANDSCAPE if sheet.landscape else PORTRAIT
    if sheet.landscape:
        section.page_width, section.page_height = section.page_height, section.page_width
        section.orientation = WD_ORIENTATION.LANDSCAPE
    for side, millimetres in sides.items():
        setattr(section, f"{side}_margin", Mm(millimetres))
    across = 297 if sheet.landscape else 210
    return round((across - sides["left"] - sides["right"]) * 1440 / 25.4)


def _furnish(section: Section, sheet: Sheet, width: int) -> None:
    """Put the header and the footer on every page."""
    if sheet.header:
        section.header.paragraphs[0].text = sheet.header
    foot = section.footer.paragraphs[0]._p  # noqa: SLF001
    tabs = element("w:tabs", element("w:tab", val="clear", pos=9638))
    tabs.append(element("w:tab", val="right", pos=width))
    foot.get_or_add_pPr().append(tabs)
    foot.append(run(f"{sheet.footer}\t{sheet.page_word} "))
    foot.extend([*field("PAGE", "1"), run(" / "), *field("NUMPAGES", "1")])


def _body(sheet: Sheet, width: int, setting: Setting) -> Iterator[BaseOxmlElement]:
    lines = (b for b in sheet.blocks if isinstance(b, Paragraph) and not b.language)
    counted = Counter(one.clause for one in lines)
    twice = frozenset(clause for clause, times in counted.items() if clause and times > 1)
    for block in sheet.blocks:
        yield from _set(block, sheet, width, setting, twice)


def _set(
    block: Block, sheet: Sheet, width: int, setting: Setting, twice: frozenset[str]
) -> Iterator[BaseOxmlElement]:
    match block:
        case Paragraph():
            yield paragraph(block, setting, twice)
        case Table():
            yield table(block, width, setting)
        case Contents():
            yield from contents(block, sheet, pages_of(sheet), setting)
        case Break():
            setting.new_page = True
        case Gap():
            setting.gap += block.height


def _repacked(document: WordDocument) -> bytes:
    """The package with the order and the times of its parts fixed."""
    loose = io.BytesIO()
    document.save(loose)
    with zipfile.ZipFile(loose) as archive:
        names = sorted(archive.namelist(), key=lambda name: (name != "[Content_Types].xml", name))
        return zipped((name, archive.read(name)) for name in names)
