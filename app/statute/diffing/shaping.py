"""Which changes are drawn together so that a person can read them: words, sentences, lines."""

from collections.abc import Collection, Sequence
from itertools import pairwise

from app.statute.diffing.hunk import Hunk
from app.statute.diffing.sentences import cuts, is_break
from app.statute.diffing.tokens import is_word

REWRITTEN = 0.4
"""Share of the words of its shorter side below which a stretch has not kept enough of them to be
read through the changes. On 52 restated units of the Labour, Forest and Migration Codes the fewest
changes are 14.4 to a unit, 64 at worst; so drawn they are 3.1, 10 at worst, with 1.4 times the
words marked. From 0.3 to 0.5 little changes; 0.6 marks a tenth more."""

SHORT = 6
"""Words up to which a stretch is never shown as rewritten: it can be read either way."""

SCATTERED = 4
"""Changes from which a stretch is confetti where they outnumber half the words kept."""

_LIGHT = frozenset(",()[]«»“”„\"'’/–—-")
"""Signs that may be drawn into the change around them, for they end no sentence."""

Place = tuple[int, int]
"""A place in the text before, and the same in the text after."""


def shaped(found: Sequence[Hunk], old: Sequence[str], new: Sequence[str]) -> list[Hunk]:
    """Hunks as they are shown, none touching the next: sentence by sentence, then line by line.

    What stands kept between two replacements and is hardly anything goes with them. A sentence,
    then a line, that kept too little is replaced whole; its neighbours are not.
    """
    if not found:
        return []
    ends = _common_cuts(found, old, new)
    by_sentence = _rewritten_whole(_bridged(found, ends, old), ends, old, new)
    lines = [
        (place, new_place)
        for place, new_place in ends
        if place in (0, len(old)) or is_break(old[place]) or is_break(old[place - 1])
    ]
    return _rewritten_whole(by_sentence, lines, old, new)


def _common_cuts(found: Sequence[Hunk], old: Sequence[str], new: Sequence[str]) -> list[Place]:
    """Places between sentences of both texts at once, the start and the end among them."""
    olds, news = cuts(old), cuts(new)
    ends: list[Place] = [(0, 0)]
    start = new_start = 0
    last = Hunk(len(old), len(old), len(new), len(new))
    for hunk in (*found, last):
        kept = range(hunk.start - start + 1)
        ends += (
            (start + step, new_start + step)
            for step in kept
            if start + step in olds and new_start + step in news
        )
        start, new_start = hunk.end, hunk.new_end
    return sorted({*ends, (len(old), len(new))})


def _rewritten_whole(
    found: Sequence[Hunk], ends: Sequence[Place], old: Sequence[str], new: Sequence[str]
) -> list[Hunk]:
    """Hunks, those of a stretch between two `ends` as one where it has been rewritten."""
    shown: list[Hunk] = []
    waiting = list(reversed(found))
    for (start, new_start), (end, new_end) in pairwise(ends):
        inside: list[Hunk] = []
        while waiting and waiting[-1].end <= end and waiting[-1].new_end <= new_end:
            inside.append(waiting.pop())
        whole = Hunk(start, end, new_start, new_end)
        shown += [whole] if _rewritten(whole, inside, old, new) else inside
    return _joined(shown)


def _rewritten(whole: Hunk, found: Sequence[Hunk], old: Sequence[str], new: Sequence[str]) -> bool:
    """Whether both sides changed so much that the changes would not help to read them."""
    words = _words(old, whole.start, whole.end)
    size = min(words, _words(new, whole.new_start, whole.new_end))
    if size <= SHORT or not found:
        return False
    kept = words - sum(_words(old, hunk.start, hunk.end) for hunk in found)
    scattered = len(found) >= SCATTERED and kept < 2 * len(found)
    return kept < REWRITTEN * size or scattered


def _bridged(found: Sequence[Hunk], ends: Collection[Place], old: Sequence[str]) -> list[Hunk]:
    """Hunks joined where what stands kept between them, within a sentence, is hardly anything."""
    apart = frozenset(ends)
    shown: list[Hunk] = []
    for last, hunk in pairwise((None, *found)):
        parted = shown and (shown[-1].end, shown[-1].new_end) in apart
        if last and hunk and not parted and _belong(last, hunk, old):
            shown[-1] = shown[-1].up_to(hunk)
        elif hunk:
            shown.append(hunk)
    return shown


def _belong(last: Hunk, hunk: Hunk, old: Sequence[str]) -> bool:
    return last.replaces and hunk.replaces and _slight(old[last.end : hunk.start])


def _slight(kept: Sequence[str]) -> bool:
    """Whether what stands between is one line's blanks and at most one light sign."""
    signs = [token for token in kept if not token.isspace()]
    broken = any(map(is_break, kept))
    return not broken and len(signs) <= 1 and _LIGHT.issuperset(signs)


def _words(tokens: Sequence[str], start: int, end: int) -> int:
    return sum(map(is_word, tokens[start:end]))


def _joined(found: Sequence[Hunk]) -> list[Hunk]:
    """Hunks that touch as one."""
    shown: list[Hunk] = []
    for hunk in found:
        if shown and (shown[-1].end, shown[-1].new_end) == (hunk.start, hunk.new_start):
            shown[-1] = shown[-1].up_to(hunk)
        else:
            shown.append(hunk)
    return shown
