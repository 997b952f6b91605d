"""What became of a submission: its turns, its documents, the remarks, and how each was met."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.clock import day_of
from app.models import (
    Comment,
    Document,
    Submission,
    SubmissionRemark,
    SubmissionTurn,
    SubmittedDocument,
    Thread,
    Turn,
)
from app.queries.snapshots import snapshots
from app.statute.fates import Fate
from app.statute.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Remark:
    """A remark the authority made, and how the committee met it."""

    thread: str
    clause_id: str | None
    body: str
    """The authority's words."""
    origin: str
    said_by: str
    said_at: str
    place: int
    outcome: str = ""
    """accepted, partly, rejected or noted once it was settled; "" while it is open."""
    answer: str = ""
    """The reason it was settled with, else the last answer in the thread."""
    resolved: bool = False


@dataclass(frozen=True, slots=True)
class Went:
    """A document that went out, with what was sent."""

    document: Document
    row: SubmittedDocument
    sent: Snapshot


def prepared_on(submission: Submission) -> date:
    """The day it was prepared on, as the committee counts days: before it nothing can happen."""
    return day_of(datetime.fromisoformat(submission.facts["date"]))


def turns_of(session: Session, submission: Submission) -> list[SubmissionTurn]:
    """What was entered of a submission, oldest first."""
    return turns_among(session, [submission.id]).get(submission.id, [])


def turns_among(session: Session, ids: Collection[str]) -> dict[str, list[SubmissionTurn]]:
    """The same of some, by submission."""
    rows = session.scalars(
        select(SubmissionTurn)
        .where(SubmissionTurn.submission_id.in_(ids))
        .order_by(SubmissionTurn.since, SubmissionTurn.row)
    )
    found: dict[str, list[SubmissionTurn]] = {}
    for row in rows:
        found.setdefault(row.submission_id, []).append(row)
    return found


def fates(session: Session, ids: Collection[str]) -> dict[str, Fate]:
    """Where each of some submissions stands."""
    known = turns_among(session, ids)
    return {one: Fate(known[one][-1].turn) if one in known else Fate.PREPARED for one in ids}


def documents_of(session: Session, submission: Submission) -> list[Document]:
    """The documents that went out, in the order of the package."""
    return [one for one, _ in _rows(session, submission)]


def went(session: Session, submission: Submission) -> list[Went]:
    """The same with the text that was sent."""
    rows = _rows(session, submission)
    texts = snapshots(session, [(document, row.step) for document, row in rows])
    return [Went(document, row, text) for (document, row), text in zip(rows, texts, strict=True)]


def _rows(session: Session, submission: Submission) -> Sequence[tuple[Document, SubmittedDocument]]:
    found = session.execute(
        select(Document, SubmittedDocument)
        .join(SubmittedDocument, SubmittedDocument.record_id == Document.id)
        .where(SubmittedDocument.submission_id == submission.id)
        .order_by(SubmittedDocument.place)
    )
    return [(document, row) for document, row in found]


def remarks_on(session: Session, submission: Submission, document: Document) -> list[Remark]:
    """The remarks a submission came back with on one of its documents, as they were entered."""
    rows = session.execute(
        select(SubmissionRemark, Comment.body)
        .join(Thread, Thread.id == SubmissionRemark.thread_id)
        .join(Comment, (Comment.thread_id == Thread.id) & (Comment.since == Thread.since))
        .where(
            SubmissionRemark.submission_id == submission.id,
            SubmissionRemark.record_id == document.id,
        )
        .order_by(SubmissionRemark.since, SubmissionRemark.place)
    ).all()
    ids = [row.thread_id for row, _ in rows]
    settled, answers = _settled(session, ids), _answers(session, ids)
    return [_met(row, body, settled.get(row.thread_id), answers) for row, body in rows]


def _met(row: SubmissionRemark, body: str, turn: Turn | None, answers: dict[str, str]) -> Remark:
    resolved = turn is not None and turn.resolved
    return Remark(
        thread=row.thread_id,
        clause_id=row.clause_id,
        body=body,
        origin=row.origin,
        said_by=row.said_by,
        said_at=row.said_at,
        place=row.place,
        outcome=turn.outcome if turn and resolved else "",
        answer=(turn.reason if turn and resolved else "") or answers.get(row.thread_id, ""),
        resolved=resolved,
    )


def _settled(session: Session, threads: Collection[str]) -> dict[str, Turn]:
    newest = select(func.max(Turn.row)).where(Turn.thread_id.in_(threads)).group_by(Turn.thread_id)
    return {one.thread_id: one for one in session.scalars(select(Turn).where(Turn.row.in_(newest)))}


def _answers(session: Session, threads: Collection[str]) -> dict[str, str]:
    """The newest words after those that opened each thread."""
    rows = session.execute(
        select(Comment.thread_id, Comment.body)
        .join(Thread, Thread.id == Comment.thread_id)
        .where(Comment.thread_id.in_(threads), Comment.since > Thread.since)
        .order_by(Comment.since)
    )
    return {thread: body for thread, body in rows}  # noqa: C416 - rows are no pairs to mypy
