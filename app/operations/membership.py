"""Give people roles on a document, invite them by single-use link, and take them in."""

import secrets
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Document, Invitation, Membership, Person
from app.operations.errors import NothingSaid, Refused
from app.operations.recording import Actor, step
from app.operations.signing_in import password_hash, token_digest
from app.queries.people import colleagues, role_of
from app.statute.roles import Role


class LastCoordinator(Refused):
    """A document is never left without a coordinator."""


class InvitationEnded(Refused):
    """The link was used, revoked, or is too old."""


@dataclass(frozen=True, slots=True)
class Newcomer:
    """How somebody who follows an invitation wants to be known."""

    name: str
    password: str
    locale: str = "az"


def give_role(
    session: Session, actor: Actor, document: Document, person: Person, role: Role | None
) -> None:
    """Let a person have `role` on the document from now on; None ends it.

    Raises LastCoordinator.
    """
    if role is not Role.COORDINATOR and _only_coordinator(session, document, person):
        raise LastCoordinator
    with step(session, document.id, actor, "give_role", person=person.id, role=role or "") as entry:
        entry.add(Membership(person_id=person.id, role=role or ""))


def invite(
    session: Session,
    actor: Actor,
    document: Document,
    *,
    email: str,
    name: str,
    role: Role,
    days: int,
) -> str:
    """Make a single-use link; answers its secret, which is shown once and not kept.

    Raises NothingSaid where there is no address.
    """
    address = email.strip().lower()
    if "@" not in address or len(address) > 200:
        raise NothingSaid
    token = secrets.token_urlsafe(32)
    with step(session, document.id, actor, "invite", role=role, email=token_digest(address)):
        session.add(
            Invitation(
                record_id=document.id,
                email=address,
                name=name.strip()[:200],
                role=role,
                token_digest=token_digest(token),
                invited_by=actor.person_id,
                invited_at=actor.at,
                expires_at=actor.at + timedelta(days=days),
            )
        )
    return token


def revoke_invitation(
    session: Session, actor: Actor, document: Document, invitation_id: str
) -> None:
    """Make a link useless. Raises InvitationEnded where it already is."""
    invitation = session.get(Invitation, invitation_id)
    if invitation is None or invitation.record_id != document.id or invitation.used_at:
        raise InvitationEnded
    invitation.revoked_at = actor.at
    with step(session, document.id, actor, "revoke_invitation", invitation=invitation.id):
        pass


def open_invitation(session: Session, token: str, actor: Actor) -> Invitation:
    """The invitation a link stands for. Raises InvitationEnded."""
    invitation = session.scalars(
        select(Invitation).where(Invitation.token_digest == token_digest(token))
    ).first()
    if invitation is None or invitation.used_at or invitation.revoked_at:
        raise InvitationEnded
    if actor.at > invitation.expires_at:
        raise InvitationEnded
    return invitation


def accept_invitation(
    session: Session, actor: Actor, invitation: Invitation, newcomer: Newcomer | None
) -> Person:
    """Take somebody in: a known person gets the role, a stranger an account too.

    `newcomer` is None where the address is known. Raises NothingSaid, WeakPassword.
    """
    person = session.scalars(select(Person).where(Person.email == invitation.email)).first()
    if person is None:
        person = _join(session, actor, invitation, newcomer)
    invitation.used_at = actor.at
    document = session.get_one(Document, invitation.record_id)
    if role_of(session, person, document) != invitation.role:
        by = Actor(person.id, actor.at)
        with step(session, document.id, by, "join", role=invitation.role) as entry:
            entry.add(Membership(person_id=person.id, role=invitation.role))
    return person


def _join(
    session: Session, actor: Actor, invitation: Invitation, newcomer: Newcomer | None
) -> Person:
    if newcomer is None or not newcomer.name.strip():
        raise NothingSaid
    person = Person(
        email=invitation.email,
        name=newcomer.name.strip()[:200],
        password_hash=password_hash(newcomer.password),
        locale=newcomer.locale,
        joined_at=actor.at,
    )
    session.add(person)
    session.flush()  # the membership names the person
    return person


def _only_coordinator(session: Session, document: Document, person: Person) -> bool:
    coordinators = [
        one.person.id for one in colleagues(session, document) if one.role is Role.COORDINATOR
    ]
    return coordinators == [person.id]
