"""Where a change is best said to begin and end, where the text allows several places."""

from collections.abc import Iterator, Sequence

from app.statute.diffing.hunk import Hunk
from app.statute.diffing.sentences import ENDS, is_break

_RANKED_ENDS = ENDS | {":"}


def settled(found: Sequence[Hunk], before: Sequence[str], after: Sequence[str]) -> list[Hunk]:
    """Hunks parted at sentence ends and slid to where sentences and words begin.

    As many tokens change as before, and no hunk touches the next.
    """
    parted = list(_parted(found, before, after))
    for index, hunk in enumerate(parted):
        if hunk.replaces:
            continue
        room_before = hunk.start - (parted[index - 1].end + 1 if index else 0)
        last = index + 1 == len(parted)
        room_after = (len(before) if last else parted[index + 1].start - 1) - hunk.end
        room = (room_before, room_after)
        if hunk.start == hunk.end:
            places = _best_slide(after, hunk.new_start, hunk.new_end, room)
        else:
            places = _best_slide(before, hunk.start, hunk.end, room)
        parted[index] = hunk.moved(places, places)
    return parted


def _parted(found: Sequence[Hunk], before: Sequence[str], after: Sequence[str]) -> Iterator[Hunk]:
    """Each hunk, in two where it runs over a sentence end and the sign after it is the same.

    `b[+ x. Y z+].` says that a sentence was lengthened and another added: `b[+ x+].[+ Y z.+]`.
    """
    for index, hunk in enumerate(found):
        bound = found[index + 1].start if index + 1 < len(found) else len(before) + 1
        sign = before[hunk.end] if hunk.end < len(before) and hunk.end + 1 < bound else ""
        if sign not in ENDS:
            yield hunk
            continue
        new_end = _inside(after, hunk.new_start, hunk.new_end, sign)
        end = _inside(before, hunk.start, hunk.end, sign)
        if new_end is not None:
            yield Hunk(hunk.start, hunk.end, hunk.new_start, new_end)
            yield Hunk(hunk.end + 1, hunk.end + 1, new_end + 1, hunk.new_end + 1)
        elif end is not None:
            yield Hunk(hunk.start, end, hunk.new_start, hunk.new_end)
            yield Hunk(end + 1, hunk.end + 1, hunk.new_end + 1, hunk.new_end + 1)
        else:
            yield hunk


def _inside(tokens: Sequence[str], start: int, end: int, sign: str) -> int | None:
    """Where, after its first token, the stretch has a sentence end written with that sign."""
    for place in range(start + 1, end - 1):
        if tokens[place] == sign and tokens[place + 1].isspace():
            return place
    return None


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
    if is_break(last):
        return 5
    if last in _RANKED_ENDS:
        return 3
    if last.isspace():
        return 4 if place > 1 and tokens[place - 2] in _RANKED_ENDS else 2
    return 1 if following.isspace() else 0
