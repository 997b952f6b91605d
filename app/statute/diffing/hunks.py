"""Which tokens of one text differ from another: the fewest, at the places a reader expects."""

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

import fast_diff_match_patch

LIMIT = 24_000
"""Differing tokens of both sides together up to which they are compared; what is longer between
the common start and end counts as replaced whole. The worst case is quadratic: two shuffled texts
at the limit take about half a second, and no clause of an act is a tenth as long."""

_SURROGATES = 0xD800
_SURROGATE_COUNT = 0x800
_SENTENCE_ENDS = frozenset(".!?;:…")


class Hunk(NamedTuple):
    """Tokens `start:end` of the text before stand as `new_start:new_end` in the text after."""

    start: int
    end: int
    new_start: int
    new_end: int

    @property
    def replaces(self) -> bool:
        """Whether it strikes and adds."""
        return self.start < self.end and self.new_start < self.new_end

    def shifted(self, places: int) -> "Hunk":
        """The same hunk further on in both texts."""
        return Hunk(*(bound + places for bound in self))


def hunks(before: Sequence[str], after: Sequence[str]) -> list[Hunk]:
    """The changed stretches in order, none touching the next; the same for the same texts always.

    Fewest changed tokens, exact whatever it takes (no timeout); only beyond LIMIT everything
    between the common start and end is one hunk.
    """
    if len(before) + len(after) > LIMIT:
        middle = _middle(before, after)
        if middle.end - middle.start + middle.new_end - middle.new_start > LIMIT:
            return [middle]
    return _settled(list(_fewest(before, after)), before, after)


def _middle(before: Sequence[str], after: Sequence[str]) -> Hunk:
    """All between the common start and the common end."""
    head = _common(before, after)
    tail = _common(before[head:][::-1], after[head:][::-1])
    return Hunk(head, len(before) - tail, head, len(after) - tail)


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """How many tokens both start with."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


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


def _settled(found: list[Hunk], before: Sequence[str], after: Sequence[str]) -> list[Hunk]:
    """Hunks slid, within what they leave unchanged, to where sentences and words begin."""
    for index, hunk in enumerate(found):
        if hunk.replaces:
            continue
        room_before = hunk.start - (found[index - 1].end + 1 if index else 0)
        last = index + 1 == len(found)
        room_after = (len(before) if last else found[index + 1].start - 1) - hunk.end
        if hunk.start == hunk.end:
            places = _best_slide(after, hunk.new_start, hunk.new_end, (room_before, room_after))
        else:
            places = _best_slide(before, hunk.start, hunk.end, (room_before, room_after))
        found[index] = hunk.shifted(places)
    return found


def _best_slide(tokens: Sequence[str], start: int, end: int, room: tuple[int, int]) -> int:
    """By how many places the stretch is best moved; the text stays the same at each of them."""
    first = 0
    while -first < room[0] and tokens[start + first - 1] == tokens[end + first - 1]:
        first -= 1
    best, best_rank = first, _rank(tokens, start + first) + _rank(tokens, end + first)
    places = first
    while places < room[1] and tokens[start + places] == tokens[end + places]:
        places += 1
        rank = _rank(tokens, start + places) + _rank(tokens, end + places)
        if rank > best_rank:
            best, best_rank = places, rank
    return best


def _rank(tokens: Sequence[str], place: int) -> int:
    """How natural a cut before the token at `place` is: a line, a sentence, a word."""
    if place in (0, len(tokens)):
        return 6
    last, following = tokens[place - 1], tokens[place]
    if last in ("\n", "\r\n"):
        return 5
    if last in _SENTENCE_ENDS:
        return 3
    if last.isspace():
        return 4 if place > 1 and tokens[place - 2] in _SENTENCE_ENDS else 2
    return 1 if following.isspace() else 0
