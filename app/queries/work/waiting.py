"""What waits for coordinators beside the text: remarks of guests, letters, nominations."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select, union_all
from sqlalchemy.orm import Session

from app.models import (
    Guest,
    GuestAnswer,
    Membership,
    Nomination,
    NominationTurn,
    Person,
    RefusedAddress,
    Remark,
)
from app.queries.work.tasks import Group, Task


@dataclass(frozen=True, slots=True)
class Unrecorded:
    """By document, how many there are."""

    remarks: Mapping[str, int]
    """Of guests, neither let in nor refused."""
    bounced: Mapping[str, int]
    """People with a role whose address refused a letter."""
    nominated: Mapping[str, int]
    """Nominations nobody decided on."""


def unrecorded(session: Session, records: Sequence[str]) -> Unrecorded:
    """What waits in some documents: three questions for all of them."""
    if not records:
        return Unrecorded({}, {}, {})
    return Unrecorded(
        _remarks(session, records), _bounced(session, records), _nominated(session, records)
    )


def loose(found: Unrecorded, record_id: str) -> Iterator[Task]:
    """What of it waits in one document."""
    waiting = {"admit": found.remarks, "bounced": found.bounced, "nominated": found.nominated}
    for asked, counts in waiting.items():
        if counts.get(record_id):
            yield Task(Group.COORDINATE, asked, record_id, count=counts[record_id])


def _remarks(session: Session, records: Sequence[str]) -> Mapping[str, int]:
    said = union_all(
        *(
            select(table.record_id, func.count().label("n"))
            .join(Guest, Guest.person_id == table.person_id)
            .where(table.record_id.in_(records), table.refused_at.is_(None))
            .group_by(table.record_id)
            for table in (Remark, GuestAnswer)
        )
    )
    counts: Counter[str] = Counter()
    for record, count in session.execute(said):
        counts[record] += count
    return counts


def _nominated(session: Session, records: Sequence[str]) -> Mapping[str, int]:
    settled = select(NominationTurn.nomination_id).where(NominationTurn.record_id.in_(records))
    rows = session.execute(
        select(Nomination.record_id, func.count())
        .where(Nomination.record_id.in_(records), Nomination.id.not_in(settled))
        .group_by(Nomination.record_id)
    )
    counted: Counter[str] = Counter()
    for record, count in rows:
        counted[record] = count
    return counted


def _bounced(session: Session, records: Sequence[str]) -> Mapping[str, int]:
    """Counted by address, of those whose newest role on the document is not empty."""
    rows = session.execute(
        select(Membership.record_id, Person.id, Membership.role)
        .join(Person, Person.id == Membership.person_id)
        .join(RefusedAddress, RefusedAddress.address == Person.email)
        .where(Membership.record_id.in_(records))
        .order_by(Membership.since)
    )
    newest = {(record, person): role for record, person, role in rows}
    return Counter(record for (record, _), role in newest.items() if role)
