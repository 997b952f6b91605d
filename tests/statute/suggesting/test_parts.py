"""A part is kept as JSON and read again."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.statute.snapshot import Kind
from app.statute.suggesting import Deed, Part, Words

PARTS = st.builds(
    Part,
    st.sampled_from(Deed),
    st.none() | st.text(max_size=4),
    st.lists(st.builds(Words, *[st.text(max_size=4)] * 4), max_size=2).map(tuple),
    st.text(max_size=4),
    st.none() | st.sampled_from(Kind),
    st.none() | st.text(max_size=4),
    st.none() | st.text(max_size=4),
    st.none() | st.integers(1, 9),
)


@given(PARTS)
def test_a_part_is_read_as_it_was_written(part: Part) -> None:
    assert Part.from_facts(json.loads(json.dumps(part.facts()))) == part


def test_what_is_no_part_is_refused() -> None:
    with pytest.raises(ValueError, match="burn"):
        Part.from_facts({**Part(Deed.STRIKE, "5").facts(), "deed": "burn"})


def test_two_parts_put_clauses_in_one_place_only_within_one_unit_of_one_part() -> None:
    first = Part(Deed.INSERT, None, kind=Kind.ARTICLE, parent="2", after="3")
    assert Part(Deed.MOVE, "5", parent="2", after="3").place == first.place
    assert Part(Deed.MOVE, "5", parent="2").place != first.place
    assert Part(Deed.MOVE, "5", parent="2", after="3", under=1).place != first.place
