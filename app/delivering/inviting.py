"""The letters that bring a single-use link: to join a document, to choose another password."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.corresponding import letter_to, written
from app.models import Document, Invitation, Person
from app.operations.mailing import Outgoing
from app.operations.signing_in import token_digest


def invitation_letter(
    session: Session, document: Document, inviter: Person, token: str, now: datetime
) -> Outgoing:
    """Tells somebody that they are invited, in their language if known, else the inviter's."""
    invitation = session.scalars(
        select(Invitation).where(Invitation.token_digest == token_digest(token))
    ).one()
    known = session.scalars(select(Person).where(Person.email == invitation.email)).first()
    locale = known.locale if known else inviter.locale
    name = known.name if known else invitation.name
    said = written(
        "invitation",
        locale,
        document=document,
        inviter=inviter,
        invitation=invitation,
        name=name,
        token=token,
    )
    return Outgoing(
        to=invitation.email,
        name=name,
        person_id=known.id if known else None,
        locale=locale,
        subject=said.subject,
        text=said.text,
        html=said.html,
        key=f"invitation:{invitation.id}",
        about=f"{document.id}.invitation",
        secret=token,
        at=now,
    )


def reset_letter(person: Person, token: str, minutes: int, now: datetime) -> Outgoing:
    """Brings the link by which somebody who forgot their password chooses another."""
    said = written("forgotten", person.locale, person=person, token=token, minutes=minutes)
    return letter_to(person, said, f"forgotten:{token_digest(token)}", now, secret=token)
