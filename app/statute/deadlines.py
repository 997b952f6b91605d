"""Until when something is to be done: a day, a month, a quarter, a year, or again and again."""

import re
from calendar import monthrange
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from app.statute.errors import StatuteError
from app.statute.language import fold, read_date
from app.statute.language.dates import MONTHS

LONGEST = 100
"""Characters; what is longer names no time."""

RECURRING = frozenset(
    map(
        fold,
        (
            *("daimi", "mütəmadi", "hər il", "hər rüb", "hər ay", "plan dövründə"),
            *("ongoing", "permanent", "regularly", "every year", "every quarter", "every month"),
            *("annually", "quarterly", "monthly", "throughout the plan"),
        ),
    )
)
"""Words for what has no last day, folded."""

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_MONTHS = {fold(name): place for names in MONTHS.values() for place, name in enumerate(names, 1)}


class NoTime(StatuteError):
    """Words that are no day, month, quarter or year, nor say that something is done again."""

    def __init__(self, given: str) -> None:
        super().__init__(given)
        self.given = given


@dataclass(frozen=True, slots=True)
class Deadline:
    """A time as first and last day; None for both where something is done again and again."""

    first: date | None
    last: date | None

    def is_over(self, today: date) -> bool:
        """Whether the last day has passed."""
        return self.last is not None and self.last < today

    def falls(self, first: date, last: date) -> bool:
        """Whether the last day is between two days, both included."""
        return self.last is not None and first <= self.last <= last


ALWAYS = Deadline(None, None)


def read_deadline(text: str) -> Deadline | None:
    """The time a text names; None where it names none, or a day that no calendar has.

    `31.12.2027`, `2027-12-31`, `31 dekabr 2027-ci il`, `31 December 2027`, `dekabr 2027`,
    `2027-ci ilin III rübü`, `Q3 2027`, `2027`, `2026–2028`, `mütəmadi`, `ongoing`.
    """
    said = " ".join(fold(text).split()).rstrip(".")
    if not said or len(said) > LONGEST:
        return None
    if said in RECURRING:
        return ALWAYS
    if day := read_date(said):
        return Deadline(day, day)
    for shape, read in _SHAPES:
        if found := shape.fullmatch(said):
            return read(found)
    return None


def quarter_of(day: date) -> Deadline:
    """The quarter a day is in."""
    return _quarter(day.year, (day.month + 2) // 3)


def _quarter(year: int, place: int) -> Deadline:
    last = place * 3
    return Deadline(date(year, last - 2, 1), date(year, last, monthrange(year, last)[1]))


def _in_quarter(found: "re.Match[str]") -> Deadline:
    said = found["quarter"]
    return _quarter(int(found["year"]), _ROMAN.get(said) or int(said))


def _in_month(found: "re.Match[str]") -> Deadline | None:
    year, month = int(found["year"]), _MONTHS.get(found["month"])
    if month is None:
        return None
    return Deadline(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def _on_day(found: "re.Match[str]") -> Deadline | None:
    month = _MONTHS.get(found["month"])
    day = month and read_date(f"{found['year']}-{month}-{found['day']}")
    return Deadline(day, day) if day else None


def _in_year(found: "re.Match[str]") -> Deadline:
    year = int(found["year"])
    return Deadline(date(year, 1, 1), date(year, 12, 31))


def _in_years(found: "re.Match[str]") -> Deadline | None:
    first, last = int(found["from"]), int(found["to"])
    return Deadline(date(first, 1, 1), date(last, 12, 31)) if first <= last else None


_ONE = "(?:19|20|21)[0-9]{2}"
_SUFFIX = "(?:-?c[iu])?"
_YEAR = f"(?P<year>{_ONE}){_SUFFIX}"
_QUARTER = f"(?P<quarter>iv|i{{1,3}}|[1-4]){_SUFFIX}"
_MONTH = "(?P<month>[a-z]+)"
_SHAPES: Sequence[tuple["re.Pattern[str]", Callable[["re.Match[str]"], Deadline | None]]] = tuple(
    (re.compile(shape), read)
    for shape, read in (
        (f"{_YEAR} ilin {_QUARTER} rubu", _in_quarter),
        (f"{_QUARTER} rub,? {_YEAR}(?: il)?", _in_quarter),
        (f"q(?P<quarter>[1-4])[ ,/-]*{_YEAR}", _in_quarter),
        (f"{_YEAR}[ ,/-]*q(?P<quarter>[1-4])", _in_quarter),
        (f"(?P<day>[0-9]{{1,2}}) {_MONTH},? {_YEAR}(?: il)?", _on_day),
        (f"{_MONTH},? {_YEAR}(?: il)?", _in_month),
        (f"{_YEAR} ilin {_MONTH} ayi", _in_month),
        (f"{_YEAR}(?: il)?", _in_year),
        (f"(?P<from>{_ONE})[ -]*[-–—][ -]*(?P<to>{_ONE}){_SUFFIX}(?: iller| il)?", _in_years),
    )
)
