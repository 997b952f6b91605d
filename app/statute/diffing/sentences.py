"""Where one sentence of a text ends and the next begins, counted in tokens."""

from collections.abc import Sequence

ENDS = frozenset(".!?…;")
"""Signs that end a sentence, or an item of a list that reads like one."""

OPENS = frozenset("«“„\"'([§–—")
"""Signs a sentence may open with, besides a capital or a figure."""

CLOSES = frozenset("»”“\"')]")
"""Signs that still belong to the sentence whose end they follow."""


def cuts(tokens: Sequence[str]) -> frozenset[int]:
    """Places between tokens where a sentence or a line ends, or the next begins.

    A blank between two sentences belongs to neither, so it has a cut on either side. A full stop
    ends a sentence only where the text ends, the line ends, or something opens like a sentence.
    """
    found = {0, len(tokens)}
    for place, token in enumerate(tokens):
        if is_break(token):
            found |= {place, place + 1}
        elif token in ENDS:
            end = _closed(tokens, place + 1)
            begin = end + (end < len(tokens) and tokens[end].isspace())
            if begin == len(tokens) or (begin > end and _opens(tokens, begin, token)):
                found |= {end, begin}
    return frozenset(found)


def is_break(token: str) -> bool:
    """Whether the token ends a line."""
    return "\n" in token or "\r" in token


def _closed(tokens: Sequence[str], place: int) -> int:
    """The place after the quotes and brackets that close at `place`."""
    while place < len(tokens) and tokens[place] in CLOSES:
        place += 1
    return place


def _opens(tokens: Sequence[str], place: int, end: str) -> bool:
    """Whether a sentence opens with the token at `place`; after a semicolon anything does."""
    first = tokens[place][0]
    return end == ";" or first in OPENS or first.isnumeric() or not first.islower()
