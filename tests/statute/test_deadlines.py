"""Which times a deadline may name, and which days no calendar has."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.statute.deadlines import ALWAYS, Deadline, quarter_of, read_deadline
from app.statute.language import long_date, short_date

DAY = Deadline(date(2027, 12, 31), date(2027, 12, 31))
THIRD = Deadline(date(2027, 7, 1), date(2027, 9, 30))


@pytest.mark.parametrize(
    "said",
    [
        "31.12.2027",
        "2027-12-31",
        "31 dekabr 2027-ci il",
        "31 December 2027",
        "31 DEKABR 2027",
        "31 dekabr 2027-ci il.",
    ],
)
def test_a_day_is_read_however_it_is_written(said: str) -> None:
    assert read_deadline(said) == DAY


@pytest.mark.parametrize(
    "said",
    [
        "2027-ci ilin III rübü",
        "2027-ci ilin 3-cü rübü",
        "III rüb 2027",
        "Q3 2027",
        "2027-Q3",
        "q3/2027",
    ],
)
def test_a_quarter_is_read_however_it_is_written(said: str) -> None:
    assert read_deadline(said) == THIRD


def test_months_years_and_spans_are_times_too() -> None:
    assert read_deadline("fevral 2028-ci il") == Deadline(date(2028, 2, 1), date(2028, 2, 29))
    assert read_deadline("2027-ci ilin may ayı") == Deadline(date(2027, 5, 1), date(2027, 5, 31))
    assert read_deadline("2027-ci il") == Deadline(date(2027, 1, 1), date(2027, 12, 31))
    assert read_deadline("2026–2028-ci illər") == Deadline(date(2026, 1, 1), date(2028, 12, 31))


@pytest.mark.parametrize("said", ["mütəmadi", "Hər il", "ongoing", "every quarter"])
def test_what_is_done_again_and_again_is_never_overdue(said: str) -> None:
    due = read_deadline(said)
    assert due == ALWAYS
    assert not due.is_over(date(2999, 1, 1))
    assert not due.falls(date.min, date.max)


@pytest.mark.parametrize(
    "said",
    [
        "",
        "31.02.2027",
        "31 fevral 2027",
        "12 undecember 2027",
        "foo 2027",
        "V rüb 2027",
        "tezliklə",
        "2028–2026",
        "x" * 200,
        "=1+1",
    ],
)
def test_what_no_calendar_has_is_no_time(said: str) -> None:
    assert read_deadline(said) is None


def test_a_deadline_is_over_on_the_day_after_its_last() -> None:
    assert not THIRD.is_over(date(2027, 9, 30))
    assert THIRD.is_over(date(2027, 10, 1))
    assert THIRD.falls(date(2027, 9, 1), date(2027, 9, 30))
    assert not THIRD.falls(date(2027, 7, 1), date(2027, 9, 29))


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)), st.sampled_from(["az", "en"]))
def test_the_days_this_house_writes_are_read_back(day: date, language: str) -> None:
    assert read_deadline(long_date(day, language)) == Deadline(day, day)
    assert read_deadline(day.isoformat()) == Deadline(day, day)
    assert read_deadline(short_date(day, "az")) == Deadline(day, day)


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_every_day_is_in_its_quarter(day: date) -> None:
    quarter = quarter_of(day)
    assert quarter.first is not None
    assert quarter.last is not None
    assert quarter.first <= day <= quarter.last
    assert read_deadline(f"Q{(day.month + 2) // 3} {day.year}") == quarter


@given(st.text(max_size=120))
def test_hostile_text_is_a_time_or_none(text: str) -> None:
    due = read_deadline(text)
    assert due is None or due.first is None or due.last is None or due.first <= due.last
