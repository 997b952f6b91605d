"""Which way may a submission go, and is where it stands what happened to it last?"""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.statute.errors import StatuteError
from app.statute.fates import (
    FOLLOWS,
    BeforeTheLast,
    Fate,
    NotHappenedYet,
    NumberMissing,
    OutOfTurn,
    Turn,
    WhyMissing,
    check_turn,
    fate_of,
    next_turns,
    standing_turns,
)

MONDAY = date(2026, 11, 16)
TODAY = MONDAY + timedelta(days=20)


def turn(fate: Fate, days: int = 0) -> Turn:
    return Turn(fate, MONDAY + timedelta(days=days), "12-4/88", "Belədir")


def check(turns: list[Turn], one: Turn) -> None:
    check_turn(turns, one, prepared=MONDAY, today=TODAY)


@pytest.mark.parametrize(
    "way",
    [
        ("sent", "registered", "accepted"),
        ("sent", "registered", "returned", "returned"),
        ("sent", "sent", "registered", "registered", "withdrawn"),
        ("sent", "returned"),
        ("withdrawn",),
    ],
)
def test_a_submission_is_sent_registered_and_answered(way: tuple[str, ...]) -> None:
    turns: list[Turn] = []
    for fate in way:
        check(turns, turn(Fate(fate)))
        turns.append(turn(Fate(fate)))
    assert fate_of(turns) == way[-1]


@pytest.mark.parametrize(
    ("way", "asked"),
    [
        ((), "registered"),
        ((), "accepted"),
        ((), "prepared"),
        (("sent", "returned"), "accepted"),
        (("sent", "accepted"), "withdrawn"),
        (("withdrawn",), "sent"),
    ],
)
def test_nothing_happens_out_of_turn(way: tuple[str, ...], asked: str) -> None:
    with pytest.raises(OutOfTurn) as refusal:
        check([turn(Fate(fate)) for fate in way], turn(Fate(asked)))
    assert (refusal.value.stands, refusal.value.asked) == (way[-1] if way else "prepared", asked)


@given(st.lists(st.tuples(st.sampled_from(list(Fate)), st.integers(-3, 25)), max_size=9))
def test_days_follow_one_another_and_every_state_can_be_told_from_the_turns(
    tried: list[tuple[Fate, int]],
) -> None:
    turns: list[Turn] = []
    for fate, days in tried:
        one = turn(fate, days)
        try:
            check(turns, one)
        except StatuteError:
            continue
        turns.append(one)
    stand = standing_turns(turns)
    days_told = [one.day for one in stand]
    assert days_told == sorted(days_told)
    assert all(MONDAY <= day <= TODAY for day in days_told)
    assert next_turns(turns) == FOLLOWS[fate_of(turns)]
    assert fate_of(turns) == (stand[-1].fate if stand else Fate.PREPARED)


def test_a_day_is_not_before_what_it_follows_and_not_to_come() -> None:
    sent = [turn(Fate.SENT, 3)]
    with pytest.raises(BeforeTheLast) as refusal:
        check(sent, turn(Fate.REGISTERED, 2))
    assert refusal.value.last == sent[0].day
    with pytest.raises(BeforeTheLast):
        check([], turn(Fate.SENT, -1))
    check(sent, turn(Fate.SENT, 1))  # corrects the day it was sent
    with pytest.raises(NotHappenedYet) as too_early:
        check(sent, turn(Fate.REGISTERED, 21))
    assert too_early.value.day > TODAY


def test_registering_names_a_number_and_withdrawing_a_reason() -> None:
    with pytest.raises(NumberMissing):
        check([turn(Fate.SENT)], Turn(Fate.REGISTERED, MONDAY))
    with pytest.raises(WhyMissing):
        check([], Turn(Fate.WITHDRAWN, MONDAY))
