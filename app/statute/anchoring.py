"""Where the quoted words of a comment stand in a text that was edited since."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import accumulate, islice
from typing import NamedTuple

from app.statute.diffing import Hunk, hunks, tokens
from app.statute.errors import StatuteError

CONTEXT = 32
"""Characters kept on either side of a quote."""

WORD = re.compile(r"\S+")

_SAME_CONTEXT = 0.7
"""Likeness of the surroundings from which a quote found elsewhere is the one that was moved."""

_STILL_THERE = 0.5
"""Share of the quote that must be left for its words to count as changed, not gone."""

_GROWTH = 1.8
"""How many times as long as the quote its changed words may have become."""

_TOO_COMMON = 50
"""Occurrences from which a quote tells nothing of where it belongs."""


class AnchorError(StatuteError, ValueError):
    """A range that quotes nothing of the text."""


class Held(StrEnum):
    """How a quote stands in the text as it is now."""

    ATTACHED = "attached"
    MOVED = "moved"
    CHANGED = "changed"
    DETACHED = "detached"


@dataclass(frozen=True, slots=True)
class Anchor:
    """Quoted words where they stood when they were quoted; kept for ever."""

    quote: str
    prefix: str
    suffix: str
    start: int
    """Counts code points from 0."""
    end: int
    """The first code point after the quote."""


@dataclass(frozen=True, slots=True)
class Position:
    """Where an anchor stands now; no range where it is detached."""

    state: Held
    start: int | None
    end: int | None


DETACHED = Position(Held.DETACHED, None, None)


def anchor(text: str, start: int, end: int) -> Anchor:
    """The anchor of `text[start:end]`; AnchorError where the range is empty or outside."""
    if not 0 <= start < end <= len(text):
        raise AnchorError(f"Nothing to quote from {start} to {end} in {len(text)} characters.")
    before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    return Anchor(text[start:end], before, after, start, end)


def find_quote(text: str, quote: str, near: int | None = None) -> Anchor | None:
    """The anchor of words somebody typed or selected; None where they do not occur.

    Exactly as typed, else with any blanks between the words. Of several places the one nearest to
    the code point `near`, else the first.
    """
    sought = quote.strip()
    if not sought:
        return None
    place = _nearest(text, sought, near or 0) or _nearest_loosely(text, sought, near or 0)
    return anchor(text, *place) if place else None


def _nearest(text: str, quote: str, near: int) -> tuple[int, int] | None:
    """The place of the quote that begins nearest to `near`; of two as near the first.

    One look ahead and one back, each in linear time, however often the words occur.
    """
    size, near = len(quote), max(near, 0)
    ahead = text.find(quote, near)
    head = text[: near + size - 1]
    mirrored = head[::-1].find(quote[::-1])
    starts = [] if mirrored < 0 else [len(head) - mirrored - size]
    if ahead >= 0:
        starts.append(ahead)
    if not starts:
        return None
    start = min(starts, key=lambda start: abs(start - near))
    return start, start + size


def _nearest_loosely(text: str, quote: str, near: int) -> tuple[int, int] | None:
    """The same with any blanks between the words, counted as one each."""
    spans = [found.span() for found in WORD.finditer(text)]
    ends = [*accumulate(end - start + 1 for start, end in spans)]
    begins = [0, *ends]
    plain = " ".join(text[start:end] for start, end in spans)
    close = begins[bisect_left(spans, (near, near))]
    found = _nearest(plain, " ".join(quote.split()), close)
    if found is None:
        return None
    first, last = bisect_right(ends, found[0]), bisect_right(ends, found[1] - 1)
    return (
        spans[first][0] + found[0] - begins[first],
        spans[last][0] + found[1] - begins[last],
    )


def _occurrences(text: str, quote: str) -> Iterator[tuple[int, int]]:
    """Every place of the quote, overlapping ones too."""
    start = text.find(quote)
    while start >= 0:
        yield start, start + len(quote)
        start = text.find(quote, start + 1)


def port(anchor: Anchor, before: str, after: str) -> Position:
    """Where the words an anchor quotes in `before` stand in `after`. Never raises.

    attached: the same words, where the edits left them. moved: the same words in the same
    surroundings elsewhere. changed: at least half of them is left. detached: anything less; an
    anchor is never put on words that merely look alike.
    """
    held = _verified(anchor, before)
    if held is None:
        return DETACHED
    if beside := _beside_the_edit(held, before, after):
        return beside
    stretches = list(_stretches(before, after))
    found = _ported(held, stretches, after)
    if found.state is Held.ATTACHED:
        return found
    return _moved(held, stretches, after) or found


def _verified(anchor: Anchor, text: str) -> Anchor | None:
    """The anchor where its quote really stands: at its offsets, else at the nearest place."""
    start, end = anchor.start, anchor.end
    if 0 <= start < end <= len(text) and text[start:end] == anchor.quote:
        return anchor
    place = _nearest(text, anchor.quote, start) if anchor.quote else None
    if place is None:
        return None
    return Anchor(anchor.quote, anchor.prefix, anchor.suffix, *place)


def _beside_the_edit(anchor: Anchor, before: str, after: str) -> Position | None:
    """The plain case: everything that changed lies on one side of the quote."""
    if after.startswith(before[: anchor.end]):
        return Position(Held.ATTACHED, anchor.start, anchor.end)
    if after.endswith(before[anchor.start :]):
        moved = len(after) - len(before)
        return Position(Held.ATTACHED, anchor.start + moved, anchor.end + moved)
    return None


class _Stretch(NamedTuple):
    """Code points `start:end` of the old text and where they went."""

    start: int
    end: int
    new_start: int
    new_end: int
    kept: bool


def _stretches(before: str, after: str) -> Iterator[_Stretch]:
    """The old text in kept and changed stretches, insertions included."""
    old, new = tokens(before), tokens(after)
    at = [0, *accumulate(map(len, old))]
    new_at = [0, *accumulate(map(len, new))]
    place = new_place = 0
    for hunk in [*hunks(old, new), Hunk(len(old), len(old), len(new), len(new))]:
        start, new_start = at[hunk.start], new_at[hunk.new_start]
        yield _Stretch(at[place], start, new_at[new_place], new_start, kept=True)
        place, new_place = hunk.end, hunk.new_end
        yield _Stretch(start, at[place], new_start, new_at[new_place], kept=False)


def _ported(anchor: Anchor, stretches: Sequence[_Stretch], after: str) -> Position:
    """The quote followed through the word diff."""
    covered = [
        stretch
        for stretch in stretches
        if stretch.start < anchor.end and stretch.end > anchor.start
    ]
    kept = sum(
        min(stretch.end, anchor.end) - max(stretch.start, anchor.start)
        for stretch in covered
        if stretch.kept
    )
    first, last = covered[0], covered[-1]
    start = first.new_start + (max(anchor.start - first.start, 0) if first.kept else 0)
    end = last.new_end - (max(last.end - anchor.end, 0) if last.kept else 0)
    if after[start:end] == anchor.quote:
        return Position(Held.ATTACHED, start, end)
    size = len(anchor.quote)
    if start < end <= start + _GROWTH * size and kept >= _STILL_THERE * size:
        return Position(Held.CHANGED, start, end)
    return DETACHED


def _moved(anchor: Anchor, stretches: Sequence[_Stretch], after: str) -> Position | None:
    """The one place where the quote was put back, in surroundings like those it had.

    A place in words that were kept is none: what stands there stood there before, and was another
    occurrence of the same words.
    """
    places = list(islice(_occurrences(after, anchor.quote), _TOO_COMMON))
    if len(places) == _TOO_COMMON:
        return None
    alike = [
        (start, end)
        for start, end in places
        if not any(s.kept and s.new_start <= start and end <= s.new_end for s in stretches)
        and _likeness(anchor, after, start, end) >= _SAME_CONTEXT
    ]
    return Position(Held.MOVED, *alike[0]) if len(alike) == 1 else None


def _likeness(anchor: Anchor, text: str, start: int, end: int) -> float:
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
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
