from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.statute.policy import Policy
from app.statute.silence import last_day, silent_members
from app.statute.workflow import Verdict, Vote

PUT = date(2026, 5, 4)
WEEK = Policy(silent_days=7)


def silent(
    *votes: Vote,
    today: date,
    put: date | None = PUT,
    policy: Policy = WEEK,
    joined: date = PUT,
) -> frozenset[str]:
    return silent_members("now", votes, put, {"a": joined, "b": PUT}, policy, today=today)


def test_the_day_words_are_put_forward_is_not_counted_and_the_last_day_is() -> None:
    assert last_day(PUT, 7) == date(2026, 5, 11)
    assert silent(today=date(2026, 5, 11)) == frozenset()
    assert silent(today=date(2026, 5, 12)) == {"a", "b"}


def test_silence_is_no_consent_unless_the_policy_says_so_and_words_are_put_forward() -> None:
    later = PUT + timedelta(days=300)
    assert silent(today=later, policy=Policy()) == frozenset()
    assert silent(today=later, put=None) == frozenset()


def test_who_joined_later_was_told_that_day() -> None:
    joined = PUT + timedelta(days=3)
    assert silent(today=PUT + timedelta(days=8), joined=joined) == {"b"}
    assert silent(today=PUT + timedelta(days=11), joined=joined) == {"a", "b"}


@given(st.sampled_from(Verdict), st.sampled_from(["now", "before"]))
def test_who_said_anything_of_these_words_is_not_silent(verdict: Verdict, digest: str) -> None:
    found = silent(Vote("a", verdict, digest, 5), today=PUT + timedelta(days=30))
    assert found == ({"b"} if digest == "now" else {"a", "b"})
