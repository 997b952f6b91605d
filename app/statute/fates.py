"""What becomes of a submission: which turn may follow which, and where it stands now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.statute.errors import StatuteError


class Fate(StrEnum):
    """Where a submission stands; derived from its turns, never stored."""

    PREPARED = "prepared"
    SENT = "sent"
    REGISTERED = "registered"
    RETURNED = "returned"
    """The authority sent it back with remarks."""
    ACCEPTED = "accepted"
    WITHDRAWN = "withdrawn"


FOLLOWS: dict[Fate, tuple[Fate, ...]] = {
    Fate.PREPARED: (Fate.SENT, Fate.WITHDRAWN),
    Fate.SENT: (Fate.REGISTERED, Fate.RETURNED, Fate.ACCEPTED, Fate.WITHDRAWN, Fate.SENT),
    Fate.REGISTERED: (Fate.RETURNED, Fate.ACCEPTED, Fate.WITHDRAWN, Fate.REGISTERED),
    Fate.RETURNED: (Fate.RETURNED,),
    Fate.ACCEPTED: (Fate.ACCEPTED,),
    Fate.WITHDRAWN: (),
}
"""What may come next. The same again corrects what was entered; not every authority registers."""


class OutOfTurn(StatuteError):
    """What happened cannot follow what had happened."""

    def __init__(self, stands: Fate, asked: str) -> None:
        super().__init__(f"{asked} does not follow {stands}")
        self.stands = stands
        self.asked = asked


class BeforeTheLast(StatuteError):
    """It would have happened before what it follows."""

    def __init__(self, last: date) -> None:
        super().__init__(last.isoformat())
        self.last = last


class NotHappenedYet(StatuteError):
    """It is of a day that has not come."""

    def __init__(self, day: date) -> None:
        super().__init__(day.isoformat())
        self.day = day


class NumberMissing(StatuteError):
    """Registered without the number it is registered under."""


class WhyMissing(StatuteError):
    """Withdrawn without a reason."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One thing that happened."""

    fate: Fate
    day: date
    number: str = ""
    """The authority's own, of its register or of the letter it wrote."""
    note: str = ""


def fate_of(turns: Sequence[Turn]) -> Fate:
    """Where a submission stands after its turns, oldest first."""
    return turns[-1].fate if turns else Fate.PREPARED


def next_turns(turns: Sequence[Turn]) -> tuple[Fate, ...]:
    """What may be entered now, what is likeliest first."""
    return FOLLOWS[fate_of(turns)]


def standing_turns(turns: Sequence[Turn]) -> tuple[Turn, ...]:
    """One of each that happened: where it was entered again, as it was entered last."""
    return tuple({turn.fate: turn for turn in turns}.values())


def check_turn(turns: Sequence[Turn], turn: Turn, *, prepared: date, today: date) -> None:
    """Whether a turn may be entered after these.

    Raises OutOfTurn, NotHappenedYet, BeforeTheLast (a correction may be earlier than what it
    corrects, not earlier than what came before that), NumberMissing, WhyMissing.
    """
    stands = fate_of(turns)
    if turn.fate not in FOLLOWS[stands]:
        raise OutOfTurn(stands, turn.fate)
    if turn.day > today:
        raise NotHappenedYet(turn.day)
    before = [one.day for one in standing_turns(turns) if one.fate is not turn.fate]
    last = max([prepared, *before])
    if turn.day < last:
        raise BeforeTheLast(last)
    if turn.fate is Fate.REGISTERED and not turn.number:
        raise NumberMissing
    if turn.fate is Fate.WITHDRAWN and not turn.note:
        raise WhyMissing
