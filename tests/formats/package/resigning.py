"""How signatures of a package are tampered with: each way answers the file that results."""

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

from asn1crypto import algos, cms, x509
from asn1crypto import keys as asn1_keys
from cryptography import x509 as certificates
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

from app.signing.cms import KeySigner, Signing, signed, wait_for
from app.signing.keys import Identity
from app.statute.record import canonical_json
from tests.formats.package.certifying import (
    SIGNED,
    Authority,
    authority,
    begun,
    secretariat,
    stamps,
)
from tests.formats.package.tampering import (
    MANIFEST,
    SIGNATURE,
    changed,
    files,
    packed,
    refit,
)

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def signed_again(
    change: Callable[[Any], None] = lambda _manifest: None,
    identity: Identity | None = None,
    at: datetime = SIGNED,
    authority: Any = None,
    write: Callable[[Any], bytes] = canonical_json,
) -> bytes:
    """The manifest changed, and signed by somebody."""
    held = files()
    manifest = json.loads(held[MANIFEST])
    change(manifest)
    held[MANIFEST] = write(manifest)
    signing = Signing(identity or secretariat(), at, authority)
    held[SIGNATURE] = raw_signature(held[MANIFEST], signing)
    return packed(held)


def raw_signature(content: bytes, signing: Signing) -> bytes:
    """A signature without the look at the key that keeps an honest signer from signing."""
    signer = type("Careless", (Signing,), {"signer": _careless})
    return signed(content, signer(signing.identity, signing.at, signing.authority))


def _careless(self: Signing) -> Any:
    return KeySigner(self.identity)


def two_signers() -> bytes:
    """A signature with the same signer twice."""
    held = files()
    content = cms.ContentInfo.load(held[SIGNATURE])
    infos = content["content"]["signer_infos"]
    content["content"]["signer_infos"] = cms.SignerInfos([infos[0], infos[0].copy()])
    held[SIGNATURE] = content.dump(force=True)
    return packed(held)


def resealed(
    one: Identity,
    at: datetime = SIGNED,
    authority: Any = None,
    change: Callable[[Any], None] = lambda _manifest: None,
) -> bytes:
    """The whole package signed by somebody, with their certificates in it."""
    held = files()
    held["certificate.pem"] = one.pem()
    refit(held)
    manifest = json.loads(held[MANIFEST])
    change(manifest)
    held[MANIFEST] = canonical_json(manifest)
    held[SIGNATURE] = raw_signature(held[MANIFEST], Signing(one, at, authority))
    return packed(held)


def impostor() -> Authority:
    """Another key under the name of the authority."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = authority().certificate.subject
    valid = (SIGNED.replace(year=2025), SIGNED.replace(year=2030))
    built = begun(name, name, key.public_key(), valid).add_extension(
        certificates.BasicConstraints(ca=True, path_length=None), critical=True
    )
    return Authority(key, built.sign(key, SHA256()))


def said_unsigned() -> bytes:
    held = files()
    del held[SIGNATURE]
    held[MANIFEST] = canonical_json({**json.loads(held[MANIFEST]), "signed": False})
    return packed(held)


def signature_of(content: bytes) -> bytes:
    return changed(
        lambda held: held.update({SIGNATURE: signed(content, Signing(secretariat(), SIGNED))})
    )


def in_signature(change: Callable[[Any], None]) -> bytes:
    """The signature taken apart and put together otherwise."""
    held = files()
    content = cms.ContentInfo.load(held[SIGNATURE])
    change(content["content"])
    held[SIGNATURE] = content.dump(force=True)
    return packed(held)


def wrong_value() -> bytes:
    key = secretariat().key
    assert isinstance(key, ec.EllipticCurvePrivateKey)
    other = key.sign(b"other", ec.ECDSA(SHA256()))
    return in_signature(lambda data: data["signer_infos"][0].__setitem__("signature", other))


def lonely() -> bytes:
    def change(data: Any) -> None:
        kept = [one for one in data["certificates"] if "Katiblik" in str(one.chosen.subject.native)]
        data["certificates"] = kept

    return in_signature(change)


def sha1() -> bytes:
    """Signed over SHA-1 by a key that is trusted."""

    def change(data: Any) -> None:
        weak = algos.DigestAlgorithm({"algorithm": "sha1"})
        data["digest_algorithms"] = [weak]
        data["signer_infos"][0]["digest_algorithm"] = weak

    return in_signature(change)


ISSUING = certificates.KeyUsage(*(name in {5, 6} for name in range(9)))


def stamping(one: Identity, at: datetime) -> DummyTimeStamper:
    """An authority that stamps the moments of signatures."""
    known = SimpleCertificateStore()  # type: ignore[no-untyped-call]
    known.register_multiple(
        [x509.Certificate.load(c.public_bytes(Encoding.DER)) for c in one.chain]
    )
    plain = one.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    return DummyTimeStamper(
        x509.Certificate.load(one.certificate.public_bytes(Encoding.DER)),
        asn1_keys.PrivateKeyInfo.load(plain),
        certs_to_embed=known,
        fixed_dt=at,
    )


def strange_stamp(at: datetime) -> DummyTimeStamper:
    return stamping(stamps("Strange"), at)


def stamp_of_another() -> bytes:
    """A stamp that was made for another signature."""
    token = wait_for(stamping(stamps(), SIGNED).async_timestamp(b"0" * 32, "sha256"))

    def change(data: Any) -> None:
        data["signer_infos"][0]["unsigned_attrs"] = [
            cms.CMSAttribute({"type": "signature_time_stamp_token", "values": [token]})
        ]

    return in_signature(change)
