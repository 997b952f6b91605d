"""Prepare a submission: from what was asked for to the bytes of its package."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from cryptography.hazmat.primitives.hashes import SHA256
from sqlalchemy.orm import Session

from app.clock import day_of
from app.config import Settings
from app.exporting import FORMATS as MEDIA_TYPES
from app.formats.package.manifest import Head, Part, Sending, Who, manifest_of, moment
from app.formats.package.readme import readme
from app.formats.package.writing import (
    certificate_part,
    enclosure_part,
    packed,
    people_part,
    readme_part,
    with_sums,
)
from app.keyring import signing_at
from app.models import HOUSE, Person, Record
from app.operations.recording import Actor
from app.operations.submitting import Package, Sealed, checked_number, checked_title
from app.queries.submissions import names_in
from app.signing.certificates import is_demonstration
from app.signing.cms import Signing, signed
from app.submitting.asked import Asked, Enclosed
from app.submitting.choosing import addressee_of, choices, previous
from app.submitting.errors import NothingChosen
from app.submitting.gathering import Desk, Held, held

Told = Callable[[int, int], None]
"""Hears how many files were written, of how many."""


def silent(_done: int, _total: int) -> None:
    """For whoever need not hear it."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for, and what goes with it."""

    asked: Asked
    enclosures: Sequence[Enclosed] = ()
    told: Told = silent


def prepare(session: Session, actor: Actor, order: Order, settings: Settings) -> Package:
    """The package of a submission; reads only, so that a long work holds nobody up.

    Raises what choosing does, NothingChosen, Taken for a number that was given out, NotWritten,
    SealBroken, and app.signing.errors.SigningRefused.
    """
    asked = order.asked
    if not asked.documents or asked.unwritten() or not list(asked.files()):
        raise NothingChosen
    to, found = addressee_of(session, actor, asked), choices(session, actor, asked)
    signing = signing_at(settings, actor.at)
    ready = [held(session, one) for one in found]
    last = previous(session, found)
    sending = Sending(
        number=checked_number(session, asked.number),
        title=checked_title(asked.title),
        date=actor.at,
        addressee=to.names,
        addressee_slug=to.institution_id,
        sender=settings.sender,
        prepared_by=_who(session, actor),
        documents=[one.told for one in ready],
        house=_house(session),
        previous=(last.number, last.manifest) if last else None,
        signed=signing is not None,
        demonstration=signing is not None and is_demonstration(signing.identity.certificate),
    )
    return _package(session, order, Ready(sending, signing, ready))


@dataclass(frozen=True, slots=True)
class Ready:
    """What a package is made of."""

    sending: Sending
    signing: Signing | None
    documents: Sequence[Held]


@dataclass(slots=True)
class Count:
    """How many files were written."""

    told: Told
    total: int
    done: int = field(default=0)

    def one_more(self) -> None:
        """Say that another was."""
        self.done += 1
        self.told(self.done, self.total)


def _package(session: Session, order: Order, ready: Ready) -> Package:
    sending, signing = ready.sending, ready.signing
    parts = with_sums(list(_parts(session, order, ready)))
    manifest = manifest_of(sending, parts)
    signature = signed(manifest, signing) if signing else None
    return Package(
        number=sending.number,
        title=sending.title,
        addressee=sending.addressee,
        institution_id=sending.addressee_slug,
        documents=[Sealed(one.document, one.choice.seal) for one in ready.documents],
        manifest=sha256(manifest).hexdigest(),
        content=packed(manifest, signature, parts),
        facts=_facts(ready, parts),
    )


def _parts(session: Session, order: Order, ready: Ready) -> Iterator[Part]:
    files = [list(order.asked.files(place)) for place, _ in enumerate(ready.documents)]
    count = Count(order.told, sum(len(some) + 1 for some in files))
    names = [one.name for one in order.enclosures]
    desk = Desk(session, ready.sending, ready.signing, count.one_more, names)
    pdfs: list[str] = []
    for one, some in zip(ready.documents, files, strict=True):
        for part in desk.parts_of(one, some):
            if part.media_type == MEDIA_TYPES["pdf"]:
                pdfs.append(part.path)
            yield part
    yield people_part(names_in(session, [one.document.id for one in ready.documents]))
    taken: list[str] = []
    for enclosed in order.enclosures:
        part = enclosure_part(enclosed.name, enclosed.content, enclosed.media_type, taken)
        taken.append(part.path)
        yield part
    if ready.signing:
        yield certificate_part(ready.signing.identity.pem())
    yield readme_part(readme(ready.sending, pdfs, day_of(ready.sending.date)))


def _facts(ready: Ready, parts: Sequence[Part]) -> dict[str, Any]:
    """What the record keeps of it beside its digests (app.models.Submission)."""
    sending, signing = ready.sending, ready.signing
    certificate = signing.identity.certificate if signing else None
    return {
        "date": moment(sending.date),
        "signed": sending.signed,
        "demonstration": sending.demonstration,
        "stamped": bool(signing and signing.authority),
        "certificate": {
            "subject": certificate.subject.rfc4514_string(),
            "sha256": certificate.fingerprint(SHA256()).hex(),
        }
        if certificate
        else None,
        "previous": {"number": sending.previous[0], "manifest": sending.previous[1]}
        if sending.previous
        else None,
        "documents": [
            {"slug": one.slug, "step": one.step, "seal": one.seal.step, "root": one.seal.root}
            for one in sending.documents
        ],
        "files": [
            {"path": part.path, "bytes": len(part.content), "role": part.role, **part.said}
            for part in sorted(parts, key=lambda part: part.path)
        ],
    }


def _who(session: Session, actor: Actor) -> Who:
    person = session.get_one(Person, actor.person_id)
    return Who(person.id, person.name)


def _house(session: Session) -> Head:
    record = session.get(Record, HOUSE)
    return Head(record.steps, record.digest) if record else Head()
