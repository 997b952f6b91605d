"""The extracts of a library, weighed once, so that any clause can be held against all of them."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import log, sqrt

from app.statute.precedents.features import fours, stems, things

Count = Callable[[str], Counter[str]]

SATURATION, LENGTH = 1.2, 0.6
"""k1 and b of BM25 (Robertson and Zaragoza, 2009): short texts, so their length tells little."""

EVERYWHERE = 0.5
"""What stands in more than this part of the extracts tells none of them apart."""


MOST = 250
"""Features of a clause that are looked up: those that tell most. However long it is, no more."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One extract, as far as it can be likened to a clause."""

    name: str
    """Slug."""
    texts: tuple[str, ...]
    """Heading, summary and quotation, in every language there is."""
    topics: tuple[str, ...] = ()


class Postings:
    """Which passages have which features, and how much each weighs there."""

    def __init__(self, counted: Sequence[Counter[str]]) -> None:
        self._size = len(counted)
        usual = sum(one.total() for one in counted) / max(1, self._size) or 1.0
        self._weights: dict[str, list[tuple[int, float]]] = {}
        for place, counts in enumerate(counted):
            norm = SATURATION * (1 - LENGTH + LENGTH * counts.total() / usual)
            for name, count in counts.items():
                weight = count * (SATURATION + 1) / (count + norm)
                self._weights.setdefault(name, []).append((place, weight))

    def rarity(self, name: str) -> float:
        """How much a feature tells; 0 for what stands in most passages, or in none."""
        among = len(self._weights.get(name, ()))
        if not among or (among > self._size * EVERYWHERE and self._size > 4):
            return 0.0
        return log(1 + (self._size - among + 0.5) / (among + 0.5))

    def score(self, asked: Mapping[str, float]) -> list[float]:
        """How well each passage answers to what tells most of what is asked, by its place."""
        scores = [0.0] * self._size
        told = sorted((-self.rarity(name) * weight, name) for name, weight in asked.items())
        for weight, name in told[:MOST]:
            if weight:
                for place, here in self._weights[name]:
                    scores[place] -= weight * here
        return scores


@dataclass(slots=True)
class Library:
    """All passages with their postings. The same passages in any order are the same library."""

    passages: tuple[Passage, ...]
    words: Postings = field(init=False)
    letters: Postings = field(init=False)
    spoken: tuple[Counter[str], ...] = field(init=False)
    spread: Mapping[str, int] = field(init=False)
    """How many passages are on each topic."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        known = {one.name: one for one in passages}
        self.passages = tuple(known[name] for name in sorted(known))
        self.spoken = tuple(_counted(one, stems) + _counted(one, things) for one in self.passages)
        self.words = Postings(self.spoken)
        self.letters = Postings([_counted(one, fours) for one in self.passages])
        self.spread = Counter(topic for one in self.passages for topic in set(one.topics))

    def telling(self, topic: str) -> float:
        """How much it tells that an extract is on a topic: less, the more of them are."""
        return 1 / sqrt(self.spread.get(topic, 0) or 1)


def _counted(passage: Passage, count: Count) -> Counter[str]:
    found: Counter[str] = Counter()
    for text in passage.texts:
        found.update(count(text))
    return found
