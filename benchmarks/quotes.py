"""Texts in which words are quoted and that are edited then: where the words went is known."""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from app.statute.anchoring import Anchor, anchor
from app.statute.outline import Draft
from benchmarks.prose import vocabulary

_SENTENCE = re.compile(r"[^.;]+[.;]+")

ALIKE = 80
"""Likeness, of 100, of sentences that a reader takes for one another."""


@dataclass(frozen=True, slots=True)
class Trial:
    """One quote and one edit."""

    before: str
    after: str
    quote: Anchor
    went: tuple[int, int] | None
    """The range of the same words in the text after; None: they are gone."""
    around: tuple[str, str] = ("", "")
    """What the document says before and behind the text: a search in the whole meets it too."""


class Word(str):
    """A word that is told from others written alike."""

    __slots__ = ()


def made_up(count: int, *, edits: int, gone: bool, twins: float, seed: int = 57) -> Iterator[Trial]:
    """Quotes of two to six words; twice so many words changed around, or the sentence struck too.

    A sentence is added in a quarter of them. `twins`: the share of texts in which another sentence
    differs from the quoted one by one word.
    """
    chance = random.Random(seed)  # noqa: S311
    for _ in range(count):
        sentences = [_sentence(chance) for _ in range(chance.randrange(8, 15))]
        at = chance.randrange(len(sentences))
        if chance.random() < twins:
            sentences.insert(chance.randrange(len(sentences) + 1), _twin(chance, sentences[at]))
            at = next(n for n, one in enumerate(sentences) if one is sentences[at])
        yield _trial(chance, sentences, at, edits, gone=gone)


def of_texts(
    texts: Sequence[str], count: int, *, edits: int, gone: bool, seed: int = 57
) -> Iterator[Trial]:
    """The same in clauses of an act, quoted from sentences that another clause has nearly too."""
    chance = random.Random(seed)  # noqa: S311
    likes = list(_with_likes(texts))
    for _ in range(count if likes else 0):
        index, said = chance.choice(likes)
        sentences = [[Word(word) for word in one.split()] for one in _cut(texts[index])]
        at = _cut(texts[index]).index(said)
        around = "\n".join(texts[:index]), "\n".join(texts[index + 1 :])
        yield _trial(chance, sentences, at, edits, gone=gone, around=around)


def texts_of(draft: Draft) -> list[str]:
    """What its clauses say, sentences parted by one blank."""
    return [" ".join(clause.text.split()) for clause in draft.clauses if clause.text.strip()]


def _cut(text: str) -> list[str]:
    found = [one.strip() for one in _SENTENCE.findall(text)]
    return found if " ".join(found) == text else [text]


def _with_likes(texts: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Sentences of eight words or more that another sentence is like, with their text's place."""
    said = [(n, one) for n, text in enumerate(texts) for one in _cut(text)]
    said = [(n, one) for n, one in said if len(one.split()) >= 8]
    sentences = [one for _, one in said]
    for place in said:
        found = process.extract(place[1], sentences, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=2)
        if len(found) > 1:
            yield place


def _sentence(chance: random.Random) -> list[Word]:
    words = [Word(word) for word in chance.choices(vocabulary(), k=chance.randrange(8, 25))]
    return [*words[:-1], Word(f"{words[-1]}.")]


def _twin(chance: random.Random, sentence: list[Word]) -> list[Word]:
    """The same words but for one, as words of their own."""
    twin = [Word(word) for word in sentence]
    twin[chance.randrange(len(twin) - 1)] = Word(chance.choice(vocabulary()))
    return twin


def _trial(
    chance: random.Random,
    sentences: list[list[Word]],
    at: int,
    edits: int,
    *,
    gone: bool,
    around: tuple[str, str] = ("", ""),
) -> Trial:
    quoted = sentences[at]
    size = min(chance.randrange(2, 7), len(quoted))
    first = chance.randrange(len(quoted) - size + 1)
    held = quoted[first : first + size]
    before = [word for one in sentences for word in one]
    start, end = _range(before, held)
    left = [one for one in sentences if not (gone and one is quoted)]
    after = [word for one in left for word in one]
    _edit(chance, after, held, edits)
    if chance.random() < 0.25 or not after:
        _insert(chance, after, held, _sentence(chance))
    went = None if gone else _range(after, held)
    text = " ".join(before)
    return Trial(text, " ".join(after), anchor(text, start, end), went, around)


def _range(words: Sequence[Word], held: Sequence[Word]) -> tuple[int, int]:
    """Where these very words stand."""
    first = next(n for n, word in enumerate(words) if word is held[0])
    start = sum(len(word) + 1 for word in words[:first])
    return start, start + len(" ".join(held))


def _edit(chance: random.Random, words: list[Word], held: Sequence[Word], edits: int) -> None:
    """Change twice so many words around the quote: another instead, none, or one more."""
    for _ in range(2 * edits):
        free = [n for n, word in enumerate(words) if not any(word is one for one in held)]
        if not free:
            return
        place, other = chance.choice(free), Word(chance.choice(vocabulary()))
        words[place : place + 1] = chance.choice(([other], [], [words[place], other]))


def _insert(
    chance: random.Random, words: list[Word], held: Sequence[Word], more: list[Word]
) -> None:
    """Put words somewhere, but not between those that are quoted."""
    inner = {id(word) for word in held[1:]}
    places = [n for n in range(len(words) + 1) if n == len(words) or id(words[n]) not in inner]
    place = chance.choice(places)
    words[place:place] = more
