"""Sign bytes: a detached CMS SignedData, as `openssl cms -verify` reads it."""

from collections.abc import Coroutine
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from asn1crypto import cms, x509
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, EllipticCurvePrivateKey
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import Certificate
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.sign.signers import Signer
from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes
from pyhanko.sign.timestamps import TimeStamper, TimestampRequestError
from pyhanko_certvalidator.registry import SimpleCertificateStore

from app.signing.errors import NoTimeStamp
from app.signing.keys import Identity, Private, check
from app.signing.waiting import Made, outcome_of

HASH = "sha256"


class KeySigner(Signer):
    """Signs with a key in memory: the same words with the same key give the same signature.

    For EC keys by RFC 6979, so that no signature rests on the randomness of one moment.
    """

    def __init__(self, identity: Identity) -> None:
        known = SimpleCertificateStore()  # type: ignore[no-untyped-call]
        known.register_multiple([_read(one) for one in identity.chain])
        super().__init__(signing_cert=_read(identity.certificate), cert_registry=known)
        self._key = identity.key

    async def async_sign_raw(
        self,
        content: bytes,
        digest_algorithm: str,
        dry_run: bool = False,  # noqa: FBT001, FBT002  # the library's signature
    ) -> bytes:
        """The signature over some bytes."""
        return _signature(self._key, content)

    def _package_signature(self, **told: Any) -> cms.ContentInfo:
        """The signature with its certificates in one order: the library takes them from a set."""
        made = super()._package_signature(**told)
        content = made["content"]
        ordered = sorted(content["certificates"], key=lambda one: bytes(one.dump()))
        content["certificates"] = cms.CertificateSet(ordered)
        return made


@dataclass(frozen=True, slots=True)
class Signing:
    """Who signs, when, and who stamps the moment."""

    identity: Identity
    at: datetime
    """Aware."""
    authority: TimeStamper | None = None

    def signer(self) -> KeySigner:
        """The key, ready to sign. Raises what app.signing.keys.check does."""
        check(self.identity, self.at)
        return KeySigner(self.identity)


def signed(content: bytes, signing: Signing) -> bytes:
    """A detached CMS signature over `content`, DER.

    Raises what app.signing.keys.check does, and NoTimeStamp.
    """
    signer = signing.signer()
    made = wait_for(
        signer.async_sign_general_data(
            content,
            HASH,
            detached=True,
            timestamper=signing.authority,
            signed_attr_settings=PdfCMSSignedAttributes(signing_time=signing.at),
        )
    )
    return bytes(made.dump())


def wait_for(work: Coroutine[Any, Any, Made]) -> Made:
    """What comes of the library's own way of working. Raises NoTimeStamp."""
    try:
        return outcome_of(work)
    except (TimestampRequestError, PdfError) as error:
        raise NoTimeStamp(str(error)) from error


def _read(certificate: Certificate) -> x509.Certificate:
    return x509.Certificate.load(certificate.public_bytes(Encoding.DER))


def _signature(key: Private, content: bytes) -> bytes:
    if isinstance(key, EllipticCurvePrivateKey):
        return key.sign(content, ECDSA(SHA256(), deterministic_signing=True))
    return key.sign(content, PKCS1v15(), SHA256())
