"""Let what guests wrote into the conversation, or keep it out and say why."""

from collections.abc import Iterable

from sqlalchemy.orm import Session

from app.models import Document, GuestAnswer, Person, Remark, Thread
from app.operations.discussing import reply
from app.operations.discussing.words import as_typed, check_length
from app.operations.errors import DoneAlready, ReasonNeeded
from app.operations.guests.errors import ChangedMeanwhile
from app.operations.recording import Actor, hold, step
from app.operations.remarks import publish_remark
from app.queries.guests import fingerprint
from app.statute.snapshot import canonical


def admit(session: Session, actor: Actor, document: Document, keys: Iterable[str]) -> int:
    """Let in what the keys name (queries.guests.Waiting.key), also what was refused before.

    Answers how much was let in; what a colleague or the guest dealt with meanwhile is passed over.
    Raises DoneAlready where nothing is left, and ChangedMeanwhile.
    """
    threads = [
        _let_in(session, actor, said) for said in _named(session, document, keys, refused=True)
    ]
    with step(session, document.id, actor, "admit_guests", threads=threads):
        pass
    return len(threads)


def refuse(
    session: Session, actor: Actor, document: Document, keys: Iterable[str], reason: str
) -> int:
    """Keep out what the keys name; the guest is told why. Raises ReasonNeeded, as `admit` does."""
    why = canonical(reason)
    if not why:
        raise ReasonNeeded
    check_length(why)
    refused = _named(session, document, keys)
    for said in refused:
        said.refused_at, said.refused_by, said.reason = actor.at, actor.person_id, why
    ids = [said.id for said in refused]
    with step(session, document.id, actor, "refuse_guests", remarks=ids, reason=why):
        pass
    return len(refused)


def _named(
    session: Session, document: Document, keys: Iterable[str], *, refused: bool = False
) -> list[Remark | GuestAnswer]:
    hold(session, document.id)
    found: list[Remark | GuestAnswer] = []
    for key in dict.fromkeys(keys):
        said_id, _, seen = key.partition("-")
        said = _guests_words(session, document, said_id)
        if said is None or (said.refused_at and not refused):
            continue
        if fingerprint(said) != seen:
            raise ChangedMeanwhile
        found.append(said)
    if not found:
        raise DoneAlready
    return found


def _guests_words(
    session: Session, document: Document, said_id: str
) -> Remark | GuestAnswer | None:
    """What a guest wrote of the document; a reviewer's draft is nobody else's to send."""
    remark = session.get(Remark, said_id, populate_existing=True)
    said = remark or session.get(GuestAnswer, said_id, populate_existing=True)
    if said is None or said.record_id != document.id:
        return None
    return said if session.get_one(Person, said.person_id).guest else None


def _let_in(session: Session, actor: Actor, said: Remark | GuestAnswer) -> str:
    """Make it part of the conversation, in its author's name; answers the thread."""
    said.refused_at = said.refused_by = None
    said.reason = ""
    session.flush()  # what was refused waits again
    if isinstance(said, Remark):
        return publish_remark(session, actor, said).id
    thread = session.get_one(Thread, said.thread_id)
    words = as_typed(session, said.record_id, said.body)
    reply(session, Actor(said.person_id, actor.at), thread, words)
    session.delete(said)
    return thread.id
