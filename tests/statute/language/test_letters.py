import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.statute.language import ALPHABET, fold, lower, short_slug, slug, upper


@pytest.mark.parametrize(
    ("capital", "small"),
    [("İCLAS", "iclas"), ("IŞIQ", "ışıq"), ("ƏSASNAMƏ", "əsasnamə"), ("İNKIŞAF", "inkışaf")],
)
def test_dotted_and_dotless_i_keep_their_dots_in_both_cases(capital: str, small: str) -> None:
    assert lower(capital) == small
    assert upper(small) == capital


def test_a_capital_with_a_separate_dot_is_the_dotted_i() -> None:
    assert lower(unicodedata.normalize("NFD", "İclas")) == "iclas"


def test_every_letter_of_the_alphabet_survives_both_cases() -> None:
    assert lower(upper(ALPHABET)) == ALPHABET
    assert len(ALPHABET) == len(set(ALPHABET)) == 32


def test_what_is_typed_without_azerbaijani_letters_finds_the_word() -> None:
    assert fold("Əsasnamənin İCRAÇISI üçün ŞIĞORTA") == fold("esasnamenin icracisi ucun sigorta")
    assert fold("Kraków") == "krakow"


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_folding_does_not_see_case_or_composition_of_azerbaijani(text: str) -> None:
    text = "".join(sign for sign in text if sign in ALPHABET + " .,-")
    assert fold(upper(text)) == fold(text) == fold(unicodedata.normalize("NFD", text))


def test_an_address_is_ascii_words_joined_by_hyphens() -> None:
    assert slug(" Azərbaycan Rektorlar Şurası № 2 ") == "azerbaycan-rektorlar-surasi-no-2"
    assert slug("«»") == ""


@given(st.text())
def test_an_address_never_needs_escaping(text: str) -> None:
    assert all(sign in "abcdefghijklmnopqrstuvwxyz0123456789-" for sign in slug(text))


@given(st.text(max_size=200))
def test_a_short_slug_is_a_slug_that_fits(text: str) -> None:
    short = short_slug(text)
    assert len(short) <= 80
    assert slug(text).startswith(short)
    assert slug(short) == short


def test_a_short_slug_never_ends_in_a_hyphen() -> None:
    assert short_slug("a" * 79 + " b") == "a" * 79
