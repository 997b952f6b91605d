"""Put a suggestion over several clauses together: its author's business until it is made."""

from collections.abc import Sequence

from sqlalchemy import delete
from sqlalchemy.orm import Session

from app.models import Composition, Document
from app.operations.clauses import check_length
from app.operations.discussing.suggesting import MOST, TooManyParts
from app.operations.discussing.words import check_length as check_reason
from app.operations.recording import Actor
from app.queries.composing import composed
from app.statute.snapshot import canonical
from app.statute.suggesting import Part, with_part


def compose(
    session: Session, actor: Actor, document: Document, parts: Sequence[Part], reason: str
) -> None:
    """Keep these parts, in their order, and why. Raises TooLong, TooManyParts."""
    if len(parts) > MOST:
        raise TooManyParts
    why = canonical(reason)
    check_reason(why)
    for part in parts:
        for words in part.words:
            check_length(words.heading, words.text)
    key = {"person_id": actor.person_id, "record_id": document.id}
    kept = session.get(Composition, key) or Composition(**key)
    kept.parts = [part.facts() for part in parts]
    kept.reason, kept.updated_at = why, actor.at
    session.add(kept)
    session.flush()


def add_part(
    session: Session,
    actor: Actor,
    document: Document,
    part: Part,
    *,
    number: int | None = None,
    behind: int | None = None,
    reason: str = "",
) -> int:
    """Put a part last, or (with `number`) in the place of one that is there: which it is now.

    With `behind` it is done right after that part. A reason typed with it is the whole suggestion's
    where that has none yet.
    """
    so_far = composed(session, actor.person_id, document)
    known = range(1, len(so_far.parts) + 1)
    parts, place = with_part(
        so_far.parts,
        part,
        number=number if number in known else None,
        behind=behind if behind in known and behind != number else None,
    )
    compose(session, actor, document, parts, so_far.reason or reason)
    return place


def drop_composition(session: Session, actor: Actor, document: Document) -> None:
    """Forget it."""
    mine = (Composition.person_id == actor.person_id) & (Composition.record_id == document.id)
    session.execute(delete(Composition).where(mine))
