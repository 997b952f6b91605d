"""What the check of a signature came to: who signed, when, and what is wrong with it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from app.formats.package.findings import Found


@dataclass(frozen=True, slots=True)
class Signer:
    """Whom a certificate names."""

    name: str
    issuer: str
    serial: str
    """Hex."""
    fingerprint: str
    """SHA-256 of the certificate, hex."""
    since: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature, checked. It vouches for its content where nothing found weighs."""

    found: tuple[Found, ...]
    signer: Signer | None = None
    """None where the signature could not be read."""
    at: datetime | None = None
    """When the signer says it was made."""
    stamped_at: datetime | None = None
    """When an authority trusted here saw it."""
    certificates: frozenset[str] = frozenset()
    """Fingerprints of all certificates in it."""


SignatureCheck = Callable[[bytes, bytes, str], Signature]
"""Of content, a detached signature over it (DER), and what the content is called in findings."""
