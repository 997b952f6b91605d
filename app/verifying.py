"""Is a file what was sent, whole and by somebody trusted here: asked without the database."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from app.config import Settings
from app.formats.package import single_pdf
from app.formats.package.findings import Found
from app.formats.package.signature import Signature
from app.formats.package.verdicts import Checks, Verdict, verdict
from app.signing.trust import (
    NotACertificate,
    Signed,
    Trust,
    certificates_in,
    lists_in,
    signature_on,
    signature_over,
)

LARGEST = 100_000_000
"""Bytes of a file that is looked at."""


@dataclass(frozen=True, slots=True)
class Unusable(Exception):
    """A file of certificates or of revoked ones that cannot be used; `path` names it."""

    path: str
    why: str

    def __str__(self) -> str:
        return f"{self.path}: {self.why}"


def trusted(
    settings: Settings | None, anchors: Iterable[Path] = (), lists: Iterable[Path] = ()
) -> Trust:
    """Whom to trust: files named here, the settings' and one's own. Raises Unusable."""
    named = [*anchors, *(_named(settings) if settings else ())]
    revoked = [*lists, *(_paths(settings.revoked_certificates) if settings else ())]
    return Trust(
        tuple(one for path in named for one in _read(path, certificates_in)),
        tuple(one for path in revoked for one in _read(path, lists_in)),
    )


def _named(settings: Settings) -> list[Path]:
    return [*_paths(settings.trusted_certificates), *own_certificates(settings)]


def _paths(setting: str) -> list[Path]:
    return [Path(setting)] if setting else []


def own_certificates(settings: Settings) -> list[Path]:
    """The certificate that whoever checks what this installation signed must trust."""
    return []


def _read(path: Path, read: Any) -> Any:
    try:
        return read(path.read_bytes())
    except (OSError, NotACertificate) as error:
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
            "documents": [dict(one) for one in about.documents],
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
