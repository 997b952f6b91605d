import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.statute.errors import StatuteError
from app.statute.language import (
    NumeralError,
    from_roman,
    from_small_roman,
    letter,
    letter_index,
    ordinal,
    ordinal_suffix,
    roman,
    small_roman,
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


ONES = ("", "bir", "iki", "üç", "dörd", "beş", "altı", "yeddi", "səkkiz", "doqquz")
ROUND = ("", "on", "iyirmi", "otuz", "qırx", "əlli", "altmış", "yetmiş", "səksən", "doxsan")
HARMONY = {**dict.fromkeys("aı", "cı"), **dict.fromkeys("eəi", "ci")}
HARMONY |= {**dict.fromkeys("ou", "cu"), **dict.fromkeys("öü", "cü")}


def spoken(number: int) -> str:
    """A number up to 10,000 in words."""
    thousands, rest = divmod(number, 1000)
    words = [spoken(thousands) if thousands > 1 else "", "min"] if thousands else []
    words += [ONES[rest // 100] if rest >= 200 else "", "yüz" if rest >= 100 else ""]
    words += [ROUND[rest // 10 % 10], ONES[rest % 10]]
    return " ".join(filter(None, words)) or "sıfır"


def test_every_ordinal_up_to_ten_thousand_is_in_harmony_with_its_last_vowel() -> None:
    assert spoken(10_000) == "on min"
    assert spoken(1_996) == "min doqquz yüz doxsan altı"
    for number in range(10_001):
        vowel = next(sign for sign in reversed(spoken(number)) if sign in HARMONY)
        assert ordinal(number) == f"{number}-{HARMONY[vowel]}"


@given(st.integers(1, 200))
def test_a_sub_point_is_counted_in_small_roman_numerals(number: int) -> None:
    assert small_roman(number) == roman(number).lower()
    assert from_small_roman(small_roman(number)) == number


@pytest.mark.parametrize("numeral", ["", "I", "iV", "a", "ı", "iiii"])
def test_a_malformed_small_roman_numeral_is_refused(numeral: str) -> None:
    with pytest.raises(NumeralError):
        from_small_roman(numeral)
