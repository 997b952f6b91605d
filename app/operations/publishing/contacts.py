"""The list of stakeholders: add one, import many, forget one."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.models import Letter, RefusedAddress, Stakeholder, new_id
from app.operations.mailing import ADDRESS, one_line
from app.operations.publishing.errors import NotAnAddress
from app.operations.recording import Actor

LOCALES = ("az", "en")

LONGEST_ADDRESS = 200
"""Characters: what the table holds; the standard allows 254."""


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody as they were typed or imported."""

    email: str
    name: str = ""
    institution: str = ""
    locale: str = "az"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one row of an import."""

    line: int
    email: str
    became: str
    """added, known, stopped, twice or invalid"""


def address_of(typed: str) -> str:
    """The address in the form it is kept in. Raises NotAnAddress."""
    address = typed.strip().lower()
    if len(address) > LONGEST_ADDRESS or not ADDRESS.fullmatch(address):
        raise NotAnAddress
    return address


def add_stakeholder(
    session: Session, actor: Actor, contact: Contact, *, origin: str = "added"
) -> Stakeholder:
    """Somebody new, or who is known by the address already, unchanged. Raises NotAnAddress."""
    address = address_of(contact.email)
    known = session.scalars(select(Stakeholder).where(Stakeholder.email == address)).first()
    if known is not None:
        return known
    made = _made(actor, contact, address, origin)
    session.add(made)
    session.flush()
    return made


def import_stakeholders(
    session: Session, actor: Actor, rows: Sequence[tuple[int, Contact]]
) -> list[Outcome]:
    """Add whom the rows name, each with the number of its line; says of each what became of it.

    Nobody known is changed, and nobody who said stop is taken up again.
    """
    known: dict[str, Stakeholder] = {one.email: one for one in session.scalars(select(Stakeholder))}
    seen: set[str] = set()
    told = []
    for line, contact in rows:
        became = _taken(session, actor, contact, known, seen)
        told.append(Outcome(line, contact.email.strip()[:LONGEST_ADDRESS], became))
    session.flush()
    return told


def erase_stakeholder(session: Session, stakeholder: Stakeholder) -> None:
    """Forget somebody, and every letter to them: nothing of theirs is kept."""
    about = (Letter.address == stakeholder.email, Letter.person_id.is_(None))
    session.execute(delete(Letter).where(*about))
    session.execute(delete(RefusedAddress).where(RefusedAddress.address == stakeholder.email))
    session.delete(stakeholder)
    session.flush()


def _taken(
    session: Session,
    actor: Actor,
    contact: Contact,
    known: Mapping[str, Stakeholder],
    seen: set[str],
) -> str:
    try:
        address = address_of(contact.email)
    except NotAnAddress:
        return "invalid"
    if address in seen:
        return "twice"
    seen.add(address)
    if address in known:
        return "stopped" if known[address].standing == "stopped" else "known"
    session.add(_made(actor, contact, address, "imported"))
    return "added"


def _made(actor: Actor, contact: Contact, address: str, origin: str) -> Stakeholder:
    return Stakeholder(
        id=new_id(),
        email=address,
        name=one_line(contact.name)[:200],
        institution=one_line(contact.institution)[:200],
        locale=contact.locale if contact.locale in LOCALES else LOCALES[0],
        origin=origin,
        added_by=actor.person_id,
        added_at=actor.at,
        stop_token=secrets.token_urlsafe(24),
    )
