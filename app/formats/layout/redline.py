"""What became of each paragraph of an act between two texts, and by whose hand."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.formats.layout.act import Reading, act
from app.formats.layout.front import capitals, line
from app.formats.layout.sheet import Mark, Paragraph, Style
from app.statute.diffing import ADDED, KEPT, STRUCK, Hunk, RunKind, hunks
from app.statute.hands import Bit, Hand, Hands, joined


class Fate(StrEnum):
    """What became of a paragraph. One that moved stands twice: where it was, where it is."""

    KEPT = "kept"
    PUT = "put"
    STRUCK = "struck"
    LEFT = "left"
    CAME = "came"


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of the redline."""

    fate: Fate
    block: Paragraph
    """As it stands in the newer text; in the older one where it is struck or left."""
    number: tuple[Bit, ...]
    """What is printed before the words, with the blank or the break between."""
    words: tuple[Bit, ...]
    hand: Hand
    """Who put, struck or moved it; who changed its shape where it is kept."""
    was: Paragraph | None = None
    """As it stood in the older text, where it is kept."""

    @property
    def is_changed(self) -> bool:
        """Whether anything of it differs."""
        return self.fate is not Fate.KEPT or any(
            bit.kind != KEPT for bit in (*self.number, *self.words)
        )


@dataclass(frozen=True, slots=True)
class Note:
    """What somebody said of the text."""

    author: str
    at: datetime | None
    text: str
    answers: tuple["Note", ...] = ()
    """Oldest first; answers have no answers."""
    clause: str | None = None
    """Where it stands; None: it is on the document."""
    start: int | None = None
    """The words it is on in the newer text of the clause, in code points as printed; None: the
    clause as a whole."""
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Redlined:
    """Two texts of one document in one language, who changed what, what is said of it."""

    older: Reading
    newer: Reading
    hands: Hands
    notes: tuple[Note, ...] = ()

    @property
    def language(self) -> str:
        """Of both texts."""
        return self.newer.language


Key = tuple[str, bool, str]
"""What tells a paragraph from the others: clause, heading or text; of what is no clause's, words.
"""

Pair = tuple[int | None, int | None]
"""A paragraph by its places in the older and in the newer text; None: it is not there."""


def lines(told: Redlined) -> tuple[Line, ...]:
    """The title, then every paragraph of either text.

    Kept, struck and left ones are the older text in its order, kept, put and those that came the
    newer one. What moved is as little as explains the order.
    """
    old, new = (tuple(act(one)) for one in (told.older, told.newer))
    pairs = tuple(_pairs(old, new))
    gone = {_key(old[one]): old[one] for one, other in pairs if one is not None and other is None}
    twins = {
        key: (gone[key], new[other])
        for one, other in pairs
        if one is None and other is not None and (key := _key(new[other])) in gone and key[0]
    }
    maker = _Maker(told, twins)
    return (
        _title(told),
        *(
            maker.line(None if one is None else old[one], None if other is None else new[other])
            for one, other in pairs
        ),
    )


def _title(told: Redlined) -> Line:
    was, now = (
        capitals(one.snapshot.particulars.title(told.language), told.language)
        for one in (told.older, told.newer)
    )
    block = line(Style.TITLE, now, Mark.BOLD)
    words = joined(told.hands.changed(was, now, ("", True)))
    return Line(Fate.KEPT, block, (), words, told.hands.newest, block)


def _key(block: Paragraph) -> Key:
    if block.clause is not None:
        return block.clause, block.heading, ""
    return "", block.heading, f"{block.number}\n{block.text}"


def _pairs(old: Sequence[Paragraph], new: Sequence[Paragraph]) -> Iterator[Pair]:
    """The paragraphs of both texts in one order, the older before the newer that replace them."""
    names: dict[Key, str] = {}
    was, now = (
        [names.setdefault(_key(block), f"{len(names)}") for block in some] for some in (old, new)
    )
    end = Hunk(len(was), len(was), len(now), len(now))
    place = 0
    for hunk in (*hunks(was, now), end):
        shift = hunk.new_start - hunk.start
        yield from ((one, one + shift) for one in range(place, hunk.start))
        yield from _replaced(hunk, old, new)
        place = hunk.end


def _replaced(hunk: Hunk, old: Sequence[Paragraph], new: Sequence[Paragraph]) -> Iterator[Pair]:
    """Within a stretch that differs, what stands instead of a clause goes with its number."""
    one, other = hunk.start, hunk.new_start
    for mate, match in (*_instead(hunk, old, new), (hunk.end, hunk.new_end)):
        yield from ((place, None) for place in range(one, mate))
        yield from ((None, place) for place in range(other, match))
        if mate < hunk.end:
            yield mate, match
        one, other = mate + 1, match + 1


