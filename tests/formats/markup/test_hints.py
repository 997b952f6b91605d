"""A hint says of a clause what its words do not tell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.formats.acts.blocks import Hint
from app.formats.markup.hints import hint_in, written
from app.statute.snapshot import Kind

HINTS = st.builds(
    Hint,
    st.sampled_from(Kind),
    st.integers(0, 999),
    st.text(max_size=6).filter(lambda text: text.isprintable() or not text),
    st.booleans(),
    st.booleans(),
    st.booleans(),
)


@given(HINTS)
def test_a_hint_is_read_back_and_stays_a_comment(hint: Hint) -> None:
    line = written(hint)
    assert hint_in(line) == hint
    assert line.index("-->") == len(line) - 3


@pytest.mark.parametrize(
    "line",
    [
        "<!-- qeyd -->",
        "<!-- clause depth=1 -->",
        "<!-- point depth=x -->",
        '<!-- point depth=1 number="\\x" -->',
        "mətn <!-- point depth=1 -->",
    ],
)
def test_other_comments_are_no_hints(line: str) -> None:
    assert hint_in(line) is None
