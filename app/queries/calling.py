"""Who can be called on in a conversation, and by which name."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Document, Institution, Person
from app.queries.people import colleagues
from app.statute.language import fold


@dataclass(frozen=True, slots=True)
class Addressee:
    """Somebody who can be called on."""

    id: str
    name: str
    """As it is typed behind the sign: nobody else on the document is called so."""
    institution: Institution | None


def addressees(session: Session, document: Document) -> list[Addressee]:
    """Everybody with a role on the document, by name; of one name the second is called *Name 2*."""
    found = colleagues(session, document)
    first = sorted(found, key=lambda one: (one.person.joined_at, one.person.id))
    names = _told_apart((one.person.id, one.person.name) for one in first)
    able = [Addressee(one.person.id, names[one.person.id], one.institution) for one in found]
    return sorted(able, key=lambda one: fold(one.name))


def names_to_ids(
    session: Session, document: Document, also: Collection[str] = ()
) -> Mapping[str, str]:
    """Who can be called, by name; `also` those whom the words have called before.

    What a name says of somebody in brackets may be left out, where that tells them apart.
    """
    known = _handles(session, document, also)
    bare = Counter(fold(_bare(name)) for name in known.values())
    short = {_bare(name): one for one, name in known.items() if bare[fold(_bare(name))] == 1}
    return short | {name: one for one, name in known.items()}


def _bare(name: str) -> str:
    return name.partition(" (")[0]


def ids_to_names(
    session: Session, document: Document, also: Collection[str] = ()
) -> Mapping[str, str]:
    """The same by id: what a form shows where a token is stored."""
    return _handles(session, document, also)


def _handles(session: Session, document: Document, also: Collection[str]) -> dict[str, str]:
    known = {one.id: one.name for one in addressees(session, document)}
    left = [one for one in also if one not in known]
    if not left:
        return known
    gone = session.scalars(select(Person).where(Person.id.in_(left)))
    return {person.id: person.name for person in gone} | known


def _told_apart(people: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """By id a name that is nobody else's: who came later is numbered."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for one, name in people:
        number, own = 1, name
        while fold(own) in taken:
            number += 1
            own = f"{name} {number}"
        taken.add(fold(own))
        names[one] = own
    return names
