"""Where a text uses defined terms: any form of the word, the longest term first."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.statute.references import TOKEN
from app.statute.snapshot import AUTHORITATIVE
from app.statute.terms.definitions import Definition, small
from app.statute.terms.inflection import english_stems, is_english_ending, is_suffix, stems

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Use:
    """One use: offsets in the stored text, in code points, and the key of the term."""

    start: int
    end: int
    key: str


@dataclass(frozen=True, slots=True)
class _Entry:
    """A term as looked up: its words but the last, the shapes of the last, its key."""

    before: tuple[str, ...]
    key: str
    proper: bool


class Glossary:
    """The terms of a document in one language, ready to be found in its texts."""

    def __init__(self, definitions: Iterable[Definition], language: str = AUTHORITATIVE) -> None:
        self.language = language
        self.by_key: dict[str, Definition] = {}
        self._openings: dict[str, list[_Entry]] = {}
        self._endings: dict[str, list[tuple[bool, _Entry]]] = {}
        self._known: dict[str, tuple[_Entry, ...]] = {}
        for one in definitions:
            if one.key not in self.by_key:
                self.by_key[one.key] = one
                self._learn(one)

    def uses(self, text: str) -> list[Use]:
        """Uses in reading order, none inside another."""
        if not self.by_key or not text:
            return []
        said = small(_blind(text), self.language)
        words = list(_WORD.finditer(said))
        found, place = [], 0
        while place < len(words):
            entry = self._longest(text, said, words, place)
            if entry is None:
                place += 1
                continue
            last = place + len(entry.before)
            found.append(Use(words[place].start(), words[last].end(), entry.key))
            place = last + 1
        return found

    def _learn(self, one: Definition) -> None:
        words = [match.group() for match in _WORD.finditer(one.key)]
        if not words:
            return
        entry = _Entry(tuple(words[:-1]), one.key, one.proper)
        for opening in words[:1] if entry.before else ():
            self._openings.setdefault(opening, []).append(entry)
        if self.language != AUTHORITATIVE:
            for stem in english_stems(words[-1]):
                self._endings.setdefault(stem, []).append((False, entry))
            return
        for stem, vowel in stems(words[-1], compound=bool(entry.before)):
            self._endings.setdefault(stem, []).append((vowel, entry))

    def _longest(
        self, text: str, said: str, words: list["re.Match[str]"], place: int
    ) -> _Entry | None:
        """The longest term that begins with this word."""
        word = words[place].group()
        single = [entry for entry in self._ended(word) if not entry.before]
        candidates = [*self._openings.get(word, ()), *single]
        if not candidates:
            return None
        fitting = (
            entry
            for entry in sorted(candidates, key=lambda entry: -len(entry.before))
            if self._follows(said, words, place, entry)
            if not entry.proper or text[words[place].start()].isupper()
        )
        return next(fitting, None)

    def _follows(self, said: str, words: list["re.Match[str]"], place: int, entry: _Entry) -> bool:
        last = place + len(entry.before)
        if last >= len(words):
            return False
        if not entry.before:
            return True
        if any(words[place + at].group() != one for at, one in enumerate(entry.before)):
            return False
        gaps = (said[words[at].end() : words[at + 1].start()] for at in range(place, last))
        return all(map(str.isspace, gaps)) and entry in self._ended(words[last].group())

    def _ended(self, word: str) -> tuple[_Entry, ...]:
        """Terms whose last word this is, in any form; learnt once per word."""
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = tuple(self._judged(word))
        return known

    def _judged(self, word: str) -> Iterator[_Entry]:
        for length in range(len(word), 0, -1):
            stem, rest = word[:length], word[length:]
            for vowel, entry in self._endings.get(stem, ()):
                if self.language != AUTHORITATIVE:
                    fits = is_english_ending(rest)
                else:
                    fits = is_suffix(rest, stem, vowel=vowel)
                if fits:
                    yield entry


def _blind(text: str) -> str:
    """The text with references hidden, every other character in its place."""
    if "{" not in text:
        return text
    return TOKEN.sub(lambda match: " " * len(match.group()), text)
