"""Ask whether an address is theirs who gave it, take their word for it, and let them go."""

import hashlib
import secrets
from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from app.models import HOUSE, GuestTry, Record, Stakeholder
from app.operations.mailing import Outgoing, post
from app.operations.publishing.contacts import Contact, add_stakeholder, address_of
from app.operations.publishing.errors import LinkExpired, TooManySignUps
from app.operations.recording import Actor
from app.operations.signing_in import neighbourhood, token_digest
from app.queries.stakeholders import by_confirmation

WORKS_FOR = timedelta(days=7)
"""How long a link to confirm an address works."""

FORGOTTEN_AFTER = timedelta(days=30)
"""Who signed up and never confirmed is forgotten."""

HOUR, DAY = timedelta(hours=1), timedelta(days=1)

FROM_ONE_PLACE, TO_ONE_ADDRESS = 20, 3
"""Sign-ups from one network address within an hour; letters to one e-mail address in a day."""

Write = Callable[[Stakeholder, str], Outgoing]
"""The letter to somebody: with the secret to confirm by, or without one to say they are in."""


def ask_to_confirm(session: Session, stakeholder: Stakeholder, write: Write, now: datetime) -> None:
    """Send the letter with the link; an earlier link opens nothing any more."""
    secret = secrets.token_urlsafe(32)
    stakeholder.token_digest = token_digest(secret)
    stakeholder.asked_at, stakeholder.expires_at = now, now + WORKS_FOR
    post(session, write(stakeholder, secret))
    session.flush()


def sign_up(session: Session, contact: Contact, write: Write, *, place: str, now: datetime) -> None:
    """Somebody gives an address; whose it is, a letter to it asks. What comes of it is not said.

    Raises NotAnAddress, TooManySignUps.
    """
    address = address_of(contact.email)
    _forget(session, now)
    if _counted(session, "sign-up from", neighbourhood(place), now - HOUR) >= FROM_ONE_PLACE:
        raise TooManySignUps
    often = _counted(session, "sign-up to", address, now - DAY) >= TO_ONE_ADDRESS
    for kind, subject in (("sign-up from", neighbourhood(place)), ("sign-up to", address)):
        session.add(GuestTry(subject=_subject(kind, subject), at=now))
    if often:
        return
    known = add_stakeholder(session, Actor(None, now), contact, origin="sign_up")
    if known.standing == "confirmed":
        post(session, write(known, ""))
    else:
        ask_to_confirm(session, known, write, now)


def confirm(session: Session, secret: str, now: datetime) -> Stakeholder:
    """The address is theirs. Raises LinkExpired; a link works once."""
    found = by_confirmation(session, token_digest(secret))
    if found is None or found.expires_at is None or found.expires_at < now:
        raise LinkExpired
    found.confirmed_at, found.stopped_at = now, None
    found.token_digest = found.expires_at = None
    session.flush()
    return found


def stop(session: Session, stakeholder: Stakeholder, now: datetime) -> None:
    """No more letters; said twice, nothing happens."""
    if stakeholder.stopped_at is None:
        stakeholder.stopped_at = now
        stakeholder.token_digest = stakeholder.expires_at = None
        session.flush()


def _forget(session: Session, now: datetime) -> None:
    """Sign-ups that were never confirmed."""
    session.execute(
        delete(Stakeholder).where(
            Stakeholder.origin == "sign_up",
            Stakeholder.confirmed_at.is_(None),
            Stakeholder.asked_at < now - FORGOTTEN_AFTER,
        )
    )


def _counted(session: Session, kind: str, subject: str, since: datetime) -> int:
    """How often since; one asks at a time."""
    session.execute(select(Record).where(Record.id == HOUSE).with_for_update())
    tries = select(func.count()).where(
        GuestTry.subject == _subject(kind, subject), GuestTry.at > since
    )
    return session.scalar(tries) or 0


def _subject(kind: str, name: str) -> str:
    return hashlib.sha256(f"{kind}:{name}".encode()).hexdigest()
