"""Is work that has to be waited for done, where a loop runs and where none does?"""

import asyncio

import pytest

from app.signing.waiting import outcome_of


async def doubled(number: int) -> int:
    await asyncio.sleep(0)
    if number < 0:
        raise ValueError(number)
    return 2 * number


def test_work_is_done_where_no_loop_runs_and_its_errors_come_through() -> None:
    assert outcome_of(doubled(2)) == 4
    with pytest.raises(ValueError, match="-1"):
        outcome_of(doubled(-1))


def test_work_is_done_where_a_loop_runs_already() -> None:
    async def within() -> int:
        return outcome_of(doubled(3))

    assert outcome_of(within()) == 6
