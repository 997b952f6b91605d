"""What a review round asks, of whom, and how far each has come."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.models import (
    Asking,
    Document,
    Institution,
    Person,
    Remark,
    Reminder,
    Review,
    ReviewRound,
    ReviewThread,
    RoundTerms,
    Sitting,
    Step,
)
from app.queries.errors import NotFound
from app.queries.people import role_held
from app.statute.roles import Action, allowed


@dataclass(frozen=True, slots=True)
class Part:
    """What a round asks of one document."""

    document: Document
    terms: RoundTerms
    """As they stand."""
    opened: int
    """The step that opened it: the text people were asked about."""


@dataclass(frozen=True, slots=True)
class Round:
    """A round as it stands."""

    identity: ReviewRound
    parts: tuple[Part, ...]
    """By slug; at least one."""

    @property
    def id(self) -> str:
        """Its name for life."""
        return self.identity.id

    @property
    def terms(self) -> RoundTerms:
        """What it says in each of its documents alike."""
        return self.parts[0].terms

    @property
    def title(self) -> str:
        """What it is called."""
        return self.terms.title

    @property
    def deadline(self) -> date:
        """The last day."""
        return date.fromisoformat(self.terms.deadline)

    @property
    def closed(self) -> bool:
        """Whether nothing is taken in any longer."""
        return any(part.terms.closed for part in self.parts)

    def part(self, document: Document) -> Part:
        """What it asks of that document."""
        return next(part for part in self.parts if part.document.id == document.id)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one reviewer has come; of what they wrote only that they did."""

    person: Person
    institution: Institution | None
    documents: tuple[str, ...]
    """Ids of what they were asked to review."""
    opened_at: datetime | None
    """When they first looked; None: not yet."""
    drafts: int
    """How many drafts wait unsent."""
    handed_in_at: datetime | None
    late: bool
    remarks: int
    """Conversations their review began."""
    reminded: tuple[datetime, ...]
    """Oldest first."""


@dataclass(frozen=True, slots=True)
class HandedIn:
    """A review of a document."""

    review: Review
    at: datetime
    threads: tuple[str, ...]
    """Ids of the conversations it began, in the order of the text as it was."""


def rounds_of(session: Session, document: Document) -> list[Round]:
    """Rounds that ask about a document, newest first."""
    known = select(RoundTerms.round_id).where(RoundTerms.record_id == document.id)
    return _rounds(session, session.scalars(known.distinct()).all())


def round_of(session: Session, document: Document, round_id: str) -> Round:
    """One round of a document. Raises NotFound."""
    for found in _rounds(session, [round_id]):
        if any(part.document.id == document.id for part in found.parts):
            return found
    raise NotFound(f"There is no such round in {document.slug}.")


def open_rounds(session: Session) -> list[Round]:
    """Every round that takes reviews in."""
    known = session.scalars(select(ReviewRound.id)).all()
    return [one for one in _rounds(session, known) if not one.closed]


def rounds_waiting(session: Session, person_id: str) -> list[Round]:
    """Open rounds in which a person was asked and has handed nothing in, soonest deadline first."""
    handed = select(Review.round_id).where(Review.person_id == person_id)
    asked = select(Asking.round_id).where(
        Asking.person_id == person_id, Asking.round_id.not_in(handed)
    )
    found = _rounds(session, session.scalars(asked.distinct()).all())
    return sorted(
        (one for one in found if not one.closed), key=lambda one: (one.deadline, one.title)
    )


def is_asked(session: Session, round_id: str, person_id: str) -> bool:
    """Whether a round asks a person."""
    asked = select(Asking.row).where(Asking.round_id == round_id, Asking.person_id == person_id)
    return session.scalars(asked.limit(1)).first() is not None


def asked_records(session: Session, round_id: str, person_id: str) -> frozenset[str]:
    """Ids of the documents a round asks a person about."""
    asked = select(Asking.record_id).where(
        Asking.round_id == round_id, Asking.person_id == person_id
    )
    return frozenset(session.scalars(asked))


def drafts_of(session: Session, round_id: str, person_id: str) -> list[Remark]:
    """What a person has drafted in a round, oldest first: theirs alone to see."""
    mine = select(Remark).where(Remark.round_id == round_id, Remark.person_id == person_id)
    return list(session.scalars(mine.order_by(Remark.at, Remark.id)))


def sitting_of(session: Session, round_id: str, person_id: str) -> Sitting | None:
    """The answers a person has begun; None where they never looked."""
    return session.get(Sitting, (round_id, person_id))


