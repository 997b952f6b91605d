"""Why nothing is signed: with this key, at this moment."""

from app.statute.errors import StatuteError


class SigningRefused(StatuteError):
    """Nothing was signed."""


class NoKey(SigningRefused):
    """The installation has no key to sign with, or its file is not there."""


class UnreadableKey(SigningRefused):
    """The file is no PKCS#12, its password is another, or a key or certificate is missing in it."""


class NotTheKeys(SigningRefused):
    """The certificate was made for another key."""


class WeakKey(SigningRefused):
    """The key is shorter, or the certificate signed more weakly, than anybody should accept."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what
        """`RSA 1024`, `SHA1`."""


class NotYetValid(SigningRefused):
    """The certificate holds from a later day on."""

    def __init__(self, day: str) -> None:
        super().__init__(day)
        self.day = day


class Expired(SigningRefused):
    """The certificate held until an earlier day."""

    def __init__(self, day: str) -> None:
        super().__init__(day)
        self.day = day


class NotForSigning(SigningRefused):
    """The certificate is of an authority, or says that its key is for something else."""


class NoTimeStamp(SigningRefused):
    """The authority that stamps moments did not answer as it should."""
