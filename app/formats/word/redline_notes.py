"""The comments of a Word file: who said what when, which answers which."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import nsmap, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from lxml import etree

from app.formats.layout.redline import Note
from app.formats.word.markup import element, run
from app.formats.word.tracked import LONGEST_NAME, stamp

W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"

FIRST_PARAGRAPH = 0x10000000
"""Ids of paragraphs are below 0x80000000 and each their own."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """A note and the numbers its comment and those of its answers have in the file."""

    note: Note
    numbers: range
    """The first is the note's."""


def numbered(notes: Iterable[Note]) -> Iterator[Numbered]:
    """The notes with their numbers, counting from 1."""
    first = 1
    for note in notes:
        numbers = range(first, first + 1 + len(note.answers))
        yield Numbered(note, numbers)
        first = numbers.stop


def comments_part(notes: Iterable[Numbered]) -> bytes:
    """`word/comments.xml`."""
    whole: Any = etree.Element(qn("w:comments"), nsmap={"w": nsmap["w"], "w14": W14, "mc": MC})
    whole.set(f"{{{MC}}}Ignorable", "w14")
    for one in notes:
        for number, said in zip(one.numbers, (one.note, *one.note.answers), strict=True):
            whole.append(_comment(number, said))
    return etree.tostring(whole, xml_declaration=True, encoding="UTF-8", standalone=True)


def extended_part(notes: Iterable[Numbered]) -> bytes:
    """`word/commentsExtended.xml`: which comment answers which."""
    whole: Any = etree.Element(f"{{{W15}}}commentsEx", nsmap={"w15": W15})
    for one in notes:
        for number in one.numbers:
            said = etree.SubElement(whole, f"{{{W15}}}commentEx")
            said.set(f"{{{W15}}}paraId", _paragraph_id(number))
            if number != one.numbers[0]:
                said.set(f"{{{W15}}}paraIdParent", _paragraph_id(one.numbers[0]))
            said.set(f"{{{W15}}}done", "0")
    return etree.tostring(whole, xml_declaration=True, encoding="UTF-8", standalone=True)


def _comment(number: int, said: Note) -> BaseOxmlElement:
    """A paragraph for each line; the last bears the id by which comments are told of."""
    made = element("w:comment", id=number, author=said.author[:LONGEST_NAME])
    if said.at is not None:
        made.set(qn("w:date"), stamp(said.at))
    made.set(qn("w:initials"), initials(said.author))
    for line in said.text.split("\n"):
        made.append(element("w:p", run(line)))
    made[-1].set(f"{{{W14}}}paraId", _paragraph_id(number))
    return made


def _paragraph_id(number: int) -> str:
    return f"{FIRST_PARAGRAPH + number:08X}"


def initials(name: str) -> str:
    """The first letters of up to three words of a name."""
    return "".join(word[0] for word in name.split()[:3])
