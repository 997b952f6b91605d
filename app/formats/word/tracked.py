"""How tracked changes of Word are put together: words, ends of paragraphs, moves, shapes."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import count

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from app.formats.layout.redline import Fate
from app.formats.layout.sheet import Mark
from app.formats.word.markup import element, run
from app.statute.diffing import ADDED, STRUCK
from app.statute.hands import Bit, Hand

FIRST = 500_000
"""Numbers of changes start here: those of bookmarks and comments stay below."""

MARKS = {Fate.PUT: "w:ins", Fate.STRUCK: "w:del", Fate.LEFT: "w:moveFrom", Fate.CAME: "w:moveTo"}
"""What becomes of the end of a paragraph."""

LONGEST_NAME = 255
"""Characters of an author's name."""


def stamp(at: datetime) -> str:
    """A moment as Word writes it, to the second, in UTC."""
    known = at if at.tzinfo else at.replace(tzinfo=UTC)
    return known.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Tracker:
    """Makes changes, each with a number of its own."""

    def __init__(self) -> None:
        self._numbers = count(FIRST)

    def change(self, tag: str, hand: Hand, *inner: BaseOxmlElement) -> BaseOxmlElement:
        """An element of a change by a hand, around what it changed."""
        made = element(tag, *inner, id=next(self._numbers), author=hand.author[:LONGEST_NAME])
        if hand.at is not None:
            made.set(qn("w:date"), stamp(hand.at))
        return made

    def bit(self, bit: Bit, mark: Mark, fate: Fate, hand: Hand) -> BaseOxmlElement:
        """Words of a line that fared so; what moved with its line moved by the line's hand."""
        words = run(bit.text, mark)
        if bit.hand is not None and bit.kind in (ADDED, STRUCK):
            tag = "w:ins" if bit.kind == ADDED else "w:del"
            return self.change(tag, bit.hand, struck(words) if bit.kind == STRUCK else words)
        if fate in (Fate.LEFT, Fate.CAME):
            return self.change(MARKS[fate], hand, words)
        return words

    def end(self, properties: BaseOxmlElement, fate: Fate, hand: Hand) -> None:
        """Say in the properties of a paragraph what became of its end."""
        if fate in MARKS:
            properties.append(element("w:rPr", self.change(MARKS[fate], hand)))

    def shape(self, properties: BaseOxmlElement, was: BaseOxmlElement, hand: Hand) -> None:
        """Say in the properties of a paragraph what they were before."""
        properties.append(self.change("w:pPrChange", hand, was))

    def moving(
        self, fate: Fate, hand: Hand, name: str, inner: Iterable[BaseOxmlElement]
    ) -> Iterator[BaseOxmlElement]:
        """What moved, between the marks that tie both of its places together by a name."""
        start = self.change(f"{MARKS[fate]}RangeStart", hand)
        start.set(qn("w:name"), name)
        yield start
        yield from inner
        yield element(f"{MARKS[fate]}RangeEnd", id=start.get(qn("w:id")))


def struck(words: BaseOxmlElement) -> BaseOxmlElement:
    """The same run as words that are struck."""
    for text in words.iter(qn("w:t")):
        text.tag = qn("w:delText")
    return words
