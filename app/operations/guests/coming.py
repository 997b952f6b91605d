"""Who sends something by a guest link: counted before it is looked at, known again by a secret."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from app.models import HOUSE, Guest, GuestLink, GuestSending, GuestTry, Person, Record, new_id
from app.operations.errors import NotThere
from app.operations.guests.errors import InstitutionNeeded, NameNeeded, TooManySent
from app.operations.membership import line_of
from app.operations.signing_in import neighbourhood, token_digest
from app.queries.guests import guest_by

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)

LIMITS: Mapping[str, Mapping[timedelta, int]] = {
    "guest": {MINUTE: 10, DAY: 200},
    "address": {MINUTE: 30, DAY: 1_000},
    "link": {MINUTE: 100, DAY: 5_000},
}
"""How much may be sent: by one guest, from one address (a university has one), by one link."""


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sends a form, and what they say of themselves."""

    link: GuestLink
    at: datetime
    secret: str
    """Of the cookie."""
    once: str = ""
    """Drawn with the page of the form: what is sent twice is one thing."""
    address: str = ""
    name: str = ""
    institution: str = ""
    unnamed: str = "Guest"
    """What a guest is called who gives no name."""
    locale: str = "az"


def knock(
    session: Session,
    sender: Sender,
    limits: Mapping[str, Mapping[timedelta, int]] = LIMITS,
) -> None:
    """Count something sent, before it is looked at. Raises TooManySent."""
    session.execute(delete(GuestTry).where(GuestTry.at < sender.at - DAY))
    session.execute(select(Record).where(Record.id == HOUSE).with_for_update())  # one at a time
    subjects = {
        "guest": _subject("guest", sender.secret),
        "address": _subject("address", neighbourhood(sender.address)),
        "link": _subject("link", sender.link.id),
    }
    for kind, subject in subjects.items():
        for span, most in limits[kind].items():
            if _sent_since(session, subject, sender.at - span) >= most:
                raise TooManySent
    session.add_all(GuestTry(subject=subject, at=sender.at) for subject in subjects.values())


def _sent_since(session: Session, subject: str, since: datetime) -> int:
    sent = select(func.count()).where(GuestTry.subject == subject, GuestTry.at > since)
    return session.scalar(sent) or 0


def known(session: Session, sender: Sender) -> Guest:
    """Who came by the link with this secret before. Raises NotThere."""
    found = guest_by(session, sender.link, token_digest(sender.secret))
    if found is None:
        raise NotThere
    return found


def welcome(session: Session, sender: Sender) -> Guest:
    """Who sends: known by their secret, or new. Raises NameNeeded, InstitutionNeeded."""
    found = guest_by(session, sender.link, token_digest(sender.secret))
    return found or _come(session, sender)


def _come(session: Session, sender: Sender) -> Guest:
    link = sender.link
    name, institution = line_of(sender.name), line_of(sender.institution)
    if link.names == "required" and not name:
        raise NameNeeded
    if link.institutions == "required" and not institution:
        raise InstitutionNeeded
    person = Person(
        id=new_id(),
        name=name if name and link.names != "no" else sender.unnamed,
        password_hash="",
        locale=sender.locale,
        joined_at=sender.at,
        guest=True,
        affiliation=institution if link.institutions != "no" else "",
    )
    person.email = f"{person.id}@guest.invalid"
    session.add(person)
    session.flush()  # the guest names the person
    guest = Guest(
        person_id=person.id,
        link_id=link.id,
        secret_digest=token_digest(sender.secret),
        came_at=sender.at,
    )
    session.add(guest)
    session.flush()
    return guest


def first_time(session: Session, guest: Guest, sender: Sender) -> bool:
    """Whether the form was not sent before; from now on it was."""
    if not sender.once:
        return True
    once = token_digest(sender.once)
    mine = GuestSending.person_id == guest.person_id
    if session.scalars(select(GuestSending.row).where(mine, GuestSending.once == once)).first():
        return False
    session.add(GuestSending(person_id=guest.person_id, once=once, at=sender.at))
    session.flush()
    return True


def _subject(kind: str, name: str) -> str:
    return hashlib.sha256(f"{kind}:{name}".encode()).hexdigest()
