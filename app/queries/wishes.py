"""What letters a person wants: how often, when, and what they follow."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.clock import ZONE
from app.models import Document, Follow, Hours, Person, RefusedAddress, Thread, Wish

PACES = ("immediate", "daily", "weekly", "none")
"""How often letters come; the second is what nobody chose otherwise."""

DAILY = PACES[1]

HOUR = 8
"""When daily and weekly letters come, unless somebody wants it otherwise."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """How often a person wants letters on a document."""

    pace: str = DAILY
    urgent: bool = True
    """Mentions and what is assigned come at once whatever the pace."""
    before: str = ""
    """The pace before one click stopped the letters."""


def wishes_of(session: Session, person_id: str) -> Mapping[str, Wanted]:
    """What the person chose, by record; who chose nothing gets the default."""
    rows = session.scalars(select(Wish).where(Wish.person_id == person_id))
    return {row.record_id: Wanted(row.pace, row.urgent, row.before) for row in rows}


def wish_on(session: Session, person_id: str, record_id: str) -> Wanted:
    """What the person wants on one document."""
    row = session.get(Wish, (person_id, record_id))
    return Wanted(row.pace, row.urgent, row.before) if row else Wanted()


def hours_of(session: Session, person_id: str) -> Hours:
    """When the person wants what is gathered; a row that is not kept where they chose nothing."""
    kept = session.get(Hours, person_id)
    return kept or Hours(person_id=person_id, hour=HOUR, weekday=0, zone=ZONE.key)


def followed(session: Session, person_id: str, records: Collection[str]) -> list[Follow]:
    """What the person follows or wants no news of."""
    query = select(Follow).where(Follow.person_id == person_id, Follow.record_id.in_(records))
    return list(session.scalars(query.order_by(Follow.record_id, Follow.subject)))


def is_followed(session: Session, person_id: str, document: Document, subject: str) -> bool | None:
    """Whether the person follows it (True), wants no news of it (False), or said nothing."""
    kept = session.get(Follow, (person_id, document.id, subject))
    return None if kept is None else kept.following


def threads_named(session: Session, ids: Collection[str]) -> Mapping[str, Thread]:
    """Threads by id."""
    return {one.id: one for one in session.scalars(select(Thread).where(Thread.id.in_(ids)))}


def refusal_of(session: Session, person: Person) -> RefusedAddress | None:
    """That the person's address refused letters, if it did."""
    return session.get(RefusedAddress, person.email)
