"""Submissions that were prepared, what each held, and the records that go with the next."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import (
    Document,
    Enclosure,
    Person,
    Preparation,
    Step,
    Submission,
    SubmittedDocument,
)
from app.queries.errors import NotFound


@dataclass(frozen=True, slots=True)
class Sent:
    """A submission, who prepared it, and which documents it holds, in their order."""

    submission: Submission
    by: Person
    documents: tuple[tuple[SubmittedDocument, Document], ...]

    def holds(self, record_ids: Sequence[str] | frozenset[str]) -> bool:
        """Whether one of these documents went out with it."""
        return any(document.id in record_ids for _, document in self.documents)


def submissions(session: Session) -> list[Sent]:
    """All of them, newest first."""
    held: dict[str, list[tuple[SubmittedDocument, Document]]] = {}
    for row, document in session.execute(
        select(SubmittedDocument, Document)
        .join(Document, Document.id == SubmittedDocument.record_id)
        .order_by(SubmittedDocument.place)
    ):
        held.setdefault(row.submission_id, []).append((row, document))
    rows = session.execute(
        select(Submission, Person)
        .join(Person, Person.id == Submission.person_id)
        .order_by(Submission.since.desc())
    )
    return [Sent(one, by, tuple(held.get(one.id, ()))) for one, by in rows]


def submission_named(session: Session, name: str) -> Sent:
    """The submission with an id or a number. Raises NotFound."""
    for one in submissions(session):
        if name in (one.submission.id, one.submission.number):
            return one
    raise NotFound(name)


def previous_of(session: Session, record_ids: Sequence[str]) -> Submission | None:
    """The last submission that held one of these documents."""
    return session.scalars(
        select(Submission)
        .where(
            Submission.id.in_(
                select(SubmittedDocument.submission_id).where(
                    SubmittedDocument.record_id.in_(record_ids)
                )
            )
        )
        .order_by(Submission.since.desc())
        .limit(1)
    ).first()


def names_in(session: Session, record_ids: Sequence[str]) -> dict[str, str]:
    """Names of everybody who did a step of these records, by id."""
    actors = select(Step.actor_id).where(Step.record_id.in_(record_ids)).distinct()
    rows = session.execute(select(Person.id, Person.name).where(Person.id.in_(actors)))
    return dict(iter(rows))


def preparations_of(session: Session, person_id: str) -> list[Preparation]:
    """What somebody is putting together, newest first."""
    return list(
        session.scalars(
            select(Preparation)
            .where(Preparation.person_id == person_id, Preparation.state != "done")
            .order_by(Preparation.made_at.desc())
        )
    )


def preparation_of(session: Session, preparation_id: str, person_id: str) -> Preparation:
    """One of them. Raises NotFound, also where it is somebody else's."""
    found = session.get(Preparation, preparation_id)
    if found is None or found.person_id != person_id:
        raise NotFound(preparation_id)
    return found


def enclosures_of(session: Session, preparation: Preparation) -> list[Enclosure]:
    """The files added to it, by name."""
    return list(
        session.scalars(
            select(Enclosure)
            .where(Enclosure.preparation_id == preparation.id)
            .order_by(Enclosure.name)
        )
    )
