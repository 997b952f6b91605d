"""What a person is putting together to suggest."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.models import Composition, Document
from app.statute.suggesting import Part


@dataclass(frozen=True, slots=True)
class Composed:
    """A suggestion that is not made yet."""

    parts: tuple[Part, ...] = ()
    reason: str = ""


def composed(session: Session, person_id: str | None, document: Document) -> Composed:
    """What somebody has put together so far on a document."""
    kept = session.get(Composition, {"person_id": person_id, "record_id": document.id})
    if kept is None:
        return Composed()
    return Composed(tuple(Part.from_facts(facts) for facts in kept.parts), kept.reason)
