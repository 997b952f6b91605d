"""Note up to where somebody has read: a courtesy to themselves, no step of the record."""

from datetime import datetime

from sqlalchemy.orm import Session

from app.models import Document, Person, ReadMark, Record


def mark_read(session: Session, person: Person, document: Document, step: int, at: datetime) -> int:
    """Note that the person has read the document up to a step; answers the step that is noted.

    A mark never goes back: a page that was opened long ago takes nothing away. Steps that do not
    exist cannot have been read: the first, at which nothing was written yet, is the least.
    """
    newest = session.get_one(Record, document.id, populate_existing=True).steps
    mark = session.get(ReadMark, (person.id, document.id), populate_existing=True)
    read = min(max(step, 1, mark.step if mark else 1), newest)
    if mark is None:
        session.add(ReadMark(person_id=person.id, record_id=document.id, step=read, at=at))
    elif read >= mark.step:
        mark.step, mark.at = read, at
    return read
