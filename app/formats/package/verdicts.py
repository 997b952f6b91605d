"""What is to be said of a file: authentic, altered and where, or vouched for by nobody."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from enum import StrEnum
from hashlib import sha256
from typing import Any

from app.formats.package import proofs, single_docx
from app.formats.package.archive import Archive, Unfit
from app.formats.package.files import faults_of_files
from app.formats.package.findings import Found, Outcome, What, outcome_of, plain
from app.formats.package.reading import (
    CERTIFICATE_FILE,
    MANIFEST_FILE,
    SIGNATURE_FILE,
    Package,
    opened,
)
from app.formats.package.records import faults_of_record
from app.formats.package.signature import Signature, SignatureCheck
from app.formats.package.single_pdf import Covered, covered, mentions_signature, statement_in
from app.formats.package.texts import faults_of_text

WORD_BODY = "word/document.xml"


class Sort(StrEnum):
    """What sort of file was checked."""

    PACKAGE = "package"
    PDF = "pdf"
    DOCX = "docx"
    PROOF = "proof"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class AboutDocument:
    """What a file says of a document in it."""

    slug: str
    title: Mapping[str, str]
    step: int
    root: str
    """Of its seal."""
    clauses: int = 0
    """How many were sealed; 0 where it does not say."""
    sealed_by: str = ""


@dataclass(frozen=True, slots=True)
class About:
    """What a file says of itself; to be believed as far as the verdict goes."""

    number: str = ""
    date: str = ""
    title: str = ""
    addressee: Mapping[str, str] = field(default_factory=dict)
    sender: Mapping[str, str] = field(default_factory=dict)
    documents: tuple[AboutDocument, ...] = ()
    files: int = 0
    manifest: str = ""
    """SHA-256 of manifest.json."""
    previous: str = ""
    """Number of the submission before."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is to be said of a file."""

    sort: Sort
    found: tuple[Found, ...]
    """The heaviest first, otherwise in the order of the file."""
    about: About | None = None
    signature: Signature | None = None

    @property
    def outcome(self) -> Outcome:
        """The verdict in a word."""
        return outcome_of(self.found)


@dataclass(frozen=True, slots=True)
class Checks:
    """How signatures are looked at: of bytes, and of a PDF that covers itself."""

    over: SignatureCheck
    in_pdf: Callable[[Covered, str], Signature]


def verdict(raw: bytes, checks: Checks) -> Verdict:
    """The verdict on any bytes."""
    try:
        return _verdict(raw, checks)
    except Unfit as unfit:
        return Verdict(_sort(raw), (unfit.found,))


def _sort(raw: bytes) -> Sort:
    """What the first bytes promise."""
    if raw.startswith(b"%PDF-"):
        return Sort.PDF
    if raw.startswith(b"PK"):
        return Sort.PACKAGE
    return Sort.PROOF if raw.lstrip()[:1] == b"{" else Sort.OTHER


def _verdict(raw: bytes, checks: Checks) -> Verdict:
    match _sort(raw):
        case Sort.PDF:
            return _on_pdf(raw, checks)
        case Sort.PROOF:
            return _on_proof(raw)
        case Sort.PACKAGE:
            return _on_docx(raw, checks) if _is_docx(raw) else _on_package(raw, checks)
    raise Unfit(What.NOT_OURS if raw else What.EMPTY)


def _on_proof(raw: bytes) -> Verdict:
    found, about = proofs.judged(raw)
    return Verdict(Sort.PROOF, (found,), About(documents=(AboutDocument(*about),)))


def _is_docx(raw: bytes) -> bool:
    """Whether a ZIP claims to be a document of Word. Raises Unfit."""
    archive = Archive(raw, ascii_only=False)
    return WORD_BODY in archive and MANIFEST_FILE not in archive


def _on_package(raw: bytes, checks: Checks) -> Verdict:
    package = opened(raw)
    signature = _signature(package, checks)
    found = [*package.found, *signature.found, *faults_of_files(package)]
    for document in package.documents:
        found += faults_of_text(package, document)
        found += faults_of_record(package, document)
    found += _words_of_changed(package, found)
    return Verdict(Sort.PACKAGE, _ordered(found), about_package(package), signature)


def _signature(package: Package, checks: Checks) -> Signature:
    try:
        signature = package.signature()
    except Unfit as unfit:
        return Signature((unfit.found,))
    if signature is not None:
        checked = checks.over(package.signed, signature, MANIFEST_FILE)
        return replace(checked, found=(*checked.found, *_other_certificates(package, checked)))
    missing = What.SIGNATURE_MISSING if package.manifest["signed"] else What.UNSIGNED
    return Signature((Found(missing, SIGNATURE_FILE),))


