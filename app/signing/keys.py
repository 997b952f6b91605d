"""Whose key signs, and may it: a PKCS#12 file opened, and its certificate looked at beforehand."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, pkcs12
from cryptography.x509 import (
    BasicConstraints,
    Certificate,
    ExtensionNotFound,
    KeyUsage,
)

from app.signing.errors import (
    Expired,
    NotForSigning,
    NotTheKeys,
    NotYetValid,
    UnreadableKey,
    WeakKey,
)

Private = EllipticCurvePrivateKey | RSAPrivateKey

SHORTEST_RSA = 2048
SHORTEST_CURVE = 256
BROKEN_HASHES = frozenset({"md5", "sha1"})
"""Certificates signed over these vouch for nothing any more."""


@dataclass(frozen=True, slots=True)
class Identity:
    """A key to sign with, the certificate of whoever it belongs to, and what that leads to."""

    key: Private
    certificate: Certificate
    chain: Sequence[Certificate] = ()
    """Certificates of issuers, in any order."""

    @property
    def subject(self) -> str:
        """Whom the certificate names, RFC 4514."""
        return self.certificate.subject.rfc4514_string()

    def pem(self) -> bytes:
        """All certificates that signatures hold as PEM, issuers first, the signer last."""
        above = _upwards(self.certificate, self.chain)
        beside = [one for one in self.chain if one not in above]
        ordered = [*beside, *reversed(above), self.certificate]
        return b"".join(one.public_bytes(Encoding.PEM) for one in ordered)


def open_pkcs12(content: bytes, password: bytes | None) -> Identity:
    """The key, certificate and chain in a PKCS#12 file. Raises UnreadableKey, WeakKey."""
    try:
        key, certificate, others = pkcs12.load_key_and_certificates(content, password)
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise UnreadableKey from error
    if key is None or certificate is None:
        raise UnreadableKey
    if not isinstance(key, Private):
        raise WeakKey(type(key).__name__.lstrip("_").removesuffix("PrivateKey"))
    return Identity(key, certificate, tuple(others))


def check(identity: Identity, at: datetime) -> None:
    """Raise where nobody should rely on what this key signs at a moment (aware).

    Raises NotTheKeys, WeakKey, NotYetValid, Expired, NotForSigning.
    """
    certificate = identity.certificate
    if certificate.public_key() != identity.key.public_key():
        raise NotTheKeys
    _check_strength(identity)
    if at < certificate.not_valid_before_utc:
        raise NotYetValid(certificate.not_valid_before_utc.date().isoformat())
    if at > certificate.not_valid_after_utc:
        raise Expired(certificate.not_valid_after_utc.date().isoformat())
    _check_purpose(certificate)


def _check_strength(identity: Identity) -> None:
    key = identity.key
    if isinstance(key, RSAPrivateKey) and key.key_size < SHORTEST_RSA:
        raise WeakKey(f"RSA {key.key_size}")
    if isinstance(key, EllipticCurvePrivateKey) and key.curve.key_size < SHORTEST_CURVE:
        raise WeakKey(f"{key.curve.name} ({key.curve.key_size})")
    for one in (identity.certificate, *identity.chain):
        hashed = one.signature_hash_algorithm
        if one.issuer != one.subject and hashed is not None and hashed.name in BROKEN_HASHES:
            raise WeakKey(hashed.name.upper())


def _check_purpose(certificate: Certificate) -> None:
    try:
        if certificate.extensions.get_extension_for_class(BasicConstraints).value.ca:
            raise NotForSigning
    except ExtensionNotFound:
        pass
    try:
        usage = certificate.extensions.get_extension_for_class(KeyUsage).value
    except ExtensionNotFound:
        return
    if not (usage.digital_signature or usage.content_commitment):
        raise NotForSigning


def _upwards(certificate: Certificate, known: Sequence[Certificate]) -> list[Certificate]:
    """Issuers one above the other, as far as they are known."""
    found: list[Certificate] = []
    while certificate.issuer != certificate.subject:
        above = [one for one in known if one.subject == certificate.issuer and one not in found]
        if not above:
            break
        certificate = above[0]
        found.append(certificate)
    return found
