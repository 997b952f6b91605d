"""Front matter says again what was said, whatever its words are."""

from hypothesis import given
from hypothesis import strategies as st

from app.formats.markup import front
from app.statute.snapshot import canonical

WORDS = st.one_of(
    st.sampled_from(
        ["yes", "null", "1996", "1e5", "a: b", "- a", "'", '"', "a\u2028b", "~", "a #b"]
    ),
    st.text(max_size=20),
).map(lambda words: canonical(words).replace("\n", " "))


@given(WORDS)
def test_every_word_is_read_back(words: str) -> None:
    said, body, lines = front.front_of(front.written({"title": words, "step": 7}) + "\n\nMətn.")
    assert said == {"title": words, "step": 7}
    assert body.strip() == "Mətn."
    assert lines == 4


def test_an_empty_front_says_nothing() -> None:
    assert front.front_of("---\n\n---\nMətn.")[0] == {}
