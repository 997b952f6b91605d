"""Who works on a document, in which role, and who is signed in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, aliased

from app.clock import day_of
from app.models import Document, Institution, Invitation, Membership, Person, Record, SignIn
from app.queries.evidence import in_language
from app.statute.roles import Role


@dataclass(frozen=True, slots=True)
class Colleague:
    """A person on a document."""

    person: Person
    role: Role
    institution: Institution | None


@dataclass(frozen=True, slots=True)
class Seat:
    """A document somebody has a role on, and how far its record has come."""

    document: Document
    role: Role
    since: int
    """The step that first let the person in."""
    steps: int
    digest: str
    """Of the newest step: what nothing that happened is missing from."""


@dataclass(frozen=True, slots=True)
class Invented:
    """A person of the demonstration, as shown at the door."""

    person: Person
    institution: Institution | None
    role: Role | None
    """The highest they have on any document."""

    @property
    def role_order(self) -> int:
        """Where their role comes in a list: 0 for coordinators."""
        ranks = [*reversed(Role), None]
        return ranks.index(self.role)


def role_of(session: Session, person: Person, document: Document) -> Role | None:
    """The role of a person on a document, None where they have none."""
    return role_held(session, person.id, document.id)


def role_held(session: Session, person_id: str, record_id: str) -> Role | None:
    """The same for their ids."""
    role = session.scalars(
        select(Membership.role)
        .where(Membership.person_id == person_id, Membership.record_id == record_id)
        .order_by(Membership.since.desc())
        .limit(1)
    ).first()
    return Role(role) if role else None


def _current(step: int | None = None) -> Select[*tuple[Membership]]:
    """Memberships that hold, or of one document held at a step."""
    later = aliased(Membership)
    known = [] if step is None else [later.since <= step]
    held = [] if step is None else [Membership.since <= step]
    superseded = (
        select(later.row)
        .where(
            later.person_id == Membership.person_id,
            later.record_id == Membership.record_id,
            later.since > Membership.since,
            *known,
        )
        .exists()
    )
    return select(Membership).where(Membership.role != "", ~superseded, *held)


def colleagues(session: Session, document: Document, step: int | None = None) -> list[Colleague]:
    """Everybody with a role on the document, or who had one at a step.

    Coordinators first, then by name.
    """
    members = _current(step).where(Membership.record_id == document.id).subquery()
    rows = session.execute(
        select(Person, members.c.role, Institution)
        .join(members, members.c.person_id == Person.id)
        .outerjoin(Institution, Institution.id == Person.institution_id)
    )
    found = [Colleague(person, Role(role), institution) for person, role, institution in rows]
    order = list(reversed(Role))
    return sorted(found, key=lambda one: (order.index(one.role), one.person.name))


def seats_of(session: Session, person_id: str) -> list[Seat]:
    """Documents a person has a role on now, by slug."""
    rows = session.execute(
        select(Document, Membership.role, Membership.since, Record.steps, Record.digest)
        .join(Membership, Membership.record_id == Document.id)
        .join(Record, Record.id == Document.id)
        .where(Membership.person_id == person_id)
        .order_by(Document.slug, Membership.since)
    )
    first: dict[str, int] = {}
    newest = {}
    for document, role, since, steps, digest in rows:
        first.setdefault(document.id, since)
        newest[document.id] = document, role, steps, digest
    return [
        Seat(document, Role(role), first[document.id], steps, digest)
        for document, role, steps, digest in newest.values()
        if role
    ]


def documents_of(session: Session, person: Person) -> list[tuple[Document, Role]]:
    """Documents a person has a role on, by slug."""
    return [(seat.document, seat.role) for seat in seats_of(session, person.id)]


def coordinated_by(session: Session, person_id: str) -> frozenset[str]:
    """Ids of the documents somebody coordinates."""
    return frozenset(
        seat.document.id for seat in seats_of(session, person_id) if seat.role is Role.COORDINATOR
    )


def names_of(session: Session) -> Mapping[str, Person]:
    """Every person by id: for pages that name many."""
    return {person.id: person for person in session.scalars(select(Person))}


def institutions(session: Session) -> Mapping[str, Institution]:
    """Every institution by id; what was merged into another is that other one."""
    known = {one.id: one for one in session.scalars(select(Institution))}
    return {name: _standing(known, one) for name, one in known.items()}


def _standing(known: Mapping[str, Institution], one: Institution) -> Institution:
    while one.merged_into:
        one = known[one.merged_into]
    return one


def named(institution: Institution | None, language: str, at: datetime | None = None) -> str:
    """What an institution was called at a moment, or is called today; "" for none."""
    if institution is None:
        return ""
    names = institution.names if at is None else institution.names_on(day_of(at))
    return in_language(names, language)


def invitations(session: Session, document: Document) -> list[Invitation]:
    """Invitations to the document, newest first."""
    return list(
        session.scalars(
            select(Invitation)
            .where(Invitation.record_id == document.id)
            .order_by(Invitation.invited_at.desc())
        )
    )


def sign_ins(session: Session, person: Person) -> list[SignIn]:
    """Sign-ins of a person that have not been ended, newest first."""
    return list(
        session.scalars(
            select(SignIn)
            .where(SignIn.person_id == person.id, SignIn.ended_at.is_(None))
            .order_by(SignIn.seen_at.desc())
        )
    )


def demonstration_people(session: Session) -> list[Invented]:
    """The people of the demonstration: coordinators first, those without a role last."""
    rows = session.execute(
        select(Person, Institution)
        .outerjoin(Institution, Institution.id == Person.institution_id)
        .where(Person.demonstration, ~Person.disabled)
        .order_by(Person.joined_at, Person.email)
    )
    roles = _highest_roles(session)
    found = [Invented(person, institution, roles.get(person.id)) for person, institution in rows]
    return sorted(found, key=lambda one: one.role_order)


def _highest_roles(session: Session) -> dict[str, Role]:
    """The highest role each person has on any document."""
    found: dict[str, Role] = {}
    for held in session.scalars(_current()):
        role = Role(held.role)
        found[held.person_id] = max(found.get(held.person_id, role), role, key=list(Role).index)
    return found


def stewards(session: Session) -> list[Person]:
    """Who looks after the house, by address."""
    return list(
        session.scalars(
            select(Person).where(Person.steward, ~Person.disabled).order_by(Person.email)
        )
    )
