"""Enter a submission into the record: its package, its number, and what of each document went."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Document, FileContent, Seal, Submission, SubmittedDocument
from app.operations.citing import house_step
from app.operations.errors import NothingSaid, Refused, Taken, TooLong
from app.operations.recording import Actor, step
from app.statute.roles import Action
from app.statute.snapshot import canonical

LONGEST_NUMBER = 80
LONGEST_TITLE = 200


class TooManyFiles(Refused):
    """More enclosures, or more bytes of them together, than a submission takes."""

    def __init__(self, files: int, limit: int) -> None:
        super().__init__(f"{files} files, {limit} bytes")
        self.files = files
        self.limit = limit


class NameTaken(Refused):
    """Another enclosure has this name."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


@dataclass(frozen=True, slots=True)
class Sealed:
    """A document, and the sign-off under which it goes out."""

    document: Document
    seal: Seal


@dataclass(frozen=True, slots=True)
class Package:
    """A submission whose package was written, before the record knows of it."""

    number: str
    addressee: Mapping[str, str]
    documents: Sequence[Sealed]
    manifest: str
    """SHA-256 of manifest.json."""
    content: bytes
    """The ZIP."""
    title: str = ""
    institution_id: str | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)
    """As app.models.Submission keeps them."""


def enter(session: Session, actor: Actor, package: Package) -> Submission:
    """Enter a package into the house's record, and into that of each document it holds.

    Raises what checked_number does, NothingSaid where it holds no document, and LeaveEnded
    where the actor coordinates one of them no more.
    """
    if not package.documents or actor.person_id is None:
        raise NothingSaid
    digest = sha256(package.content).hexdigest()
    facts = {"number": package.number, "manifest": package.manifest, "package": digest}
    house = replace(actor, leave=None)  # what they need leave for are the documents, below
    with house_step(session, house, "prepare_submission", **facts) as entry:
        number = checked_number(session, package.number)
        _keep(session, digest, package.content)
        made = entry.add(
            Submission(
                number=number,
                institution_id=package.institution_id,
                addressee=dict(package.addressee),
                title=checked_title(package.title),
                facts=dict(package.facts),
                manifest=package.manifest,
                package=digest,
                size=len(package.content),
                person_id=actor.person_id,
            )
        )
    for place, one in enumerate(package.documents, 1):
        _note(session, actor, made, one, place)
    return made


def checked_number(session: Session, given: str) -> str:
    """The number as it is kept. Raises NothingSaid, TooLong, and Taken where it was given out."""
    number = canonical(given).replace("\n", " ")
    if not number:
        raise NothingSaid
    if len(number) > LONGEST_NUMBER:
        raise TooLong(len(number), LONGEST_NUMBER)
    if session.scalar(select(Submission.id).where(Submission.number == number)) is not None:
        raise Taken(number)
    return number


def checked_title(given: str) -> str:
    """What it is about, as it is kept. Raises TooLong."""
    title = canonical(given).replace("\n", " ")
    if len(title) > LONGEST_TITLE:
        raise TooLong(len(title), LONGEST_TITLE)
    return title


def _keep(session: Session, digest: str, content: bytes) -> None:
    if session.get(FileContent, digest) is None:
        session.add(FileContent(digest=digest, content=content))


def _note(session: Session, actor: Actor, made: Submission, one: Sealed, place: int) -> None:
    """Let the history of a document tell that it went out."""
    coordinator = replace(actor, leave=Action.COORDINATE)
    with step(
        session,
        one.document.id,
        coordinator,
        "submit",
        number=made.number,
        manifest=made.manifest,
        sealed=one.seal.step,
    ) as entry:
        entry.add(
            SubmittedDocument(
                submission_id=made.id, place=place, seal=one.seal.since, step=one.seal.step
            )
        )
