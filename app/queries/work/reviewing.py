"""Which reviews wait for somebody, and which rounds are over without all of them."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.models import Asking, Document, Remark, Review, ReviewRound, RoundTerms
from app.queries.work.tasks import Group, Task


@dataclass(frozen=True, slots=True)
class Rounds:
    """The open rounds of some documents as far as it matters who is to do something about them."""

    terms: Sequence[RoundTerms]
    """What each open round asks of each document, as it stands."""
    openers: Mapping[str, str]
    """Who opened each."""
    mine: Collection[tuple[str, str]]
    """Rounds and records the person was asked about and has not handed in."""
    missing: Mapping[tuple[str, str], int]
    """How many people have not handed in, by round and record."""
    drafts: Mapping[str, int]
    """How many remarks the person has drafted, by round."""


def open_rounds(session: Session, documents: Sequence[Document], person_id: str) -> Rounds:
    """The open rounds of some documents: as many questions for all as for one."""
    records = [document.id for document in documents]
    rows = session.scalars(
        select(RoundTerms).where(RoundTerms.record_id.in_(records)).order_by(RoundTerms.row)
    )
    newest = {(row.round_id, row.record_id): row for row in rows}
    terms = [row for row in newest.values() if not row.closed]
    if not terms:
        return Rounds((), {}, (), {}, {})
    rounds = {row.round_id for row in terms}
    pending = _pending(session, rounds)
    return Rounds(
        terms=terms,
        openers=_openers(session, rounds),
        mine={(one, record) for one, record, person in pending if person == person_id},
        missing=Counter((one, record) for one, record, _ in pending),
        drafts=_drafts(session, rounds, person_id),
    )


def reviews(rounds: Rounds, record_id: str) -> Iterator[Task]:
    """The reviews of a document that wait for the person."""
    for row in rounds.terms:
        if row.record_id == record_id and (row.round_id, record_id) in rounds.mine:
            drafts = rounds.drafts.get(row.round_id, 0)
            yield _task(rounds, row, Group.REVIEW, "begun" if drafts else "asked", drafts or 1)


def late(rounds: Rounds, record_id: str, today: date) -> Iterator[Task]:
    """Rounds on a document whose last day is over while reviews are missing."""
    for row in rounds.terms:
        missing = rounds.missing.get((row.round_id, row.record_id), 0)
        if row.record_id == record_id and missing and date.fromisoformat(row.deadline) < today:
            yield _task(rounds, row, Group.COORDINATE, "late", missing)


def _task(rounds: Rounds, row: RoundTerms, group: Group, asked: str, count: int) -> Task:
    return Task(
        group,
        asked,
        row.record_id,
        round_id=row.round_id,
        by=rounds.openers.get(row.round_id),
        since=row.since,
        due=date.fromisoformat(row.deadline),
        count=count,
        words=row.title,
    )


def _pending(session: Session, rounds: Collection[str]) -> set[tuple[str, str, str]]:
    """Round, record and person of what was asked for and not handed in."""
    which = (Asking.round_id, Asking.record_id, Asking.person_id)
    done = (Review.round_id, Review.record_id, Review.person_id)
    asked = session.execute(select(*which).where(Asking.round_id.in_(rounds)))
    handed = session.execute(select(*done).where(Review.round_id.in_(rounds)))
    return {(a, b, c) for a, b, c in asked} - {(a, b, c) for a, b, c in handed}


def _openers(session: Session, rounds: Collection[str]) -> Mapping[str, str]:
    rows = session.scalars(select(ReviewRound).where(ReviewRound.id.in_(rounds)))
    return {row.id: row.person_id for row in rows}


def _drafts(session: Session, rounds: Collection[str], person_id: str) -> Mapping[str, int]:
    rows = session.execute(
        select(Remark.round_id, func.count())
        .where(Remark.round_id.in_(rounds), Remark.person_id == person_id)
        .group_by(Remark.round_id)
    )
    return {one or "": count for one, count in rows}
