"""Which name did an institution bear on a day, and which lists of names cannot be true?"""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.statute.identifiers import NoDate
from app.statute.institutions import (
    MOST_NAMES,
    DatedName,
    Nameless,
    NamesCross,
    checked_names,
    is_certain,
    name_on,
    names_from,
)
from app.statute.periods import EndsFirst

PUBLIC, EDUCATION, SCIENCE = (
    DatedName({"az": "Xalq Təhsili Nazirliyi"}),
    DatedName({"az": "Təhsil Nazirliyi"}, until="2022-07"),
    DatedName({"az": "Elm və Təhsil Nazirliyi"}, since="2022-07"),
)
MINISTRY = (PUBLIC, EDUCATION, SCIENCE)


def named(since: str = "", until: str = "", name: str = "BDU") -> DatedName:
    return DatedName({"az": name}, since, until)


@pytest.mark.parametrize(
    ("day", "name", "certain"),
    [
        (date(1996, 5, 1), EDUCATION, False),
        (date(2022, 6, 30), EDUCATION, False),
        (date(2022, 7, 1), SCIENCE, True),
        (date(2026, 11, 22), SCIENCE, True),
    ],
)
def test_an_authority_is_called_as_it_was_on_the_day(
    day: date, name: DatedName, *, certain: bool
) -> None:
    assert name_on(checked_names(MINISTRY), day) == name
    assert is_certain(MINISTRY, day) is certain


def test_between_two_names_the_older_one_goes_on() -> None:
    names = checked_names([named("1990", "2000", "a"), named("2005", "2010", "b")])
    assert name_on(names, date(2003, 1, 1)) == names[0]
    assert name_on(names, date(2024, 1, 1)) == names[1]
    assert not is_certain(names, date(2003, 1, 1))
    assert not is_certain(names, date(2024, 1, 1))


def test_before_its_first_name_an_institution_has_that_one() -> None:
    names = checked_names([named("1990-02-24")])
    assert name_on(names, date(1950, 1, 1)) == names[0]
    assert not is_certain(names, date(1990, 2, 23))
    assert is_certain(names, date(1990, 2, 24))


def test_the_bound_that_is_known_better_decides() -> None:
    names = checked_names([named(until="2022-07-28", name="a"), named(since="2022-07", name="b")])
    assert name_on(names, date(2022, 7, 27)) == names[0]
    assert name_on(names, date(2022, 7, 28)) == names[1]


@pytest.mark.parametrize(
    "names",
    [
        [named("2010"), named("2005")],
        [named("2000", "2010"), named("2005")],
        [named(until="2010"), named(until="2005")],
        [named(until="2010-05-02"), named("2010-05-01")],
        [named("2000-01-01"), named("2000-01-01")],
        [named("2010"), named(), named("2005")],
    ],
)
def test_names_that_cross_are_refused(names: list[DatedName]) -> None:
    with pytest.raises(NamesCross):
        checked_names(names)


def test_the_refusal_says_which_names_cross() -> None:
    with pytest.raises(NamesCross) as refused:
        checked_names([named("2000", "2010", "Köhnə"), named("2005", name="Yeni")])
    told = refused.value
    assert (told.before, told.after, told.day) == ("Köhnə", "Yeni", "2005")


@pytest.mark.parametrize("one", [named("2010", "2009"), named("2010-05-05", "2010-05-05")])
def test_a_name_that_ends_before_it_begins_is_refused(one: DatedName) -> None:
    with pytest.raises(EndsFirst):
        checked_names([one])


@pytest.mark.parametrize("day", ["tomorrow", "2022-13", "2022-02-30", "12.07.2022"])
def test_what_is_no_date_is_refused(day: str) -> None:
    with pytest.raises(NoDate):
        checked_names([named(day)])


@pytest.mark.parametrize(
    "names", [[], [DatedName({})], [named(name=" ")], [named()] * (MOST_NAMES + 1)]
)
def test_an_institution_without_a_name_is_refused(names: list[DatedName]) -> None:
    with pytest.raises(Nameless):
        checked_names(names)


def test_names_are_kept_and_read_again() -> None:
    assert names_from(one.facts() for one in MINISTRY) == MINISTRY
    assert names_from([{"names": {"az": "BDU"}}]) == (named(),)


DAYS = st.dates(date(1900, 1, 1), date(2030, 1, 1))


def bound(day: date, known: str) -> str:
    """The bound as far as it is known: to the day, month, year, or not."""
    return day.isoformat()[: {"day": 10, "month": 7, "year": 4, "not": 0}[known]]


@st.composite
def histories(draw: st.DrawFn) -> tuple[DatedName, ...]:
    """Names one after another, each bound known to the day, the month, the year, or not at all."""
    days = sorted(draw(st.lists(DAYS, min_size=2, max_size=9, unique=True)))
    known = st.sampled_from(["day", "month", "year", "not"])
    bounds = [bound(day, draw(known)) for day in days]
    pairs = zip(bounds[::2], bounds[1::2], strict=False)
    return tuple(named(since, until, str(place)) for place, (since, until) in enumerate(pairs))


@given(histories())
def test_whatever_happened_in_order_is_taken(names: tuple[DatedName, ...]) -> None:
    assert checked_names(names) == names


@given(histories(), DAYS, DAYS)
def test_no_name_comes_back(names: tuple[DatedName, ...], one: date, other: date) -> None:
    earlier, later = sorted((one, other))
    assert names.index(name_on(names, earlier)) <= names.index(name_on(names, later))


@given(histories(), DAYS)
def test_a_certain_name_is_the_one_its_bounds_say(names: tuple[DatedName, ...], day: date) -> None:
    borne = name_on(names, day)
    if is_certain(names, day):
        assert borne.since[:10] <= day.isoformat()
        assert not borne.until or day.isoformat() < f"{borne.until}-12-31"[:10]


@given(st.lists(DAYS, min_size=1, max_size=6, unique=True), DAYS)
def test_with_every_day_known_nothing_is_left_open(days: list[date], day: date) -> None:
    days.sort()
    ends = [*days[1:], None]
    names = checked_names(
        [
            named(one.isoformat(), other.isoformat() if other else "", one.isoformat())
            for one, other in zip(days, ends, strict=True)
        ]
    )
    borne = [one for one in days if one <= day]
    assert is_certain(names, day) is bool(borne)
    assert name_on(names, day).since == (borne[-1] if borne else days[0]).isoformat()
