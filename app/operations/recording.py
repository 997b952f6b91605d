"""Write one step of a record: the rows a deed makes, and the link of the hash chain."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.models import Record, Recorded, Step
from app.operations.errors import LeaveEnded, ReasonTooLong
from app.operations.heads import stand
from app.queries.people import role_held
from app.queries.records import rows_digest
from app.statute.record import GENESIS, StepFacts, step_digest
from app.statute.roles import ALLOWED, Action, allowed

Row = TypeVar("Row", bound=Recorded)

LONGEST_REASON = 2_000
"""Characters that say why a text was changed."""


@dataclass(frozen=True, slots=True)
class Credit:
    """Whose suggestion a deed follows."""

    author_id: str
    thread_id: str


@dataclass(frozen=True, slots=True)
class Actor:
    """Who does a deed, and when (aware, UTC)."""

    person_id: str | None
    at: datetime
    leave: Action | None = None
    """What they were let in for; whether they may is asked again once the record is held."""
    credit: Credit | None = None
    """The suggestion they follow: the step names it, and the words they bring are its author's."""

    @property
    def author_id(self) -> str | None:
        """Whose words they bring."""
        return self.credit.author_id if self.credit else self.person_id


@dataclass(slots=True)
class Entry:
    """A step while its deed is being done."""

    session: Session
    record: Record
    actor: Actor
    facts: dict[str, object] = field(default_factory=dict)
    rows: list[Recorded] = field(default_factory=list)
    made: Step | None = None
    """The step itself, once the deed is done."""

    @property
    def number(self) -> int:
        """The number the step will have."""
        return self.record.steps + 1

    def add(self, row: Row) -> Row:
        """Make `row` part of the step."""
        row.record_id, row.since = self.record.id, self.number
        self.session.add(row)
        self.rows.append(row)
        return row


def open_record(session: Session, record_id: str) -> Record:
    """A new, empty record."""
    record = Record(id=record_id, steps=0, digest=GENESIS)
    session.add(record)
    session.flush()  # steps refer to it
    return record


def open_once(session: Session, record_id: str) -> None:
    """A new, empty record, unless there is one; of many who open it at once, one does."""
    if session.get(Record, record_id) is not None:
        return
    with suppress(IntegrityError), session.begin_nested():
        open_record(session, record_id)


def hold(session: Session, record_id: str) -> Record:
    """Lock a record to the end of the transaction: what is read from now on stands until then.

    A deed that judges what stands holds the record before it looks; `step` does so for the rest.
    """
    return session.scalars(
        select(Record)
        .where(Record.id == record_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one()


@contextmanager
def step(
    session: Session,
    record_id: str,
    actor: Actor,
    deed: str,
    *,
    clause_id: str | None = None,
    **facts: object,
) -> Iterator[Entry]:
    """Do a deed inside: its rows are added to the entry, and at the end the step names them.

    Raises LeaveEnded where the actor's role ended while they waited, ReasonTooLong.
    """
    entry = Entry(session, hold(session, record_id), actor, facts=dict(facts))
    if actor.credit:
        entry.facts["suggestion"] = actor.credit.thread_id
    _check_leave(entry)
    _check_reason(str(facts.get("reason") or ""))
    yield entry
    session.flush()  # rows get the defaults their digests cover, and the numbers heads name
    stand(session, entry.rows)
    _close(entry, deed, clause_id)


def _check_leave(entry: Entry) -> None:
    leave, person = entry.actor.leave, entry.actor.person_id
    if (
        person is None or leave is None or leave not in ALLOWED
    ):  # the system's deeds, and those on no document
        return
    if not allowed(leave, role_held(entry.session, person, entry.record.id)):
        raise LeaveEnded


def _check_reason(reason: str) -> None:
    length = len(reason.replace("\r\n", "\n"))
    if length > LONGEST_REASON:
        raise ReasonTooLong(length, LONGEST_REASON)


def _close(entry: Entry, deed: str, clause_id: str | None) -> None:
    facts = {**entry.facts, "rows": rows_digest(entry.rows)}
    said = StepFacts(
        record=entry.record.id,
        number=entry.number,
        at=entry.actor.at,
        actor=entry.actor.person_id,
        deed=deed,
        clause=clause_id,
        facts=facts,
        previous=entry.record.digest,
    )
    digest = step_digest(said)
    entry.made = Step(
        record_id=said.record,
        number=said.number,
        at=said.at,
        actor_id=said.actor,
        deed=deed,
        clause_id=clause_id,
        facts=facts,
        previous=said.previous,
        digest=digest,
    )
    entry.session.add(entry.made)
    entry.record.steps, entry.record.digest = said.number, digest
    entry.session.flush()  # the next deed of the same request reads the head
