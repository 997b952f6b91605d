"""What an institution was called on a day: names in order, with bounds that may be unknown."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate, combinations, pairwise
from typing import Any

from app.statute.errors import StatuteError
from app.statute.identifiers import read_date
from app.statute.periods import EndsFirst, first_day, follows

KINDS = ("university", "conference", "authority", "employers", "students", "european", "other")
"""Sorts of institutions: `european` is an association of European bodies."""

WHOLE_DAY = len("2022-07-01")

MOST_NAMES = 40
"""More names than any institution bore."""


class NamesCross(StatuteError, ValueError):
    """A name is said to begin before the one listed above it ended, or began."""

    def __init__(self, before: str, after: str, day: str) -> None:
        super().__init__(f"{after!r} cannot begin on {day}: {before!r} is borne then.")
        self.before = before
        self.after = after
        self.day = day


class Nameless(StatuteError, ValueError):
    """An institution, or one of its names, without words."""


@dataclass(frozen=True, slots=True)
class DatedName:
    """A name in its languages, from a day on and until another, that day not included.

    Bounds are YYYY, YYYY-MM or YYYY-MM-DD, "" where nobody knows.
    """

    names: Mapping[str, str]
    since: str = ""
    until: str = ""

    @property
    def said(self) -> str:
        """The name in the first of its languages."""
        return next(iter(self.names.values()), "")

    def facts(self) -> dict[str, Any]:
        """As it is kept and written in files."""
        return {"from": self.since, "until": self.until, "names": dict(self.names)}


def names_from(kept: Iterable[Mapping[str, Any]]) -> tuple[DatedName, ...]:
    """Names as they are kept and written in files."""
    return tuple(
        DatedName(dict(one["names"]), str(one.get("from", "")), str(one.get("until", "")))
        for one in kept
    )


def checked_names(given: Sequence[DatedName]) -> tuple[DatedName, ...]:
    """The names as they are kept, oldest first as given.

    Raises Nameless where one has no words, NoDate, EndsFirst, and NamesCross where one begins
    before the one above it ended, or bounds are out of order.
    """
    if not given or len(given) > MOST_NAMES or not all(one.said.strip() for one in given):
        raise Nameless
    names = tuple(DatedName(one.names, read_date(one.since), read_date(one.until)) for one in given)
    for one in names:
        if not follows(one.since, one.until) or _same_day(one.since, one.until):
            raise EndsFirst(one.since, one.until)
    _check_order(names)
    return names


def _check_order(names: Sequence[DatedName]) -> None:
    """Every bound that is known comes after every known bound above it."""
    for before, after in combinations(names, 2):
        for bound in (after.since, after.until):
            if not (follows(before.since, bound) and follows(before.until, bound)):
                raise NamesCross(before.said, after.said, bound)
        if _same_day(before.since, after.since):
            raise NamesCross(before.said, after.said, after.since)


def _same_day(one: str, other: str) -> bool:
    """Whether two bounds are one day, so that nothing lies between them."""
    return len(one) == WHOLE_DAY and one == other


def name_on(names: Sequence[DatedName], day: date) -> DatedName:
    """What it was called on a day; where bounds leave a choice, the newest of those it may be.

    Between two names, and after the last, the older one goes on; before the first, the first.
    A bound known to the month or year counts as its first day. `names`: as checked_names gives.
    """
    begun = [place for place, low in enumerate(_lows(names)) if low is None or low <= day]
    return names[begun[-1]] if begun else names[0]


def is_certain(names: Sequence[DatedName], day: date) -> bool:
    """Whether the bounds that are known leave no other name for that day."""
    lows, highs = _lows(names), _highs(names)
    borne = [
        place
        for place, (low, high) in enumerate(zip(lows, highs, strict=True))
        if (low is None or low <= day) and (high is None or day < high)
    ]
    return len(borne) == 1


def _lows(names: Sequence[DatedName]) -> list[date | None]:
    """The first day each may have been borne; None where nothing says."""
    bounds = [first_day(names[0].since)]
    for before, after in pairwise(names):
        bounds.append(_later(first_day(before.until), first_day(after.since)))
    return list(accumulate(bounds, _later))


def _highs(names: Sequence[DatedName]) -> list[date | None]:
    """The first day each was surely borne no more; None where nothing says."""
    bounds = [first_day(names[-1].until)]
    for after, before in pairwise(reversed(names)):
        bounds.append(_earlier(first_day(before.until), first_day(after.since)))
    return list(reversed(list(accumulate(bounds, _earlier))))


def _later(one: date | None, other: date | None) -> date | None:
    return max(filter(None, (one, other)), default=None)


def _earlier(one: date | None, other: date | None) -> date | None:
    return min(filter(None, (one, other)), default=None)
