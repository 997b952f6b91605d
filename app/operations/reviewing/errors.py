"""Why a deed in a review round is refused."""

from app.operations.errors import DoneAlready, Refused


class NobodyAsked(Refused):
    """A round asks somebody who may comment, and of each of its documents."""


class DeadlinePassed(Refused):
    """The last day of a round is today or later."""


class NotLater(Refused):
    """A deadline is only ever put off."""


class NotAsked(Refused):
    """Only whoever was asked hands something in."""


class RoundClosed(Refused):
    """The round was closed: what was not handed in stays its author's."""


class HandedInAlready(DoneAlready):
    """A review is handed in once."""
