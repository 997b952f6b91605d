"""Describe institutions by their names over time, merge two that are one, place people in them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Institution, InstitutionRow, Person
from app.operations.citing import NAMED, RESERVED, hold_house, house_step
from app.operations.describing import read_link
from app.operations.errors import DoneAlready, NothingSaid, NotThere, Refused, Taken, TooLong
from app.operations.recording import Actor
from app.statute.institutions import KINDS, DatedName, checked_names
from app.statute.snapshot import LANGUAGES, canonical

LONGEST_NAME = 300
"""Characters of a name in one language."""


class SameInstitution(Refused):
    """Nothing can be merged into itself."""


class MergedAlready(Refused):
    """A colleague merged one of the two meanwhile."""


class NoCountry(Refused):
    """An institution is in some country."""


class NoSuch(NotThere):
    """An institution, a person, a role or a document that nobody knows."""


@dataclass(frozen=True, slots=True)
class Described:
    """What is said of an institution."""

    kind: str
    country: str
    """Two letters."""
    names: Sequence[DatedName]
    """Oldest first; the last one is borne today."""
    link: str = ""


def add_institution(session: Session, actor: Actor, slug: str, said: Described) -> Institution:
    """Add an institution nobody described yet. Raises Taken, and what describe_institution does."""
    hold_house(session)
    if slug in RESERVED or session.get(Institution, slug) is not None:
        raise Taken(slug)
    return describe_institution(session, actor, slug, said)


def describe_institution(session: Session, actor: Actor, slug: str, said: Described) -> Institution:
    """Say what an institution is and was called; what was said before stays in the record.

    Raises NothingSaid where it has no id, NoCountry, NoSuch for a kind nobody knows, NoLink,
    MergedAlready, TooLong, and what checked_names raises.
    """
    names = [_settled(one) for one in checked_names([_clean(one) for one in said.names])]
    _check(slug, said)
    link = read_link(said.link)
    hold_house(session)
    held = session.get(Institution, slug, populate_existing=True)
    if held is not None and held.merged_into:
        raise MergedAlready
    if held is None:
        held = Institution(id=slug, kind=said.kind, country=said.country, names={}, dated=[])
        session.add(held)
    held.kind, held.country = said.kind, said.country
    _stand(held, names)
    session.flush()  # the row names the institution
    with house_step(session, actor, "describe_institution", institution=slug) as entry:
        entry.add(
            InstitutionRow(
                institution_id=slug,
                kind=said.kind,
                country=said.country,
                names=[one.facts() for one in names],
                link=link,
                merged_into=None,
            )
        )
    return held


def merge_institutions(session: Session, actor: Actor, slug: str, into: str) -> None:
    """One institution was entered twice: its people, terms and nominations are the other's.

    Raises NoSuch, SameInstitution, MergedAlready.
    """
    hold_house(session)
    lost, kept = (session.get(Institution, one, populate_existing=True) for one in (slug, into))
    if lost is None or kept is None:
        raise NoSuch
    if lost is kept:
        raise SameInstitution
    if lost.merged_into or kept.merged_into:
        raise MergedAlready
    people = session.scalars(select(Person).where(Person.institution_id == slug)).all()
    for person in people:
        person.institution_id = into
    lost.merged_into = into
    moved = sorted(person.id for person in people)
    facts = {"institution": slug, "into": into}
    with house_step(session, actor, "merge_institutions", **facts) as entry:
        entry.facts["people"] = moved
        entry.add(
            InstitutionRow(
                institution_id=slug,
                kind=lost.kind,
                country=lost.country,
                names=lost.dated,
                link=_newest(session, slug).link,
                merged_into=into,
            )
        )


def place_person(session: Session, actor: Actor, person: Person, slug: str | None) -> None:
    """Say which institution somebody comes from, or None. Raises NoSuch, DoneAlready."""
    hold_house(session)
    held = session.get(Institution, slug, populate_existing=True) if slug else None
    if person.guest or (slug and (held is None or held.merged_into)):
        raise NoSuch
    if person.institution_id == slug:
        raise DoneAlready
    with house_step(session, actor, "place_person", person=person.id, institution=slug or ""):
        person.institution_id = slug


def standing_institution(session: Session, slug: str) -> Institution:
    """The institution, or the one it was merged into. Raises NoSuch."""
    seen = session.get(Institution, slug)
    while seen is not None and seen.merged_into:
        seen = session.get(Institution, seen.merged_into)
    if seen is None:
        raise NoSuch
    return seen


def _check(slug: str, said: Described) -> None:
    if not NAMED.fullmatch(slug):
        raise NothingSaid
    if not re.fullmatch("[A-Z]{2}", said.country):
        raise NoCountry
    if said.kind not in KINDS:
        raise NoSuch


def _clean(name: DatedName) -> DatedName:
    """One line in each language that says something."""
    words = {one: " ".join(canonical(name.names.get(one, "")).split()) for one in LANGUAGES}
    longest = max(map(len, words.values()))
    if longest > LONGEST_NAME:
        raise TooLong(longest, LONGEST_NAME)
    return DatedName({one: said for one, said in words.items() if said}, name.since, name.until)


def _settled(name: DatedName) -> DatedName:
    """The name in every language: in the one that was not given, as in the other."""
    names = {one: name.names.get(one, name.said) for one in LANGUAGES}
    return DatedName(names, name.since, name.until)


def _stand(held: Institution, names: Sequence[DatedName]) -> None:
    held.names = dict(names[-1].names)
    held.dated = [one.facts() for one in names]


def _newest(session: Session, slug: str) -> InstitutionRow:
    return session.scalars(
        select(InstitutionRow)
        .where(InstitutionRow.institution_id == slug)
        .order_by(InstitutionRow.since.desc())
        .limit(1)
    ).one()
