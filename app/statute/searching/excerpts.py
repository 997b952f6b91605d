"""The part of a text that shows why it was found, with the words that were looked for."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.statute.searching.asking import Phrase, Sought
from app.statute.searching.words import Word, words

ROOM = 260
"""Characters of an excerpt."""

LEAD = 60
"""Of them before the first word that was looked for, at most."""

MOST = 1000
"""Places that are weighed against each other."""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of an excerpt."""

    text: str
    sought: bool
    """Whether it is what was looked for."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Some of a text, as it stands there."""

    parts: tuple[Part, ...]
    begins: bool
    """Whether the text begins with it."""
    ends: bool


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a phrase stands, in code points."""

    start: int
    end: int
    phrase: int


def excerpt(text: str, asked: Sought, room: int = ROOM) -> Excerpt:
    """The stretch that has most of what was asked for; the beginning where it has nothing."""
    said = list(words(text))
    places = sorted(_places(said, asked), key=lambda one: (one.start, -one.end))[:MOST]
    start, end = _window(text, said, places, room)
    parts: list[Part] = []
    reached = start
    for place in places:
        if place.start < reached or place.end > end:
            continue
        parts += [
            Part(text[reached : place.start], sought=False),
            Part(text[place.start : place.end], sought=True),
        ]
        reached = place.end
    parts.append(Part(text[reached:end], sought=False))
    shown = tuple(part for part in parts if part.text)
    return Excerpt(shown, begins=start == 0, ends=end == len(text))


def _places(said: Sequence[Word], asked: Sought) -> Iterator[_Place]:
    by_first: dict[str, list[int]] = {}
    for turn, phrase in enumerate(asked.required):
        by_first.setdefault(phrase.folded[0], []).append(turn)
    opening = [turn for turn, one in enumerate(asked.required) if one.opens and len(one.words) == 1]
    for index, word in enumerate(said):
        for turn in (*by_first.get(word.folded, ()), *opening):
            phrase = asked.required[turn]
            if _stands(said, index, phrase):
                yield _Place(word.start, said[index + len(phrase.words) - 1].end, turn)


def _stands(said: Sequence[Word], index: int, phrase: Phrase) -> bool:
    found = [word.folded for word in said[index : index + len(phrase.words)]]
    if len(found) < len(phrase.words):
        return False
    *before, last = phrase.folded
    ends = found[-1].startswith(last) if phrase.opens else found[-1] == last
    return ends and found[:-1] == before


def _window(
    text: str, said: Sequence[Word], places: Sequence[_Place], room: int
) -> tuple[int, int]:
    """From where to where: whole words, and as many different phrases as there is room for."""
    if len(text) <= room:
        return 0, len(text)
    start = 0
    if places:
        starts = [one.start for one in places]

        def worth(index: int) -> int:
            last = bisect_right(starts, starts[index] + room - LEAD)
            return len({one.phrase for one in places[index:last]})

        best = max(range(len(places)), key=lambda index: (worth(index), -index))
        start = _word_start(said, max(0, min(starts[best] - LEAD, len(text) - room)))
    return start, _word_end(text, said, start + room)


def _word_start(said: Sequence[Word], place: int) -> int:
    """Where the first word begins that begins there or later."""
    index = bisect_right([word.start for word in said], place - 1)
    return said[index].start if place and index < len(said) else 0


def _word_end(text: str, said: Sequence[Word], place: int) -> int:
    """Where the last word ends that ends there or before."""
    if place >= len(text):
        return len(text)
    index = bisect_right([word.end for word in said], place)
    return said[index - 1].end if index else place
