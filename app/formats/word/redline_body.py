"""How the lines of a redline become paragraphs of Word with tracked changes and comments."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import cast

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from lxml import etree

from app.formats.layout.redline import Fate, Line
from app.formats.layout.sheet import Mark, Paragraph
from app.formats.word.markup import Marker, bookmark_name, element
from app.formats.word.paragraphs import paragraph
from app.formats.word.redline_ends import kept_apart
from app.formats.word.redline_notes import Numbered
from app.formats.word.setting import Setting
from app.formats.word.tracked import Tracker
from app.statute.diffing import STRUCK
from app.statute.hands import Bit

NEWER = (Fate.KEPT, Fate.PUT, Fate.CAME)
"""What becomes of paragraphs that stand in the newer text."""

SHARED = {Fate.PUT: "w:ins", Fate.CAME: "w:ins", Fate.STRUCK: "w:del", Fate.LEFT: "w:del"}
"""What becomes of the sign of a comment in a paragraph that was put in or struck."""


def tracked_paragraphs(lines: Sequence[Line], notes: Iterable[Numbered]) -> list[BaseOxmlElement]:
    """The paragraphs of the lines, the notes on them as comments; the first line is the title.

    A note stands on the words it is on; where those are gone, on its clause; where that is gone
    from both texts, on the title.
    """
    lines = kept_apart(lines)
    body = _Body(_hosts(lines))
    pinned: dict[int, list[Numbered]] = defaultdict(list)
    for one in notes:
        pinned[body.hosts.get(one.note.clause, 0)].append(one)
    stand_for = frozenset(body.hosts.values())
    return [
        body.paragraph(line, pinned[place], alone=place in stand_for)
        for place, line in enumerate(lines)
    ]


def _hosts(lines: Sequence[Line]) -> Mapping[str | None, int]:
    """By clause the place of the line that stands for it: newer ones first, then texts."""

    def rank(place: int) -> tuple[bool, bool]:
        return lines[place].fate in NEWER, not lines[place].block.heading

    found: dict[str | None, int] = {}
    for place, line in enumerate(lines):
        clause = line.block.clause or (line.was.clause if line.was else None)
        if clause is not None and (clause not in found or rank(place) > rank(found[clause])):
            found[clause] = place
    return found


def _shape(block: Paragraph) -> BaseOxmlElement:
    """The properties of a paragraph whose number is typed."""
    bare = replace(block, spans=(), number="", counted=None, clause=None, target=None)
    return cast("BaseOxmlElement", paragraph(bare, Setting(), frozenset()).find(qn("w:pPr")))


@dataclass(slots=True)
class _Body:
    """Sets the paragraphs of one file."""

    hosts: Mapping[str | None, int]
    tracker: Tracker = field(default_factory=Tracker)
    marker: Marker = field(default_factory=Marker)
    moves: dict[tuple[str | None, bool], str] = field(default_factory=dict)
    """The name that ties both places of a paragraph that moved together."""
    placed: set[str] = field(default_factory=set)
    """Bookmarks that stand."""

    def paragraph(self, line: Line, notes: Sequence[Numbered], *, alone: bool) -> BaseOxmlElement:
        """The paragraph of a line. `alone`: it stands for its clause, having its text."""
        properties = _shape(line.block)
        was = _shape(line.was or line.block)
        reshaped = etree.tostring(was) != etree.tostring(properties)
        self.tracker.end(properties, line.fate, line.hand)
        if reshaped:
            self.tracker.shape(properties, was, line.hand)
        inner = [*self._number(line), *self._claimed(line, notes, alone=alone)]
        if line.fate in (Fate.LEFT, Fate.CAME):
            key = line.block.clause, line.block.heading
            name = self.moves.setdefault(key, f"move{len(self.moves) + 1}")
            inner = list(self.tracker.moving(line.fate, line.hand, name, inner))
        return element("w:p", properties, *inner)

    def _number(self, line: Line) -> Iterator[BaseOxmlElement]:
        mark = Mark.BOLD if line.block.heading else Mark.PLAIN
        for bit in line.number:
            yield self.tracker.bit(bit, mark, line.fate, line.hand)

    def _claimed(
        self, line: Line, notes: Sequence[Numbered], *, alone: bool
    ) -> Iterable[BaseOxmlElement]:
        """The words in the bookmarks of their clause; in its control where no side is silent."""
        words: Iterable[BaseOxmlElement] = _Words(line, self.tracker, notes).set()
        clause = line.block.clause
        if clause is None or line.fate is Fate.LEFT:
            return words
        if line.was is not None and line.was.clause and line.was.text and line.block.text:
            words = [self.marker.controlled(clause, words)]
        prefixes = ["_h_"] * line.block.heading + ["_c_"] * alone
        for name in (bookmark_name(prefix, clause) for prefix in prefixes):
            if name not in self.placed:
                self.placed.add(name)
                words = self.marker.bookmarked(name, words)
        return words


@dataclass(slots=True)
class _Words:
    """Sets the words of one line with the notes on them."""

    line: Line
    tracker: Tracker
    notes: Sequence[Numbered]

    def set(self) -> Iterator[BaseOxmlElement]:
        """The words; a note on the clause as a whole goes around all of them."""
        words = "".join(bit.text for bit in self.line.words if bit.kind != STRUCK)
        spans = [self._span(one, len(words)) for one in self.notes]
        whole = [one for one, span in zip(self.notes, spans, strict=True) if span is None]
        on_words = [(span, one) for one, span in zip(self.notes, spans, strict=True) if span]
        for one in whole:
            yield from _begun(one)
        yield from self._bits(on_words)
        for one in whole:
            yield from self._ended(one)

    def _span(self, one: Numbered, length: int) -> tuple[int, int] | None:
        """The words it is on; None for all of the clause."""
        start, end = one.note.start, one.note.end
        clause = self.line.block.clause
        own = clause is not None and clause == one.note.clause and not self.line.block.heading
        if self.line.fate not in NEWER or not own or start is None or end is None:
            return None
        return (start, end) if 0 <= start < end <= length else None

    def _bits(
        self, on_words: Sequence[tuple[tuple[int, int], Numbered]]
    ) -> Iterator[BaseOxmlElement]:
        cuts = sorted({place for span, _ in on_words for place in span})
        place = 0
        for bit in self.line.words:
            newer = bit.kind != STRUCK
            for piece in _cut(bit, place, cuts) if newer else (bit,):
                if newer:
                    yield from (
                        mark for (at, _), one in on_words if at == place for mark in _begun(one)
                    )
                yield self.tracker.bit(piece, self._mark(bit), self.line.fate, self.line.hand)
                place += len(piece.text) if newer else 0
                if newer:
                    for (_, end), one in on_words:
                        if end == place:
                            yield from self._ended(one)

    def _mark(self, bit: Bit) -> Mark:
        block = (self.line.was or self.line.block) if bit.kind == STRUCK else self.line.block
        return block.spans[0].mark

    def _ended(self, one: Numbered) -> Iterator[BaseOxmlElement]:
        """Where the quoted words end, and the signs the comments hang on."""
        for number in one.numbers:
            yield element("w:commentRangeEnd", id=number)
            sign = element("w:r", element("w:commentReference", id=number))
            if self.line.fate in SHARED:
                yield self.tracker.change(SHARED[self.line.fate], self.line.hand, sign)
            else:
                yield sign


def _begun(one: Numbered) -> Iterator[BaseOxmlElement]:
    for number in one.numbers:
        yield element("w:commentRangeStart", id=number)


def _cut(bit: Bit, place: int, cuts: Sequence[int]) -> Iterator[Bit]:
    """The words in pieces, cut where notes begin and end; `place` is where the words begin."""
    inside = [cut - place for cut in cuts if place < cut < place + len(bit.text)]
    for start, end in pairwise((0, *inside, len(bit.text))):
        yield Bit(bit.kind, bit.text[start:end], bit.hand)
