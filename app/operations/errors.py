"""Why a deed is refused. Nothing has been changed when one of these is raised."""

from collections.abc import Mapping
from dataclasses import dataclass


class Refused(Exception):
    """The base of every refusal of a deed."""


@dataclass(frozen=True, slots=True)
class Clash:
    """One language of a clause that two people changed at the same words."""

    language: str
    base: tuple[str, str]
    """Heading and text both started from."""
    theirs: tuple[str, str]
    mine: tuple[str, str]
    standing: str
    """Digest of the wording that stands: what the next save starts from."""


class StaleWording(Refused):
    """Somebody saved other words meanwhile, and the two edits touch the same words."""

    def __init__(self, clashes: Mapping[str, Clash]) -> None:
        super().__init__("The wording this edit started from no longer stands")
        self.clashes = clashes


class MovedMeanwhile(Refused):
    """The clause stands elsewhere, or is struck or restored, since the page was made."""


class ClauseIsStruck(Refused):
    """A struck clause is restored before it is reworded."""


class ReasonNeeded(Refused):
    """An agreed clause, or an objection, needs a reason."""


class TooLong(Refused):
    """The text is longer than we keep in one clause or comment."""

    def __init__(self, length: int, limit: int) -> None:
        super().__init__(f"{length} characters, at most {limit}")
        self.length = length
        self.limit = limit


class ReasonTooLong(TooLong):
    """A reason of a change is a sentence or two; what is longer is a discussion."""


class LeaveEnded(Exception):
    """Whoever waited to do something may no longer do it: their role ended or changed meanwhile."""


class NothingSaid(Refused):
    """A comment, an objection or a statement without words."""


class NotThere(Refused):
    """A quote that does not occur, or a neighbour that is not a sibling."""


class Taken(Refused):
    """The name is in use."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class DoneAlready(Refused):
    """A colleague did it meanwhile, or the form was sent twice."""


class NothingToJoin(Refused):
    """No clause of the same kind stands next."""


class NothingToUndo(Refused):
    """The step is not one's own newest change of the text."""


class Overtaken(Refused):
    """Somebody changed the same clauses after the step that was to be undone."""

    def __init__(self, name: str, step: int) -> None:
        super().__init__(f"{name} did step {step} since")
        self.name = name
        self.step = step
