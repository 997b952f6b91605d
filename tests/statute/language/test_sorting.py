from hypothesis import given
from hypothesis import strategies as st

from app.statute.language import ALPHABET, sort_key, upper


def test_letters_stand_in_the_order_of_the_dictionary_with_w_after_z() -> None:
    shuffled = "".join(sorted(ALPHABET + "w"))
    assert sorted(shuffled, key=sort_key) == list(ALPHABET + "w")
    assert sorted(upper(shuffled), key=sort_key) == [*upper(ALPHABET), "W"]


def test_words_with_azerbaijani_letters_stand_where_a_reader_looks() -> None:
    words = "çay cib şura səs əlavə fəsil ev xərc hissə ıldırım iclas"
    expected = "cib çay ev əlavə fəsil hissə xərc ıldırım iclas səs şura"
    assert sorted(words.split(), key=sort_key) == expected.split()


def test_numbers_count_as_numbers() -> None:
    numbers = ["10.1", "1.10", "1.2", "1.1.1", "2", "1.10.2", "1.9", "1"]
    expected = ["1", "1.1.1", "1.2", "1.9", "1.10", "1.10.2", "2", "10.1"]
    assert sorted(numbers, key=sort_key) == expected


def test_case_and_accents_decide_only_between_texts_otherwise_equal() -> None:
    assert sorted(["résumé b", "resume c", "Resume a"], key=sort_key) == [
        "Resume a",
        "résumé b",
        "resume c",
    ]


def test_blanks_punctuation_digits_letters_other_scripts() -> None:
    texts = ["Я", "z", "a", "7", "-", " ", "\x07"]
    assert sorted(texts, key=sort_key) == [" ", "-", "\x07", "7", "a", "z", "Я"]


@given(st.text(), st.text())
def test_equal_keys_mean_equal_texts(one: str, other: str) -> None:
    assert (sort_key(one) == sort_key(other)) == (one == other)


@given(st.integers(0, 10**30), st.integers(0, 10**30))
def test_natural_order_holds_for_numbers_of_any_size(one: int, other: int) -> None:
    assert (sort_key(f"m{one}") < sort_key(f"m{other}")) == (one < other)


def test_a_combining_mark_alone_weighs_nothing() -> None:
    assert sort_key("x\u0331a") < sort_key("xb")
