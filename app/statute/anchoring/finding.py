"""Where in a text certain words stand that somebody typed, selected or quoted."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import accumulate

from app.statute.anchoring.anchor import Anchor, anchor

WORD = re.compile(r"\S+")


def find_quote(text: str, quote: str, near: int | None = None) -> Anchor | None:
    """The anchor of words somebody typed or selected; None where they do not occur.

    Exactly as typed, else with any blanks between the words. Of several places the one nearest to
    the code point `near`, else the first.
    """
    sought = quote.strip()
    if not sought:
        return None
    place = nearest(text, sought, near or 0) or _nearest_loosely(text, sought, near or 0)
    return anchor(text, *place) if place else None


def nearest(text: str, quote: str, near: int) -> tuple[int, int] | None:
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
    found = nearest(plain, " ".join(quote.split()), close)
    if found is None:
        return None
    first, last = bisect_right(ends, found[0]), bisect_right(ends, found[1] - 1)
    return (
        spans[first][0] + found[0] - begins[first],
        spans[last][0] + found[1] - begins[last],
    )


def occurrences(text: str, quote: str) -> Iterator[tuple[int, int]]:
    """Every place of the quote, overlapping ones too."""
    start = text.find(quote)
    while start >= 0:
        yield start, start + len(quote)
        start = text.find(quote, start + 1)
