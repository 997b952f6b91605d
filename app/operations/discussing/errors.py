"""Why a deed on a conversation is refused."""

from app.operations.errors import Refused


class NotYours(Refused):
    """Only whoever said it, or the coordinator where the deed allows, may do this."""


class ThreadIsResolved(Refused):
    """What a resolved conversation said stands as it was decided on; it is opened again first."""


class HeldByOthers(Refused):
    """A conversation that holds agreement back is resolved by who began it or the coordinator."""


class NotColleague(Refused):
    """Who is to see to a conversation must be able to speak in it."""


class DayIsPast(Refused):
    """A day by which something is to be done is still to come, and in the calendar."""
