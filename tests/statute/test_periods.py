"""When does a term run, and do two terms overlap?"""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.statute.identifiers import NoDate
from app.statute.periods import EndsFirst, Now, Term, first_day, follows, last_day, read_term


@pytest.mark.parametrize(
    ("term", "day", "now"),
    [
        (Term("2024", "2026"), date(2026, 12, 31), Now.RUNS),
        (Term("2024", "2026"), date(2027, 1, 1), Now.OVER),
        (Term("2024-05", ""), date(2024, 4, 30), Now.AHEAD),
        (Term("", "2024-02"), date(2024, 2, 29), Now.RUNS),
        (Term("", "2024-02-10"), date(2024, 2, 11), Now.OVER),
        (Term(), date(2024, 2, 11), Now.RUNS),
    ],
)
def test_a_term_runs_to_its_last_day(term: Term, day: date, now: Now) -> None:
    assert term.on(day) is now


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [
        (Term("2020", "2022"), Term("2022", "2024"), False),
        (Term("2020", "2022-06-30"), Term("2022-06-30"), False),
        (Term("2020", "2022-06-30"), Term("2022-06-29"), True),
        (Term("2020"), Term("2024"), True),
        (Term(), Term("2024", "2025"), True),
        (Term("2024"), Term("2024"), True),
        (Term("2024", "2024"), Term("2024", "2024"), True),
        (Term("2030"), Term("2020", "2025"), False),
    ],
)
def test_on_the_day_one_ends_the_next_may_begin(one: Term, other: Term, *, overlap: bool) -> None:
    assert one.overlaps(other) is overlap
    assert other.overlaps(one) is overlap


def test_a_term_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(EndsFirst):
        read_term("2024-05-02", "2024-05-01")
    with pytest.raises(EndsFirst):
        read_term("2024-05", "2023")
    with pytest.raises(NoDate):
        read_term("soon", "")
    assert read_term("2024-05", "2024") == Term("2024-05", "2024")


def test_bounds_reach_over_all_their_days() -> None:
    assert (first_day("2024"), last_day("2024")) == (date(2024, 1, 1), date(2024, 12, 31))
    assert (first_day("2024-02"), last_day("2024-02")) == (date(2024, 2, 1), date(2024, 2, 29))
    assert (first_day("2024-02-03"), last_day("2024-02-03")) == (date(2024, 2, 3),) * 2
    assert (first_day(""), last_day("")) == (None, None)


DAYS = st.dates(date(1990, 1, 1), date(2030, 1, 1))


@given(DAYS, DAYS, DAYS)
def test_where_two_terms_both_run_they_overlap(one: date, other: date, day: date) -> None:
    first, last = sorted((one, other))
    runs = Term(first.isoformat(), last.isoformat())
    beside = Term(day.isoformat())
    assert runs.overlaps(beside) is (day < last)
    assert beside.on(last) is not (Now.AHEAD if day <= last else Now.RUNS)


@given(DAYS, DAYS, st.sampled_from([4, 7, 10]), st.sampled_from([4, 7, 10]))
def test_what_follows_follows_also_where_less_is_known(
    one: date, other: date, known: int, of_other: int
) -> None:
    before, after = sorted((one, other))
    assert follows(before.isoformat()[:known], after.isoformat()[:of_other])
