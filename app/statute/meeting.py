"""How far a meeting has come, who is there, and whether they are enough."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Stage(StrEnum):
    """How far a meeting has come."""

    CALLED = "called"
    CANCELLED = "cancelled"
    RUNNING = "running"
    ENDED = "ended"
    """Its minutes are being written."""
    CLOSED = "closed"
    """Its minutes never change any more."""


class Turn(StrEnum):
    """What takes a meeting further."""

    CANCEL = "cancel"
    BEGIN = "begin"
    END = "end"
    CLOSE = "close"
    CORRECT = "correct"
    """An addendum to closed minutes: the minutes stay as they are."""


AFTER = {
    Turn.CANCEL: Stage.CANCELLED,
    Turn.BEGIN: Stage.RUNNING,
    Turn.END: Stage.ENDED,
    Turn.CLOSE: Stage.CLOSED,
    Turn.CORRECT: Stage.CLOSED,
}
"""Where a meeting stands after each turn."""


class Outcome(StrEnum):
    """What became of an item of the agenda."""

    APPROVED = "approved"
    REJECTED = "rejected"
    PUT_OFF = "put_off"
    NOTED = "noted"


ON_WORDS = frozenset({Outcome.APPROVED, Outcome.REJECTED})
"""Outcomes that judge exact words, and need a quorum."""


@dataclass(frozen=True, slots=True)
class Coming:
    """Somebody comes, or leaves."""

    who: str
    """Id of a person, or the name of a guest."""
    present: bool


def stage_of(turns: Sequence[Turn]) -> Stage:
    """Where a meeting stands after its turns, oldest first."""
    return AFTER[turns[-1]] if turns else Stage.CALLED


def there(comings: Iterable[Coming]) -> frozenset[str]:
    """Who is there after all comings and goings, oldest first."""
    newest = {one.who: one.present for one in comings}
    return frozenset(who for who, present in newest.items() if present)


def ever_there(comings: Iterable[Coming]) -> frozenset[str]:
    """Who was there at some time."""
    return frozenset(one.who for one in comings if one.present)


def more_than_half(members: int) -> int:
    """The fewest that are more than half: the quorum where no policy says another."""
    return members // 2 + 1
