"""Give people roles on a document, invite them by single-use link, and take them in."""

import re
import secrets
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Document, Invitation, Membership, Person
from app.operations.errors import NothingSaid, Refused
from app.operations.recording import Actor, hold, step
from app.operations.signing_in import password_hash, token_digest
from app.queries.nominations import nominated_by
from app.queries.people import colleagues, role_of
from app.statute.roles import Role
from app.statute.snapshot import canonical

ADDRESS = re.compile(r"[^@\s]+@[^@\s]+")
"""What may be an e-mail address; whether it is one, the link's arrival tells."""


class LastCoordinator(Refused):
    """A document is never left without a coordinator."""


class InvitationEnded(Refused):
    """The link was used, revoked, or is too old."""


class NotForYou(Refused):
    """Somebody else is signed in than the one who was invited."""


class GuestsHaveNoRole(Refused):
    """A guest never has a role: they are invited as a person first."""


@dataclass(frozen=True, slots=True)
class Newcomer:
    """How somebody who follows an invitation wants to be known."""

    name: str
    password: str
    locale: str = "az"
    memory_kib: int = 65536
    """Memory of the password's hash."""


def give_role(
    session: Session, actor: Actor, document: Document, person: Person, role: Role | None
) -> None:
    """Let a person have `role` on the document from now on; None ends it.

    Where they have it already, nothing is done. Raises LastCoordinator, GuestsHaveNoRole.
    """
    if person.guest:
        raise GuestsHaveNoRole
    hold(session, document.id)
    if role_of(session, person, document) == role:
        return
    if role is not Role.COORDINATOR and _only_coordinator(session, document, person):
        raise LastCoordinator
    with step(session, document.id, actor, "give_role", person=person.id, role=role or "") as entry:
        entry.add(Membership(person_id=person.id, role=role or ""))


def rename(person: Person, name: str) -> None:
    """Call a person otherwise from now on. Raises NothingSaid."""
    called = line_of(name)
    if not called:
        raise NothingSaid
    person.name = called


def coordinate_orphans(session: Session, actor: Actor, steward: Person) -> None:
    """Let a steward coordinate every document that nobody coordinates."""
    for document in session.scalars(select(Document).order_by(Document.slug)):
        roles = {one.role for one in colleagues(session, document)}
        if Role.COORDINATOR not in roles:
            give_role(session, actor, document, steward, Role.COORDINATOR)


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
    if not ADDRESS.fullmatch(address) or len(address) > 200:
        raise NothingSaid
    token = secrets.token_urlsafe(32)
    with step(session, document.id, actor, "invite", role=role, email=token_digest(address)):
        session.add(
            Invitation(
                record_id=document.id,
                email=address,
                name=line_of(name),
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
    hold(session, document.id)
    invitation = session.get(Invitation, invitation_id, populate_existing=True)
    if invitation is None or invitation.record_id != document.id:
        raise InvitationEnded
    if invitation.used_at or invitation.revoked_at:
        raise InvitationEnded
    invitation.revoked_at = actor.at
    with step(session, document.id, actor, "revoke_invitation", invitation=invitation.id):
        pass


def open_invitation(session: Session, token: str, actor: Actor) -> Invitation:
    """The invitation a link stands for. Raises InvitationEnded."""
    invitation = session.scalars(
        select(Invitation).where(Invitation.token_digest == token_digest(token))
    ).first()
    if invitation is None:
        raise InvitationEnded
    _check_open(invitation, actor)
    return invitation


def _check_open(invitation: Invitation, actor: Actor) -> None:
    late = actor.at > invitation.expires_at
    if late or invitation.used_at or invitation.revoked_at:
        raise InvitationEnded


def accept_invitation(
    session: Session, actor: Actor, invitation: Invitation, newcomer: Newcomer | None
) -> Person:
    """Take somebody in: a known person gets the role, a stranger an account too.

    `newcomer` is None where the address is known, and the actor is then that person. A link never
    takes a higher role away. Raises InvitationEnded, NotForYou, NothingSaid, WeakPassword.
    """
    hold(session, invitation.record_id)
    session.refresh(invitation)  # another tab may have used it meanwhile
    _check_open(invitation, actor)
    person = session.scalars(select(Person).where(Person.email == invitation.email)).first()
    if person is None:
        person = _join(session, actor, invitation, newcomer)
    elif person.id != actor.person_id:
        raise NotForYou
    invitation.used_at = actor.at
    document = session.get_one(Document, invitation.record_id)
    if is_higher(Role(invitation.role), role_of(session, person, document)):
        by = Actor(person.id, actor.at)
        with step(session, document.id, by, "join", role=invitation.role) as entry:
            entry.add(Membership(person_id=person.id, role=invitation.role))
    return person


def _join(
    session: Session, actor: Actor, invitation: Invitation, newcomer: Newcomer | None
) -> Person:
    if newcomer is None or not line_of(newcomer.name):
        raise NothingSaid
    person = Person(
        email=invitation.email,
        name=line_of(newcomer.name),
        password_hash=password_hash(
            newcomer.password,
            memory_kib=newcomer.memory_kib,
            about=(newcomer.name, invitation.email),
        ),
        locale=newcomer.locale,
        joined_at=actor.at,
        institution_id=nominated_by(session, invitation),
    )
    session.add(person)
    session.flush()  # the membership names the person
    return person


def line_of(name: str) -> str:
    """A name as it is kept: one line, and nothing that no document could print."""
    return " ".join(canonical(name).split())[:200]


def is_higher(role: Role, than: Role | None) -> bool:
    """Whether a role is more than another, or than none."""
    ranks = list(Role)
    return than is None or ranks.index(role) > ranks.index(than)


def _only_coordinator(session: Session, document: Document, person: Person) -> bool:
    coordinators = [
        one.person.id for one in colleagues(session, document) if one.role is Role.COORDINATOR
    ]
    return coordinators == [person.id]
