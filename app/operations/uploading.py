"""Keep a text between the preview of an import and its save, and forget it afterwards."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from sqlalchemy import delete
from sqlalchemy.orm import Session

from app.models import Upload, new_id
from app.operations.errors import DoneAlready
from app.operations.recording import Actor

KEPT = timedelta(days=1)
"""How long a text waits to be saved."""

RETURNED = "returned"
"""Among what was asked: it is no text but a Word file that came back, and this is its name."""


def keep_upload(
    session: Session,
    actor: Actor,
    text: str,
    asked: Mapping[str, str],
    *,
    record_id: str | None = None,
) -> str:
    """Keep a text for the person who sent it; answers its id. Texts older than a day are forgotten.

    `record_id`: the document whose text it is to replace.
    """
    session.execute(delete(Upload).where(Upload.made_at < actor.at - KEPT))
    kept = Upload(
        id=new_id(),
        person_id=actor.person_id,
        record_id=record_id,
        made_at=actor.at,
        text=text,
        asked=dict(asked),
    )
    session.add(kept)
    return kept.id


def take_otherwise(upload: Upload, asked: Mapping[str, str]) -> None:
    """Let a kept text be taken in another way."""
    upload.asked = dict(asked)


def forget_upload(session: Session, upload: Upload) -> None:
    """Throw a kept text away: it was saved, or is not wanted."""
    session.delete(upload)


def use_up(session: Session, upload_id: str) -> None:
    """Take a kept file for this deed alone: it is gone with it. Raises DoneAlready where it was."""
    mine = delete(Upload).where(Upload.id == upload_id).returning(Upload.id)
    if session.scalar(mine.execution_options(synchronize_session=False)) is None:
        raise DoneAlready


def note_taken(upload: Upload, taken: Sequence[tuple[str, str, str]]) -> None:
    """Remember what was taken of a kept list: list, name and verdict of each row."""
    told = [*upload.asked.get("taken", ()), *map(list, taken)]
    upload.asked = {**upload.asked, "taken": told}
