"""Which tokens of one text differ from another: the fewest, at the places a reader expects."""

from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

import fast_diff_match_patch

from app.statute.diffing.hunk import Hunk
from app.statute.diffing.sentences import cuts
from app.statute.diffing.settling import settled

LIMIT = 100_000_000
"""Pairs of tokens (those of the one text times those of the other, the common start and end left
out) that are looked into. The worst case is quadratic: two shuffled texts at the limit, 10,000
tokens each, take about half a second, and no clause of an act is a tenth as long."""

_SURROGATES = 0xD800
_SURROGATE_COUNT = 0x800


def hunks(before: Sequence[str], after: Sequence[str]) -> list[Hunk]:
    """The changed stretches in order, none touching the next; the same for the same texts always.

    Fewest changed tokens, exact whatever it takes (no timeout). Only texts beyond LIMIT are
    compared by whole sentences first and only inside those that differ by tokens, the shortest
    stretches first, as long as LIMIT lasts; what remains counts as replaced whole.
    """
    middle = _middle(before, after)
    long = middle.pairs > LIMIT
    found = _by_sentences(before, after, middle) if long else list(_fewest(before, after))
    return settled(found, before, after)


def _middle(before: Sequence[str], after: Sequence[str]) -> Hunk:
    """All between the common start and the common end."""
    head = _common(before, after)
    tail = _common(before[head:][::-1], after[head:][::-1])
    return Hunk(head, len(before) - tail, head, len(after) - tail)


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """How many tokens both start with."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _by_sentences(before: Sequence[str], after: Sequence[str], middle: Hunk) -> list[Hunk]:
    """Hunks of whole sentences within `middle`, those looked into that LIMIT allows."""
    whole = _whole_sentences(before, after, middle)
    spent = 0
    found: list[Hunk] = []
    for hunk in sorted(whole, key=lambda one: (one.pairs, one)):
        spent += hunk.pairs
        if not hunk.replaces or spent > LIMIT:
            found.append(hunk)
            continue
        inside = _fewest(before[hunk.start : hunk.end], after[hunk.new_start : hunk.new_end])
        found += (one.moved(hunk.start, hunk.new_start) for one in inside)
    return sorted(found)


def _whole_sentences(before: Sequence[str], after: Sequence[str], middle: Hunk) -> list[Hunk]:
    """The sentences that differ; all of them where there are too many to compare."""
    old, olds = _sentences(before[middle.start : middle.end])
    new, news = _sentences(after[middle.new_start : middle.new_end])
    if len(old) * len(new) > LIMIT:
        return [middle]
    return [
        Hunk(olds[one.start], olds[one.end], news[one.new_start], news[one.new_end]).moved(
            middle.start, middle.new_start
        )
        for one in _fewest(old, new)
    ]


def _sentences(tokens: Sequence[str]) -> tuple[list[str], list[int]]:
    """The sentences of a text and the places where they begin, with the place of its end."""
    places = sorted(cuts(tokens))
    return ["".join(tokens[start:end]) for start, end in pairwise(places)], places


def _fewest(before: Sequence[str], after: Sequence[str]) -> Iterator[Hunk]:
    table: dict[str, str] = {}
    place = new_place = 0
    open_hunk: Hunk | None = None
    for sign, length in fast_diff_match_patch.diff(
        _encoded(before, table),
        _encoded(after, table),
        timelimit=0,
        checklines=False,
        cleanup="No",
        counts_only=True,
    ):
        if sign == "=" and open_hunk:
            yield open_hunk
            open_hunk = None
        start, new_start = open_hunk[::2] if open_hunk else (place, new_place)
        place += length if sign != "+" else 0
        new_place += length if sign != "-" else 0
        if sign != "=":
            open_hunk = Hunk(start, place, new_start, new_place)
    if open_hunk:
        yield open_hunk


def _encoded(tokens: Sequence[str], table: dict[str, str]) -> str:
    """One character per distinct token, half surrogates left out."""
    for token in tokens:
        if token not in table:
            code = len(table) + 1
            table[token] = chr(code if code < _SURROGATES else code + _SURROGATE_COUNT)
    return "".join(map(table.__getitem__, tokens))
