"""Which extracts of the library a clause may rest on, and why: suggestions, never more."""

import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.models import HOUSE, Clause, Document, Extract, Source, Step
from app.queries.evidence import Cited, citations, extracts, sources
from app.statute import snapshot as statute
from app.statute.precedents import (
    USUAL,
    Asked,
    Library,
    Neighbour,
    Parts,
    Passage,
    Precedent,
    precedents,
)
from app.statute.snapshot import LANGUAGES, Snapshot
from app.statute.structure import standing

PASS_OVER, RECONSIDER = "pass_over_extract", "reconsider_extract"
"""Deeds by which a suggestion is put aside at a clause and looked at again."""

WEIGHED = 2
"""Libraries one process keeps weighed: the newest, and the one it took the place of."""

UNITS = 60
"""Units below a clause that tell what it is about."""


@dataclass(frozen=True, slots=True)
class Suggested:
    """An extract a clause may rest on, and why."""

    precedent: Precedent
    extract: Extract
    source: Source


@dataclass(frozen=True, slots=True)
class PassedOver:
    """An extract somebody found not to be for the clause, and in which step."""

    extract: Extract
    source: Source
    step: Step


class _Kept:
    """Libraries weighed before: none is ever stale, for a digest covers all that was said."""

    def __init__(self) -> None:
        self._found: dict[str, Library] = {}
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._found)

    def find(self, digest: str) -> Library | None:
        """The library, if it is here."""
        with self._lock:
            return self._found.get(digest)

    def put(self, digest: str, library: Library) -> None:
        """Keep a library in place of the oldest."""
        with self._lock:
            while len(self._found) >= WEIGHED:
                del self._found[next(iter(self._found))]
            self._found[digest] = library


KEPT = _Kept()


def library_of(session: Session) -> Library:
    """The library, weighed once and kept until an extract is described again."""
    newest = select(func.max(Extract.since)).scalar_subquery()
    digest = session.scalar(
        select(Step.digest).where(Step.record_id == HOUSE, Step.number == newest)
    )
    if digest is None:
        return Library(())
    if (kept := KEPT.find(digest)) is None:
        kept = Library(passage(one) for some in extracts(session).values() for one in some)
        KEPT.put(digest, kept)
    return kept


def passage(extract: Extract) -> Passage:
    """An extract as it is likened to clauses."""
    facts = extract.facts
    quoted = facts.get("quotation")
    texts = [
        str(words)
        for name in ("heading", "summary")
        for words in (facts.get(name) or {}).values()
        if words
    ]
    if isinstance(quoted, Mapping) and quoted.get("text"):
        texts.append(str(quoted["text"]))
    return Passage(extract.slug, tuple(texts), tuple(facts.get("topics") or ()))


def suggested(
    session: Session, document: Document, now: Snapshot, clause_id: str, most: int = 10
) -> list[Suggested]:
    """What the clause may rest on beside what it cites and what was put aside there.

    A struck clause rests on nothing.
    """
    if clause_id not in {one.id for one in standing(now.clauses)}:
        return []
    cited = citations(session, document)
    apart = {one.extract.slug for one in cited.get(clause_id, ())}
    apart |= {slug for slug, _ in _last_words(session, clause_id, PASS_OVER)}
    found = ranked(library_of(session), now, cited, clause_id, without=apart, most=most)
    known = sources(session)
    by_slug = {one.slug: one for some in extracts(session).values() for one in some}
    return [
        Suggested(one, by_slug[one.name], known[by_slug[one.name].source_slug]) for one in found
    ]


def ranked(
    library: Library,
    now: Snapshot,
    cited: Mapping[str, Sequence[Cited]],
    clause_id: str,
    *,
    without: frozenset[str] | set[str],
    most: int,
    parts: Parts = USUAL,
) -> tuple[Precedent, ...]:
    """The likeliest extracts for a clause of a text that cites what it cites."""
    here = list(standing(now.clauses))
    around = [
        Neighbour(one.id, _words(one), frozenset(said.extract.slug for said in cited[one.id]))
        for one in here
        if one.id in cited and one.id != clause_id
    ]
    asked = asked_of(here, cited, clause_id)
    return precedents(library, asked, without=without, neighbours=around, most=most, parts=parts)


def asked_of(
    here: Sequence[statute.Clause], cited: Mapping[str, Sequence[Cited]], clause_id: str
) -> Asked:
    """The clause with what it continues and what its article cites already."""
    by_id = {one.id: one for one in here}
    clause = by_id[clause_id]
    above = list(_above(by_id, clause))
    family = {one.id for one in above[:1]} | {clause_id}
    kin = [one for one in here if one.id in family or one.parent in family]
    topics = {
        topic
        for one in kin
        for said in cited.get(one.id, ())
        for topic in said.extract.facts.get("topics") or ()
    }
    below = [one for one in here if one.parent == clause_id][:UNITS]
    around = tuple(words for one in (*above, *below) for words in _words(one))
    return Asked(_words(clause), around, frozenset(topics))


def _above(by_id: Mapping[str, statute.Clause], clause: statute.Clause) -> Iterator[statute.Clause]:
    """What it stands in, the nearest first."""
    while clause.parent and clause.parent in by_id:
        clause = by_id[clause.parent]
        yield clause


def _words(clause: statute.Clause) -> tuple[str, ...]:
    """Heading and text in every language."""
    said = (clause.wording(language) for language in LANGUAGES)
    return tuple(words for one in said for words in (one.heading, one.text) if words)


def likely_places(now: Snapshot, said: Sequence[Extract], most: int = 3) -> dict[str, list[str]]:
    """Where each extract could be cited: ids of the clauses most like it, by its slug."""
    clauses = [Passage(one.id, words) for one in standing(now.clauses) if (words := _words(one))]
    there = Library(clauses)
    found = {}
    for extract in said:
        asked = Asked(passage(extract).texts)
        likest = precedents(there, asked, most=most)
        found[extract.slug] = [one.name for one in likest]
    return found


def passed_over(session: Session, clause_id: str) -> list[PassedOver]:
    """What was put aside at the clause and not looked at again, the last first."""
    known = sources(session)
    by_slug = {one.slug: one for some in extracts(session).values() for one in some}
    found = _last_words(session, clause_id, PASS_OVER)
    return [
        PassedOver(by_slug[slug], known[by_slug[slug].source_slug], step)
        for slug, step in sorted(found, key=lambda one: -one[1].number)
        if slug in by_slug
    ]


def _last_words(session: Session, clause_id: str, deed: str) -> list[tuple[str, Step]]:
    """Extracts of which a deed was the last word at the clause, with its step."""
    record = session.get_one(Clause, clause_id).record_id
    steps = session.scalars(
        select(Step)
        .where(Step.record_id == record, Step.clause_id == clause_id)
        .where(Step.deed.in_((PASS_OVER, RECONSIDER)))
        .order_by(Step.number)
    )
    last = {str(one.facts["extract"]): one for one in steps}
    return [(slug, one) for slug, one in last.items() if one.deed == deed]
