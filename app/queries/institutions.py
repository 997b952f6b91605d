"""Institutions one may look up: what they were called, who comes from them, what they said."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.models import (
    HOUSE,
    Document,
    GroupTerm,
    Institution,
    InstitutionRow,
    Person,
    Step,
    Thread,
    WorkingGroup,
)
from app.queries.groups import Group, Member, groups
from app.queries.people import institutions
from app.statute.institutions import DatedName, names_from
from app.statute.language import fold, sort_key


@dataclass(frozen=True, slots=True)
class House:
    """An institution in the list of them."""

    institution: Institution
    people: int
    """Accounts of people who come from there."""
    others: tuple[Institution, ...] = ()
    """Those that were merged into it."""

    @property
    def names(self) -> tuple[DatedName, ...]:
        """Every name it bore, oldest first."""
        one = self.institution
        return names_from(one.dated or [{"names": one.names}])

    @property
    def ids(self) -> frozenset[str]:
        """Every id it goes by."""
        return frozenset([self.institution.id, *(one.id for one in self.others)])

    def said(self) -> str:
        """All it was ever called, folded: what a search looks in."""
        merged = [words for one in self.others for words in one.names.values()]
        own = [words for name in self.names for words in name.names.values()]
        return fold(" ".join([*own, *map(str, merged), self.institution.id]))


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which institutions somebody asks for; empty: all of them."""

    words: str = ""
    kind: str = ""
    country: str = ""

    def shows(self, house: House) -> bool:
        """Whether all of the words occur in its names, and kind and country are right."""
        one, said = house.institution, house.said()
        right = self.kind in ("", one.kind) and self.country in ("", one.country)
        return right and all(word in said for word in fold(self.words).split())


@dataclass(frozen=True, slots=True)
class Change:
    """One step on an institution."""

    step: Step
    row: InstitutionRow | None
    """What it said; None where it was about a person."""
    by: Person | None
    about: Person | None
    """Who was placed."""


def houses(session: Session, language: str) -> list[House]:
    """Every institution that stands, by name in a language."""
    known = institutions(session)
    people = Counter(
        dict(
            session.execute(
                select(Person.institution_id, func.count())
                .where(Person.institution_id.is_not(None), ~Person.guest, ~Person.disabled)
                .group_by(Person.institution_id)
            ).all()
        )
    )
    merged: dict[str, list[Institution]] = defaultdict(list)
    for one in session.scalars(select(Institution).where(Institution.merged_into.is_not(None))):
        merged[known[one.id].id].append(one)
    found = [
        House(one, people[one.id], tuple(merged[one.id]))
        for name, one in known.items()
        if name == one.id
    ]
    return sorted(found, key=lambda house: sort_key(str(house.institution.names.get(language, ""))))


def people_from(session: Session, house: House) -> list[Person]:
    """Who comes from an institution and has an account, by name."""
    rows = session.scalars(
        select(Person).where(
            Person.institution_id == house.institution.id, ~Person.guest, ~Person.disabled
        )
    )
    return sorted(rows, key=lambda one: sort_key(one.name))


def remarks_from(
    session: Session, house: House, readable: Sequence[Document]
) -> list[tuple[Document, int]]:
    """How many conversations people from there began, in each of some documents."""
    counted = session.execute(
        select(Thread.record_id, func.count())
        .join(Person, Person.id == Thread.author_id)
        .where(
            Person.institution_id == house.institution.id,
            Thread.record_id.in_([one.id for one in readable]),
        )
        .group_by(Thread.record_id)
    )
    known = {one.id: one for one in readable}
    found = [(known[record], count) for record, count in counted]
    return sorted(found, key=lambda pair: pair[0].slug)


def seats_for(session: Session, house: House) -> list[tuple[Group, Member]]:
    """Who sits or sat for an institution, in which group."""
    return [
        (group, member)
        for group in groups(session)
        for member in group.members
        if member.institution is house.institution
    ]


def newest_row(session: Session, slug: str) -> InstitutionRow | None:
    """What was last said of an institution."""
    return session.scalars(
        select(InstitutionRow)
        .where(InstitutionRow.institution_id == slug)
        .order_by(InstitutionRow.since.desc())
        .limit(1)
    ).first()


def changes(session: Session, house: House) -> list[Change]:
    """What was done with an institution and those merged into it, newest first."""
    rows = {
        row.since: row
        for row in session.scalars(
            select(InstitutionRow).where(InstitutionRow.institution_id.in_(house.ids))
        )
    }
    placed = session.scalars(
        select(Step).where(Step.record_id == HOUSE, Step.deed == "place_person")
    )
    moved = [one for one in placed if one.facts.get("institution") in house.ids]
    told = session.scalars(select(Step).where(Step.record_id == HOUSE, Step.number.in_(list(rows))))
    steps = sorted([*told, *moved], key=lambda one: -one.number)
    people = _people(session, steps)
    return [
        Change(
            one,
            rows.get(one.number),
            people.get(one.actor_id or ""),
            people.get(str(one.facts.get("person", ""))),
        )
        for one in steps
    ]


def _people(session: Session, steps: Iterable[Step]) -> Mapping[str, Person]:
    ids = {one.actor_id for one in steps} | {str(one.facts.get("person", "")) for one in steps}
    rows = session.scalars(select(Person).where(Person.id.in_([one for one in ids if one])))
    return {one.id: one for one in rows}


def group_changes(session: Session, slug: str) -> list[tuple[Step, Person | None, str]]:
    """What was done with a group, newest first: the step, who did it, and on whose seat."""
    terms = {
        row.since: row
        for row in session.scalars(select(GroupTerm).where(GroupTerm.group_slug == slug))
    }
    said = session.scalars(select(WorkingGroup.since).where(WorkingGroup.slug == slug)).all()
    numbers = [*terms, *said]
    steps = session.scalars(
        select(Step)
        .where(Step.record_id == HOUSE, Step.number.in_(numbers))
        .order_by(Step.number.desc())
    ).all()
    ids = {one.actor_id for one in steps} | {one.person_id for one in terms.values()}
    people = {
        one.id: one
        for one in session.scalars(select(Person).where(Person.id.in_([one for one in ids if one])))
    }
    return [
        (one, people.get(one.actor_id or ""), _whose(terms.get(one.number), people))
        for one in steps
    ]


def _whose(term: GroupTerm | None, people: Mapping[str, Person]) -> str:
    if term is None:
        return ""
    return people[term.person_id].name if term.person_id else term.name
