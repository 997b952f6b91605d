"""Which stored words somebody quotes who read them with the labels of their references."""

from bisect import bisect_right
from itertools import accumulate

from app.statute.anchoring import Anchor, anchor, find_quote
from app.statute.references.grammar import references
from app.statute.references.places import Places
from app.statute.references.texts import label, shown


def find_shown(text: str, quote: str, places: Places, near: int | None = None) -> Anchor | None:
    """The anchor in stored `text` of words quoted as they are shown; None where they do not occur.

    `near` counts code points of the shown text. Words that are part of a label take the whole
    reference.
    """
    found = references(text)
    if not found:
        return find_quote(text, quote, near)
    labels = [label(one, places) for one in found]
    grown = [len(said) - (one.end - one.start) for said, one in zip(labels, found, strict=True)]
    shifts = [0, *accumulate(grown)]
    starts = [one.start + shift for one, shift in zip(found, shifts, strict=False)]
    held = find_quote(shown(text, places), shown(quote, places), near)
    if held is None:
        return None

    def stored(place: int, *, end: bool) -> int:
        before = bisect_right(starts, place - 1 if end else place)
        index = before - 1
        if index >= 0 and place < starts[index] + len(labels[index]):
            return found[index].end if end else found[index].start
        return place - shifts[before]

    return anchor(text, stored(held.start, end=False), stored(held.end, end=True))


def shown_span(text: str, span: tuple[int, int], places: Places) -> tuple[int, int]:
    """Where words of the stored text stand as it is shown; part of a reference takes its label."""
    start, end = span
    for one in references(text):
        if one.start < start < one.end:
            start = one.start
        if one.start < end < one.end:
            end = one.end
    before = shown(text[:start], places)
    return len(before), len(before) + len(shown(text[start:end], places))
