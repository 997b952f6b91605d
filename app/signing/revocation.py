"""Was a certificate taken back: what the lists of revoked certificates at hand say of it."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from cryptography.x509 import Certificate, CertificateRevocationList

from app.formats.package.findings import Found, What
from app.signing.times import Moments, shown


def revocation(
    certificate: Certificate,
    chain: Sequence[Certificate],
    lists: Sequence[CertificateRevocationList],
    moments: Moments,
) -> Iterator[Found]:
    """What the lists say against a chain (anchor first), or that none says anything."""
    counted = 0
    for issuer, below in pairwise(chain):
        for one in _of(issuer, lists):
            counted += 1
            yield from _verdict(one, below, moments)
    if lists and not counted and chain:
        yield Found(What.LIST_FOREIGN)
    if not lists and chain and certificate.issuer != certificate.subject:
        yield Found(What.NOTHING_REVOKED_KNOWN)


def _of(
    issuer: Certificate, lists: Sequence[CertificateRevocationList]
) -> Iterator[CertificateRevocationList]:
    """The lists that an issuer signed."""
    for one in lists:
        key = issuer.public_key()
        try:
            if one.issuer == issuer.subject and one.is_signature_valid(key):  # type: ignore[arg-type]
                yield one
        except (TypeError, ValueError):  # a key that signs no lists
            continue


def _verdict(
    one: CertificateRevocationList, certificate: Certificate, moments: Moments
) -> Iterator[Found]:
    revoked = one.get_revoked_certificate_by_serial_number(certificate.serial_number)
    if revoked is not None:
        at = revoked.revocation_date_utc
        stamped = moments.stamped is not None and moments.stamped < at
        yield Found(What.REVOKED_LATER if stamped else What.REVOKED, detail=shown(at))
    until = one.next_update_utc
    if until is not None and until < moments.now:
        yield Found(What.LIST_OLD, detail=shown(until))
