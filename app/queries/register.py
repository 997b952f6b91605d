"""What was remarked of a document, in a round or altogether, and what became of each remark."""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from textwrap import shorten

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Document, Institution, Person, Placement, Step
from app.queries.people import named
from app.queries.references import Neighbours
from app.queries.rounds import Round, reviews_of
from app.queries.snapshots import snapshot
from app.queries.suggestions import Proposed
from app.queries.threads import Talk, talks
from app.statute.diffing import compare
from app.statute.mentions import shown as with_names
from app.statute.numbering import cite_path, number_all, paths
from app.statute.references import Places, shown
from app.statute.register import Disposition, Entry, Offer, Register
from app.statute.snapshot import AUTHORITATIVE, Snapshot

BEGINNING = 40
"""Characters that stand for a clause without number."""

Names = Mapping[str, str]
"""What each clause is called, by id."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """Whose register, of what, in which language."""

    document: Document
    now: Snapshot
    language: str
    found: Round | None
    late: frozenset[str]
    """Ids of conversations that were handed in after the last day."""

    def at(self, since: int) -> int:
        """The step by whose numbers a remark of step `since` was made."""
        return self.found.part(self.document).opened if self.found else since


@dataclass(frozen=True, slots=True)
class _Book:
    """What every entry is written from."""

    asked: _Asked
    places: Places
    names: Names
    then: Mapping[int, Names]
    """By the step at which people read it."""
    people: Mapping[str, tuple[Person, Institution | None]]
    called: Mapping[str, str]
    """Names by id, of everybody the words may call on."""
    moments: Mapping[int, datetime]


def register(
    session: Session,
    document: Document,
    language: str,
    found: Round | None = None,
    step: int | None = None,
) -> Register:
    """The remarks of a round on a document, or all of it, in the order of the text today.

    `step`: as they had come by then, in the order of that text; None: today. Clauses are named in
    `language`; what people said is in the language they said it in. Raises NoSuchStep.
    """
    now = snapshot(session, document, step)
    handed = reviews_of(session, found).get(document.id, []) if found else []
    wanted = {thread for one in handed for thread in one.threads} if found else None
    late = frozenset(one for review in handed if review.review.late for one in review.threads)
    talked = _in_order(talks(session, document, now), now, wanted)
    book = _book(session, _Asked(document, now, language, found, late), talked)
    entries = tuple(_entry(book, number, talk) for number, talk in enumerate(talked, start=1))
    return Register(
        slug=document.slug,
        title=now.particulars.title(language),
        language=language,
        step=now.step,
        digest=now.digest,
        at=now.at,
        entries=entries,
        round=found.title if found else "",
        opened=found.part(document).opened if found else 0,
        deadline=found.deadline if found else None,
        closed=found.closed if found else False,
    )


def _in_order(
    by_clause: Mapping[str | None, Sequence[Talk]], now: Snapshot, wanted: Collection[str] | None
) -> list[Talk]:
    ids: list[str | None] = [None, *(clause.id for clause in now.clauses)]
    return [
        talk
        for clause in ids
        for talk in by_clause.get(clause, ())
        if wanted is None or talk.thread.id in wanted
    ]


def _book(session: Session, asked: _Asked, talked: Sequence[Talk]) -> _Book:
    steps = {asked.at(talk.thread.since) for talk in talked}
    return _Book(
        asked=asked,
        places=Places(asked.now, Neighbours(session)),
        names=names_in(asked.now, asked.language),
        then=_names_at(session, asked.document, steps, asked.language),
        people=_people(session, {talk.thread.author_id for talk in talked}),
        called=_called(session, talked),
        moments=moments_of(session, asked.document, [talk.thread.since for talk in talked]),
    )


def names_in(now: Snapshot, language: str) -> Names:
    """What each clause is called in running text; "" for what is struck."""
    about = now.particulars
    numbers = number_all(now.clauses, about.family, about.numbering)
    found = {}
    for clause_id, path in paths(now.clauses, numbers).items():
        clause = now.by_id[clause_id]
        name = "" if clause.struck else cite_path(path, about.family, language, opens=True)
        if name and not numbers[clause_id]:
            said = clause.wording(language)
            begins = shorten(said.heading or said.text, BEGINNING, placeholder="…")
            name = f"{name} «{begins}»" if begins else name
        found[clause_id] = name
    return found


def _names_at(
    session: Session, document: Document, steps: Collection[int], language: str
) -> dict[int, Names]:
    """What clauses were called at some steps; counted once for steps with one structure."""
    changed = select(Placement.since).where(Placement.record_id == document.id).distinct()
    structures = sorted(session.scalars(changed))
    counted: dict[int, Names] = {}
    found = {}
    for step in steps:
        place = bisect_right(structures, step)
        structure = structures[place - 1] if place else step
        if structure not in counted:
            counted[structure] = names_in(snapshot(session, document, structure), language)
        found[step] = counted[structure]
    return found


def _people(session: Session, ids: Collection[str]) -> dict[str, tuple[Person, Institution | None]]:
    rows = session.execute(
        select(Person, Institution)
        .outerjoin(Institution, Institution.id == Person.institution_id)
        .where(Person.id.in_(ids))
    )
    return {person.id: (person, institution) for person, institution in rows}


def _called(session: Session, talked: Iterable[Talk]) -> dict[str, str]:
    ids = {one for talk in talked for one in talk.mentions}
    rows = session.execute(select(Person.id, Person.name).where(Person.id.in_(ids)))
    return {row.id: row.name for row in rows}


def moments_of(session: Session, document: Document, steps: Iterable[int]) -> dict[int, datetime]:
    """When some steps were taken."""
    rows = session.execute(
        select(Step.number, Step.at).where(
            Step.record_id == document.id, Step.number.in_(list(steps))
        )
    )
    return {row.number: row.at for row in rows}


def _entry(book: _Book, number: int, talk: Talk) -> Entry:
    thread = talk.thread
    person, institution = book.people[thread.author_id]
    opening = talk.comments[0].body if talk.comments else ""
    return Entry(
        number=number,
        thread=thread.id,
        person=person.id,
        who=person.name,
        institution=named(institution, book.asked.language, book.moments[thread.since])
        or person.affiliation,
        at=book.moments[thread.since],
        kind=thread.kind,
        clause=talk.clause,
        then=book.then[book.asked.at(thread.since)].get(thread.clause_id or "", ""),
        now=book.names.get(talk.clause or "", ""),
        words=shown(thread.quote, book.places),
        remark=shown(with_names(opening, book.called), book.places),
        disposition=_disposition(talk),
        reason=shown(talk.turn.reason, book.places) if talk.turn and talk.turn.resolved else "",
        offers=tuple(_offers(book, talk.suggests)) if talk.suggests else (),
        late=thread.id in book.asked.late,
    )


def _disposition(talk: Talk) -> Disposition:
    if talk.withdrawn or (talk.comments and talk.comments[0].withdrawn):
        return Disposition.WITHDRAWN
    if talk.turn is None or not talk.turn.resolved:
        return Disposition.OPEN
    return Disposition(talk.turn.outcome)


def _offers(book: _Book, suggested: Proposed) -> Iterator[Offer]:
    """What each part proposes, in each language, against what it was written against."""
    for part in suggested.parts:
        if not part.words:
            yield Offer(part.deed.value, AUTHORITATIVE)
        for words in part.words:
            base = suggested.base(part, words)
            before = _said(book, base.heading, base.text)
            after = _said(book, words.heading, words.text)
            yield Offer(part.deed.value, words.language, compare(before, after))


def _said(book: _Book, heading: str, text: str) -> str:
    return shown("\n".join(filter(None, (heading, text))), book.places)
