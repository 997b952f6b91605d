"""Was a certificate valid when it signed: what the stated time, a time stamp and the clock show."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from cryptography.x509 import Certificate

from app.formats.package.findings import Found, What

APART = timedelta(minutes=10)
"""How far honest clocks differ."""


@dataclass(frozen=True, slots=True)
class Moments:
    """The moments of one signature."""

    now: datetime
    stated: datetime | None
    """When the signer says it was made."""
    stamped: datetime | None
    """When an authority trusted here saw it."""

    @property
    def surely(self) -> datetime:
        """The first moment at which the signature surely was there."""
        return self.stamped or self.now

    def within(self, certificate: Certificate) -> datetime:
        """The moment nearest to that at which the certificate was valid."""
        since, until = certificate.not_valid_before_utc, certificate.not_valid_after_utc
        return min(max(self.surely, since), until)


def times(certificate: Certificate, moments: Moments) -> Iterator[Found]:
    """What the times have to say against a signature, or beside it."""
    since, until = certificate.not_valid_before_utc, certificate.not_valid_after_utc
    stated = moments.stated
    if stated is None:
        yield Found(What.NO_SIGNING_TIME)
    elif stated > until:
        yield Found(What.SIGNED_AFTER_EXPIRY, detail=shown(until))
        return
    elif stated < since:
        yield Found(What.SIGNED_BEFORE_VALID, detail=shown(since))
    if stated and stated > moments.now + APART:
        yield Found(What.SIGNED_IN_FUTURE, detail=shown(stated))
    if moments.now < since:
        yield Found(What.NOT_YET_VALID, detail=shown(since))
    if moments.now > until:
        stamped = moments.stamped is not None and moments.stamped <= until
        yield Found(What.EXPIRED_SINCE if stamped else What.EXPIRED, detail=shown(until))
    if stated and moments.stamped and abs(stated - moments.stamped) > APART:
        yield Found(What.CLOCKS_DIFFER, detail=f"{shown(stated)} / {shown(moments.stamped)}")


def shown(at: datetime) -> str:
    """A moment to the minute, in UTC."""
    return f"{at:%d.%m.%Y %H:%M} UTC"
