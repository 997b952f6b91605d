"""Who speaks for whom: a voice is lent for stated days, never lent on, and never more than two."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from app.statute.errors import StatuteError

MOST_VOICES = 2
"""Voices of others that anybody holds on one day at most."""


class SpeaksForThemselves(StatuteError):
    """Nobody speaks for themselves under a delegation."""


class EndsBeforeItBegins(StatuteError):
    """The last day of a delegation is not before its first."""


class VoiceGivenAlready(StatuteError):
    """Somebody speaks for the person already on some of these days and clauses."""


class TooManyVoices(StatuteError):
    """Whoever is named would hold more voices of others than anybody may."""

    def __init__(self, most: int) -> None:
        super().__init__(f"at most {most}")
        self.most = most


@dataclass(frozen=True, slots=True)
class Grant:
    """A delegation as it stands."""

    id: str
    principal: str
    """Whose voice it is."""
    delegate: str
    """Who speaks for them."""
    begins: date
    ends: date
    """The last day."""
    clause: str | None = None
    """The unit it is for, with all that stands under it; None: the whole document."""
    reason: str = ""
    ended: bool = False
    """Taken back before its time."""

    def holds_on(self, day: date) -> bool:
        """Whether the delegate may speak on that day."""
        return not self.ended and self.begins <= day <= self.ends

    def meets(self, begins: date, ends: date) -> bool:
        """Whether it holds on any day of a time."""
        return not self.ended and self.begins <= ends and begins <= self.ends


def speaks_for(
    grants: Iterable[Grant], delegate: str, day: date, above: Collection[str]
) -> tuple[str, ...]:
    """Whose voice somebody has on a clause that day, by id; nobody's but what was given to them.

    `above`: the clause and every unit it stands in. A voice somebody holds does not go with their
    own: who speaks for them speaks for nobody else.
    """
    return tuple(
        sorted(
            {
                one.principal
                for one in grants
                if one.delegate == delegate and one.holds_on(day) and covers(one, above)
            }
        )
    )


def covers(grant: Grant, above: Collection[str]) -> bool:
    """Whether a delegation is for a clause that stands in the units `above`, itself among them."""
    return grant.clause is None or grant.clause in above


def check_grant(
    grant: Grant, others: Collection[Grant], inside: Mapping[str, Collection[str]]
) -> None:
    """Raise where `grant` may not be made beside `others`.

    `inside`: what stands in each unit a delegation is for, itself among it. Raises
    SpeaksForThemselves, EndsBeforeItBegins, VoiceGivenAlready, TooManyVoices.
    """
    if grant.principal == grant.delegate:
        raise SpeaksForThemselves
    if grant.ends < grant.begins:
        raise EndsBeforeItBegins
    met = [one for one in others if one.meets(grant.begins, grant.ends)]
    own = [one for one in met if one.principal == grant.principal]
    if any(_overlap(grant.clause, one.clause, inside) for one in own):
        raise VoiceGivenAlready
    if most_held([*met, grant], grant.delegate) > MOST_VOICES:
        raise TooManyVoices(MOST_VOICES)


def most_held(grants: Collection[Grant], delegate: str) -> int:
    """How many people's voices somebody holds on the day they hold most."""
    held = [one for one in grants if one.delegate == delegate and not one.ended]
    days = {one.begins for one in held}  # the number only grows where one begins
    return max(
        (len({one.principal for one in held if one.holds_on(day)}) for day in days), default=0
    )


def _overlap(one: str | None, other: str | None, inside: Mapping[str, Collection[str]]) -> bool:
    if one is None or other is None:
        return True
    return one in inside.get(other, (other,)) or other in inside.get(one, (one,))
