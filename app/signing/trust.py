"""Does a signature hold, and is its signer trusted here: decided offline, doubts by name."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from asn1crypto import cms, core
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.sign.general import extract_signer_info
from pyhanko.sign.validation.generic_cms import (
    collect_timing_info,
    extract_certs_for_validation,
    extract_self_reported_ts,
    validate_sig_integrity,
)
from pyhanko_certvalidator import CertificateValidator, ValidationContext
from pyhanko_certvalidator.errors import PathError, ValidationError

from app.formats.package.findings import Found, What
from app.formats.package.signature import Signature, Signer
from app.signing.certificates import is_demonstration
from app.signing.fitness import fitness
from app.signing.revocation import revocation
from app.signing.times import Moments, times
from app.signing.waiting import outcome_of

DIGESTS = {"sha256", "sha384", "sha512", "sha3_256", "sha3_384", "sha3_512"}
WEAK_DIGESTS = {"md2", "md5", "sha1", "ripemd160"}
LARGEST = 1_000_000
BY_NAME = "issuer_and_serial_number"
FIRST, LAST = datetime(1, 1, 3, tzinfo=UTC), datetime(9999, 12, 29, tzinfo=UTC)


Digest = Callable[[str], bytes]
"""Of a content, by the name of the function."""


class NotACertificate(Exception):
    """A file that should hold certificates or lists of revoked ones holds none."""


@dataclass(frozen=True, slots=True)
class Trust:
    """Whom this place trusts, and what it knows of revoked certificates."""

    anchors: tuple[x509.Certificate, ...] = ()
    lists: tuple[x509.CertificateRevocationList, ...] = ()


def certificates_in(content: bytes) -> tuple[x509.Certificate, ...]:
    """The certificates of a PEM or DER file. Raises NotACertificate."""
    try:
        if b"-----BEGIN" in content:
            return tuple(x509.load_pem_x509_certificates(content))
        return (x509.load_der_x509_certificate(content),)
    except ValueError as error:
        raise NotACertificate(str(error)) from error


def lists_in(content: bytes) -> tuple[x509.CertificateRevocationList, ...]:
    """The list of revoked certificates of a PEM or DER file. Raises NotACertificate."""
    try:
        if b"-----BEGIN" in content:
            return (x509.load_pem_x509_crl(content),)
        return (x509.load_der_x509_crl(content),)
    except ValueError as error:
        raise NotACertificate(str(error)) from error


@dataclass(frozen=True, slots=True)
class Held:
    """A signature that was taken apart."""

    info: Any
    """Its one SignerInfo."""
    certificate: Any
    others: tuple[Any, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Signed:
    """What a signature is over."""

    digest: Digest
    stated: datetime | None = None
    """When it was signed, where that is said outside the signature."""


def signature_over(
    content: bytes, signature: bytes, path: str, trust: Trust, now: datetime
) -> Signature:
    """What a detached CMS signature (DER) says of `content`; whatever it is, an answer."""
    signed = Signed(lambda name: hashlib.new(name, content).digest())
    return signature_on(signed, signature, path, trust, now)


def signature_on(
    signed: Signed, signature: bytes, path: str, trust: Trust, now: datetime
) -> Signature:
    """The same where the content is not at hand as bytes."""
    try:
        return _judged(_taken_apart(signature), signed, path, (trust, now))
    except Doubt as doubt:
        return Signature((Found(doubt.what, path, detail=doubt.detail),))
    except Exception:  # noqa: BLE001  # three libraries read a stranger's bytes, and raise anything
        return Signature((Found(What.SIGNATURE_UNREADABLE, path),))


class Doubt(Exception):
    """What keeps a signature from being looked at further."""

    def __init__(self, what: What, detail: str = "") -> None:
        super().__init__(what)
        self.what, self.detail = what, detail


def _taken_apart(signature: bytes) -> Held:
    """The parts of a signature. Raises Doubt, and whatever the libraries do."""
    if len(signature) > LARGEST:
        raise Doubt(What.SIGNATURE_UNREADABLE)
    content = cms.ContentInfo.load(signature, strict=True)
    if content["content_type"].native != "signed_data":
        raise Doubt(What.SIGNATURE_UNREADABLE)
    whole = content["content"]
    signers = len(whole["signer_infos"])
    if signers != 1:
        raise Doubt(What.TWO_SIGNERS if signers else What.SIGNATURE_UNREADABLE, str(signers))
    info = extract_signer_info(whole)
    if odd := next(_oddities(whole, info), ""):
        raise Doubt(What.UNUSUAL_SIGNATURE, odd)
    known = extract_certs_for_validation(whole)
    named = info["sid"].chosen
    if info["sid"].name == BY_NAME and named["issuer"].dump() != known.signer_cert.issuer.dump():
        raise Doubt(What.UNUSUAL_SIGNATURE, "issuer")  # alike, but not the same letters
    return Held(info, known.signer_cert, tuple(known.other_certs))


def _oddities(whole: Any, info: Any) -> Iterator[str]:
    """What a signature made as docs/submission.md says has not: it could mean two things."""
    if whole["encap_content_info"]["content_type"].native != "data":
        yield "content type"
    if whole["encap_content_info"]["content"] is not core.VOID:
        yield "content"
    if whole["version"].native != "v1" or info["version"].native not in {"v1", "v3"}:
        yield "version"
    if info["signed_attrs"] is core.VOID:
        yield "signed attributes"
    used = info["digest_algorithm"].dump()
    if [one.dump() for one in whole["digest_algorithms"]] != [used]:
        yield "digest algorithm"
    names = [one["type"].native for one in info["signed_attrs"]]
    if len(names) != len(set(names)):
        yield "attributes"


def _judged(held: Held, signed: Signed, path: str, place: tuple[Trust, datetime]) -> Signature:
    trust, now = place
    certificate = x509.load_der_x509_certificate(held.certificate.dump())
    said = extract_self_reported_ts(held.info) or signed.stated
    at = _tellable(said) if said else None
    signer = _signer(certificate)
    known = frozenset(
        hashlib.sha256(one.dump()).hexdigest() for one in (held.certificate, *held.others)
    )
    if broken := _integrity(held, signed.digest):
        found = [Found(broken.what, path, detail=broken.detail)]
        return Signature(tuple(found), signer, at, None, known)
    stamp = _stamp(held, trust, now)
    moments = Moments(now, at, stamp.at)
    chain = _chain(held, trust, moments.within(certificate))
    found = [
        *stamp.found,
        *times(certificate, moments),
        *fitness(certificate),
        *revocation(certificate, chain, trust.lists, moments),
    ]
    if not chain:
        found.append(
            Found(What.NOT_TRUSTED if trust.anchors else What.NO_ANCHORS, detail=signer.name)
        )
    if is_demonstration(certificate):
        found.append(Found(What.DEMONSTRATION))
    return Signature(tuple(found), signer, at, stamp.at, known)


def _signer(certificate: x509.Certificate) -> Signer:
    return Signer(
        _called(certificate.subject),
        _called(certificate.issuer),
        f"{certificate.serial_number:x}",
        hashlib.sha256(certificate.public_bytes(Encoding.DER)).hexdigest(),
        _tellable(certificate.not_valid_before_utc),
        _tellable(certificate.not_valid_after_utc),
    )


def _tellable(at: datetime) -> datetime:
    """A moment that has one in every time zone: certificates "without end" end in 9999."""
    return min(max(at, FIRST), LAST)


def _called(name: x509.Name) -> str:
    """The parts of a name, the common name first."""
    parts = [str(one.value) for one in name]
    common = [str(one.value) for one in name.get_attributes_for_oid(x509.NameOID.COMMON_NAME)]
    return ", ".join([*common, *(part for part in parts if part not in common)])


def _integrity(held: Held, digest: Digest) -> Doubt | None:
    """Whether the signature is over the content, by the key of its certificate."""
    name = held.info["digest_algorithm"]["algorithm"].native
    mechanism = held.info["signature_algorithm"]
    signed_over = _hash_of(mechanism) or name
    for used in (name, signed_over):
        if used in WEAK_DIGESTS:
            return Doubt(What.WEAK_DIGEST, used.upper())
        if used not in DIGESTS:
            return Doubt(What.UNUSUAL_SIGNATURE, str(used))
    if signed_over != name:
        return Doubt(What.UNUSUAL_SIGNATURE, "digest algorithm")
    try:
        intact, valid = validate_sig_integrity(held.info, held.certificate, "data", digest(name))
    except ValueError:
        return Doubt(What.SIGNATURE_INVALID)
    if not intact:
        return Doubt(What.SIGNATURE_OTHER_CONTENT)
    return None if valid else Doubt(What.SIGNATURE_INVALID)


def _hash_of(mechanism: Any) -> str | None:
    """The digest function that a signature algorithm names itself, if it does."""
    try:
        return str(mechanism.hash_algo)
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a time stamp came to."""

    found: tuple[Found, ...] = ()
    at: datetime | None = None