def _other_certificates(package: Package, signature: Signature) -> Iterator[Found]:
    """The certificates in the signature must be those of the file that the manifest vouches for."""
    if signature.certificates and signature.certificates != package.certificates():
        yield Found(What.CERTIFICATE_FILE, CERTIFICATE_FILE)


def _words_of_changed(package: Package, found: Iterable[Found]) -> Iterator[Found]:
    """Where a DOCX was changed, the clauses that were."""
    for one in found:
        if one.what is What.FILE_CHANGED and one.path.endswith(".docx"):
            with suppress(Unfit):  # it was changed beyond reading, and is told of already
                raw = package.archive.read(one.path, single_docx.BOUNDS.file)
                yield from single_docx.opened(raw, one.path).found


def _on_pdf(raw: bytes, checks: Checks) -> Verdict:
    held = covered(raw)
    if held is None:
        raise Unfit(What.PDF_NOT_COVERED if mentions_signature(raw) else What.PDF_UNSIGNED)
    signature: Signature = checks.in_pdf(held, "PDF")
    found = list(signature.found) + _additions(held, signature)
    if outcome_of(found) is not Outcome.AUTHENTIC:
        return Verdict(Sort.PDF, _ordered(found), None, signature)
    return _on_signed_pdf(raw, found, signature)


def _additions(held: Covered, signature: Signature) -> list[Found]:
    """What was put behind the signature. It is not called added where the rest was changed too."""
    if not held.after:
        return []
    changed = outcome_of(signature.found) is Outcome.ALTERED
    return [Found(What.PDF_NOT_COVERED if changed else What.PDF_ADDED_TO, detail=str(held.after))]


def _on_signed_pdf(raw: bytes, found: list[Found], signature: Signature) -> Verdict:
    """A PDF over all of which a trusted signature holds: only now is it read."""
    try:
        about = _about_statement(statement_in(raw) or {})
    except (KeyError, TypeError, AttributeError, ValueError, OverflowError):
        found.append(Found(What.NO_STATEMENT_PDF))
        return Verdict(Sort.PDF, _ordered(found), None, signature)
    found.append(Found(What.APPEARS_ONLY_HERE, detail=about.number))
    return Verdict(Sort.PDF, _ordered(found), about, signature)


def _on_docx(raw: bytes, checks: Checks) -> Verdict:
    sealed = single_docx.opened(raw)
    signature = (
        checks.over(sealed.seal.statement, sealed.seal.signature, "DOCX")
        if sealed.seal.signature
        else Signature((Found(What.UNSIGNED),))
    )
    try:
        about = _about_statement(sealed.statement)
    except (KeyError, TypeError, ValueError, OverflowError):
        raise Unfit(What.STATEMENT_UNREADABLE) from None
    notes = [Found(What.WORDS_ONLY), Found(What.APPEARS_ONLY_HERE, detail=about.number)]
    return Verdict(Sort.DOCX, _ordered([*signature.found, *sealed.found, *notes]), about, signature)


def _ordered(found: Iterable[Found]) -> tuple[Found, ...]:
    return tuple(sorted(found, key=lambda one: -one.weight))


def about_package(package: Package) -> About:
    """What a manifest says of its package."""
    manifest = package.manifest
    return About(
        plain(manifest["number"]),
        manifest["date"],
        plain(manifest["title"]),
        _plain(manifest["addressee"]["name"]),
        _plain(manifest["sender"]["name"]),
        tuple(_about_document(one) for one in package.documents),
        len(package.files),
        sha256(package.signed).hexdigest(),
        plain((manifest["previous"] or {}).get("number", "")),
    )


def _about_document(document: Mapping[str, Any]) -> AboutDocument:
    seal = document["seal"]
    clauses = sum(1 for leaf in document["leaves"] if leaf["kind"] == "clause")
    title = _plain(document["title"])
    return AboutDocument(
        document["slug"], title, document["step"], seal["root"], clauses, plain(seal["by"]["name"])
    )


def _about_statement(statement: Mapping[str, Any]) -> About:
    """What a seal states of the document it is in. Raises KeyError, TypeError, ValueError."""
    slug = plain(str(statement["document"]))
    root = plain(str(statement["seal_root"]))
    document = AboutDocument(slug, {"az": slug}, int(statement["step"]), root)
    return About(number=plain(str(statement["number"])), documents=(document,))


def _plain(names: Mapping[str, str]) -> dict[str, str]:
    return {language: plain(name) for language, name in names.items()}
