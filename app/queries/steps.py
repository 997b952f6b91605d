"""Which step held at the end of a day, and which steps around one changed the text."""

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.clock import day_of, end_of, now
from app.models import Document, Milestone, Placement, Record, Step, WordingRow
from app.queries.errors import BeforeTheFirst, InTheFuture


def step_on(session: Session, document: Document, day: date) -> int:
    """The newest step of the day, or of the days before it, in the committee's own days.

    Looked for by halves: as many seeks as the number of steps has binary digits. Raises
    BeforeTheFirst and InTheFuture.
    """
    newest = session.get_one(Record, document.id).steps

    def began(number: int) -> datetime:
        return session.scalars(
            select(Step.at).where(Step.record_id == document.id, Step.number == number)
        ).one()

    if day > max(day_of(now()), day_of(began(newest))):
        raise InTheFuture(document.slug, day, newest)
    found = bisect_left(range(1, newest + 1), end_of(day), key=began)
    if not found:
        raise BeforeTheFirst(document.slug, day, day_of(began(1)))
    return found


@dataclass(frozen=True, slots=True)
class Told:
    """One step as a reader of the document's life is told of it."""

    step: Step
    newest: int
    milestones: tuple[Milestone, ...]
    """Names this very step bears."""
    before: int | None
    """The nearest step before it that changed text or structure."""
    after: int | None


def told(session: Session, document: Document, number: int) -> Told:
    """A step of the record with what lies around it; a handful of seeks, however many there are."""
    named = select(Milestone).where(Milestone.record_id == document.id, Milestone.step == number)
    return Told(
        step=session.get_one(Step, (document.id, number)),
        newest=session.get_one(Record, document.id).steps,
        milestones=tuple(session.scalars(named.order_by(Milestone.row))),
        before=_nearest(session, document, number, later=False),
        after=_nearest(session, document, number, later=True),
    )


def _nearest(session: Session, document: Document, number: int, *, later: bool) -> int | None:
    """The nearest step on one side that gave a clause other words or another place."""
    found = []
    for table in (Placement, WordingRow):
        best = func.min(table.since) if later else func.max(table.since)
        side = table.since > number if later else table.since < number
        found.append(session.scalar(select(best).where(table.record_id == document.id, side)))
    known = [step for step in found if step is not None]
    return (min(known) if later else max(known)) if known else None
