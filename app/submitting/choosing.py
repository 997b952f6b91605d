"""Which seals a submission goes out under, what speaks against it, what is worth knowing first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.clock import day_of
from app.models import Document, Institution, Person, Seal, Submission
from app.operations.recording import Actor
from app.queries.departing import Since, since
from app.queries.documents import document_named
from app.queries.people import coordinated_by, institutions
from app.queries.sealed import seals
from app.queries.snapshots import snapshot
from app.queries.submissions import previous_of
from app.statute.sealing import TREE
from app.statute.snapshot import AUTHORITATIVE, canonical
from app.submitting.asked import Asked, Chosen
from app.submitting.errors import NoAddressee, NotYours, SealedFlat, Unsealed

AUTHORITY = "authority"
"""The kind of institutions that submissions go to."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A document with the seal it goes out under."""

    document: Document
    seal: Seal
    by: Person
    """Who signed it off."""
    number: int
    """Of the document's seals, counting from 1."""
    since: Since
    """What is not as it was sealed any more."""

    @property
    def departed(self) -> bool:
        """Whether its text differs from what is sealed by now."""
        return bool(self.since.departures)


@dataclass(frozen=True, slots=True)
class Addressee:
    """Whom it goes to, called as on that day."""

    names: Mapping[str, str]
    institution_id: str | None = None


def choices(session: Session, actor: Actor, asked: Asked) -> list[Choice]:
    """The documents with their seals, in the order chosen.

    Raises NotFound, NotYours, Unsealed, SealedFlat: each naming all it is about.
    """
    documents = [document_named(session, one.slug) for one in asked.documents]
    _check_leave(session, actor, documents)
    pairs = list(zip(documents, asked.documents, strict=True))
    found = [(document, seal_of(session, document, one)) for document, one in pairs]
    if missing := [document for document, seal in found if seal is None]:
        raise Unsealed(missing)
    sealed = [(document, seal) for document, seal in found if seal is not None]
    if flat := [document for document, seal in sealed if seal.tree != TREE]:
        raise SealedFlat(flat)
    return [_choice(session, document, seal) for document, seal in sealed]


def seal_of(session: Session, document: Document, chosen: Chosen) -> Seal | None:
    """The newest seal of a document, or of the step that was named."""
    known = seals(session, document)
    return next((one for one in known if chosen.step in (None, one.step)), None)


def addressee_of(session: Session, actor: Actor, asked: Asked) -> Addressee:
    """Whom it goes to. Raises NoAddressee."""
    if not asked.institution:
        if name := canonical(asked.addressee).replace("\n", " "):
            return _named(session, actor, name)
        raise NoAddressee
    found = institutions(session).get(asked.institution)
    if found is None or found.kind != AUTHORITY:
        raise NoAddressee
    return _known(found, actor)


def authorities(session: Session) -> list[Institution]:
    """Whom submissions may go to, by their Azerbaijani name."""
    known = {one.id: one for one in institutions(session).values() if one.kind == AUTHORITY}
    return sorted(known.values(), key=lambda one: str(one.names.get(AUTHORITATIVE, one.id)))


def previous(session: Session, found: Sequence[Choice]) -> Submission | None:
    """The last submission that held one of these documents."""
    return previous_of(session, [one.document.id for one in found])


def _named(session: Session, actor: Actor, name: str) -> Addressee:
    """The authority that bears the typed name or id on that day; else the name as typed."""
    day = day_of(actor.at)
    for one in authorities(session):
        if name == one.id or name in one.names_on(day).values():
            return _known(one, actor)
    return Addressee({AUTHORITATIVE: name})


def _known(institution: Institution, actor: Actor) -> Addressee:
    names = {
        language: str(name) for language, name in institution.names_on(day_of(actor.at)).items()
    }
    if AUTHORITATIVE not in names:
        names = {AUTHORITATIVE: next(iter(names.values()), institution.id), **names}
    return Addressee(names, institution.id)


def _choice(session: Session, document: Document, seal: Seal) -> Choice:
    known = seals(session, document)
    number = len(known) - [one.since for one in known].index(seal.since)
    departed = since(session, document, seal, number, snapshot(session, document))
    by = session.get_one(Person, seal.person_id)
    return Choice(document, seal, by, number, departed)


def _check_leave(session: Session, actor: Actor, documents: Sequence[Document]) -> None:
    theirs = coordinated_by(session, actor.person_id or "")
    if others := [one for one in documents if one.id not in theirs]:
        raise NotYours(others)
