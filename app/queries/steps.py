"""Which step held at the end of a day, and which steps around one changed the text."""

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ScalarSelect, func, select
from sqlalchemy.orm import Session

from app.clock import day_of, end_of, now
from app.models import Document, Placement, Record, Step, WordingRow
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
    before: int | None
    """The nearest step before it that changed text or structure."""
    after: int | None


def told(session: Session, document: Document, number: int) -> Told:
    """A step of the record with what lies around it; a few seeks, however many steps there are."""
    sides = [
        _nearest(table, document, number, later=later)
        for later in (False, True)
        for table in (Placement, WordingRow)
    ]
    found = list(session.execute(select(*sides)).one())
    return Told(
        step=session.get_one(Step, (document.id, number)),
        newest=session.get_one(Record, document.id).steps,
        before=max((one for one in found[:2] if one is not None), default=None),
        after=min((one for one in found[2:] if one is not None), default=None),
    )


def _nearest(
    table: type[Placement | WordingRow], document: Document, number: int, *, later: bool
) -> ScalarSelect[int | None]:
    """The nearest step on one side that gave a clause another place, or other words."""
    best = func.min(table.since) if later else func.max(table.since)
    side = table.since > number if later else table.since < number
    return select(best).where(table.record_id == document.id, side).scalar_subquery()
