"""Choose which letters one gets and when, follow things, and stop letters by one click."""

from collections.abc import Mapping
from zoneinfo import available_timezones

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Document, Follow, Person, Told, Wish
from app.operations.errors import NotThere
from app.queries.wishes import DAILY, PACES, Wanted, hours_of, wish_on

STOPPED = PACES[-1]

URGENT_TOO = "+"
"""After the pace that is remembered: what calls on somebody came at once."""


def choose_letters(session: Session, person: Person, chosen: Mapping[str, Wanted]) -> None:
    """How often letters come, by record of the document. Raises NotThere at no such pace."""
    _hold(session, person)
    for record, wanted in chosen.items():
        if wanted.pace not in PACES:
            raise NotThere
        _keep_wish(session, person.id, record, Wanted(wanted.pace, wanted.urgent))


def choose_hours(session: Session, person: Person, hour: int, weekday: int, zone: str) -> None:
    """When daily and weekly letters come. Raises NotThere at no such hour, day or zone."""
    if hour not in range(24) or weekday not in range(7) or zone not in available_timezones():
        raise NotThere
    _hold(session, person)
    kept = hours_of(session, person.id)
    kept.hour, kept.weekday, kept.zone = hour, weekday, zone
    session.add(kept)


def follow(
    session: Session, person: Person, document: Document, subject: str, *, following: bool | None
) -> None:
    """Get news of a clause or thread (True), get none (False), or as if nothing was said."""
    _hold(session, person)
    kept = session.get(Follow, (person.id, document.id, subject))
    if following is None:
        if kept is not None:
            session.delete(kept)
    elif kept is None:
        session.add(
            Follow(
                person_id=person.id,
                record_id=document.id,
                subject=subject,
                following=following,
            )
        )
    else:
        kept.following = following


def stop_letters(session: Session, person: Person, record_id: str) -> None:
    """No more letters on the document, urgent ones neither; done twice, nothing is forgotten."""
    _hold(session, person)
    now = wish_on(session, person.id, record_id)
    if now.pace != STOPPED or now.urgent:
        before = now.pace + (URGENT_TOO if now.urgent else "")
        _keep_wish(session, person.id, record_id, Wanted(STOPPED, urgent=False, before=before))


def resume_letters(session: Session, person: Person, record_id: str) -> None:
    """Take stopping back: letters come as they did."""
    _hold(session, person)
    now = wish_on(session, person.id, record_id)
    if now.pace == STOPPED and not now.urgent:
        before = now.before or DAILY + URGENT_TOO
        pace = before.removesuffix(URGENT_TOO)
        _keep_wish(session, person.id, record_id, Wanted(pace, urgent=before.endswith(URGENT_TOO)))


def _keep_wish(session: Session, person_id: str, record_id: str, wanted: Wanted) -> None:
    kept = session.get(Wish, (person_id, record_id))
    if kept is None:
        kept = Wish(person_id=person_id, record_id=record_id, pace=DAILY, urgent=True)
        session.add(kept)
    if wanted.urgent and not kept.urgent:
        _catch_up(session, kept)
    kept.pace, kept.urgent, kept.before = wanted.pace, wanted.urgent, wanted.before


def _catch_up(session: Session, kept: Wish) -> None:
    """Whoever wants calls at once again gets those from now on: older ones came gathered."""
    told = session.get(Told, (kept.person_id, kept.record_id))
    if told is not None:
        told.urgent_step = max(told.urgent_step, told.step)


def _hold(session: Session, person: Person) -> None:
    """One choice of a person at a time: a form sent twice chooses once."""
    session.execute(select(Person.id).where(Person.id == person.id).with_for_update(key_share=True))