def reviews_of(session: Session, found: Round) -> dict[str, list[HandedIn]]:
    """What was handed in in each document, by record, oldest first."""
    threads: dict[tuple[str, str], list[str]] = defaultdict(list)
    begun = select(ReviewThread).where(ReviewThread.round_id == found.id)
    for one in session.scalars(begun.order_by(ReviewThread.row)):
        threads[one.record_id, one.person_id].append(one.thread_id)
    rows = session.execute(
        select(Review, Step.at)
        .join(Step, (Step.record_id == Review.record_id) & (Step.number == Review.since))
        .where(Review.round_id == found.id)
        .order_by(Step.at, Review.row)
    )
    handed: dict[str, list[HandedIn]] = defaultdict(list)
    for review, at in rows:
        own = tuple(threads[review.record_id, review.person_id])
        handed[review.record_id].append(HandedIn(review, at, own))
    return dict(handed)


def progress(session: Session, found: Round) -> list[Progress]:
    """How far each reviewer of the round's parts has come, by name.

    Of parts that are left out, whom they were asked of and what came in is not told either.
    """
    asked: dict[str, list[str]] = defaultdict(list)
    here = [part.document.id for part in found.parts]
    rows = select(Asking).where(Asking.round_id == found.id, Asking.record_id.in_(here))
    for one in session.scalars(rows):
        asked[one.person_id].append(one.record_id)
    people = session.execute(
        select(Person, Institution)
        .outerjoin(Institution, Institution.id == Person.institution_id)
        .where(Person.id.in_(asked))
        .order_by(Person.name, Person.id)
    )
    opened = _opened(session, found.id)
    drafts = _draft_counts(session, found.id)
    reminded = _reminders(session, found.id)
    reviews = reviews_of(session, found)
    handed = _handed(reviews.get(record, ()) for record in here)
    return [
        _progress(
            (person, institution, tuple(asked[person.id])),
            opened.get(person.id),
            drafts.get(person.id, 0),
            handed.get(person.id, ()),
            tuple(reminded[person.id]),
        )
        for person, institution in people
    ]


def not_handed_in(session: Session, found: Round) -> list[Person]:
    """Who was asked, still may say something, and has not handed in, by name."""
    return [
        one.person
        for one in progress(session, found)
        if one.handed_in_at is None and reviewable(session, found, one.person.id)
    ]


def reviewable(session: Session, found: Round, person_id: str) -> list[Part]:
    """What of the round a person was asked about and may still comment on."""
    asked = asked_records(session, found.id, person_id)
    return [
        part
        for part in found.parts
        if part.document.id in asked
        and allowed(Action.COMMENT, role_held(session, person_id, part.document.id))
    ]


def _rounds(session: Session, ids: Sequence[str]) -> list[Round]:
    """Those rounds, newest first."""
    rows = session.execute(
        select(RoundTerms, ReviewRound, Document)
        .join(ReviewRound, ReviewRound.id == RoundTerms.round_id)
        .join(Document, Document.id == RoundTerms.record_id)
        .where(RoundTerms.round_id.in_(ids))
        .order_by(ReviewRound.opened_at.desc(), ReviewRound.id, Document.slug, RoundTerms.since)
    )
    parts: dict[str, dict[str, Part]] = {}
    identities: dict[str, ReviewRound] = {}
    for terms, identity, document in rows:
        identities[identity.id] = identity
        known = parts.setdefault(identity.id, {})
        first = known[document.id].opened if document.id in known else terms.since
        known[document.id] = Part(document, terms, first)
    return [Round(identities[one], tuple(found.values())) for one, found in parts.items()]


def _progress(
    who: tuple[Person, Institution | None, tuple[str, ...]],
    opened_at: datetime | None,
    drafts: int,
    handed: Sequence[HandedIn],
    reminded: tuple[datetime, ...],
) -> Progress:
    person, institution, documents = who
    return Progress(
        person=person,
        institution=institution,
        documents=documents,
        opened_at=opened_at,
        drafts=drafts,
        handed_in_at=handed[0].at if handed else None,
        late=any(one.review.late for one in handed),
        remarks=sum(len(one.threads) for one in handed),
        reminded=reminded,
    )


def _opened(session: Session, round_id: str) -> Mapping[str, datetime]:
    rows = select(Sitting.person_id, Sitting.opened_at).where(Sitting.round_id == round_id)
    return {row.person_id: row.opened_at for row in session.execute(rows)}


def _draft_counts(session: Session, round_id: str) -> Mapping[str, int]:
    mine = select(Remark.person_id, func.count().label("n")).where(Remark.round_id == round_id)
    return {row.person_id: row.n for row in session.execute(mine.group_by(Remark.person_id))}


def _reminders(session: Session, round_id: str) -> Mapping[str, list[datetime]]:
    """When each was reminded: a letter may answer to several occasions."""
    found: dict[str, list[datetime]] = defaultdict(list)
    rows = select(Reminder.person_id, Reminder.at).where(Reminder.round_id == round_id)
    for person, at in session.execute(rows.distinct().order_by(Reminder.at)):
        found[person].append(at)
    return found


def _handed(handed: Iterable[Sequence[HandedIn]]) -> Mapping[str, list[HandedIn]]:
    found: dict[str, list[HandedIn]] = defaultdict(list)
    for some in handed:
        for one in some:
            found[one.review.person_id].append(one)
    return found