def _stamp(held: Held, trust: Trust, now: datetime) -> Stamp:
    unsigned = held.info["unsigned_attrs"]
    kinds = [] if unsigned is core.VOID else [one["type"].native for one in unsigned]
    if "signature_time_stamp_token" not in kinds:
        return Stamp()
    context = _context(trust, now) if trust.anchors else ValidationContext(trust_roots=_nobody())
    try:
        told = outcome_of(collect_timing_info(held.info, context, lambda _name: b""))
        status = told["timestamp_validity"]
    except Exception:  # noqa: BLE001  # a stranger's token, read by three libraries
        return Stamp((Found(What.STAMP_BROKEN),))
    if not (status.intact and status.valid):
        return Stamp((Found(What.STAMP_BROKEN),))
    if not (trust.anchors and status.trusted):
        authority = _called(x509.load_der_x509_certificate(status.signing_cert.dump()).subject)
        return Stamp((Found(What.STAMP_NOT_TRUSTED, detail=authority),))
    return Stamp(at=status.timestamp)


def _nobody() -> list[Any]:
    return []


def _context(trust: Trust, moment: datetime) -> ValidationContext:
    """Only the anchors named here are trusted, and nothing is fetched."""
    return ValidationContext(
        trust_roots=[_read(one) for one in trust.anchors],
        moment=moment,
        allow_fetching=False,
        revocation_mode="soft-fail",
        time_tolerance=timedelta(0),
    )


def _chain(held: Held, trust: Trust, moment: datetime) -> tuple[x509.Certificate, ...]:
    """Certificates from the anchor down to the signer; none where no anchor vouches for them."""
    if not trust.anchors:
        return ()
    checking = CertificateValidator(held.certificate, list(held.others), _context(trust, moment))
    try:
        path = outcome_of(checking.async_validate_path())
    except (PathError, ValidationError):
        return ()
    return tuple(
        x509.load_der_x509_certificate(one.dump()) for one in path.iter_certs(include_root=True)
    )


def _read(certificate: x509.Certificate) -> Any:
    return asn1.Certificate.load(certificate.public_bytes(Encoding.DER))
