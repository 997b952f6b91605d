"""The certificates of a demonstration: an authority and a signer, vouching for nobody."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, pkcs12
from cryptography.x509.oid import NameOID

MARK = "DEMONSTRATION"
"""Stands in the subject of both certificates, so that nobody takes them for an institution's."""

HOLDS = timedelta(days=3650)
BEFORE = timedelta(days=1)
"""Clocks differ: it holds from the day before."""


@dataclass(frozen=True, slots=True)
class Demonstration:
    """What is made once at set-up."""

    pkcs12: bytes
    """The signer's key and certificate with the authority's, not encrypted."""
    root: bytes
    """The authority's certificate, PEM. Its key is thrown away: it vouches for one signer only."""


def demonstration(at: datetime) -> Demonstration:
    """An authority (ECDSA P-256) and one signer under it, from a moment on for ten years."""
    above, below = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    root = (
        _begun(_named("Nizam DEMONSTRATION root"), _named("Nizam DEMONSTRATION root"), at)
        .public_key(above.public_key())
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(issues=True), critical=True)
        .add_extension(_identifier(above), critical=False)
        .sign(above, SHA256())
    )
    leaf = (
        _begun(_named("Nizam DEMONSTRATION signer"), root.subject, at)
        .public_key(below.public_key())
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(issues=False), critical=True)
        .add_extension(_identifier(below), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(above.public_key()), critical=False
        )
        .sign(above, SHA256())
    )
    kept = pkcs12.serialize_key_and_certificates(b"nizam", below, leaf, [root], NoEncryption())
    return Demonstration(kept, root.public_bytes(Encoding.PEM))


def is_demonstration(certificate: x509.Certificate) -> bool:
    """Whether a certificate says of itself that it is a demonstration's."""
    return MARK in certificate.subject.rfc4514_string()


def _named(common: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, f"{MARK} - vouches for nobody"),
            x509.NameAttribute(NameOID.COMMON_NAME, common),
        ]
    )


def _begun(subject: x509.Name, issuer: x509.Name, at: datetime) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .serial_number(x509.random_serial_number())
        .not_valid_before(at - BEFORE)
        .not_valid_after(at + HOLDS)
    )


def _identifier(key: ec.EllipticCurvePrivateKey) -> x509.SubjectKeyIdentifier:
    return x509.SubjectKeyIdentifier.from_public_key(key.public_key())


def _usage(*, issues: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not issues,
        content_commitment=not issues,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=issues,
        crl_sign=issues,
        encipher_only=False,
        decipher_only=False,
    )
