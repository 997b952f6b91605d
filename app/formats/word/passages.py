"""What the paragraphs of a file with tracked changes say: each piece with who put or struck it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from app.formats.word.lists import W

W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
OWN = re.compile(r"_(?P<part>[hc])_(?P<clause>\w+)")
"""Bookmarks this house puts around what a clause says."""

PUT, GONE = ("ins", "moveTo"), ("del", "moveFrom")
UNREAD = frozenset(
    f"{W}{tag}"
    for tag in ("pPr", "rPr", "sdtPr", "sdtEndPr", "instrText", "delInstrText", "txbxContent", "p")
)
SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}


@dataclass(frozen=True, slots=True)
class Revision:
    """One tracked change: words put in, or struck."""

    put: bool
    author: str
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that share their fate."""

    text: str
    revisions: tuple[Revision, ...]
    """The outermost first; none: nobody touched them."""
    within: bool
    """Whether they are the clause's own words, and no number before them."""
    comments: frozenset[str]
    """Ids of the comments that quote them."""


@dataclass(slots=True)
class Passage:
    """One paragraph."""

    clause: str = ""
    """Whose words these are, as its control or its bookmark says; empty for nobody's."""
    heading: bool = False
    pieces: list[Piece] = field(default_factory=list)
    noted: list[str] = field(default_factory=list)
    """Ids of the comments that begin or stand in it."""
    mark: tuple[Revision, ...] = ()
    """Whether its end was put or struck."""


def passages(body: Any) -> Iterator[Passage]:
    """Paragraphs in order, those in tables and in controls too."""
    quoting: set[str] = set()
    for paragraph in body.iter(f"{W}p"):
        yield passage_of(paragraph, quoting)


def passage_of(paragraph: Any, quoting: set[str] | None = None) -> Passage:
    """One paragraph; `quoting`: ids of the comments whose words it may begin within."""
    return _Reader(set() if quoting is None else quoting).read(paragraph)


class _Reader:
    """Reads one paragraph; `quoting`: the comments whose quoted words it may begin within."""

    def __init__(self, quoting: set[str]) -> None:
        self.quoting = quoting
        self.passage = Passage()
        self.bookmarks: set[str] = set()
        """Ids of the bookmarks around a clause's words that are open here."""

    def read(self, paragraph: Any) -> Passage:
        for above in paragraph.iterancestors(f"{W}sdt"):
            self._claim(_tag(above))
        inside = bool(self.passage.clause)
        self.passage.mark = tuple(_marks(paragraph))
        self._walk(paragraph, (), within=inside)
        return self.passage

    def _walk(self, element: Any, revisions: tuple[Revision, ...], *, within: bool) -> None:
        for child in element:
            if not isinstance(child.tag, str) or child.tag in UNREAD:
                continue
            name = child.tag.removeprefix(W)
            if name in (*PUT, *GONE):
                self._walk(child, (*revisions, _revision(child, name)), within=within)
            elif name == "sdt":
                self._claim(_tag(child))
                self._walk(child, revisions, within=within or bool(_tag(child)))
            elif not self._marked(child, name):
                self._read(child, name, revisions, within=within)

    def _read(
        self, child: Any, name: str, revisions: tuple[Revision, ...], *, within: bool
    ) -> None:
        words = (child.text or "") if name in ("t", "delText") else SIGNS.get(name)
        if words is None:
            self._walk(child, revisions, within=within)
            return
        own = within or bool(self.bookmarks)
        self.passage.pieces.append(Piece(words, revisions, own, frozenset(self.quoting)))

    def _marked(self, child: Any, name: str) -> bool:
        """Whether it only marks a place: where a comment or a bookmark begins or ends."""
        number = child.get(f"{W}id", "")
        if name == "commentRangeStart":
            self.quoting.add(number)
        elif name == "commentRangeEnd":
            self.quoting.discard(number)
        elif name == "bookmarkStart":
            self._bookmark(child, number)
        elif name == "bookmarkEnd":
            self.bookmarks.discard(number)
        if name.startswith("comment") and number not in self.passage.noted:
            self.passage.noted.append(number)
        return name.startswith(("comment", "bookmark"))

    def _bookmark(self, child: Any, number: str) -> None:
        if found := OWN.fullmatch(child.get(f"{W}name", "")):
            self._claim(found["clause"])
            self.bookmarks.add(number)
            self.passage.heading = self.passage.heading or found["part"] == "h"

    def _claim(self, clause: str) -> None:
        """The tag of a control says it best; a bookmark's name may be shortened."""
        self.passage.clause = self.passage.clause or clause


def _tag(control: Any) -> str:
    found = control.find(f"{W}sdtPr/{W}tag")
    return "" if found is None else str(found.get(f"{W}val", ""))


def _marks(paragraph: Any) -> Iterator[Revision]:
    properties = paragraph.find(f"{W}pPr/{W}rPr")
    for child in () if properties is None else properties:
        name = str(child.tag).removeprefix(W)
        if name in (*PUT, *GONE):
            yield _revision(child, name)


def _revision(element: Any, name: str) -> Revision:
    return Revision(name in PUT, element.get(f"{W}author", ""), moment(element))


def moment(element: Any) -> datetime | None:
    """When it says it was done; None for what is no date."""
    try:
        at = datetime.fromisoformat(element.get(f"{W}date", ""))
    except ValueError:
        return None
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def said(pieces: Iterable[Piece]) -> str:
    """Their words."""
    return "".join(piece.text for piece in pieces)
