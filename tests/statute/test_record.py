import dataclasses
import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.statute.errors import StatuteError
from app.statute.record import (
    GENESIS,
    Breach,
    FactsError,
    StepFacts,
    Why,
    canonical_json,
    digest_of,
    step_digest,
    verify_chain,
)

NOON = datetime(2024, 1, 14, 12, 0, tzinfo=UTC)
Chain = list[tuple[StepFacts, str]]


def chain(length: int) -> Chain:
    steps: Chain = []
    previous = GENESIS
    for number in range(1, length + 1):
        at = NOON + timedelta(minutes=number)
        step = StepFacts(
            "charter", number, at, "leyla", "save_wording", f"c{number}", {"n": number}, previous
        )
        previous = step_digest(step)
        steps.append((step, previous))
    return steps


def test_the_digest_is_over_sorted_json_without_blanks() -> None:
    assert (
        canonical_json({"b": "ə", "a": [1, None, True]}) == '{"a":[1,null,true],"b":"ə"}'.encode()
    )
    assert digest_of({}) == hashlib.sha256(b"{}").hexdigest()


@pytest.mark.parametrize(
    "value",
    [
        2**53,
        -(2**53),
        float("nan"),
        float("inf"),
        "\ud800",
        {"\ud800": 1},
        {1: 2},
        NOON,
        {"x": {1, 2}},
    ],
)
def test_what_json_cannot_hold_exactly_is_refused(value: Any) -> None:
    with pytest.raises(FactsError, match="cannot be recorded") as refusal:
        digest_of({"value": value})
    assert isinstance(refusal.value, StatuteError)


def test_the_digest_of_a_step_is_reproducible_by_hand() -> None:
    step = StepFacts("r", 1, NOON, None, "open", None, {}, GENESIS)
    written = (
        '{"actor":null,"at":"2024-01-14T12:00:00.000000Z","clause":null,"deed":"open",'
        f'"facts":{{}},"number":1,"previous":"{GENESIS}","record":"r"}}'
    )
    assert step_digest(step) == hashlib.sha256(written.encode()).hexdigest()


def test_the_same_moment_in_another_zone_is_the_same_step() -> None:
    step = chain(1)[0][0]
    baku = step.at.astimezone(timezone(timedelta(hours=4)))
    assert step_digest(dataclasses.replace(step, at=baku)) == step_digest(step)


def test_a_moment_without_time_zone_is_refused() -> None:
    step = dataclasses.replace(chain(1)[0][0], at=NOON.replace(tzinfo=None))
    with pytest.raises(FactsError, match="time zone"):
        step_digest(step)


@given(st.integers(0, 6))
def test_an_untouched_record_has_no_breach(length: int) -> None:
    steps = chain(length)
    anchors = [(step.number, digest) for step, digest in steps]
    assert verify_chain(iter(steps), anchors) is None


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"actor": "rauf"}, Why.DIGEST),
        ({"at": NOON}, Why.DIGEST),
        ({"at": NOON.replace(tzinfo=None)}, Why.DIGEST),
        ({"facts": {"n": 99}}, Why.DIGEST),
        ({"clause": None}, Why.DIGEST),
        ({"deed": "strike_clause"}, Why.DIGEST),
        ({"number": 4}, Why.GAP),
        ({"previous": GENESIS}, Why.PREVIOUS),
        ({"record": "regulation"}, Why.RECORD),
    ],
)
def test_a_changed_step_is_found(change: dict[str, Any], why: Why) -> None:
    steps = chain(5)
    step, digest = steps[2]
    steps[2] = (dataclasses.replace(step, **change), digest)
    assert verify_chain(steps) == Breach(3, why)


def test_a_changed_step_with_a_new_digest_is_found_at_the_next_one() -> None:
    steps = chain(5)
    forged = dataclasses.replace(steps[2][0], actor="rauf")
    steps[2] = (forged, step_digest(forged))
    assert verify_chain(steps) == Breach(4, Why.PREVIOUS)


@given(st.integers(1, 5))
def test_a_removed_step_is_found(removed: int) -> None:
    steps = chain(6)
    del steps[removed - 1]
    assert verify_chain(steps) == Breach(removed, Why.GAP)


def test_only_an_anchor_finds_a_shortened_or_rewritten_record() -> None:
    steps = chain(5)
    anchor = (5, steps[4][1])
    assert verify_chain(steps[:3]) is None
    assert verify_chain(steps[:3], [anchor]) == Breach(5, Why.MISSING)
    rewritten = chain(4)
    forged = dataclasses.replace(rewritten[3][0], number=5, previous=rewritten[3][1])
    rewritten.append((forged, step_digest(forged)))
    assert verify_chain(rewritten) is None
    assert verify_chain(rewritten, [anchor]) == Breach(5, Why.ANCHOR)


def test_two_anchors_that_contradict_each_other_are_a_breach() -> None:
    steps = chain(2)
    assert verify_chain(steps, [(1, steps[0][1]), (1, GENESIS)]) == Breach(1, Why.ANCHOR)


def test_verification_may_start_after_a_trusted_step() -> None:
    steps = chain(6)
    trusted = (3, steps[2][1])
    assert verify_chain(steps[3:], after=trusted) is None
    assert verify_chain(steps[3:], [(3, GENESIS)], after=trusted) == Breach(3, Why.ANCHOR)
    assert verify_chain(steps[4:], after=trusted) == Breach(4, Why.GAP)


def test_verification_stops_reading_at_the_first_breach() -> None:
    steps = chain(3)
    steps[0] = (steps[0][0], GENESIS)

    def read() -> Iterator[tuple[StepFacts, str]]:
        yield steps[0]
        raise AssertionError("read on after the breach")

    assert verify_chain(read()) == Breach(1, Why.DIGEST)
