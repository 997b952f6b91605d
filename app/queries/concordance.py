"""Which European instrument each clause of a document follows, and what nobody looked at yet."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.models import Document, Extract, Source
from app.queries.evidence import Cited, citations, extracts, sources
from app.statute.numbering import cite_path, number_all, paths
from app.statute.snapshot import Clause, Kind, Snapshot
from app.statute.structure import articles_of, under_headings


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the table of concordance: a clause and one article it draws on."""

    clause: Clause
    label: str
    """How running text names the clause: Maddə 5, 5.2-ci maddə."""
    cited: Cited
    chapter: Clause | None = None
    """The heading the clause stands under, or is; None: under no heading."""

    @property
    def topics(self) -> Sequence[str]:
        """What the extract is about."""
        return tuple(self.cited.extract.facts.get("topics") or ())


@dataclass(frozen=True, slots=True)
class Cover:
    """How far the articles gathered under one heading rest on something."""

    heading: Clause | None
    """None: articles under no heading."""
    label: str
    articles: Sequence[Clause]
    bare: Sequence[tuple[Clause, str]]
    """Articles without a precedent, and how they are called."""

    @property
    def covered(self) -> int:
        """Articles with a precedent at themselves or at any unit of theirs."""
        return len(self.articles) - len(self.bare)


@dataclass(frozen=True, slots=True)
class Concordance:
    """A document beside European practice."""

    now: Snapshot
    lines: Sequence[Line]
    """In reading order."""
    covers: Sequence[Cover]
    """By heading, in reading order."""
    untouched: Mapping[str, int]
    """Topics of the library that no citation touches, with how many extracts speak of each."""

    @property
    def relations(self) -> Mapping[str, int]:
        """How many citations there are of each relation."""
        return Counter(line.cited.relation for line in self.lines)

    @property
    def articles(self) -> int:
        """How many articles there are."""
        return sum(len(cover.articles) for cover in self.covers)

    @property
    def covered(self) -> int:
        """How many of them have a precedent."""
        return sum(cover.covered for cover in self.covers)


@dataclass(frozen=True, slots=True)
class Practice:
    """What one source says of a topic."""

    source: Source
    extracts: Sequence[Extract]


def concordance(session: Session, document: Document, now: Snapshot, language: str) -> Concordance:
    """The document as of a step beside what it cites there, named in a language."""
    cited = citations(session, document, now.step)
    labels = labels_of(now, language)
    lines = [
        Line(clause, labels[clause.id], one, now.by_id.get(heading or ""))
        for clause, heading in under_headings(now.clauses)
        for one in cited.get(clause.id, ())
    ]
    touched = {topic for line in lines for topic in line.topics}
    untouched = _untouched(session, touched)
    return Concordance(now, lines, list(_covers(now, set(cited), labels)), untouched)


def practice_of(session: Session, topic: str) -> list[Practice]:
    """What every source of the library says of a topic, in the order of the library."""
    known, found = sources(session), extracts(session)
    said = {
        slug: [one for one in found.get(slug, ()) if topic in (one.facts.get("topics") or ())]
        for slug in known
    }
    return [Practice(known[slug], some) for slug, some in said.items() if some]


def labels_of(now: Snapshot, language: str) -> dict[str, str]:
    """How running text names every clause, by id."""
    about = now.particulars
    ways = paths(now.clauses, number_all(now.clauses, about.family, about.numbering))
    return {
        clause: cite_path(way, about.family, language, opens=True) for clause, way in ways.items()
    }


def _covers(now: Snapshot, cited: set[str], labels: Mapping[str, str]) -> Iterator[Cover]:
    article_of = articles_of(now.clauses)
    resting = {article_of[one] for one in cited if one in article_of}
    gathered: dict[str | None, list[Clause]] = {}
    for clause, heading in under_headings(now.clauses):
        if article_of.get(clause.id) == clause.id and clause.kind is not Kind.PREAMBLE:
            gathered.setdefault(heading, []).append(clause)
    for heading, articles in gathered.items():
        bare = [(one, labels[one.id]) for one in articles if one.id not in resting]
        label = labels[heading] if heading else ""
        yield Cover(now.by_id.get(heading or ""), label, articles, bare)


def _untouched(session: Session, touched: Iterable[str]) -> dict[str, int]:
    said = Counter(
        topic
        for some in extracts(session).values()
        for one in some
        for topic in one.facts.get("topics") or ()
    )
    return {topic: count for topic, count in said.items() if topic not in set(touched)}
