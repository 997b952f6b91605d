"""Why a deed on a conversation is refused."""

from app.operations.errors import DoneAlready, Refused


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


class DecidedAlready(DoneAlready):
    """Somebody decided on this suggestion before."""

    def __init__(self, name: str, outcome: str, step: int) -> None:
        super().__init__(f"{outcome} by {name or 'nobody'} in step {step}")
        self.name = name
        self.outcome = outcome
        self.step = step
