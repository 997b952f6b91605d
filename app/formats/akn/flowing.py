"""The words of an element as plain text: lines, notes behind their marks, rows of tables."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from lxml import etree
from lxml.etree import _Element as Element

from app.formats.akn.names import SPACE, ours

RUNNING = frozenset(
    """
    a abbr affectedDocument argument b caption change concept courtType date decoration def del
    docAuthority docCommittee docDate docIntroducer docJurisdiction docNumber docProponent
    docPurpose docStage docStatus docTitle docType docketNumber embeddedText entity event fillIn
    i inline ins judge lawyer legislature location mmod mod mref narrative neutralCitation num
    object omissis opinion organization outcome party person placeholder process quantity
    quotedText recordedTime ref relatedDocument remark rmod role rref scene session shortTitle
    signature span sub sup term time tocItem u vote
    """.split()  # noqa: SIM905  # sixty names read better without quotes
)
"""Elements that stand in a line and do not end it."""

NOTES = frozenset({"authorialNote", "note"})

OUTSIDE = frozenset({"meta"})
"""What is no part of the words of an act."""

_BLANKS = re.compile(r"[ \t\r\n]+")
_GAPS = re.compile(r"\n{3,}")


def local(element: Element) -> str:
    """Its name without the namespace."""
    return etree.QName(element).localname


def line_of(element: Element) -> int:
    """The line it begins on, counting from 1; 0 where it is not known."""
    found: object = element.sourceline
    return found if isinstance(found, int) else 0


def is_ours(element: Element) -> bool:
    """Whether the words are those Nizam puts beside the text, such as "(repealed)"."""
    return element.get("class") == "nizam" and element.get("status") == "editorial"


def closed_up(words: str) -> str:
    """Words as a reader of XML takes them: one space for many, none at the ends of lines."""
    lines = (_BLANKS.sub(" ", line).strip(" ") for line in words.split("\n"))
    return _GAPS.sub("\n\n", "\n".join(lines)).strip("\n")


@dataclass
class Flow:
    """Takes the words of elements; what it meets on the way is told to `report`."""

    report: Callable[[Element], None] = field(default=lambda _: None)
    braces: bool = False
    """Whether references are put in braces, so that they live on: those we wrote ourselves."""
    notes: list[str] = field(default_factory=list)
    """Lines of notes met and not yet placed."""
    _counted: int = 0

    def said(self, element: Element) -> str:
        """Its words; lines end where blocks and `eol` do."""
        if (typed := element.get(ours("typed"))) is not None:
            return typed
        kept = element.get(SPACE) == "preserve"
        words = "".join(self._pieces(element, kept=kept))
        return words if kept else closed_up(words)

    def _pieces(self, element: Element, *, kept: bool) -> Iterator[str]:
        yield _closed(element.text, kept=kept)
        for child in element:
            yield from self._child(child, kept=kept)
            yield _closed(child.tail, kept=kept)

    def _child(self, child: Element, *, kept: bool) -> Iterator[str]:
        name = local(child)
        if name in OUTSIDE or is_ours(child):
            return
        if name in NOTES:
            yield self._noted(child)
        elif (typed := child.get(ours("typed"))) is not None:
            yield typed
        elif name == "ref" and self.braces:
            yield "{" + "".join(self._pieces(child, kept=kept)) + "}"
        elif name == "eol":
            yield "\n"
        elif name == "tr":
            yield "\n" + self._row(child)
        elif name in RUNNING:
            yield from self._pieces(child, kept=kept)
        else:
            self.report(child)
            yield "\n"
            yield from self._pieces(child, kept=kept)
            yield "\n"

    def _row(self, row: Element) -> str:
        cells = (self.said(cell).replace("\n", " ") for cell in row)
        return " | ".join(cells)

    def _noted(self, note: Element) -> str:
        """The mark where the note is; its words wait to be placed."""
        self.report(note)
        self._counted += 1
        mark = f"[{note.get('marker') or self._counted}]"
        self.notes.append(f"{mark} {self.said(note)}".replace("\n", " "))
        return f" {mark} "


def _closed(words: str | None, *, kept: bool) -> str:
    return (words or "") if kept else _BLANKS.sub(" ", words or "")


def all_words(element: Element, *, braces: bool = False) -> str:
    """Every word in it but those about it, whatever the marks: what must not get lost.

    `braces` as in a Flow.
    """
    pieces: list[str] = []
    _gather(element, pieces, braces=braces)
    return "".join(pieces)


def _gather(element: Element, pieces: list[str], *, braces: bool) -> None:
    name = local(element)
    if name in OUTSIDE or is_ours(element):
        return
    apart = "" if name in RUNNING and name not in {"num", "docTitle"} else "\n"
    typed = element.get(ours("typed"))
    around = ("{", "}") if braces and name == "ref" and typed is None else (apart, apart)
    pieces.append(around[0])
    if typed is None:
        pieces.append(element.text or "")
        for child in element:
            _gather(child, pieces, braces=braces)
            pieces.append(child.tail or "")
    else:
        pieces.append(typed)
    pieces.append(around[1])
