"""Which words a text consists of when somebody looks for them: folded, and letter by letter."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import regex

from app.statute.language import fold, lower, map_lookalikes
from app.statute.mentions import TOKEN as MENTION
from app.statute.references import TOKEN as REFERENCE

EDITION = 1
"""How terms are made. Whoever changes that changes this, and indexes are made anew."""

LONGEST_WORD = 64
"""Characters of a word that count."""

EXACT, HEADING, BREAK = "=", "#", "_"
"""Marks of terms; no word has such signs in it. No phrase goes over a break."""

_WORD = regex.compile(r"[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}\p{Cf}]*[\p{L}\p{M}\p{N}])?")
_LETTERS = regex.compile(r"[^\p{L}\p{N}]+")
_SIGNS = regex.compile(r"[^\p{L}\p{M}\p{N}]+")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text, and where in code points it stands there."""

    start: int
    end: int
    folded: str
    letters: str
    """Small letters with their marks, as Azerbaijani has them: I is ı."""
    english: str
    """The same as English has them: I is i."""


def words(text: str) -> Iterator[Word]:
    """The words of a text in its order. A number with a dot is two words."""
    for found in _WORD.finditer(text):
        folded, letters, english = _read(found.group())
        if folded:
            yield Word(*found.span(), folded, letters, english)


@lru_cache(maxsize=50_000)
def _read(word: str) -> tuple[str, str, str]:
    latin, _ = map_lookalikes(_SIGNS.sub("", unicodedata.normalize("NFC", word)))
    ways = (_LETTERS.sub("", fold(latin)), lower(latin), latin.lower())
    folded, letters, english = (way[:LONGEST_WORD] for way in ways)
    return folded, letters, english


def terms(heading: str, text: str, language: str = "") -> str:
    """What an index keeps of a text: its words folded, then letter by letter, then its heading's.

    References and mentions are breaks: numbers and names of today are not what was written.
    """
    told, said = _stream(heading, language), _stream(text, language)
    streams = (
        [folded for folded, _ in told],
        [folded for folded, _ in said],
        [_marked(EXACT, letters) for _, letters in told],
        [_marked(EXACT, letters) for _, letters in said],
        [_marked(HEADING, folded) for folded, _ in told],
    )
    return f" {BREAK} ".join(" ".join(stream) for stream in streams if stream)


def _stream(text: str, language: str) -> list[tuple[str, str]]:
    """Each word folded and by its letters; a reference as a break."""
    found: list[tuple[str, str]] = []
    for turn, part in enumerate(pieces(text)):
        if turn:
            found.append((BREAK, BREAK))
        english = language == "en"
        found += [(one.folded, one.english if english else one.letters) for one in words(part)]
    return found


def pieces(text: str) -> list[str]:
    """The text between its references, and between the people it calls on."""
    if "{" not in text:
        return [text]
    return REFERENCE.sub("\0", MENTION.sub("\0", text)).split("\0")


def _marked(mark: str, word: str) -> str:
    return word if word == BREAK else mark + word
