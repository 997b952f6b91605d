"""The changes between two texts as a Word file: tracked changes, and comments of what is said."""

import io
import zipfile
from collections.abc import Sequence
from typing import Any

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from lxml import etree

from app.formats.layout.redline import Redlined, lines
from app.formats.layout.redline_sheet import closing, empty_sheet
from app.formats.word.markup import element
from app.formats.word.package import written
from app.formats.word.paragraphs import paragraph
from app.formats.word.redline_body import tracked_paragraphs
from app.formats.word.redline_notes import comments_part, extended_part, numbered
from app.formats.word.setting import Setting
from app.formats.zipping import zipped

BODY, SETTINGS = "word/document.xml", "word/settings.xml"
TYPES, LINKS = "[Content_Types].xml", "word/_rels/document.xml.rels"
OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
ADDED_PARTS = {
    "comments": (
        f"{OFFICE}.comments+xml",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments",
    ),
    "commentsExtended": (
        f"{OFFICE}.commentsExtended+xml",
        "http://schemas.microsoft.com/office/2011/relationships/commentsExtended",
    ),
}
"""Content type and kind of link of each part that comments take."""


def redline(told: Redlined) -> bytes:
    """The DOCX file; with all changes taken it is the newer text, with all refused the older.

    The body is the title, every paragraph of the act, and a last line that no change touches.
    Numbers are typed out, those of each side. A clause bears its id as in the clean text; where it
    is put in or struck as a whole only in its bookmark, for a control would stay behind empty.
    The same texts give the same bytes.
    """
    notes = tuple(numbered(told.notes))
    paragraphs = tracked_paragraphs(lines(told), notes)
    end = paragraph(closing(told), Setting(), frozenset())
    with zipfile.ZipFile(io.BytesIO(written(empty_sheet(told)))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[BODY] = _with_body(parts[BODY], [*paragraphs, end])
    parts[SETTINGS] = _tracking(parts[SETTINGS])
    if notes:
        parts["word/comments.xml"] = comments_part(notes)
        parts["word/commentsExtended.xml"] = extended_part(notes)
        parts[TYPES], parts[LINKS] = _listed(parts[TYPES]), _linked(parts[LINKS])
    names = sorted(parts, key=lambda name: (name != TYPES, name))
    return zipped((name, parts[name]) for name in names)


def _with_body(part: bytes, paragraphs: Sequence[BaseOxmlElement]) -> bytes:
    """The main part with these paragraphs for its own; the section stays as it is."""
    root: Any = etree.fromstring(part)
    body = root.find(qn("w:body"))
    section = body.find(qn("w:sectPr"))
    body[:] = [*paragraphs, section]
    return _bytes(root)


def _tracking(part: bytes) -> bytes:
    """The settings with tracking switched on, so that what a reviewer does is seen."""
    root: Any = etree.fromstring(part)
    root.find(qn("w:defaultTabStop")).addprevious(element("w:trackRevisions"))
    return _bytes(root)


def _listed(part: bytes) -> bytes:
    root: Any = etree.fromstring(part)
    for name, (media_type, _) in ADDED_PARTS.items():
        made = etree.SubElement(root, root.tag.replace("}Types", "}Override"))
        made.set("PartName", f"/word/{name}.xml")
        made.set("ContentType", media_type)
    return _bytes(root)


def _linked(part: bytes) -> bytes:
    root: Any = etree.fromstring(part)
    for name, (_, kind) in ADDED_PARTS.items():
        made = etree.SubElement(root, root.tag.replace("}Relationships", "}Relationship"))
        made.set("Id", f"r{name}")
        made.set("Type", kind)
        made.set("Target", f"{name}.xml")
    return _bytes(root)


def _bytes(root: Any) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
