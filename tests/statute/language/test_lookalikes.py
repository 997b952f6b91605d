import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.statute.language import map_lookalikes


@pytest.mark.parametrize(
    ("copied", "meant", "mapped"),
    [
        ("Azәrbaycan", "Azərbaycan", 1),
        ("iхtisas", "ixtisas", 1),
        ("Rektоrlar Кonfransı", "Rektorlar Konfransı", 2),
        ("Azǝrbaycan", "Azərbaycan", 1),
        ("nizamnamə", "nizamnamə", 0),
    ],
)
def test_lookalikes_inside_latin_words_become_latin(copied: str, meant: str, mapped: int) -> None:
    assert map_lookalikes(copied) == (meant, mapped)


@pytest.mark.parametrize("word", ["Москва", "о", "сессия", "Азәрбајҹан"])
def test_a_word_that_is_cyrillic_throughout_is_left_alone(word: str) -> None:
    assert map_lookalikes(f"{word} şəhəri") == (f"{word} şəhəri", 0)


def test_a_word_with_a_letter_that_resembles_nothing_is_left_alone() -> None:
    assert map_lookalikes("webсайт") == ("webсайт", 0)


@given(st.text(alphabet="abcəABC әохаеАВс щ-. "))
def test_mapping_keeps_the_length_and_finds_nothing_the_second_time(text: str) -> None:
    mended, mapped = map_lookalikes(text)
    assert len(mended) == len(text)
    assert sum(old != new for old, new in zip(text, mended, strict=True)) == mapped
    assert map_lookalikes(mended) == (mended, 0)
