import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.statute.errors import StatuteError
from app.statute.language import (
    NumeralError,
    from_roman,
    letter,
    letter_index,
    ordinal,
    ordinal_suffix,
    roman,
)

SPOKEN = {
    "ci": (1, 2, 5, 7, 8, 11, 20, 50, 70, 80, 1000, 2000, 2024 + 1, 120, 5000),
    "cü": (3, 4, 13, 100, 200, 900, 1100, 1993, 2024),
    "cı": (0, 6, 16, 40, 60, 90, 1996, 140, 10**9),
    "cu": (9, 10, 30, 19, 110, 2010, 10**6, 3 * 10**6),
}


@pytest.mark.parametrize(
    ("number", "suffix"),
    [(number, suffix) for suffix, numbers in SPOKEN.items() for number in numbers],
)
def test_the_ordinal_suffix_follows_the_last_spoken_word(number: int, suffix: str) -> None:
    assert ordinal_suffix(number) == suffix
    assert ordinal(number) == f"{number}-{suffix}"


def test_there_is_no_ordinal_below_zero() -> None:
    with pytest.raises(NumeralError, match="-1"):
        ordinal_suffix(-1)


@given(st.integers(1, 3999))
def test_a_roman_numeral_is_read_as_it_was_written(number: int) -> None:
    assert from_roman(roman(number)) == number


def test_roman_numerals_of_chapters() -> None:
    assert [roman(n) for n in (1, 4, 9, 14, 40, 1996)] == ["I", "IV", "IX", "XIV", "XL", "MCMXCVI"]


@pytest.mark.parametrize("number", [0, -3, 4000])
def test_no_roman_numeral_beyond_its_notation(number: int) -> None:
    with pytest.raises(NumeralError):
        roman(number)


@pytest.mark.parametrize("numeral", ["", "IIII", "iv", "VX", "4", "MMMM", "IVa", "İ"])
def test_a_malformed_roman_numeral_is_refused(numeral: str) -> None:
    with pytest.raises(StatuteError, match="Roman"):
        from_roman(numeral)


def test_points_are_lettered_by_the_azerbaijani_alphabet() -> None:
    assert [letter(n) for n in range(1, 10)] == list("abcçdeəfg")
    assert [letter(n) for n in (32, 33, 34, 64, 65)] == ["z", "aa", "ab", "az", "ba"]


@given(st.integers(1, 10**6))
def test_a_letter_is_read_as_it_was_written(number: int) -> None:
    assert letter_index(letter(number)) == number


@pytest.mark.parametrize("letters", ["", "w", "a1", "é"])
def test_what_is_no_letter_is_refused(letters: str) -> None:
    with pytest.raises(NumeralError):
        letter_index(letters)


def test_letters_count_from_one() -> None:
    with pytest.raises(NumeralError):
        letter(0)
