"""Stretches of time whose bounds may be known to the day, month, year, or not at all."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.statute.errors import StatuteError
from app.statute.identifiers import read_date

TERM_ROLES = ("chair", "deputy", "secretary", "member")
"""What somebody may be in a group, the highest first."""


class EndsFirst(StatuteError, ValueError):
    """What is said to end before it begins."""

    def __init__(self, since: str, until: str) -> None:
        super().__init__(f"{until} comes before {since}.")
        self.since = since
        self.until = until


class Now(StrEnum):
    """Where a term stands on a day."""

    AHEAD = "ahead"
    RUNS = "runs"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Term:
    """From a day on to a last day, both included; "" where a bound is not known, or not set."""

    since: str = ""
    until: str = ""

    def on(self, day: date) -> Now:
        """Where it stands; a bound known to the month or year counts with all its days."""
        begins, ends = first_day(self.since), last_day(self.until)
        if ends is not None and ends < day:
            return Now.OVER
        return Now.AHEAD if begins is not None and day < begins else Now.RUNS

    def overlaps(self, other: "Term") -> bool:
        """Whether both run for some time; on the day one ends the next may begin.

        What only a bound not known well enough could tell is no overlap.
        """
        return self == other or (_runs_into(self, other) and _runs_into(other, self))


def _runs_into(one: Term, other: Term) -> bool:
    """Whether `one` begins before `other` has ended."""
    return not other.until or not one.since or not follows(other.until, one.since)


def read_term(since: str, until: str) -> Term:
    """The term as it is kept. Raises NoDate, EndsFirst."""
    term = Term(read_date(since), read_date(until))
    if not follows(term.since, term.until):
        raise EndsFirst(term.since, term.until)
    return term


def follows(before: str, after: str) -> bool:
    """Whether `after` may come after `before`, or with it, as far as both are known."""
    return not (before and after) or after[: len(before)] >= before[: len(after)]


def first_day(bound: str) -> date | None:
    """The first day of what a bound names; None for ""."""
    return date.fromisoformat(f"{bound}-01-01"[:10]) if bound else None


def last_day(bound: str) -> date | None:
    """The last day of what a bound names; None for ""."""
    if not bound:
        return None
    year, month, day = _parts(bound)
    return date(year, month or 12, day or monthrange(year, month or 12)[1])


def _parts(bound: str) -> Sequence[int]:
    return [*map(int, bound.split("-")), 0, 0][:3]
