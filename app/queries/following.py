"""Who reads a feed by which secret address, and what the feed of a document tells."""

from collections.abc import Sequence

from sqlalchemy import or_, select, union
from sqlalchemy.orm import Session

from app.models import Document, FeedKey, Person, Placement, Step, WordingRow
from app.queries.people import role_of
from app.statute.roles import Action, allowed

TOLD = ("name_milestone", "seal", "found_document")
"""Deeds a feed tells besides those that changed text or structure."""


def key_of(session: Session, person: Person, document: Document) -> FeedKey | None:
    """The secret address a person has for a document, if any."""
    return session.scalars(
        select(FeedKey).where(FeedKey.person_id == person.id, FeedKey.record_id == document.id)
    ).first()


def reader_by(session: Session, digest: str) -> tuple[Person, Document] | None:
    """Whose secret has that digest, and for which document; None where they may not read it."""
    row = session.execute(
        select(Person, Document)
        .join(FeedKey, FeedKey.person_id == Person.id)
        .join(Document, Document.id == FeedKey.record_id)
        .where(FeedKey.token_digest == digest)
    ).first()
    if row is None or not allowed(Action.READ, role_of(session, row.Person, row.Document)):
        return None
    return row.Person, row.Document


def told_steps(session: Session, document: Document, limit: int) -> Sequence[Step]:
    """The newest steps a feed tells, newest first."""
    changing = union(
        *(
            select(table.since).where(table.record_id == document.id)
            for table in (Placement, WordingRow)
        )
    )
    return session.scalars(
        select(Step)
        .where(
            Step.record_id == document.id,
            or_(Step.number.in_(changing), Step.deed.in_(TOLD)),
        )
        .order_by(Step.number.desc())
        .limit(limit)
    ).all()
