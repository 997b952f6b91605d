"""What the form of a submission asks, and what came of it."""

from dataclasses import dataclass, field
from typing import Any

from flask import request
from werkzeug.datastructures import MultiDict

from app import errors
from app.access import actor, person
from app.clock import now
from app.config import Settings
from app.db import session
from app.formats.package.manifest import MANIFEST
from app.keyring import signing_at
from app.models import Document, Preparation, Seal, Submission
from app.operations.errors import Refused
from app.operations.preparing import enclose
from app.operations.submitting import checked_number, checked_title
from app.queries.departing import Since, since
from app.queries.errors import NotFound
from app.queries.people import documents_of
from app.queries.sealed import seals
from app.queries.snapshots import snapshot
from app.signing.certificates import is_demonstration
from app.signing.cms import Signing
from app.statute.errors import StatuteError
from app.statute.roles import Action, allowed
from app.submitting import (
    FORMATS,
    FORMS,
    Addressee,
    Asked,
    Choice,
    Chosen,
    addressee_of,
    choices,
    previous,
)
from app.submitting.errors import NothingChosen

EXPECTED = (Refused, NotFound, StatuteError)


@dataclass(frozen=True, slots=True)
class Sealable:
    """A document the person coordinates, with its seals."""

    document: Document
    seals: list[Seal]
    since: Since | None
    """What is not as the newest seal has it any more."""


def sealable() -> list[Sealable]:
    """Documents one may submit, those with a seal first."""
    found = []
    for document, role in documents_of(session(), person()):
        if allowed(Action.COORDINATE, role):
            known = seals(session(), document)
            now_ = snapshot(session(), document) if known else None
            left = since(session(), document, known[0], len(known), now_) if now_ else None
            found.append(Sealable(document, known, left))
    return sorted(found, key=lambda one: not one.seals)


def asked(form: MultiDict[str, str]) -> Asked:
    """What the form says."""
    return Asked(
        documents=tuple(
            Chosen(slug, _step(form.get(f"seal-{slug}", ""))) for slug in form.getlist("document")
        ),
        number=form.get("number", "").strip(),
        title=form.get("title", "").strip(),
        institution=form.get("institution", ""),
        addressee=form.get("addressee", "").strip(),
        forms=tuple(one for one in FORMS if one in form.getlist("form")),
        formats=tuple(one for one in FORMATS if one in form.getlist("format")),
        languages=tuple(form.getlist("language")),
    )


def _step(given: str) -> int | None:
    return int(given) if given.isascii() and given.isdigit() and len(given) < 10 else None


def take_files(writer: Any, preparation: Preparation) -> list[str]:
    """Keep the files that came with the form; answers a sentence for each that was refused."""
    refused = []
    for file in request.files.getlist("enclosure"):
        if not file.filename:
            continue
        try:
            enclose(writer, preparation, file.filename, file.read())
        except EXPECTED as error:
            said = errors.sentence(error)
            refused.append(said if file.filename in said else f"{file.filename}: {said}")
    return refused


@dataclass(slots=True)
class Preview:
    """What a submission would hold, and all that stands in its way."""

    problems: list[str] = field(default_factory=list)
    choices: list[Choice] = field(default_factory=list)
    addressee: Addressee | None = None
    previous: Submission | None = None
    signing: Signing | None = None
    manifest: str = MANIFEST

    @property
    def demonstration(self) -> bool:
        """Whether the certificate vouches for nobody."""
        return self.signing is not None and is_demonstration(self.signing.identity.certificate)


def preview(wanted: Asked, settings: Settings) -> Preview:
    """Everything that can be known before files are written."""
    made = Preview()
    for look in (_look_at_documents, _look_at_words, _look_at_addressee):
        try:
            look(made, wanted)
        except EXPECTED as error:
            made.problems.append(errors.sentence(error))
    try:
        made.signing = signing_at(settings, now())
    except EXPECTED as error:
        made.problems.append(errors.sentence(error))
    return made


def _look_at_documents(made: Preview, wanted: Asked) -> None:
    if not wanted.documents or wanted.unwritten() or not list(wanted.files()):
        raise NothingChosen
    made.choices = choices(session(), actor(), wanted)
    made.previous = previous(session(), made.choices)


def _look_at_words(_made: Preview, wanted: Asked) -> None:
    checked_title(wanted.title)
    checked_number(session(), wanted.number)


def _look_at_addressee(made: Preview, wanted: Asked) -> None:
    made.addressee = addressee_of(session(), actor(), wanted)
