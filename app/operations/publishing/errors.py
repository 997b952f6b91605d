"""Why a newsletter or a stakeholder stays as it was."""

from app.operations.errors import Refused


class AlreadySent(Refused):
    """What was sent is never changed, and never sent again."""


class SavedMeanwhile(Refused):
    """Somebody saved the newsletter since the page was made."""


class NobodyToSendTo(Refused):
    """No address is confirmed."""


class NotAnAddress(Refused):
    """What stands there is no e-mail address."""


class LinkExpired(Refused):
    """The link to confirm an address is too old, was used, or was followed by a newer one."""


class TooManySignUps(Refused):
    """So many from one address within an hour that nobody reads them."""
