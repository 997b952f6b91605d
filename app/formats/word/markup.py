"""How WordprocessingML is put together: elements, runs, fields, bookmarks, content controls."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from typing import cast

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from app.formats.layout.sheet import Mark
from app.statute.snapshot import UNSTORABLE

LONGEST_BOOKMARK = 40
MARKS = {
    Mark.PLAIN: (),
    Mark.BOLD: ("w:b", "w:bCs"),
    Mark.ITALIC: ("w:i", "w:iCs"),
    Mark.STRUCK: ("w:strike",),
    Mark.ADDED: ("w:b", "w:bCs", "w:u"),
}


def element(tag: str, *children: BaseOxmlElement, **attributes: object) -> BaseOxmlElement:
    """An element with `w:` attributes and children."""
    made = cast("BaseOxmlElement", OxmlElement(tag))
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    made.extend(children)
    return made


def run(text: str, mark: Mark = Mark.PLAIN, language: str = "") -> BaseOxmlElement:
    """A run of words in a language (BCP 47); line feeds become line breaks, tabs tabs."""
    made = element("w:r")
    if MARKS[mark] or language:
        spoken = (element("w:lang", val=language),) if language else ()
        made.append(element("w:rPr", *map(_property, MARKS[mark]), *spoken))
    for piece in filter(None, re.split("([\n\t])", UNSTORABLE.sub("", text))):
        made.append(_piece(piece))
    return made


def _property(tag: str) -> BaseOxmlElement:
    return element(tag, val="single") if tag == "w:u" else element(tag)


def _piece(piece: str) -> BaseOxmlElement:
    if piece in ("\n", "\t"):
        return element("w:br" if piece == "\n" else "w:tab")
    words = element("w:t")
    words.text = piece
    words.set(qn("xml:space"), "preserve")
    return words


def field(instruction: str, shown: str, language: str = "") -> list[BaseOxmlElement]:
    """A field with the result it shows until it is next updated."""
    return [*opened(instruction), run(shown, language=language), closed()]


def opened(instruction: str) -> list[BaseOxmlElement]:
    """The beginning of a field, up to where its result starts."""
    code = element("w:instrText")
    code.text = f" {instruction} "
    code.set(qn("xml:space"), "preserve")
    begin = element("w:r", element("w:fldChar", fldCharType="begin"))
    return [
        begin,
        element("w:r", code),
        element("w:r", element("w:fldChar", fldCharType="separate")),
    ]


def closed() -> BaseOxmlElement:
    """The end of a field."""
    return element("w:r", element("w:fldChar", fldCharType="end"))


def bookmark_name(prefix: str, clause: str) -> str:
    """A name Word takes: at most 40 letters, digits, underscores; odd ids go by their digest."""
    name = prefix + clause
    if re.fullmatch(r"\w+", name, re.ASCII) and len(name) <= LONGEST_BOOKMARK:
        return name
    return prefix + hashlib.sha256(clause.encode()).hexdigest()[:32]


class Marker:
    """Numbers bookmarks and content controls: each number once in a document."""

    def __init__(self) -> None:
        self.bookmarks = 0
        self.controls = 0

    def bookmarked(self, name: str, inner: Iterable[BaseOxmlElement]) -> Iterator[BaseOxmlElement]:
        """`inner` inside a bookmark."""
        self.bookmarks += 1
        number = self.bookmarks
        yield element("w:bookmarkStart", id=number, name=name)
        yield from inner
        yield element("w:bookmarkEnd", id=number)

    def controlled(self, tag: str, inner: Iterable[BaseOxmlElement]) -> BaseOxmlElement:
        """`inner` inside a run-level content control; LibreOffice loses block-level ones."""
        self.controls += 1
        properties = element(
            "w:sdtPr",
            element("w:alias", val=tag),
            element("w:tag", val=tag),
            element("w:id", val=100_000 + self.controls),
        )
        return element("w:sdt", properties, element("w:sdtContent", *inner))
