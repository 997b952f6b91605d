"""Which keys may sign, which are refused beforehand, and what they sign."""

import stat
import subprocess
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import dsa, ec, rsa
from cryptography.hazmat.primitives.hashes import SHA1, SHA256
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    NoEncryption,
    pkcs12,
)
from cryptography.x509.oid import NameOID

from app.config import Misconfigured, Mode, Settings, checked
from app.keyring import KEY, identity_of, make_demonstration, signing_at
from app.signing import errors
from app.signing.certificates import demonstration, is_demonstration
from app.signing.cms import Signing, signed
from app.signing.keys import Identity, Private, check, open_pkcs12
from app.signing.stamping import Authority
from tests.programs import needed

NOON = datetime(2026, 11, 12, 12, tzinfo=UTC)
YEAR = timedelta(days=365)


def certified(key: Private, *, signer: bool = True, hashed: object = None) -> Identity:
    """A key with a certificate by another, for two years."""
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Ministry")])
    above = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Authority")])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(above)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(NOON - YEAR)
        .not_valid_after(NOON + YEAR)
        .add_extension(x509.BasicConstraints(ca=not signer, path_length=None), critical=True)
    )
    return Identity(key, made.sign(key, hashed or SHA256()))  # type: ignore[arg-type]


def a_key() -> ec.EllipticCurvePrivateKey:
    return ec.generate_private_key(ec.SECP256R1())


def test_weak_keys_and_hashes_are_refused_before_anything_is_signed() -> None:
    check(certified(a_key()), NOON)
    check(certified(rsa.generate_private_key(65537, 2048)), NOON)
    short = certified(rsa.generate_private_key(65537, 1024))  # noqa: S505  # weak on purpose
    curve = certified(ec.generate_private_key(ec.SECP192R1()))
    for weak, what in ((short, "RSA 1024"), (curve, "secp192r1 (192)")):
        with pytest.raises(errors.WeakKey) as refused:
            check(weak, NOON)
        assert refused.value.what == what


def test_a_certificate_signed_over_sha1_is_refused() -> None:
    found = certified(a_key())

    class Old:
        def __getattr__(self, name: str) -> object:
            return (
                SHA1()  # noqa: S303  # weak on purpose
                if name == "signature_hash_algorithm"
                else getattr(found.certificate, name)
            )

    with pytest.raises(errors.WeakKey, match="SHA1"):
        check(replace(found, certificate=Old()), NOON)  # type: ignore[arg-type]


def test_a_certificate_holds_between_its_days_for_its_own_key_and_purpose() -> None:
    found = certified(a_key())
    with pytest.raises(errors.NotYetValid):
        check(found, NOON - 2 * YEAR)
    with pytest.raises(errors.Expired) as expired:
        check(found, NOON + 2 * YEAR)
    assert expired.value.day == "2027-11-12"
    with pytest.raises(errors.NotTheKeys):
        check(replace(found, key=a_key()), NOON)
    with pytest.raises(errors.NotForSigning):
        check(certified(a_key(), signer=False), NOON)


def test_a_key_that_says_it_signs_nothing_signs_nothing() -> None:
    key = a_key()
    usage = x509.KeyUsage(*[False, False, True, *[False] * 6])
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Mail")])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(8)
        .not_valid_before(NOON - YEAR)
        .not_valid_after(NOON + YEAR)
        .add_extension(usage, critical=True)
        .sign(key, SHA256())
    )
    with pytest.raises(errors.NotForSigning):
        check(Identity(key, made), NOON)


def test_a_pkcs12_opens_with_its_password_only(tmp_path: Path) -> None:
    found = certified(a_key())
    locked = pkcs12.serialize_key_and_certificates(
        b"x", found.key, found.certificate, None, BestAvailableEncryption("gizli ə".encode())
    )
    (tmp_path / "key.p12").write_bytes(locked)
    (tmp_path / "password").write_text("gizli ə\r\nmore\n", "utf-8")
    said = Settings(
        nizam_mode=Mode.PRODUCTION,
        signing_key=str(tmp_path / "key.p12"),
        signing_password_file=str(tmp_path / "password"),
    )
    assert identity_of(said).subject == "CN=Ministry"
    for wrong in ({"signing_password_file": ""}, {"signing_password_file": str(tmp_path / "no")}):
        with pytest.raises(errors.UnreadableKey):
            identity_of(replace(said, **wrong))  # type: ignore[arg-type]
    bare = pkcs12.serialize_key_and_certificates(
        b"x", None, found.certificate, None, NoEncryption()
    )
    for content in (b"", b"PK", bare):
        with pytest.raises(errors.UnreadableKey):
            open_pkcs12(content, None)
    odd = dsa.generate_private_key(2048)
    kept = pkcs12.serialize_key_and_certificates(b"x", odd, None, None, NoEncryption())
    with pytest.raises(errors.SigningRefused):
        open_pkcs12(kept, None)


def test_a_demonstration_makes_its_key_once_for_its_owner_only(tmp_path: Path) -> None:
    said = Settings(nizam_mode=Mode.DEMONSTRATION, signing_folder=str(tmp_path / "new"))
    with pytest.raises(errors.NoKey):
        identity_of(said)
    made = make_demonstration(said, NOON)
    assert made is not None
    before = made.read_bytes()
    assert stat.S_IMODE(made.stat().st_mode) == 0o600
    assert make_demonstration(said, NOON) is None
    assert made.read_bytes() == before
    assert made.name == KEY
    found = signing_at(said, NOON)
    assert found is not None
    assert is_demonstration(found.identity.certificate)
    with pytest.raises(errors.NoKey):
        identity_of(replace(said, nizam_mode=Mode.PRODUCTION))
    stamped = signing_at(replace(said, timestamp_url="http://127.0.0.1:9/tsa"), NOON)
    assert stamped is not None
    assert isinstance(stamped.authority, Authority)


def status(command: str, folder: Path) -> int:
    return subprocess.run(command.split(), cwd=folder, capture_output=True, check=False).returncode


@pytest.mark.parametrize("kind", ["ec", "rsa"])
def test_openssl_verifies_what_is_signed(tmp_path: Path, kind: str) -> None:
    needed("openssl", "openssl")
    if kind == "ec":
        identity = open_pkcs12(demonstration(datetime.now(UTC)).pkcs12, None)
    else:
        key = rsa.generate_private_key(65537, 2048)
        name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Self")])
        days = (datetime.now(UTC) - YEAR, datetime.now(UTC) + YEAR)
        own = x509.CertificateBuilder(name, name, key.public_key(), 9, *days).sign(key, SHA256())
        identity = Identity(key, own)
    signing = Signing(identity, datetime.now(UTC))
    (tmp_path / "a").write_bytes(b"salam")
    (tmp_path / "a.p7s").write_bytes(signed(b"salam", signing))
    (tmp_path / "c.pem").write_bytes(identity.pem())
    command = (
        "openssl cms -verify -binary -inform DER -in a.p7s -content a -CAfile c.pem "
        "-purpose any -out /dev/null"
    )
    assert status(command, tmp_path) == 0
    (tmp_path / "a").write_bytes(b"salom")
    assert status(command, tmp_path) != 0


def test_a_time_stamp_authority_that_is_silent_refuses_in_a_sentence() -> None:
    identity = open_pkcs12(demonstration(NOON).pkcs12, None)
    with pytest.raises(errors.NoTimeStamp):
        signed(b"salam", Signing(identity, NOON, Authority("http://127.0.0.1:9/tsa")))
    with pytest.raises(Misconfigured):
        checked(Settings(nizam_mode=Mode.DEMONSTRATION, timestamp_url="ftp://tsa"))
