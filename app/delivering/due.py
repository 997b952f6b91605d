"""Which people may have letters due: a look that writes nothing, before any is composed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.delivering.slots import IMMEDIATE, NONE, Times, last_slot
from app.models import Document, Hours, Membership, Person, Record, Told, Wish
from app.queries.news.scope import FURTHEST
from app.queries.people import documents_of
from app.queries.wishes import HOUR, Wanted


@dataclass(frozen=True, slots=True)
class Standing:
    """How far one person was told of one document, and what they want of it."""

    record: str
    newest: int
    """The document's newest step."""
    told: int
    urgent_told: int
    at: datetime | None
    """When letters were last written; None before the first time."""
    wanted: Wanted


def people_behind(session: Session, now: datetime, *, demonstration: bool) -> list[str]:
    """People with a document that has steps they were not told of, or a day's letter due."""
    newest = (
        select(
            Membership.person_id, Membership.record_id, func.max(Membership.since).label("since")
        )
        .group_by(Membership.person_id, Membership.record_id)
        .subquery()
    )
    held = (
        select(Membership.person_id, Membership.record_id)
        .join(
            newest,
            (newest.c.person_id == Membership.person_id)
            & (newest.c.record_id == Membership.record_id)
            & (newest.c.since == Membership.since),
        )
        .where(Membership.role != "")
        .subquery()
    )
    rows = session.execute(
        select(Person.id, Record.id, Record.steps, Told, Wish, Hours)
        .select_from(held)
        .join(Person, Person.id == held.c.person_id)
        .join(Record, Record.id == held.c.record_id)
        .outerjoin(Told, (Told.person_id == Person.id) & (Told.record_id == Record.id))
        .outerjoin(Wish, (Wish.person_id == Person.id) & (Wish.record_id == Record.id))
        .outerjoin(Hours, Hours.person_id == Person.id)
        .where(~Person.disabled, ~Person.demonstration | demonstration)
        .order_by(Person.id)
    )
    found: dict[str, None] = {}
    for person, record, steps, told, wish, hours in rows:
        if person not in found and _is_behind(_standing(record, steps, told, wish), hours, now):
            found[person] = None
    return list(found)


def _standing(record: str, steps: int, told: Told | None, wish: Wish | None) -> Standing:
    wanted = Wanted(wish.pace, wish.urgent, wish.before) if wish else Wanted()
    return Standing(
        record=record,
        newest=steps,
        told=told.step if told else 0,
        urgent_told=told.urgent_step if told else 0,
        at=told.at if told else None,
        wanted=wanted,
    )


def _is_behind(one: Standing, hours: Hours | None, now: datetime) -> bool:
    if one.wanted.urgent and max(one.told, one.urgent_told) < one.newest:
        return True
    return one.told < one.newest and is_due(one, times_of(hours), now)


def is_due(one: Standing, times: Times, now: datetime) -> bool:
    """Whether what was gathered is to be written now; of what is never wanted, to be let go."""
    if one.at is None:
        return one.wanted.pace in (IMMEDIATE, NONE)
    if one.wanted.pace in (IMMEDIATE, NONE):
        return True
    return one.at < last_slot(one.wanted.pace, times, now)


def times_of(hours: Hours | None) -> Times:
    """When the person wants letters."""
    return Times(hours.hour, hours.weekday, hours.zone) if hours else Times(HOUR)


def standings(session: Session, person: Person) -> Mapping[str, tuple[Document, Standing]]:
    """The same of every document a person has a role on now, by record."""
    documents = {document.id: document for document, _ in documents_of(session, person)}
    began = _began(session, person.id)
    told: dict[str, Told] = _by_record(session, Told, person.id)
    wishes: dict[str, Wish] = _by_record(session, Wish, person.id)
    newest = dict(
        session.execute(select(Record.id, Record.steps).where(Record.id.in_(documents))).all()
    )
    found = {}
    for record, document in documents.items():
        known = told.get(record) or Told(
            step=max(began[record] - 1, newest[record] - FURTHEST),
            urgent_step=max(began[record] - 1, newest[record] - FURTHEST),
        )
        found[record] = (document, _standing(record, newest[record], known, wishes.get(record)))
    return found


def _began(session: Session, person_id: str) -> dict[str, int]:
    rows = session.execute(
        select(Membership.record_id, func.min(Membership.since))
        .where(Membership.person_id == person_id)
        .group_by(Membership.record_id)
    )
    return dict(rows.all())


def _by_record(session: Session, table: Any, person_id: str) -> dict[str, Any]:
    rows = session.scalars(select(table).where(table.person_id == person_id))
    return {row.record_id: row for row in rows}
