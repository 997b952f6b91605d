"""Where the text of a clause may be cut in two, and which cut of a translation matches it."""

from enum import StrEnum

import regex

from app.statute.errors import StatuteError
from app.statute.snapshot import canonical

_END = regex.compile(
    r"""
    (?<=[.!?…;:]['"”»)\]]*) [^\S\n]+ (?=[\p{Lu}\p{N}«“"'(–—{])   # a sentence begins
    | (?<=;) [^\S\n]+                                           # an item of a running list
    | \s*\n\s*
    """,
    regex.VERBOSE,
)
_ABBREVIATED = regex.compile(
    r"(?:^|[\s(])(?:[\p{Lu}]|və s|h[.]ə|məs|bax|səh|No|art|e[.]g|i[.]e)[.]$"
)
_REFERENCE = regex.compile(r"[{][^{}\n]*[}]")
_CLUSTER = regex.compile(r"\X")


class Fault(StrEnum):
    """Why a text is not cut there."""

    NOTHING = "nothing"
    """One half would say nothing."""
    LETTER = "letter"
    """Between a letter and its mark, or inside a sign of several characters."""
    REFERENCE = "reference"
    """Inside a reference to another clause."""


class BadCut(StatuteError):
    """A text cannot be cut at this place."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.value)
        self.fault = fault


def cut(text: str, at: int) -> tuple[str, str]:
    """Both halves in canonical form; `at` counts code points from 0. Raises BadCut."""
    if not 0 <= at <= len(text):
        raise BadCut(Fault.NOTHING)
    if any(found.start() < at < found.end() for found in _REFERENCE.finditer(text)):
        raise BadCut(Fault.REFERENCE)
    near = max(0, at - 64)
    if any(near + one.start() < at < near + one.end() for one in _CLUSTER.finditer(text, near)):
        raise BadCut(Fault.LETTER)
    first, second = canonical(text[:at]), canonical(text[at:])
    if not first or not second:
        raise BadCut(Fault.NOTHING)
    return first, second


def places(text: str) -> tuple[int, ...]:
    """Where sentences, items and lines of a text begin, its own beginning left out."""
    return tuple(
        found.end()
        for found in _END.finditer(text)
        if text[: found.start()].strip()
        and text[found.end() :].strip()
        and not _ABBREVIATED.search(text[max(0, found.start() - 8) : found.start()])
    )


def counterpart(text: str, at: int, other: str) -> int | None:
    """The place in a translation that matches a cut of the text: after as many sentences.

    None where the translation has fewer.
    """
    number = sum(place <= at for place in places(text)) or 1
    there = places(other)
    return there[number - 1] if number <= len(there) else None
