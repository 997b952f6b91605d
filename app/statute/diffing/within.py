"""What changed inside a word: a suffix, a letter, an ending."""

import regex

from app.statute.diffing.runs import ADDED, KEPT, STRUCK, Run

STEM = 3
"""Letters two words must begin with alike, to be one word in two forms."""

LONGEST = 6
"""Letters an ending may have that takes the place of another and is drawn in the word."""

_WORD = regex.compile(r"(?:(?=[\p{L}'’ʼ])\X)+")
_GRAPHEME = regex.compile(r"\X")


def within(struck: str, added: str) -> tuple[Run, ...]:
    """The two forms of one word as one: kept letters, with what is struck and added between them.

    Kept and struck runs joined are `struck`, kept and added ones `added`; cut between graphemes
    only. () where they are not one word in two forms that is easier read so: figures never are.
    For the eye alone; whoever listens must be told both words.
    """
    if struck == added or not (_WORD.fullmatch(struck) and _WORD.fullmatch(added)):
        return ()
    old, new = _GRAPHEME.findall(struck), _GRAPHEME.findall(added)
    head = _alike(old, new)
    tail = _alike(old[head:][::-1], new[head:][::-1])
    if tail < STEM and not _one_letter(old, new, head + tail):
        tail = 0
    gone, come = old[head : len(old) - tail], new[head : len(new) - tail]
    if not _reads(head, tail, len(gone), len(come)):
        return ()
    pieces = ((KEPT, old[:head]), (STRUCK, gone), (ADDED, come), (KEPT, old[len(old) - tail :]))
    return tuple(Run(kind, "".join(piece)) for kind, piece in pieces if piece)


def _alike(one: list[str], other: list[str]) -> int:
    """How many graphemes both begin with."""
    length = min(len(one), len(other))
    return next((place for place in range(length) if one[place] != other[place]), length)


def _one_letter(old: list[str], new: list[str], kept: int) -> bool:
    """Whether no more than one letter differs."""
    return max(len(old), len(new)) - kept <= 1


def _reads(head: int, tail: int, gone: int, come: int) -> bool:
    """Whether the forms share enough to be read as one word."""
    longest = max(gone, come)
    if longest <= 1:
        return head + tail >= STEM
    return head >= STEM and (not (gone and come) or longest <= min(LONGEST, 2 * head - 1))
