"""Whether a row says what another says already: by a lasting name, or because it reads alike."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz

from app.statute.identifiers import Scheme
from app.statute.language import fold

TITLES: Mapping[str, tuple[str, ...]] = {
    "sources": ("title_original", "title_en", "title_az"),
    "extracts": ("summary_en", "summary_az"),
    "needs": ("title_en", "title_az"),
}
"""Columns by whose words rows are likened, each language with itself."""

WITHIN: Mapping[str, str] = {"sources": "kind", "extracts": "source", "needs": "group"}
"""A column in which likely twins agree."""

ALIKE = 90
"""From how many parts of a hundred two titles are one: a word more or less of ten, a typo."""

SAME_HOUSE = 70
"""The same of the names of organisations, which are shortened freely."""

RAREST = 3
MOST_LOOKED_AT = 60
"""Words, and rows with them, by which a twin is sought: what keeps 50,000 rows bounded."""

SHORTEST = 3
NUMBER = re.compile(r"[0-9]+")


@dataclass(frozen=True, slots=True)
class Twin:
    """The row another one repeats: of the library (line 0), or further up in the file."""

    why: str
    """celex, eli, ecli, doi; alike; row: the very same row once more."""
    slug: str
    line: int = 0
    place: str = ""
    given: str = ""
    """The identifier both have."""


@dataclass(frozen=True, slots=True)
class _Said:
    twin: Twin
    within: str
    titles: Mapping[str, str]
    houses: tuple[str, ...]
    year: str


class Twins:
    """The rows of one list met so far."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self._named: dict[tuple[str, str], Twin] = {}
        self._said: list[_Said] = []
        self._by_word: dict[str, list[int]] = defaultdict(list)

    def add(self, slug: str, cells: Mapping[str, str], line: int = 0, place: str = "") -> None:
        """Remember a row."""
        for scheme in Scheme:
            if name := cells.get(scheme):
                self._named.setdefault((scheme, name), Twin(scheme, slug, line, place, name))
        said = self._as_said(Twin("alike", slug, line, place), cells)
        for word in _words(said):
            self._by_word[word].append(len(self._said))
        self._said.append(said)

    def find(self, cells: Mapping[str, str]) -> Twin | None:
        """The row these cells repeat, if any."""
        for scheme in Scheme:
            twin = self._named.get((scheme, cells.get(scheme, "")))
            if twin:
                return twin
        said = self._as_said(Twin("alike", ""), cells)
        return next((one.twin for one in self._near(said) if _alike(said, one)), None)

    def _as_said(self, twin: Twin, cells: Mapping[str, str]) -> _Said:
        return _Said(
            twin,
            cells.get(WITHIN[self.kind], ""),
            {name: fold(cells[name]) for name in TITLES[self.kind] if cells.get(name)},
            tuple(fold(cells.get(f"organisation_{language}", "")) for language in ("az", "en")),
            cells.get("adopted", "")[:4],
        )

    def _near(self, said: _Said) -> Iterator[_Said]:
        """Rows that share one of its rarest words."""
        held = [self._by_word[word] for word in _words(said) if word in self._by_word]
        looked: set[int] = set()
        for numbers in sorted(held, key=len)[:RAREST]:
            looked.update(numbers[: MOST_LOOKED_AT - len(looked)])
        for number in sorted(looked):
            yield self._said[number]


def _words(said: _Said) -> set[str]:
    return {
        word for title in said.titles.values() for word in title.split() if len(word) >= SHORTEST
    }


def _alike(one: _Said, other: _Said) -> bool:
    if one.within and other.within and one.within != other.within:
        return False
    if one.year and other.year and one.year != other.year:
        return False
    for mine, theirs in zip(one.houses, other.houses, strict=True):
        if mine and theirs and fuzz.token_set_ratio(mine, theirs) < SAME_HOUSE:
            return False
    return any(
        _reads_like(title, other.titles[name])
        for name, title in one.titles.items()
        if name in other.titles
    )


def _reads_like(one: str, other: str) -> bool:
    """Acts are told apart by their numbers: Decree-Law 283/93 is not Decree-Law 89/2005."""
    if sorted(NUMBER.findall(one)) != sorted(NUMBER.findall(other)):
        return False
    return fuzz.token_sort_ratio(one, other) >= ALIKE
