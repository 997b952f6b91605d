"""How changes of two paragraphs are kept apart where LibreOffice would take them for one.

It joins a change that reaches the end of a paragraph with one of its kind, of one author and one
minute, that begins the next, and loses the end of the paragraph between them with both. So the
first is told such that it ends otherwise: the words say the same.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import takewhile

from app.formats.layout.redline import Fate, Line
from app.statute.diffing import ADDED, KEPT, STRUCK, RunKind
from app.statute.hands import Bit, Hand

MINUTE = timedelta(minutes=1)
LAST_WORD = re.compile(r"\S+\s*\Z")
BEGINS: dict[Fate, RunKind] = {
    Fate.PUT: ADDED,
    Fate.CAME: ADDED,
    Fate.STRUCK: STRUCK,
    Fate.LEFT: STRUCK,
}
OTHER: dict[RunKind, RunKind] = {ADDED: STRUCK, STRUCK: ADDED}


def kept_apart(lines: Sequence[Line]) -> list[Line]:
    """The lines, their words told so that no change of one runs into a change of the next."""
    found: list[Line] = []
    for line in reversed(lines):  # how one is told decides on how the one before it is
        runs_on = bool(found) and _run_on(line, found[-1])
        found.append(_parted(line) if runs_on else line)
    return found[::-1]


def _run_on(line: Line, following: Line) -> bool:
    last = (line.words or line.number or (Bit(KEPT, ""),))[-1]
    if line.fate is not Fate.KEPT or last.hand is None:
        return False
    head = next(iter((*following.number, *following.words)), None)
    kind = BEGINS.get(following.fate, head.kind if head else KEPT)
    hand = head.hand if head and head.hand else following.hand
    return last.kind == kind and _as_one(last.hand, hand)


def _as_one(one: Hand, other: Hand) -> bool:
    if one.author != other.author or one.at is None or other.at is None:
        return one.author == other.author
    return abs(one.at - other.at) <= MINUTE


def _parted(line: Line) -> Line:
    """What is put in before what it replaces; else the last word that stays counts as replaced."""
    kind = (line.words or line.number)[-1].kind
    tail = tuple(takewhile(lambda bit: bit.kind == kind, reversed(line.words)))[::-1]
    if len(tail) == len(line.words):
        return _number_last(line, kind)
    *ahead, before = line.words[: len(line.words) - len(tail)]
    if before.kind != KEPT:
        return replace(line, words=(*ahead, *tail, before))
    found = LAST_WORD.search(before.text)
    cut = found.start() if found else 0
    word, hand = before.text[cut:], tail[0].hand
    rest = [Bit(KEPT, before.text[:cut])] if cut else []
    again = (Bit(kind, word, hand), *tail, Bit(OTHER[kind], word, hand))
    return replace(line, words=(*ahead, *rest, *again))


def _number_last(line: Line, kind: RunKind) -> Line:
    """All of one kind, the number too, before the number as it is on the other side."""
    hand = (line.words or line.number)[-1].hand
    first = (replace(bit, kind=kind, hand=hand) for bit in line.number if bit.kind in (kind, KEPT))
    rest = (replace(bit, kind=OTHER[kind], hand=hand) for bit in line.number if bit.kind != kind)
    return replace(line, number=tuple(first), words=(*line.words, *rest))
