"""Does the record fit: every step recomputed, down to the rows it made and the texts they hold."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from sqlalchemy import select
from sqlalchemy.exc import StatementError
from sqlalchemy.orm import Session

from app.models import HOUSE, RECORDED, Document, Record, Step
from app.queries.contents import misfit_contents
from app.queries.records import chain_of
from app.queries.sealed import misfit_seals
from app.queries.standing import misplaced_clauses, stale_heads
from app.queries.tallies import misfit_rows
from app.statute.record import GENESIS, Why, verify_chain


@dataclass(frozen=True, slots=True)
class Verdict:
    """What verification found in one record."""

    name: str
    """The document's slug, or `house`."""
    steps: int
    digest: str
    step: int | None = None
    """The first step that does not fit; None where all do."""
    why: str = ""
    """What does not fit there: a reason of app.statute.record.Why, the name of a table,
    or which attached file was changed or is missing."""


UNREADABLE = (ValueError, TypeError, ArithmeticError, StatementError)
"""What reading a value raises that was put there behind the product's back."""


def verify(
    session: Session,
    anchors: Mapping[str, Sequence[tuple[int, str]]],
    *,
    only: str | None = None,
) -> list[Verdict]:
    """Every record of the installation, the house's first, or one. `anchors` by document slug.

    Without anchors a record whose newest steps were taken away, or that was rewritten throughout,
    passes; an anchor of a record that is not there is a breach. Accounts and sign-ins
    belong to no record and are not verified.
    """
    slugs = {document.id: document.slug for document in session.scalars(select(Document))}
    records = session.scalars(select(Record).order_by(Record.id != HOUSE, Record.id)).all()
    found = [
        _verify(session, record, name, anchors.get(name, ()))
        for record in records
        if (name := slugs.get(record.id, record.id)) and only in (None, name)
    ]
    gone = anchors.keys() - {one.name for one in found}
    lost = [Verdict(name, 0, "", min(anchors[name])[0], Why.MISSING) for name in sorted(gone)]
    return found + lost


def _verify(
    session: Session, record: Record, name: str, anchors: Sequence[tuple[int, str]]
) -> Verdict:
    record_id, steps, digest = record.id, record.steps, record.digest
    try:
        step, why = _first_misfit(session, record, anchors)
    except UNREADABLE:
        step, why = _first_unreadable(session, record_id, steps), "unreadable"
    return Verdict(name, steps, digest, step, why)


def _first_misfit(
    session: Session, record: Record, anchors: Sequence[tuple[int, str]]
) -> tuple[int | None, str]:
    breach = verify_chain(chain_of(session, record.id), anchors)
    misfits = chain(
        [(breach.step, str(breach.why))] if breach else [],
        _tail(session, record),
        _document(session, record),
        misfit_rows(session, record),
        misfit_contents(session, record),
        misplaced_clauses(session, record),
        misfit_seals(session, record),
        stale_heads(session, record),
    )
    return min(misfits, default=(None, ""))


def _first_unreadable(session: Session, record_id: str, steps: int) -> int:
    """The first step that, or a row of which, holds what no deed can have written."""
    for number in range(1, steps + 1):
        try:
            session.get(Step, (record_id, number))
            for table in RECORDED:
                made = (table.record_id == record_id, table.since == number)
                session.scalars(select(table).where(*made)).all()
        except UNREADABLE:
            return number
    return steps


def _tail(session: Session, record: Record) -> Iterator[tuple[int, str]]:
    """The head the record keeps must be its newest step."""
    newest = session.scalars(
        select(Step).where(Step.record_id == record.id).order_by(Step.number.desc()).limit(1)
    ).first()
    number, digest = (newest.number, newest.digest) if newest else (0, GENESIS)
    if (number, digest) != (record.steps, record.digest):
        yield min(number, record.steps) + 1, "head"


def _document(session: Session, record: Record) -> Iterator[tuple[int, str]]:
    """A document is called what its first step called it, and founded when it was taken."""
    document = session.get(Document, record.id)
    first = session.get(Step, (record.id, 1))
    if document is None:
        if record.id != HOUSE:
            yield 1, "document"
    elif first is None or (first.facts.get("slug"), first.at) != (
        document.slug,
        document.founded_at,
    ):
        yield 1, "document"