def _instead(
    hunk: Hunk, old: Sequence[Paragraph], new: Sequence[Paragraph]
) -> Iterator[tuple[int, int]]:
    """Pairs of one number of which one side is no clause's words, in the order of both texts."""
    begin = hunk.start
    for place in range(hunk.new_start, hunk.new_end):
        fits = (mate for mate in range(begin, hunk.end) if _one_number(old[mate], new[place]))
        mate = next(fits, None)
        if mate is not None:
            yield mate, place
            begin = mate + 1


def _one_number(was: Paragraph, now: Paragraph) -> bool:
    nobody = was.clause is None or now.clause is None
    return nobody and bool(now.number) and (was.number, was.heading) == (now.number, now.heading)


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes lines; `twins`: the older and the newer shape of each paragraph that moved."""

    told: Redlined
    twins: Mapping[Key, tuple[Paragraph, Paragraph]]

    def line(self, was: Paragraph | None, now: Paragraph | None) -> Line:
        """The line of a paragraph on the sides it stands on."""
        if was is not None and now is not None:
            hand = self._place(was, now) or self.told.hands.newest
            return Line(Fate.KEPT, now, *self._bits(was, now), hand, was)
        block = now or was
        assert block is not None  # noqa: S101  # a pair has a side
        if _key(block) in self.twins:
            return self._moved(block, came=now is not None)
        return self._put(block) if now is not None else self._struck(block)

    def _place(self, was: Paragraph, now: Paragraph) -> Hand | None:
        older, newer = self.told.older.snapshot, self.told.newer.snapshot
        hands, clause = self.told.hands, now.clause or was.clause
        return hands.of_place(clause, newer) or hands.of_place(clause, older)

    def _bits(self, was: Paragraph, now: Paragraph) -> tuple[tuple[Bit, ...], tuple[Bit, ...]]:
        """What became of the number and of the words of a paragraph that stands on both sides."""
        hands = self.told.hands
        number = _replacement(before_words(was), before_words(now), hands.numbers)
        if was.clause != now.clause or now.clause is None:
            hand = self._place(was, now) or hands.newest
            return number, _replacement(was.text, now.text, hand)
        part = now.clause, now.heading
        return number, joined(hands.changed(was.text, now.text, part))

    def _moved(self, block: Paragraph, *, came: bool) -> Line:
        was, now = self.twins[_key(block)]
        number, words = self._bits(was, now)
        unseen: RunKind = STRUCK if came else ADDED
        number, words = (
            tuple(bit for bit in some if bit.kind != unseen) for some in (number, words)
        )
        hand = self._place(was, now) or self.told.hands.numbers
        return Line(Fate.CAME if came else Fate.LEFT, block, number, words, hand)

    def _struck(self, block: Paragraph) -> Line:
        hand = self._of_line(block, self.told.newer) or self._of_line(block, self.told.older)
        hand = hand or self.told.hands.newest
        number, words = (_replacement(text, "", hand) for text in (before_words(block), block.text))
        return Line(Fate.STRUCK, block, number, words, hand)

    def _put(self, block: Paragraph) -> Line:
        hand = self._of_line(block, self.told.newer) or self.told.hands.newest
        number = _replacement("", before_words(block), hand)
        part = block.clause or "", block.heading
        written = self.told.hands.put(block.text, part, hand) if block.clause else ()
        words = joined(written) or _replacement("", block.text, hand)
        return Line(Fate.PUT, block, number, words, hand)

    def _of_line(self, block: Paragraph, side: Reading) -> Hand | None:
        """Who put or struck it: with the clause, else by what they made it say."""
        hands = self.told.hands
        placed = hands.of_place(block.clause, side.snapshot)
        return placed or hands.of_words((block.clause or "", block.heading))


def before_words(block: Paragraph) -> str:
    """What is printed before the words: the number, and what parts it from them."""
    if not block.number:
        return ""
    if block.style is Style.DIVISION and block.text and not block.number.endswith("."):
        return f"{block.number}\n"
    return f"{block.number}\u00a0" if block.text else block.number


def _replacement(before: str, after: str, hand: Hand) -> tuple[Bit, ...]:
    """The one text struck, the other put, whatever they share; kept where they are the same."""
    if before == after:
        return (Bit(KEPT, before),) if before else ()
    sides = ((STRUCK, before), (ADDED, after))
    return tuple(Bit(kind, text, hand) for kind, text in sides if text)
