"""How often an extract that was cited is among the first suggested for its clause; how fast."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from time import process_time

from sqlalchemy.orm import Session

from app.models import Document
from app.queries.documents import document_named
from app.queries.evidence import Cited, citations
from app.queries.precedents import library_of, ranked
from app.queries.snapshots import snapshot
from app.statute.precedents import USUAL, Library, Parts, Passage
from app.statute.snapshot import Snapshot
from app.statute.structure import standing
from benchmarks.measuring import grid

WAYS: Mapping[str, Parts] = {
    "**ours**": USUAL,
    "topic only": Parts(words=0, letters=0, topics=1, neighbours=0),
    "fours of letters only": Parts(words=0, letters=1, topics=0, neighbours=0),
    "words and glossary only": Parts(words=1, letters=0, topics=0, neighbours=0),
    "without clauses like it": Parts(neighbours=0),
}
"""What is measured in turn."""

DEPTHS = (1, 3, 5, 10)

MANY = 2_000
"""Extracts of the library whose speed is measured."""


@dataclass(frozen=True, slots=True)
class Case:
    """A document, its citations, the library."""

    now: Snapshot
    cited: Mapping[str, Sequence[Cited]]
    library: Library


def report(session: Session) -> Iterator[str]:
    """The report: hits of each way, then the speed with a large library."""
    case = _case(session, document_named(session, "charter"))
    yield _hits(case)
    yield _speed(case)


def _case(session: Session, document: Document) -> Case:
    now = snapshot(session, document)
    here = {one.id for one in standing(now.clauses)}
    cited = {one: said for one, said in citations(session, document).items() if one in here}
    return Case(now, cited, library_of(session))


def _hits(case: Case) -> str:
    held = sum(map(len, case.cited.values()))
    rows = [(name, *_told(places_of(case, parts))) for name, parts in WAYS.items()]
    by_chance = [depth / len(case.library.passages) for depth in DEPTHS]
    rows.append(("by chance", *(f"{one:.0%}" for one in by_chance), ""))
    heads = ("way", *(f"recall@{depth}" for depth in DEPTHS), "MRR")
    return (
        f"## Suggested precedents: {held} citations of the charter, each left out in turn, "
        f"among {len(case.library.passages)} extracts\n\n" + grid([heads, *rows])
    )


def places_of(case: Case, parts: Parts) -> list[int]:
    """The place among the suggestions of each citation that is left out; 0 for none."""
    return [_place(case, parts, clause, one) for clause, said in case.cited.items() for one in said]


def _place(case: Case, parts: Parts, clause: str, out: Cited) -> int:
    rest = {
        other: [one for one in said if (other, one) != (clause, out)]
        for other, said in case.cited.items()
    }
    without = {one.extract.slug for one in rest[clause]}
    found = ranked(case.library, case.now, rest, clause, without=without, most=MANY, parts=parts)
    names = [one.name for one in found]
    slug = out.extract.slug
    return names.index(slug) + 1 if slug in names else 0


def _told(places: Sequence[int]) -> Iterator[str]:
    for depth in DEPTHS:
        yield f"{sum(0 < one <= depth for one in places) / len(places):.0%}"
    yield f"{sum(1 / one for one in places if one) / len(places):.2f}"


def _speed(case: Case) -> str:
    begun = process_time()
    library = Library(_many(case.library))
    weighed = process_time() - begun
    took = []
    for clause in list(standing(case.now.clauses))[:100]:
        begun = process_time()
        ranked(library, case.now, case.cited, clause.id, without=set(), most=10)
        took.append((process_time() - begun) * 1000)
    took.sort()
    rows = [(f"{median(took):.0f}", f"{took[int(len(took) * 0.95)]:.0f}", f"{weighed * 1000:.0f}")]
    heads = ("a clause, median CPU ms", "95 %", "weighing the library, CPU ms")
    return f"### With {MANY} extracts (made of the real ones)\n\n" + grid([heads, *rows])


def _many(library: Library) -> Iterator[Passage]:
    """Extracts whose words are drawn from real ones: as long, and as often said."""
    chance = random.Random(5)  # noqa: S311  # the same library each time
    said = [text for one in library.passages for text in one.texts]
    for number in range(MANY):
        like = chance.choice(library.passages)
        texts = tuple(_drawn(chance, said, len(text.split())) for text in like.texts)
        yield Passage(f"made-{number}", texts, like.topics)


def _drawn(chance: random.Random, said: Sequence[str], length: int) -> str:
    found: list[str] = []
    while len(found) < length:
        words = chance.choice(said).split()
        at = chance.randrange(len(words))
        found += words[at : at + 6]
    return " ".join(found[:length])
