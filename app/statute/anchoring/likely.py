"""Where words that stand no longer may have gone: places for a person to choose from, or not to."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate, islice

from rapidfuzz import fuzz, process

from app.statute.anchoring.anchor import Anchor
from app.statute.anchoring.edit import SAME_CONTEXT, likeness
from app.statute.anchoring.finding import WORD, occurrences
from app.statute.diffing import tokens
from app.statute.diffing.sentences import cuts
from app.statute.language import lower

LEAST = 60
"""Likeness, of 100, from which words are worth showing."""

_LONGEST = 3
"""How many times as long as the quote the words in its place may be, to be shown as one place."""

_ROOM = 120
"""Characters that may be shown as one place however short the quote is."""

_COMPARED = 40
"""Words of a long quote that are looked for; the rest is taken to follow them."""

_SIGNS = ".,;:!?…»”\"')"


class Likely(StrEnum):
    """Why a place is worth a look."""

    INSTEAD = "instead"
    """It was put where the words stood."""
    SAME = "same"
    """The very words."""
    BETWEEN = "between"
    """It stands between the words they stood between."""
    ALIKE = "alike"
    """Most of the letters are the same."""


@dataclass(frozen=True, slots=True)
class Place:
    """A range of a text that may be what some quoted words have become."""

    start: int
    end: int
    reason: Likely
    alike: int
    """How much of the quote's letters it has in their order, of 100."""
    around: float
    """How much its surroundings are those of the quote, 0 to 1."""

    @property
    def merit(self) -> float:
        """What it is ranked by."""
        return self.alike * 0.75 + self.around * 25 + (30 if self.reason is Likely.INSTEAD else 0)


def likely(
    anchor: Anchor, text: str, left: tuple[int, int] | None = None, *, most: int = 3
) -> list[Place]:
    """At most so many places, none overlapping another, the likeliest first.

    `left` is what stands in place of the words, where that is known (`Edit.left`).
    """
    if not anchor.quote.strip():
        return []
    found = [*_instead(anchor, text, left), *_same(anchor, text, most), *_alike(anchor, text, most)]
    chosen: list[Place] = []
    for place in sorted(found, key=lambda one: (-one.merit, one.start)):
        if not any(place.start < other.end and other.start < place.end for other in chosen):
            chosen.append(place)
    return chosen[:most]


def sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The whole sentences that a range lies in."""
    pieces = tokens(text)
    at = [0, *accumulate(map(len, pieces))]
    places = sorted(at[cut] for cut in cuts(pieces))
    return places[bisect_right(places, start) - 1], places[bisect_left(places, end)]


def _instead(anchor: Anchor, text: str, left: tuple[int, int] | None) -> Iterator[Place]:
    """What was put in their place, as whole words."""
    if left is None or left[1] - left[0] > max(_LONGEST * len(anchor.quote), _ROOM):
        return
    spans = [
        found.span()
        for found in WORD.finditer(text)
        if found.start() < left[1] and found.end() > left[0]
    ]
    if spans:
        yield _place(anchor, text, (spans[0][0], spans[-1][1]), Likely.INSTEAD)


def _same(anchor: Anchor, text: str, most: int) -> Iterator[Place]:
    """The very words, the likeliest surroundings first."""
    for start, end in islice(occurrences(text, anchor.quote), most * 10):
        yield Place(start, end, Likely.SAME, 100, likeness(anchor, text, start, end))


def _alike(anchor: Anchor, text: str, most: int) -> Iterator[Place]:
    """Runs of words that are written nearly like the quote, or stand between the same words."""
    spans = [found.span() for found in WORD.finditer(text)]
    sought = lower(anchor.quote).split()
    if not spans:
        return
    said = [lower(text[start:end]) for start, end in spans]
    whole, compared = len(sought), min(len(sought), _COMPARED)
    sizes = sorted({max(compared - 1, 1), compared, compared + 1, compared + compared // 2})
    runs = {
        (first, size): " ".join(said[first : first + size])
        for size in sizes
        for first in range(max(len(said) - size + 1, 1))
    }
    close = process.extract(
        " ".join(sought[:compared]), runs, scorer=fuzz.ratio, score_cutoff=LEAST, limit=most * 10
    )
    for _, _, (first, size) in close:
        last = min(first + size + whole - compared, len(spans)) - 1
        place = _place(anchor, text, (spans[first][0], spans[last][1]), Likely.ALIKE)
        if place.alike >= LEAST:
            yield place


def _place(anchor: Anchor, text: str, span: tuple[int, int], reason: Likely) -> Place:
    """A place without the signs at its end that the quote has not."""
    start, end = span
    if anchor.quote[-1] not in _SIGNS:
        end = max(start + len(text[start:end].rstrip(_SIGNS)), start + 1)
    around = likeness(anchor, text, start, end)
    alike = round(fuzz.ratio(lower(anchor.quote)[:2_000], lower(text[start:end])[:2_000]))
    if reason is Likely.ALIKE and around >= SAME_CONTEXT:
        reason = Likely.BETWEEN
    return Place(start, end, reason, alike, around)
