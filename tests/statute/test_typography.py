import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.statute.snapshot import word
from app.statute.typography import Typographic, plain_form, typographic_only, ways

SAME = [
    ("İl\u00a0ərzində  bir dəfə", "İl ərzində bir dəfə", {"spaces"}),
    ("«Konfrans»", "“Konfrans”", {"quotes"}),
    ("Rektorlar’ın", "Rektorlar'ın", {"quotes"}),
    ("2026–2028", "2026-2028", {"dashes"}),
    ("nizam\u00adnamə", "nizamnamə", {"invisible"}),
    ("„Bir“ — iki", '"Bir"  - iki', {"quotes", "dashes", "spaces"}),
    ("a \u200b b", "a b", {"spaces", "invisible"}),
]

OTHER = [
    ("Konfrans", "konfrans"),
    ("bir dəfə", "birdəfə"),
    ("bir, iki", "bir iki"),
    ("«bir»", "bir"),
    ("−5", "-5"),
    ("bir\niki", "bir iki"),
    ("50", "500"),
    ("ışıq", "işıq"),
]


@pytest.mark.parametrize(("before", "after", "how"), SAME)
def test_spaces_quotes_and_dashes_are_typography(before: str, after: str, how: set[str]) -> None:
    one, other = word("az", "", before), word("az", "", after)
    assert typographic_only(one, other)
    assert set(ways(one, other)) == how
    assert set(ways(other, one)) == how
    assert ways(word("az", before, "x"), word("az", after, "x"))


@pytest.mark.parametrize(("before", "after"), OTHER)
def test_letters_case_punctuation_and_lines_are_words(before: str, after: str) -> None:
    one, other = word("az", "", before), word("az", "", after)
    assert not typographic_only(one, other)
    assert ways(one, other) == ()


def test_the_same_words_do_not_differ_and_no_language_is_the_typography_of_another() -> None:
    assert not typographic_only(word("az", "", "a b"), word("az", "", "a b"))
    assert not typographic_only(word("az", "", "a b"), word("en", "", "a  b"))
    assert not typographic_only(word("az", "a", "b"), word("az", "b", "a"))


@given(st.text("ab \u00a0\u200b«“\"'’-–\n", max_size=12))
def test_the_plain_form_is_plain_already(text: str) -> None:
    assert plain_form(plain_form(text)) == plain_form(text)


@given(*[st.text('a \u00a0\u200b«"-–', max_size=6)] * 2)
def test_words_that_differ_typographically_differ_in_some_listed_way(one: str, other: str) -> None:
    before, after = word("az", "", one), word("az", "", other)
    if typographic_only(before, after):
        assert set(ways(before, after)) <= set(Typographic)
        assert ways(before, after)
