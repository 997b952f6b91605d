"""Which people and institutions bear a name; read from the rows themselves, which are few."""

from collections.abc import Iterable, Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Institution, Membership, Person
from app.queries.search.asked import Reader, Somebody
from app.statute.language import sort_key
from app.statute.searching import Sought, fits, terms

MOST = 50
"""People and institutions shown at once."""


def find_people(session: Session, reader: Reader, looked: Sought) -> list[Somebody]:
    """People with an account, and institutions: best first, then by name.

    An address of mail is found and shown only of those who share a document with whoever asks.
    """
    if not looked.required:
        return []
    standing = select(Institution).where(Institution.merged_into.is_(None))
    institutions = {one.id: one for one in session.scalars(standing)}
    near = _colleagues(session, reader)
    known = select(Person).where(~Person.disabled, ~Person.guest)
    everybody: Iterator[Somebody] = (
        Somebody(one, institutions.get(one.institution_id or ""), one.id in near)
        for one in session.scalars(known)
    )
    bodies = (Somebody(None, one) for one in institutions.values())
    return _best([*everybody, *bodies], looked)[:MOST]


def _best(some: Iterable[Somebody], looked: Sought) -> list[Somebody]:
    found = [(degree, one) for one in some if (degree := fits(looked, _terms(one))) is not None]
    found.sort(key=lambda pair: (pair[0], pair[1].person is None, sort_key(pair[1].name)))
    return [one for _, one in found]


def _terms(one: Somebody) -> str:
    names = list(one.institution.names.values()) if one.institution else []
    if one.person is None:
        earlier = one.institution.dated if one.institution else []
        borne = [said for name in earlier for said in name["names"].values()]
        return terms(" ".join(map(str, [*names, *borne])), "")
    address = one.person.email if one.colleague else ""
    return terms(one.person.name, "\n".join([*map(str, names), address]))


def _colleagues(session: Session, reader: Reader) -> frozenset[str]:
    """Who has, or had, a role on a document of the reader's."""
    query = select(Membership.person_id).where(Membership.record_id.in_(reader.records)).distinct()
    return frozenset(session.scalars(query))
