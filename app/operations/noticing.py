"""Mark news as read, and take a mark back."""

from collections.abc import Collection

from sqlalchemy import delete
from sqlalchemy.orm import Session

from app.models import Document, NewsMark, Record
from app.operations.recording import Actor


def mark_read(
    session: Session, actor: Actor, document: Document, subject: str, step: int
) -> NewsMark:
    """The actor has read the news of a subject (empty: all of the document) up to a step.

    A step that is still to come is not read: the newest one holds.
    """
    newest = session.get_one(Record, document.id).steps
    mark = NewsMark(
        person_id=actor.person_id,
        record_id=document.id,
        subject=subject,
        step=min(max(step, 0), newest),
        at=actor.at,
    )
    session.add(mark)
    session.flush()
    return mark


def take_back(session: Session, actor: Actor, rows: Collection[int]) -> int:
    """What these marks of the actor covered is unread again; answers how many there were."""
    done = session.execute(
        delete(NewsMark).where(NewsMark.row.in_(rows), NewsMark.person_id == actor.person_id)
    )
    return int(done.rowcount)  # type: ignore[attr-defined]  # a delete answers a cursor
