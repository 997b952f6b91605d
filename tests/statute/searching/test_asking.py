"""What a question asks for, and that no question breaks anything."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.statute.searching import fits, sought, terms
from app.statute.searching.asking import LONGEST, MOST

TEXT = terms("Şura", "Rektorlar Şurasının Nizamnaməsi; 5.2-ci bənd, sədr və müavin.")


@pytest.mark.parametrize(
    "question",
    [
        "nizamname", "NİZAMNAMƏ", "sura", "Şura", "rektorlar nizamnaməsi", "nizamnaməsi rektorlar",
        '"rektorlar şurasının"', '"Şurasının nizam*"', "«rektorlar şurasının»", "5.2", "5.2-ci",
        "sədr -katib", "-katib sədr", "nizam*", "sədr sədr", "rektorlar “sədr və müavin”",
    ],
)  # fmt: skip
def test_what_stands_there_is_found(question: str) -> None:
    assert fits(sought(question), TEXT) is not None


@pytest.mark.parametrize(
    "question",
    [
        "katib", "urasının", "sədr -şura", '"rektorlar nizamnaməsi"', '"rektor"', "2.5", "52", "c",
        '-"sədr və" şura', "sura katib", '"şura rektorlar"',
    ],
)  # fmt: skip
def test_what_does_not_is_not(question: str) -> None:
    assert fits(sought(question), TEXT) is None


@pytest.mark.parametrize("question", ["", "   ", "***", '"', '""', "-", "-şura", "\0\u202e", "?!"])
def test_what_has_no_word_asks_for_nothing(question: str) -> None:
    assert sought(question).required == ()


def test_a_number_is_found_only_as_it_is() -> None:
    assert fits(sought("12"), terms("", "Maddə 12")) is not None
    assert fits(sought("12"), terms("", "Maddə 120")) is None
    assert fits(sought("12*"), terms("", "Maddə 120")) is not None


def test_a_long_question_is_cut_and_says_so() -> None:
    many = sought(" ".join(f"söz{n}" for n in range(MOST + 1)))
    assert (len(many.required), many.cut) == (MOST, True)
    assert sought("ş" * (LONGEST + 1)).cut
    assert not sought("şura").cut


@given(st.text(max_size=400), st.text(max_size=200))
def test_any_question_is_read_and_any_text_is_judged(question: str, text: str) -> None:
    asked = sought(question)
    assert len(asked.required) + len(asked.excluded) <= MOST
    if asked.required:
        assert fits(asked, terms("", text)) in (None, *range(8))


@given(st.text(min_size=1, max_size=60))
def test_a_text_is_found_by_its_own_words(text: str) -> None:
    asked = sought(text.replace("-", " ").replace('"', " "))
    if asked.required and not asked.cut:
        assert fits(asked, terms("", text.replace('"', " "))) is not None
