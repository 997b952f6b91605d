"""Which extracts a clause may rest on, the likeliest first, and why each is named."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from app.statute.precedents.features import forms, fours, stems, subjects, things
from app.statute.precedents.library import Count, Library

MOST_REASONS = 4
"""Shared words that are told."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A clause that looks for precedents."""

    texts: tuple[str, ...]
    """Its heading and its words, in every language."""
    around: tuple[str, ...] = ()
    """Headings it stands under, texts it continues, units below it."""
    topics: frozenset[str] = frozenset()
    """Topics of what it and its article cite already."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another clause, and what it cites."""

    name: str
    """Id of the clause."""
    texts: tuple[str, ...]
    cites: frozenset[str]


@dataclass(frozen=True, slots=True)
class Precedent:
    """An extract a clause may rest on."""

    name: str
    """Slug of the extract."""
    score: float
    topics: tuple[str, ...]
    """Of its topics, those the clause speaks of."""
    words: tuple[str, ...]
    """Words of the clause that it uses too, the most telling first."""
    like: str = ""
    """Id of the clause most like this one that cites it; empty for none."""


@dataclass(frozen=True, slots=True)
class Parts:
    """How much each likeness weighs. A part is what it is of the best extract's."""

    words: float = 1.0
    letters: float = 1.0
    topics: float = 1.0
    neighbours: float = 0.15


USUAL = Parts()

AROUND = 0.5
"""What stands around a clause weighs beside its own words."""

ALIKE = 0.35
"""Cosine from which another clause is one like this."""

LEAST = 0.3
"""An extract whose score is a smaller part of the best possible one is no suggestion."""


def precedents(
    library: Library,
    asked: Asked,
    *,
    without: Collection[str] = (),
    neighbours: Sequence[Neighbour] = (),
    most: int = 10,
    parts: Parts = USUAL,
) -> tuple[Precedent, ...]:
    """At most so many extracts, the likeliest first, equal ones by name.

    `without`: what is not to be named: cited there already, or put aside.
    """
    spoken = _weighed(asked, (stems, things))
    speaks = _topics(asked)
    likes = _likes(asked, neighbours)
    ranks = _joined(
        (parts.words, library.words.score(spoken) if parts.words else ()),
        (parts.letters, library.letters.score(_weighed(asked, (fours,))) if parts.letters else ()),
        (parts.topics, [_on_topic(library, one.topics, speaks) for one in library.passages]),
        (parts.neighbours, [likes.get(one.name, ("", 0.0))[1] for one in library.passages]),
    )
    apart = set(without)
    best = sorted(
        (-score, passage.name, place)
        for place, (passage, score) in enumerate(zip(library.passages, ranks, strict=True))
        if score >= LEAST * _whole(parts) and passage.name not in apart
    )[:most]
    written = forms((*asked.texts, *asked.around))
    return tuple(
        Precedent(
            name,
            -score,
            tuple(one for one in library.passages[place].topics if one in speaks),
            _shared(library, place, spoken, written),
            likes.get(name, ("", 0.0))[0],
        )
        for score, name, place in best
    )


def _whole(parts: Parts) -> float:
    return parts.words + parts.letters + parts.topics + parts.neighbours


def _joined(*parts: tuple[float, Sequence[float]]) -> list[float]:
    """The score of every passage by its place: each part is weighed against its best."""
    ranks: list[float] = []
    for weight, scores in parts:
        best = max(scores, default=0.0) or 1.0
        ranks = ranks or [0.0] * len(scores)
        for place, score in enumerate(scores):
            ranks[place] += weight * score / best
    return [round(one, 9) for one in ranks]


def _weighed(asked: Asked, counts: Iterable[Count]) -> dict[str, float]:
    """What the clause says, its own words before those around it; often said tells little more."""
    found: Counter[str] = Counter()
    around: Counter[str] = Counter()
    for count in counts:
        for text in asked.texts:
            found.update(count(text))
        for text in asked.around:
            around.update(count(text))
    names = found.keys() | around.keys()
    return {one: sqrt(found[one]) + AROUND * sqrt(around[one]) for one in names}


def _topics(asked: Asked) -> dict[str, float]:
    """What the clause speaks of, and how surely."""
    found: Counter[str] = Counter()
    for text in asked.texts:
        found.update(subjects(text))
    around: Counter[str] = Counter()
    for text in asked.around:
        around.update(subjects(text))
    names = found.keys() | around.keys() | asked.topics
    return {
        one: min(1.0, found[one]) + AROUND * min(1.0, around[one]) + AROUND * (one in asked.topics)
        for one in names
    }


def _on_topic(library: Library, topics: Sequence[str], speaks: Mapping[str, float]) -> float:
    """The more its topics are the clause's and the fewer extracts are on them, the better."""
    return sum(library.telling(one) * speaks.get(one, 0.0) for one in topics) / sqrt(
        len(topics) or 1
    )


def _likes(asked: Asked, neighbours: Sequence[Neighbour]) -> dict[str, tuple[str, float]]:
    """By extract: the clause most like this one that cites it, and how like it is."""
    own = _vector(asked.texts)
    found: dict[str, tuple[str, float]] = {}
    for one in sorted(neighbours, key=lambda one: one.name):
        near = _cosine(own, _vector(one.texts))
        for name in one.cites if near >= ALIKE else ():
            if near > found.get(name, ("", 0.0))[1]:
                found[name] = (one.name, near)
    return found


def _vector(texts: Iterable[str]) -> Counter[str]:
    found: Counter[str] = Counter()
    for text in texts:
        found.update(stems(text))
        found.update(things(text))
    return found


def _cosine(one: Mapping[str, int], other: Mapping[str, int]) -> float:
    shared = sum(one[name] * other[name] for name in one.keys() & other.keys())
    lengths = sum(n * n for n in one.values()) * sum(n * n for n in other.values())
    return shared / sqrt(lengths) if lengths else 0.0


def _shared(
    library: Library, place: int, spoken: Mapping[str, float], written: Mapping[str, str]
) -> tuple[str, ...]:
    there = library.spoken[place]
    both = [one for one in spoken if one in there and one in written]
    told = sorted(both, key=lambda one: (-library.words.rarity(one) * spoken[one], one))
    return tuple(dict.fromkeys(written[one] for one in told if library.words.rarity(one)))[
        :MOST_REASONS
    ]
