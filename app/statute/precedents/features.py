"""What of a text can be compared with a text in another language.

A stem is a word's beginning, for Azerbaijani says everything else behind it. A thing is what the
glossary calls the same in both languages. Pieces are fours of letters, which names and loans of
both languages share: prezident and president.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from app.statute.language import fold
from app.statute.precedents.glossary import TERMS, TOPICS
from app.statute.searching.words import pieces, words

STEM = 5
"""Letters of a stem: what Turkish search found to be best."""

SHORTEST = 3
"""Letters a word must have to be compared."""

PIECE = 4

MOST_WORDS = 1_500
"""Words of a text that are looked at: a clause that says more is not better known by them."""

IDLE = frozenset(
    fold(
        "və ya ilə üçün bir bu hər onun olan olur edir edilir edilən tərəfindən üzrə digər həmin "
        "barədə əsasən görə daha öz olaraq olmaqla yalnız həm ki də da isə habelə kimi "
        "the and for with from that this are its was were not may shall which have has been their "
        "who whom than then into any all such each other our own only also under upon between"
    ).split()
)
"""Words that stand everywhere and say nothing alone."""

Weights = Mapping[str, float]


def stem(word: str) -> str:
    """A folded word by its beginning."""
    return word[:STEM]


@lru_cache(maxsize=4_000)
def spoken(text: str) -> tuple[str, ...]:
    """The folded words of a text; labels of references, which change, are none of it."""
    found: list[str] = []
    for part in pieces(text):
        for one in words(part):
            if len(found) == MOST_WORDS:
                return tuple(found)
            found.append(one.folded)
    return tuple(found)


@lru_cache(maxsize=4_000)
def stems(text: str) -> Counter[str]:
    """How often each stem occurs."""
    return Counter(stem(word) for word in spoken(text) if _tells(word))


@lru_cache(maxsize=4_000)
def things(text: str) -> Counter[str]:
    """How often each thing of the glossary is named."""
    return Counter(f"={name}" for name in _met(spoken(text), _THINGS))


@lru_cache(maxsize=4_000)
def subjects(text: str) -> frozenset[str]:
    """Topics whose words a text uses."""
    return frozenset(_met(spoken(text), _TOPICS))


@lru_cache(maxsize=4_000)
def fours(text: str) -> Counter[str]:
    """How often each four of letters occurs; words begin and end with a blank."""
    found: Counter[str] = Counter()
    for word in spoken(text):
        if _tells(word):
            padded = f" {word} "
            found.update(padded[at : at + PIECE] for at in range(len(padded) - PIECE + 1))
    return found


def forms(texts: Iterable[str]) -> dict[str, str]:
    """A word as it is written for each stem and thing, the first that has it."""
    found: dict[str, str] = {}
    for text in texts:
        for part in pieces(text):
            for one in words(part):
                if _tells(one.folded):
                    found.setdefault(stem(one.folded), part[one.start : one.end].lower())
    return found


def _tells(word: str) -> bool:
    return len(word) >= SHORTEST and word not in IDLE and not word.isdigit()


Phrases = Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]]
"""By the first letters of a phrase: what it names, and the beginnings of its words."""


def _met(said: tuple[str, ...], known: Phrases) -> Iterator[str]:
    """What is named at each place, once for each place."""
    for place, word in enumerate(said):
        here = {
            name
            for name, phrase in known.get(word[:2], ())
            if all(
                at < len(said) and said[at].startswith(begins)
                for at, begins in enumerate(phrase, start=place)
            )
        }
        yield from sorted(here)


def _phrases(named: Iterable[tuple[str, str]]) -> Phrases:
    """Phrases by the first two letters of their first words."""
    found: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for name, alternatives in named:
        for phrase in alternatives.split("|"):
            begins = tuple(_beginning(fold(word)) for word in phrase.split())
            found.setdefault(begins[0][:2], []).append((name, begins))
    return {first: tuple(phrases) for first, phrases in found.items()}


def _beginning(word: str) -> str:
    """A long word may lose its end: responsible and responsibility begin alike."""
    return word if len(word) <= STEM else word[: max(STEM, len(word) - 2)]


_THINGS = _phrases((az.split("|")[0], f"{az}|{en}") for az, en in TERMS)
_TOPICS = _phrases(TOPICS.items())
