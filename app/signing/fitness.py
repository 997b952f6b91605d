"""Is a certificate one to sign documents with: what it was issued for, how strong its key is."""

from collections.abc import Iterator
from typing import TypeVar

from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey
from cryptography.hazmat.primitives.asymmetric.ed448 import Ed448PublicKey
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.x509 import (
    BasicConstraints,
    Certificate,
    ExtendedKeyUsage,
    ExtensionNotFound,
    ExtensionType,
    KeyUsage,
)

from app.formats.package.findings import Found, What
from app.signing.keys import BROKEN_HASHES, SHORTEST_CURVE, SHORTEST_RSA

FOR_DOCUMENTS = frozenset(
    {
        "2.5.29.37.0",  # any
        "1.3.6.1.5.5.7.3.4",  # e-mail
        "1.3.6.1.5.5.7.3.36",  # documents (RFC 9336)
        "1.3.6.1.4.1.311.10.3.12",  # documents, as Microsoft says it
        "1.2.840.113583.1.1.5",  # documents, as Adobe says it
    }
)
"""Extended uses under which documents are signed."""

Kind = TypeVar("Kind", bound=ExtensionType)


def fitness(certificate: Certificate) -> Iterator[Found]:
    """What makes a certificate unfit to sign documents."""
    if bits := _too_short(certificate):
        yield Found(What.WEAK_KEY, detail=str(bits))
    hashed = certificate.signature_hash_algorithm
    own = certificate.issuer == certificate.subject
    if hashed is not None and hashed.name in BROKEN_HASHES and not own:
        yield Found(What.WEAK_DIGEST, detail=hashed.name.upper())
    if not _for_documents(certificate):
        yield Found(What.WRONG_USE, detail=certificate.subject.rfc4514_string())


def _too_short(certificate: Certificate) -> int:
    """Bits of a key that is too short, or of a kind nobody should use; 0 for others."""
    key = certificate.public_key()
    match key:
        case RSAPublicKey():
            return key.key_size if key.key_size < SHORTEST_RSA else 0
        case EllipticCurvePublicKey():
            return key.curve.key_size if key.curve.key_size < SHORTEST_CURVE else 0
        case Ed25519PublicKey() | Ed448PublicKey():
            return 0
    return int(getattr(key, "key_size", 1))


def _for_documents(certificate: Certificate) -> bool:
    used = _said(certificate, KeyUsage)
    if used and not (used.digital_signature or used.content_commitment):
        return False
    bound = _said(certificate, BasicConstraints)
    if bound and bound.ca and certificate.issuer != certificate.subject:
        return False
    further = _said(certificate, ExtendedKeyUsage)
    return not further or bool({one.dotted_string for one in further} & FOR_DOCUMENTS)


def _said(certificate: Certificate, kind: type[Kind]) -> Kind | None:
    try:
        return certificate.extensions.get_extension_for_class(kind).value
    except ExtensionNotFound:
        return None
