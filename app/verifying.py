"""Is a file what was sent, whole and by somebody trusted here: asked without the database."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from cryptography.x509 import Certificate

from app.config import Misconfigured, Settings, from_environment
from app.formats.package import single_pdf
from app.formats.package.findings import Found
from app.formats.package.signature import Signature
from app.formats.package.verdicts import Checks, Verdict, verdict
from app.keyring import ROOT, identity_of
from app.signing.errors import SigningRefused
from app.signing.trust import (
    NotACertificate,
    Signed,
    Trust,
    certificates_in,
    lists_in,
    signature_on,
    signature_over,
)

Kind = TypeVar("Kind")

LARGEST = 100_000_000
"""Bytes of a file that is looked at."""


@dataclass(frozen=True, slots=True)
class Unusable(Exception):
    """A file of certificates or of revoked ones that cannot be used; `path` names it."""

    path: str
    why: str

    def __str__(self) -> str:
        return f"{self.path}: {self.why}"


def own_settings(environ: Mapping[str, str]) -> Settings:
    """The settings at hand; where they could not run the product, what they say of trust."""
    try:
        return from_environment(environ)
    except Misconfigured:
        return replace(
            Settings(),
            trusted_certificates=environ.get("TRUSTED_CERTIFICATES", ""),
            revoked_certificates=environ.get("REVOKED_CERTIFICATES", ""),
        )


def trusted(settings: Settings, anchors: Iterable[Path] = (), lists: Iterable[Path] = ()) -> Trust:
    """Whom to trust: files named here, the settings' and one's own key. Raises Unusable."""
    named = [*anchors, *_paths(settings.trusted_certificates), *_demonstration(settings)]
    revoked = [*lists, *_paths(settings.revoked_certificates)]
    found = [one for path in named for one in _read(path, certificates_in)]
    taken_back = [one for path in revoked for one in _read(path, lists_in)]
    return Trust((*found, *_own(settings)), tuple(taken_back))


def _paths(setting: str) -> list[Path]:
    return [Path(setting)] if setting else []


def _demonstration(settings: Settings) -> list[Path]:
    """What a demonstration trusts because it made it itself."""
    made = Path(settings.signing_folder) / ROOT
    return [made] if settings.demonstration and made.exists() else []


def _own(settings: Settings) -> list[Certificate]:
    """The certificate one signs with oneself; none where its file cannot be read."""
    try:
        return [identity_of(settings).certificate] if settings.signing_key else []
    except SigningRefused:
        return []


def _read(path: Path, read: Callable[[bytes], tuple[Kind, ...]]) -> tuple[Kind, ...]:
    try:
        return read(path.read_bytes())
    except (OSError, NotACertificate) as error:
        raise Unusable(str(path), str(error)) from error


def read_bounded(path: Path) -> bytes:
    """The bytes of a file, at most one more than is looked at. Raises Unusable."""
    try:
        with path.open("rb") as opened:
            return opened.read(LARGEST + 1)
    except OSError as error:
        raise Unusable(str(path), str(error)) from error


def verified(raw: bytes, trust: Trust, now: datetime) -> Verdict:
    """The verdict on any bytes; whatever they are, a verdict."""
    return verdict(raw, Checks(partial(_cms, trust, now), partial(_pdf, trust, now)))


def _cms(trust: Trust, now: datetime, content: bytes, signature: bytes, path: str) -> Signature:
    return signature_over(content, signature, path, trust, now)


def _pdf(trust: Trust, now: datetime, held: single_pdf.Covered, path: str) -> Signature:
    return signature_on(Signed(held.digest, held.stated), held.signature, path, trust, now)


def told(found: Verdict) -> dict[str, Any]:
    """A verdict for programs."""
    about, signature = found.about, found.signature
    return {
        "verdict": str(found.outcome),
        "sort": str(found.sort),
        "findings": [_finding(one) for one in found.found],
        "submission": None
        if about is None
        else {
            "number": about.number,
            "date": about.date,
            "title": about.title,
            "addressee": dict(about.addressee),
            "sender": dict(about.sender),
            "documents": [asdict(one) for one in about.documents],
            "files": about.files,
            "manifest": about.manifest,
            "previous": about.previous,
        },
        "signature": None if signature is None else _signature(signature),
    }


def _finding(one: Found) -> dict[str, Any]:
    return {
        "what": str(one.what),
        "weight": one.weight.name.lower(),
        "file": one.path,
        "clause": one.clause,
        "label": dict(one.label),
        "az": one.said("az"),
        "en": one.said("en"),
    }


def _signature(signature: Signature) -> dict[str, Any]:
    signer = signature.signer
    return {
        "signer": None if signer is None else signer.name,
        "issuer": None if signer is None else signer.issuer,
        "serial": None if signer is None else signer.serial,
        "fingerprint": None if signer is None else signer.fingerprint,
        "signed_at": _moment(signature.at),
        "stamped_at": _moment(signature.stamped_at),
    }


def _moment(at: datetime | None) -> str | None:
    return None if at is None else at.isoformat()
