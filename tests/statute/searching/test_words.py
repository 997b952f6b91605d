"""Which words a text has."""

from hypothesis import given
from hypothesis import strategies as st

from app.statute.searching import terms, words


def folded(text: str) -> list[str]:
    return [word.folded for word in words(text)]


def test_words_are_folded() -> None:
    assert folded("Rektorlar Şurasının NİZAMNAMƏSİ, 5.2-ci bənd") == [
        "rektorlar", "surasinin", "nizamnamesi", "5", "2", "ci", "bend",
    ]  # fmt: skip


def test_look_alikes_of_another_alphabet_are_what_they_look_like() -> None:
    assert folded("Azәrbaycan") == ["azerbaycan"]


def test_signs_nobody_sees_part_no_word() -> None:
    assert folded("nizam\u00adnamə ni\u202ezam\u200d") == ["nizamname", "nizam"]


def test_words_stand_where_they_say() -> None:
    text = "a Şura, «iclas»"
    assert [text[word.start : word.end] for word in words(text)] == ["a", "Şura", "iclas"]


@given(st.text(max_size=200), st.text(max_size=200))
def test_terms_have_no_sign_that_any_database_reads_otherwise(heading: str, text: str) -> None:
    said = terms(heading, text)
    assert all(part and not set(part) & set("'\"\\*:&|!()\0") for part in said.split())
    assert said == " ".join(said.split())
