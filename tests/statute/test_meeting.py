"""Does a meeting tell how far it has come, who is there and whether they are enough?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.statute.meeting import (
    Coming,
    Stage,
    Turn,
    ever_there,
    more_than_half,
    stage_of,
    there,
)

comings = st.lists(st.builds(Coming, st.sampled_from("abc"), st.booleans()))


@pytest.mark.parametrize(
    ("turns", "stage"),
    [
        ((), Stage.CALLED),
        ((Turn.CANCEL,), Stage.CANCELLED),
        ((Turn.BEGIN,), Stage.RUNNING),
        ((Turn.BEGIN, Turn.END), Stage.ENDED),
        ((Turn.BEGIN, Turn.END, Turn.CLOSE), Stage.CLOSED),
        ((Turn.BEGIN, Turn.END, Turn.CLOSE, Turn.CORRECT), Stage.CLOSED),
    ],
)
def test_a_meeting_stands_where_its_last_turn_took_it(
    turns: tuple[Turn, ...], stage: Stage
) -> None:
    assert stage_of(turns) is stage


@given(comings)
def test_who_is_there_was_there_and_came_last(told: list[Coming]) -> None:
    assert there(told) <= ever_there(told)
    for who in there(told):
        assert [one.present for one in told if one.who == who][-1]


@given(st.integers(0, 500))
def test_a_quorum_is_more_than_half_and_no_more_than_needed(members: int) -> None:
    needed = more_than_half(members)
    assert 2 * needed > members
    assert 2 * (needed - 1) <= members
