"""Keep what somebody puts together for a submission, and how far its preparation has come."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session, object_session

from app.models import Enclosure, Preparation, Submission
from app.operations.attaching import kind_of, safe_name
from app.operations.errors import DoneAlready, NotThere
from app.operations.recording import Actor
from app.operations.submitting import NameTaken, TooManyFiles

MOST_FILES = 30
MOST_BYTES = 50_000_000
"""Of all enclosures of a submission together; each holds what a paper may (attaching.LARGEST)."""

SILENCE = timedelta(minutes=3)
"""Work that told nothing for so long was interrupted: no file takes as long."""

DRAFT, WORKING, DONE, FAILED = "draft", "working", "done", "failed"


def begin_preparation(session: Session, actor: Actor, asked: Mapping[str, Any]) -> Preparation:
    """Keep what was asked for."""
    made = Preparation(
        person_id=actor.person_id or "", made_at=actor.at, asked=dict(asked), beat_at=None
    )
    session.add(made)
    session.flush()  # enclosures name it
    return made


def ask_otherwise(preparation: Preparation, actor: Actor, asked: Mapping[str, Any]) -> None:
    """Ask for something else. Raises DoneAlready while it is being prepared, and afterwards."""
    check_open(preparation, actor.at)
    preparation.asked, preparation.state, preparation.said = dict(asked), DRAFT, ""


def check_open(preparation: Preparation, at: datetime) -> None:
    """Raise DoneAlready while it is being prepared, and afterwards: what was read of it goes out.

    Nobody else begins to prepare it until this deed is done.
    """
    session = object_session(preparation)
    if session is not None:
        session.refresh(preparation, with_for_update=True)
    if preparation.state == DONE or is_working(preparation, at):
        raise DoneAlready


def enclose(session: Session, preparation: Preparation, name: str, content: bytes) -> None:
    """Add a file. Raises NameTaken, TooManyFiles, and what attaching.kind_of does."""
    called = safe_name(name)
    media_type = kind_of(called, content)
    mine = Enclosure.preparation_id == preparation.id
    files, size = session.execute(
        select(func.count(), func.coalesce(func.sum(Enclosure.size), 0)).where(mine)
    ).one()
    if files >= MOST_FILES or size + len(content) > MOST_BYTES:
        raise TooManyFiles(MOST_FILES, MOST_BYTES)
    if session.scalar(select(Enclosure.id).where(mine, Enclosure.name == called)) is not None:
        raise NameTaken(called)
    session.add(
        Enclosure(
            preparation_id=preparation.id,
            name=called,
            media_type=media_type,
            size=len(content),
            content=content,
        )
    )
    session.flush()  # the next one counts it


def leave_out(session: Session, preparation: Preparation, enclosure_id: str) -> None:
    """Take a file out again. Raises NotThere."""
    held = session.get(Enclosure, enclosure_id)
    if held is None or held.preparation_id != preparation.id:
        raise NotThere
    session.delete(held)


def drop_preparation(session: Session, preparation: Preparation) -> None:
    """Forget it, with its files."""
    session.execute(delete(Enclosure).where(Enclosure.preparation_id == preparation.id))
    session.delete(preparation)


def is_working(preparation: Preparation, at: datetime) -> bool:
    """Whether it is being prepared at a moment."""
    beat = preparation.beat_at
    return preparation.state == WORKING and beat is not None and at - beat < SILENCE


def start_work(preparation: Preparation, at: datetime) -> None:
    """Somebody pressed the button. Raises DoneAlready where it works, or is done."""
    check_open(preparation, at)
    preparation.state, preparation.said = WORKING, ""
    preparation.done, preparation.total, preparation.beat_at = 0, 0, at


def note_progress(preparation: Preparation, at: datetime, done: int, total: int) -> None:
    """So many files of so many are written."""
    preparation.done, preparation.total, preparation.beat_at = done, total, at


def note_failure(preparation: Preparation, said: str) -> None:
    """Nothing came of it; what was asked for stays."""
    preparation.state, preparation.said = FAILED, said


def note_done(session: Session, preparation: Preparation, made: Submission) -> None:
    """It is a submission now: its files are in the package."""
    session.execute(delete(Enclosure).where(Enclosure.preparation_id == preparation.id))
    preparation.state, preparation.submission_id = DONE, made.id
