"""What a submission package says of itself: its manifest, in the form docs/submission.md gives."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from app.statute.record import GENESIS, canonical_json
from app.statute.sealing import Leaf, leaf_digest
from app.statute.snapshot import AUTHORITATIVE

FORMAT = "nizam-submission"
VERSION = 1

MANIFEST = "manifest.json"
SIGNATURE = "manifest.json.p7s"
CERTIFICATE = "certificate.pem"
README = "README.txt"
SUMS = "SHA256SUMS"

STATEMENT = "nizam-seal"
"""Format of the statement inside files that may be parted from their package."""


@dataclass(frozen=True, slots=True)
class Who:
    """A person of the sender's installation."""

    id: str
    name: str

    def facts(self) -> dict[str, Any]:
        """As it is written."""
        return {"id": self.id, "name": self.name}


@dataclass(frozen=True, slots=True)
class Head:
    """The newest step of a record."""

    step: int = 0
    digest: str = GENESIS

    def facts(self) -> dict[str, Any]:
        """As it is written."""
        return {"step": self.step, "digest": self.digest}


@dataclass(frozen=True, slots=True)
class SealTold:
    """The sign-off under which a document goes out."""

    root: str
    tree: str
    statement: str
    by: Who
    at: datetime
    exceptions: Sequence[Mapping[str, str]]
    step: int
    """The step that sealed."""

    def facts(self) -> dict[str, Any]:
        """As it is written."""
        return {
            "root": self.root,
            "tree": self.tree,
            "statement": self.statement,
            "by": self.by.facts(),
            "at": moment(self.at),
            "exceptions": [
                {key: one.get(key, "") for key in ("clause", "why", "reason")}
                for one in self.exceptions
            ],
            "step": self.step,
        }


@dataclass(frozen=True, slots=True)
class DocumentTold:
    """A document that goes out, at the step that was sealed."""

    slug: str
    id: str
    title: Mapping[str, str]
    step: int
    digest: str
    seal: SealTold
    head: Head
    leaves: Sequence[Leaf]
    numbers: Mapping[str, str]
    """Bare, by clause id."""

    def facts(self) -> dict[str, Any]:
        """As it is written."""
        return {
            "slug": self.slug,
            "id": self.id,
            "title": dict(self.title),
            "language": AUTHORITATIVE,
            "step": self.step,
            "digest": self.digest,
            "seal": self.seal.facts(),
            "head": self.head.facts(),
            "leaves": [self._leaf(one) for one in self.leaves],
        }

    def _leaf(self, leaf: Leaf) -> dict[str, Any]:
        said = {"kind": leaf.kind, "id": leaf.id, "digest": leaf_digest(leaf)}
        if leaf.kind == "clause":
            said["number"] = self.numbers.get(leaf.id) or None  # type: ignore[assignment]
        return said


@dataclass(frozen=True, slots=True)
class Part:
    """A file of the package, and what the manifest says of it beside its digest."""

    path: str
    content: bytes
    media_type: str
    role: str
    said: Mapping[str, str]
    """document, form, format, language, unsigned_sha256, name: those that it has."""

    def facts(self) -> dict[str, Any]:
        """As it is written."""
        return {
            "path": self.path,
            "bytes": len(self.content),
            "sha256": sha256(self.content).hexdigest(),
            "media_type": self.media_type,
            "role": self.role,
            **self.said,
        }


@dataclass(frozen=True, slots=True)
class Sending:
    """What is sent: by whom, to whom, under which number."""

    number: str
    title: str
    date: datetime
    addressee: Mapping[str, str]
    addressee_slug: str | None
    sender: Mapping[str, str]
    prepared_by: Who
    documents: Sequence[DocumentTold]
    house: Head
    previous: tuple[str, str] | None
    """Number, and digest of the manifest."""
    signed: bool
    demonstration: bool


def manifest_of(sending: Sending, parts: Sequence[Part]) -> bytes:
    """The bytes of manifest.json: RFC 8785 JSON, files by path."""
    previous = sending.previous
    return canonical_json(
        {
            "format": FORMAT,
            "version": VERSION,
            "number": sending.number,
            "title": sending.title,
            "date": moment(sending.date),
            "addressee": {"slug": sending.addressee_slug, "name": dict(sending.addressee)},
            "sender": {"name": dict(sending.sender)},
            "prepared_by": sending.prepared_by.facts(),
            "signed": sending.signed,
            "demonstration": sending.demonstration,
            "previous": {"number": previous[0], "manifest": previous[1]} if previous else None,
            "house": sending.house.facts(),
            "documents": [one.facts() for one in sending.documents],
            "files": [one.facts() for one in sorted(parts, key=lambda part: part.path)],
        }
    )


def statement_of(
    sending: Sending, document: DocumentTold, about: Mapping[str, str], words: Mapping[str, Any]
) -> bytes:
    """What a file says of the seal it stands under, canonical JSON.

    `about`: its form, language, and as `file` docx or pdf. `words`: of a DOCX file, what
    app.formats.word.sealed.said_of answers.
    """
    return canonical_json(
        {
            "format": STATEMENT,
            "version": VERSION,
            "document": document.slug,
            "id": document.id,
            "step": document.step,
            "digest": document.digest,
            "seal_root": document.seal.root,
            "tree": document.seal.tree,
            "number": sending.number,
            "demonstration": sending.demonstration,
            **about,
            **words,
        }
    )


def moment(at: datetime) -> str:
    """A moment in UTC, to the microsecond: `2026-11-22T12:00:00.000000Z`."""
    return at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"
