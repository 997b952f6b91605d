import regex
from hypothesis import given

from app.statute.diffing import tokens
from tests.statute.diffing.texts import texts


def test_a_word_is_one_token_with_its_suffixes() -> None:
    assert tokens("5.2-ci maddənin, 10-1-ci d'Arc COVID-19") == [
        "5.2-ci", " ", "maddənin", ",", " ", "10-1-ci", " ", "d'Arc", " ", "COVID-19",
    ]  # fmt: skip


def test_numbers_keep_their_points_but_not_the_full_stop() -> None:
    assert tokens("1.234,50. 14.01.2024-cü il.") == [
        "1.234,50", ".", " ", "14.01.2024-cü", " ", "il", ".",
    ]  # fmt: skip


def test_compound_words_and_quotes_fall_apart() -> None:
    assert tokens("elmi-praktik “Xalq”nin") == [
        "elmi",
        "-",
        "praktik",
        " ",
        "“",
        "Xalq",
        "”",
        "nin",
    ]


def test_blanks_run_together_but_each_line_break_stands_alone() -> None:
    assert tokens("a  \t b\n\nc\r\n") == ["a", "  \t ", "b", "\n", "\n", "c", "\r\n"]


@given(texts)
def test_tokens_joined_are_the_text(text: str) -> None:
    assert "".join(tokens(text)) == text


@given(texts)
def test_no_grapheme_is_cut(text: str) -> None:
    ends: set[int] = {found.end() for found in regex.finditer(r"\X", text)}
    place = 0
    for token in tokens(text):
        place += len(token)
        assert place in ends
