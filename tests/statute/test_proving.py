"""Does a proof hold for the words that were sealed, and for nothing else whatever it is?"""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.statute.proving import Sealed, holds, proof_of
from app.statute.sealing import leaves_of, root_of
from tests.statute.test_sealing import BELOW, FIRST, NOW, SECOND

SEALED = Sealed("charter", 7, "Leyla", "2026-11-12T12:00:00Z", "Hazırdır")
LEAVES = leaves_of(NOW, ())


@pytest.mark.parametrize("clause", [FIRST, SECOND, BELOW])
def test_every_clause_can_be_shown_to_have_been_sealed(clause: Any) -> None:
    told = json.loads(json.dumps(proof_of(LEAVES, clause, SEALED)))
    assert told["root"] == root_of(LEAVES)
    assert told["words"] == {
        language: {"heading": one.heading, "text": one.text}
        for language, one in clause.wordings.items()
    }
    assert holds(told)


CHANGES: tuple[dict[str, Any], ...] = (
    {"words": {"az": {"heading": "", "text": "Başqa."}}},
    {"words": {}},
    {"words": {"az": 7}},
    {"index": 2},
    {"index": "1"},
    {"size": 2},
    {"path": []},
    {"path": None},
    {"root": "0" * 64},
    {"digest": "0" * 64},
    {"tree": "flat"},
    {"format": "other"},
    {"version": 2},
    {"leaf": {"kind": "need", "id": "a", "facts": {"wordings": {}}}},
    {"leaf": {"kind": "clause", "id": "a", "facts": {"wordings": float("nan")}}},
    {"leaf": None},
)


@pytest.mark.parametrize("change", CHANGES)
def test_a_proof_that_was_changed_does_not_hold(change: dict[str, Any]) -> None:
    assert not holds({**proof_of(LEAVES, FIRST, SEALED), **change})


@given(
    st.recursive(
        st.none() | st.integers() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(["leaf", "words"]), inner),
    )
)
def test_what_is_no_proof_does_not_hold(told: object) -> None:
    assert not holds(told)
