"""Say where somebody is in a document just now: a courtesy that no record keeps."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import delete, insert, update
from sqlalchemy.orm import Session

from app.models import Document, Presence
from app.operations.recording import Actor

KEPT = timedelta(minutes=1)
"""How long a page that says nothing more is remembered; it is believed for less."""


@dataclass(frozen=True, slots=True)
class Visit:
    """What one open page says of itself."""

    page: str
    """A name the page made up for itself."""
    clause_id: str | None = None
    editing: bool = False


def touch(session: Session, actor: Actor, document: Document, visit: Visit) -> None:
    """Say that the page is open, and forget the pages that have said nothing for long.

    Nobody speaks for a page of somebody else.
    """
    session.execute(delete(Presence).where(Presence.seen_at < actor.at - KEPT))
    said = {"clause_id": visit.clause_id, "editing": visit.editing, "seen_at": actor.at}
    mine = (Presence.id == visit.page) & (Presence.person_id == actor.person_id)
    here = Presence.record_id == document.id
    if not session.execute(update(Presence).where(mine, here).values(**said)).rowcount:  # type: ignore[attr-defined]  # an update answers a cursor
        known = {"id": visit.page, "record_id": document.id, "person_id": actor.person_id}
        session.execute(insert(Presence).values(**known, **said))


def leave(session: Session, actor: Actor, document: Document, page: str) -> None:
    """Say that the page is closed."""
    mine = (Presence.id == page) & (Presence.person_id == actor.person_id)
    session.execute(delete(Presence).where(mine, Presence.record_id == document.id))
