"""Write a document down as Akoma Ntoso: its text at a step, its named steps, when it began."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.clock import day_of
from app.formats import akn
from app.formats.akn.told import UNKNOWN
from app.models import Document, Milestone, Step
from app.queries.references import Neighbours
from app.queries.snapshots import snapshot
from app.statute.numbering import number_all
from app.statute.references import Places
from app.statute.snapshot import LANGUAGES

BOTH = "both"
"""Asks for a file in which the text stands in every language."""


def as_akn(
    session: Session, document: Document, step: int | None, language: str
) -> tuple[int, bytes]:
    """The file, and the step it was made from. Raises NoSuchStep."""
    now = snapshot(session, document, step)
    numbers = number_all(now.clauses, now.particulars.family, now.particulars.numbering)

    def begun(record: str | None) -> date:
        return _begun(session, record or document.id)

    told = akn.Told(
        snapshot=now,
        numbers=numbers,
        places=Places(now, Neighbours(session)),
        events=_events(session, document, now.step),
        begun=begun,
        day=day_of(now.at) if now.at else UNKNOWN,
    )
    return now.step, akn.write(told, LANGUAGES if language == BOTH else (language,))


def _events(session: Session, document: Document, until: int) -> tuple[akn.Event, ...]:
    """The named steps up to this one, oldest first."""
    rows = session.execute(
        select(Milestone, Step.at)
        .join(Step, (Step.record_id == Milestone.record_id) & (Step.number == Milestone.step))
        .where(Milestone.record_id == document.id, Milestone.step <= until)
        .order_by(Milestone.step, Milestone.row)
    )
    return tuple(
        akn.Event(one.step, day_of(at), {"az": one.name_az, "en": one.name_en}, one.kind)
        for one, at in rows
    )


def _begun(session: Session, record: str) -> date:
    """The day of the first step of a document's record."""
    at = session.scalar(select(Step.at).where(Step.record_id == record, Step.number == 1))
    return day_of(at) if at else UNKNOWN
