"""What was done to a text, looked into once, and where it left the words quoted from it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate, islice
from typing import NamedTuple

from rapidfuzz.distance import Indel

from app.statute.anchoring.anchor import DETACHED, Anchor, Held, Position
from app.statute.anchoring.finding import nearest, occurrences
from app.statute.diffing import Hunk, hunks, tokens

SAME_CONTEXT = 0.7
"""Likeness of the surroundings from which a quote found elsewhere is the one that was moved."""

_STILL_THERE = 0.5
"""Share of the quote that must be left for its words to count as changed, not gone."""

_GROWTH = 1.8
"""How many times as long as the quote its changed words may have become."""

_GROWTH_OF_ALL = 5
"""The same where every character of the quote is left, and words only came between."""

_TOO_COMMON = 50
"""Occurrences from which a quote tells nothing of where it belongs."""


def port(anchor: Anchor, before: str, after: str) -> Position:
    """Where the words an anchor quotes in `before` stand in `after`. Never raises.

    attached: the same words, where the edits left them. moved: the same words in the same
    surroundings elsewhere. changed: at least half of them is left. detached: anything less; an
    anchor is never put on words that merely look alike.
    """
    return Edit(before, after).carry(anchor)


class Stretch(NamedTuple):
    """Code points `start:end` of the old text and where they went."""

    start: int
    end: int
    new_start: int
    new_end: int
    kept: bool


class Edit:
    """The way from one text to another. However many anchors it carries, it is one diff."""

    def __init__(self, before: str, after: str) -> None:
        self.before, self.after = before, after
        self._places: dict[str, list[tuple[int, int]]] = {}

    def carry(self, anchor: Anchor) -> Position:
        """Where the words it quotes in the old text stand in the new one; see `port`."""
        held = self._verified(anchor)
        if held is None:
            return DETACHED
        if beside := self._beside(held):
            return beside
        found = self._followed(held)
        if found.state is Held.ATTACHED:
            return found
        return self._moved(held) or found

    def left(self, anchor: Anchor) -> tuple[int, int] | None:
        """The range of the new text that stands in place of the words, whatever it says.

        None where the words are not in the old text, or nothing stands in their place.
        """
        held = self._verified(anchor)
        if held is None:
            return None
        start, end, _ = self._range(held)
        return (start, end) if start < end else None

    def _verified(self, anchor: Anchor) -> Anchor | None:
        """The anchor where its quote really stands: at its offsets, else at the nearest place."""
        start, end, text = anchor.start, anchor.end, self.before
        if 0 <= start < end <= len(text) and text[start:end] == anchor.quote:
            return anchor
        place = nearest(text, anchor.quote, start) if anchor.quote else None
        if place is None:
            return None
        return Anchor(anchor.quote, anchor.prefix, anchor.suffix, *place)

    def _beside(self, anchor: Anchor) -> Position | None:
        """The plain case: everything that changed lies on one side of the quote."""
        if anchor.end <= self._head:
            return Position(Held.ATTACHED, anchor.start, anchor.end)
        if anchor.start >= len(self.before) - self._tail:
            moved = len(self.after) - len(self.before)
            return Position(Held.ATTACHED, anchor.start + moved, anchor.end + moved)
        return None

    @cached_property
    def _head(self) -> int:
        """Code points both texts begin with."""
        return _common(self.before, self.after)

    @cached_property
    def _tail(self) -> int:
        """Code points both texts end with."""
        return _common(self.before[::-1], self.after[::-1])

    @cached_property
    def stretches(self) -> list[Stretch]:
        """The old text in kept and changed stretches in turn, insertions included."""
        return list(_stretches(self.before, self.after))

    @cached_property
    def _starts(self) -> list[int]:
        return [stretch.start for stretch in self.stretches]

    @cached_property
    def _ends(self) -> list[int]:
        return [stretch.end for stretch in self.stretches]

    @cached_property
    def _kept_before(self) -> list[int]:
        """Code points kept of all stretches before each, and of all."""
        kept = (one.end - one.start if one.kept else 0 for one in self.stretches)
        return [0, *accumulate(kept)]

    @cached_property
    def _kept_anew(self) -> tuple[list[int], list[int]]:
        """Where in the new text words stand that were kept: beginnings and ends."""
        kept = [one for one in self.stretches if one.kept and one.start < one.end]
        return [one.new_start for one in kept], [one.new_end for one in kept]

    def _range(self, anchor: Anchor) -> tuple[int, int, int]:
        """The range that stands in place of the quote, and how much of the quote is kept in it."""
        begin = bisect_right(self._ends, anchor.start)
        stop = bisect_left(self._starts, anchor.end)
        first, last = self.stretches[begin], self.stretches[stop - 1]
        ahead = max(anchor.start - first.start, 0) if first.kept else 0
        behind = max(last.end - anchor.end, 0) if last.kept else 0
        kept = self._kept_before[stop] - self._kept_before[begin] - ahead - behind
        return first.new_start + ahead, last.new_end - behind, kept

    def _followed(self, anchor: Anchor) -> Position:
        """The quote followed through the word diff."""
        start, end, kept = self._range(anchor)
        if self.after[start:end] == anchor.quote:
            return Position(Held.ATTACHED, start, end)
        size = len(anchor.quote)
        growth = _GROWTH if kept < size else _GROWTH_OF_ALL
        if start < end <= start + growth * size and kept >= _STILL_THERE * size:
            return Position(Held.CHANGED, start, end)
        return DETACHED

    def _moved(self, anchor: Anchor) -> Position | None:
        """The one place where the quote was put back, in surroundings like those it had."""
        alike = [
            place
            for place in self._new_places(anchor.quote)
            if likeness(anchor, self.after, *place) >= SAME_CONTEXT
        ]
        return Position(Held.MOVED, *alike[0]) if len(alike) == 1 else None

    def _new_places(self, quote: str) -> list[tuple[int, int]]:
        """Where the quote stands in words that are new; none where it stands everywhere.

        A place in words that were kept is none: what stands there stood there before, and was
        another occurrence of the same words.
        """
        if quote not in self._places:
            places = list(islice(occurrences(self.after, quote), _TOO_COMMON))
            new = [] if len(places) == _TOO_COMMON else [p for p in places if not self._stood(*p)]
            self._places[quote] = new
        return self._places[quote]

    def _stood(self, start: int, end: int) -> bool:
        """Whether a range of the new text lies in words that were kept."""
        starts, ends = self._kept_anew
        index = bisect_right(starts, start) - 1
        return index >= 0 and end <= ends[index]


def _common(one: str, other: str) -> int:
    """How many code points both begin with: found by halving, each look a comparison in C."""
    sizes = range(min(len(one), len(other)))
    return bisect_left(sizes, x=True, key=lambda size: one[: size + 1] != other[: size + 1])


def _stretches(before: str, after: str) -> Iterator[Stretch]:
    old, new = tokens(before), tokens(after)
    at = [0, *accumulate(map(len, old))]
    new_at = [0, *accumulate(map(len, new))]
    place = new_place = 0
    for hunk in [*hunks(old, new), Hunk(len(old), len(old), len(new), len(new))]:
        start, new_start = at[hunk.start], new_at[hunk.new_start]
        yield Stretch(at[place], start, new_at[new_place], new_start, kept=True)
        place, new_place = hunk.end, hunk.new_end
        yield Stretch(start, at[place], new_start, new_at[new_place], kept=False)


def likeness(anchor: Anchor, text: str, start: int, end: int) -> float:
    """How much the surroundings of a place are those of the anchor, 0 to 1.

    Where one of them is cut short by the edge of its text, only what both have is compared;
    no surroundings at all prove nothing.
    """
    ahead = min(start, len(anchor.prefix))
    behind = min(len(text) - end, len(anchor.suffix))
    before = _ratio(anchor.prefix[len(anchor.prefix) - ahead :], text[start - ahead : start])
    after = _ratio(anchor.suffix[:behind], text[end : end + behind])
    return (before * ahead + after * behind) / max(ahead + behind, 1)


def _ratio(one: str, other: str) -> float:
    return Indel.normalized_similarity(one, other)
