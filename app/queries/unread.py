"""What others changed in a document since a person last marked it as read."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import or_, select, union
from sqlalchemy.orm import Session

from app.models import Document, Placement, ReadMark, Step, WordingRow
from app.queries.comparison import Change, changes_among
from app.queries.snapshots import snapshot
from app.statute.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Unread:
    """The news of a document for one reader."""

    mark: ReadMark
    steps: int
    """How many steps of others changed a clause that differs today."""
    clauses: Mapping[str, Change]
    """What differs since the mark where others had a hand in it, by clause."""


def mark_of(session: Session, document: Document, person_id: str) -> ReadMark | None:
    """Up to where the person says they have read."""
    return session.get(ReadMark, (person_id, document.id))


def marked_by(session: Session, person_id: str) -> frozenset[str]:
    """Records of the documents a person ever marked as read."""
    query = select(ReadMark.record_id).where(ReadMark.person_id == person_id)
    return frozenset(session.scalars(query))


def unread(session: Session, document: Document, person_id: str, now: Snapshot) -> Unread | None:
    """What is news to the reader; None for who never marked the document as read.

    What the reader changed is no news to them. A change that was taken back is none either.
    """
    mark = mark_of(session, document, person_id)
    if mark is None:
        return None
    touched = _touched(session, mark)
    if not touched:
        return Unread(mark, 0, {})
    then = snapshot(session, document, mark.step)
    changes = changes_among(session, then, now, frozenset(touched))
    clauses = {change.id: change for change in changes}
    steps = {step for clause in clauses for step in touched[clause]}
    return Unread(mark, len(steps), clauses)


def _touched(session: Session, mark: ReadMark) -> dict[str, set[int]]:
    """Steps of others after the mark that gave a clause words or a place, by clause."""
    rows = union(
        *(
            select(table.clause_id, table.since).where(
                table.record_id == mark.record_id, table.since > mark.step
            )
            for table in (Placement, WordingRow)
        )
    ).subquery()
    others = or_(Step.actor_id != mark.person_id, Step.actor_id.is_(None))
    query = (
        select(rows.c.clause_id, rows.c.since)
        .join(Step, (Step.record_id == mark.record_id) & (Step.number == rows.c.since))
        .where(others)
    )
    found: dict[str, set[int]] = {}
    for clause, since in session.execute(query):
        found.setdefault(clause, set()).add(since)
    return found
