"""Committees and working groups: what they are for, who sits in them, who sat there."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from app.models import Document, GroupTerm, Institution, Person, WorkingGroup
from app.queries.people import institutions
from app.statute.language import sort_key
from app.statute.periods import TERM_ROLES, Now, Term


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody in a group for a while."""

    term: GroupTerm
    name: str
    person: Person | None
    institution: Institution | None
    """Whom they sit for; where nobody said, where they come from."""

    def on(self, day: date) -> Now:
        """Where their term stands."""
        return Term(self.term.begins, self.term.ends).on(day)


@dataclass(frozen=True, slots=True)
class Group:
    """A group with everybody who sits or sat in it: by role, then by name."""

    slug: str
    facts: Mapping[str, Any]
    documents: tuple[Document, ...]
    members: tuple[Member, ...]

    def standing(self, day: date) -> list[Member]:
        """Those whose term runs, or is to begin."""
        return [one for one in self.members if one.on(day) is not Now.OVER]

    def past(self, day: date) -> list[Member]:
        """Those whose term is over."""
        return [one for one in self.members if one.on(day) is Now.OVER]

    def works(self, day: date) -> bool:
        """Whether it is not dissolved."""
        return Term(self.facts["founded"], self.facts["ended"]).on(day) is not Now.OVER

    def lapsed(self, day: date) -> list[Member]:
        """Those whose term ran out with nobody sitting for them since: they are to be asked."""
        seated = {_whose(one) for one in self.standing(day)}
        return [one for one in self.past(day) if _whose(one) not in seated]


def _whose(member: Member) -> tuple[str | None, str]:
    """A person is followed by themselves or by another from the same institution."""
    house = member.institution.id if member.institution else None
    return (house, "") if house else (None, member.term.person_id or member.name)


def group_named(session: Session, slug: str) -> WorkingGroup | None:
    """The newest description of a group."""
    return session.scalars(
        select(WorkingGroup)
        .where(WorkingGroup.slug == slug)
        .order_by(WorkingGroup.since.desc())
        .limit(1)
    ).first()


def terms_of(session: Session, group_slug: str | None = None) -> list[GroupTerm]:
    """Terms that stand, of one group or of all, in the order they were first entered."""
    return list(session.scalars(_terms(group_slug)))


def _terms(group_slug: str | None) -> Select[*tuple[GroupTerm]]:
    newest = select(func.max(GroupTerm.row)).group_by(GroupTerm.term)
    query = select(GroupTerm).where(GroupTerm.row.in_(newest), ~GroupTerm.withdrawn)
    if group_slug is not None:
        query = query.where(GroupTerm.group_slug == group_slug)
    return query.order_by(GroupTerm.row)


def groups(session: Session) -> list[Group]:
    """Every group, in the order they were first described."""
    newest = select(func.max(WorkingGroup.row)).group_by(WorkingGroup.slug)
    first = select(WorkingGroup.slug, func.min(WorkingGroup.row).label("row"))
    born = first.group_by(WorkingGroup.slug).subquery()
    rows = session.scalars(
        select(WorkingGroup)
        .join(born, born.c.slug == WorkingGroup.slug)
        .where(WorkingGroup.row.in_(newest))
        .order_by(born.c.row)
    ).all()
    documents = {one.id: one for one in session.scalars(select(Document).order_by(Document.slug))}
    members = _members(session)
    return [
        Group(
            slug=row.slug,
            facts=row.facts,
            documents=tuple(documents[one] for one in row.facts["documents"] if one in documents),
            members=tuple(sorted(members[row.slug], key=_order)),
        )
        for row in rows
    ]


def groups_working_on(session: Session, document: Document) -> list[WorkingGroup]:
    """The groups that say they work on a document."""
    newest = select(func.max(WorkingGroup.row)).group_by(WorkingGroup.slug)
    rows = session.scalars(
        select(WorkingGroup).where(WorkingGroup.row.in_(newest)).order_by(WorkingGroup.row)
    )
    return [row for row in rows if document.id in row.facts["documents"]]


def _members(session: Session) -> dict[str, list[Member]]:
    terms = terms_of(session)
    ids = {one.person_id for one in terms if one.person_id}
    people = {one.id: one for one in session.scalars(select(Person).where(Person.id.in_(ids)))}
    houses = institutions(session)
    found: dict[str, list[Member]] = defaultdict(list)
    for term in terms:
        person = people.get(term.person_id or "")
        house = term.institution_id or (person.institution_id if person else None)
        name = person.name if person else term.name
        found[term.group_slug].append(Member(term, name, person, houses.get(house or "")))
    return found


def _order(member: Member) -> tuple[int, str, str]:
    role = member.term.role
    place = TERM_ROLES.index(role) if role in TERM_ROLES else len(TERM_ROLES)
    return place, sort_key(member.name), member.term.begins
