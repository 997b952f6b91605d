"""What the library holds, filtered, and which clauses rest on it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.models import Document, Extract, Source
from app.queries.evidence import Cited, citations, extracts, sources
from app.queries.snapshots import snapshot
from app.statute.language import fold
from app.statute.numbering import cite_path, number_all, paths
from app.statute.snapshot import Clause, Snapshot


@dataclass(frozen=True, slots=True)
class Shelf:
    """A source with its extracts."""

    source: Source
    extracts: Sequence[Extract]

    @property
    def topics(self) -> frozenset[str]:
        """Topics of its extracts."""
        return frozenset(topic for one in self.extracts for topic in one.facts.get("topics", ()))


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a reader looks for; empty fields let everything through."""

    words: str = ""
    kind: str = ""
    country: str | None = None
    topic: str = ""
    verified: str = ""
    """yes or no"""


@dataclass(frozen=True, slots=True)
class Place:
    """A clause that rests on something."""

    document: Document
    title: str
    clause: Clause
    label: str
    """How running text names it: Maddə 5, 5.2-ci maddə."""
    cited: Cited
    """How it cites, and whether the library says something else since."""


def shelves(session: Session) -> list[Shelf]:
    """The whole library, in the order it was described."""
    held = extracts(session)
    return [Shelf(source, held.get(slug, ())) for slug, source in sources(session).items()]


def found(library: Iterable[Shelf], wanted: Wanted) -> list[Shelf]:
    """Shelves that answer, each with the extracts that do.

    Words are looked for folded, each on its own, in the source and in the extract together.
    """
    answers = (_narrowed(shelf, wanted) for shelf in library if _of_kind(shelf.source, wanted))
    return [shelf for shelf in answers if shelf is not None]


def cited_by(
    session: Session, documents: Iterable[Document], language: str
) -> dict[str, list[Place]]:
    """Clauses of these documents that cite each extract, by its slug."""
    places: dict[str, list[Place]] = defaultdict(list)
    for document in documents:
        now = _Labelled(session, document, language)
        cited = citations(session, document)
        for clause in now.standing:
            for one in cited.get(clause.id, ()):
                places[one.extract.slug].append(now.place(clause, one))
    return places


class _Labelled:
    """A document as it stands, with what its clauses are called."""

    def __init__(self, session: Session, document: Document, language: str) -> None:
        self.document = document
        self.language = language
        self.now: Snapshot = snapshot(session, document)
        about = self.now.particulars
        numbers = number_all(self.now.clauses, about.family, about.numbering)
        self.paths = paths(self.now.clauses, numbers)

    @property
    def standing(self) -> list[Clause]:
        """Clauses that are not struck."""
        return [clause for clause in self.now.clauses if not clause.struck]

    def place(self, clause: Clause, cited: Cited) -> Place:
        """The clause, as somewhere else refers to it."""
        about = self.now.particulars
        label = cite_path(self.paths[clause.id], about.family, self.language, opens=True)
        title = about.title(self.language)
        return Place(self.document, title, clause, label, cited)


def _of_kind(source: Source, wanted: Wanted) -> bool:
    return (not wanted.kind or source.kind == wanted.kind) and (
        wanted.country is None or source.country == wanted.country
    )


def _narrowed(shelf: Shelf, wanted: Wanted) -> Shelf | None:
    """The shelf with the extracts that answer; None where neither it nor any of them does."""
    asked = fold(wanted.words).split()
    own = fold(_spoken(shelf.source.facts, shelf.source.slug))
    kept = [
        one
        for one in shelf.extracts
        if (not wanted.topic or wanted.topic in one.facts.get("topics", ()))
        and _is_verified(one.facts, wanted)
        and _all_in(asked, own + " " + fold(_spoken(one.facts, one.slug)))
    ]
    itself = not wanted.topic and _is_verified(shelf.source.facts, wanted) and _all_in(asked, own)
    return Shelf(shelf.source, kept) if kept or itself else None


def _is_verified(facts: Mapping[str, object], wanted: Wanted) -> bool:
    return not wanted.verified or bool(facts.get("verified")) is (wanted.verified == "yes")


def _all_in(asked: Iterable[str], text: str) -> bool:
    return all(word in text for word in asked)


def _spoken(facts: Mapping[str, object], slug: str) -> str:
    """Everything in words, in whatever language."""
    found = [slug]
    for value in facts.values():
        if isinstance(value, str):
            found.append(value)
        elif isinstance(value, dict):
            found.extend(str(one) for one in value.values())
        elif isinstance(value, list):
            found.extend(_spoken(one, "") if isinstance(one, dict) else str(one) for one in value)
    return " ".join(found)
