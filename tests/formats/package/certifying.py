"""Certificates of every sort that a check may meet: good, old, weak, for other uses, taken back."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from app.signing.keys import Identity

NOW = datetime(2026, 5, 14, 9, tzinfo=UTC)
SIGNED = NOW - timedelta(days=2)
SINCE, UNTIL = NOW - timedelta(days=400), NOW + timedelta(days=400)

DOCUMENTS = x509.KeyUsage(
    digital_signature=True,
    content_commitment=True,
    key_encipherment=False,
    data_encipherment=False,
    key_agreement=False,
    key_cert_sign=False,
    crl_sign=False,
    encipher_only=False,
    decipher_only=False,
)


@dataclass(frozen=True)
class Authority:
    """Somebody who issues certificates."""

    key: Any
    certificate: x509.Certificate

    def pem(self) -> bytes:
        return self.certificate.public_bytes(Encoding.PEM)


def named(common: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Rektorlar Konfransı"),
            x509.NameAttribute(NameOID.COMMON_NAME, common),
        ]
    )


@cache
def authority(common: str = "Test authority") -> Authority:
    key = ec.generate_private_key(ec.SECP256R1())
    made = (
        begun(named(common), named(common), key.public_key(), (SINCE, UNTIL + timedelta(days=999)))
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, SHA256())
    )
    return Authority(key, made)


def begun(
    subject: x509.Name, issuer: x509.Name, key: Any, valid: tuple[datetime, datetime]
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(valid[0])
        .not_valid_after(valid[1])
    )


def identity(
    common: str = "Katiblik",
    *,
    under: Authority | None = None,
    key: Any = None,
    valid: tuple[datetime, datetime] = (SINCE, UNTIL),
    usage: x509.KeyUsage = DOCUMENTS,
    further: Any = None,
    critical: bool = False,
) -> Identity:
    """Somebody who signs, with a certificate of an authority (by default the usual one)."""
    above, key = under or authority(), key or ec.generate_private_key(ec.SECP256R1())
    building = begun(named(common), above.certificate.subject, key.public_key(), valid)
    building = building.add_extension(usage, critical=True)
    if further:
        building = building.add_extension(x509.ExtendedKeyUsage([further]), critical=critical)
    made = building.sign(above.key, SHA256())
    return Identity(key, made, (above.certificate,))


@cache
def secretariat() -> Identity:
    """Who signs unless a test says otherwise."""
    return identity()


@cache
def short() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=1024)  # noqa: S505  # weak on purpose


@cache
def stamps(common: str = "Stamps") -> Identity:
    """An authority that stamps moments; its key is what the library's can sign with."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    return identity(common, under=authority(common), key=key, further=STAMPS, critical=True)


def revoked(
    one: Identity, at: datetime, under: Authority | None = None, until: datetime = UNTIL
) -> bytes:
    """A list by which an authority takes a certificate back."""
    above = under or authority()
    entry = (
        x509.RevokedCertificateBuilder()
        .serial_number(one.certificate.serial_number)
        .revocation_date(at)
        .build()
    )
    made = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(above.certificate.subject)
        .last_update(at)
        .next_update(until)
        .add_revoked_certificate(entry)
        .sign(above.key, SHA256())
    )
    return made.public_bytes(Encoding.PEM)


SERVERS = ExtendedKeyUsageOID.SERVER_AUTH
STAMPS = ExtendedKeyUsageOID.TIME_STAMPING
