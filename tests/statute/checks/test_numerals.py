"""Are ordinals, dates and numbers written as official texts write them?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.statute.language import ordinal
from tests.statute.checks.telling import found, said
from tests.statute.drafts import paragraphs


@pytest.mark.parametrize(
    ("text", "words", "mended"),
    [
        ("3-ci maddə", ["3-ci"], "3-cü"),
        ("5.2-cu bənd", ["5.2-cu"], "5.2-ci"),
        ("10-1-cu maddə", ["10-1-cu"], "10-1-ci"),
        ("3cü maddə", ["3cü"], "3-cü"),
        ("IV-cü fəsil", ["IV-cü"], "IV"),
        ("2002-cü ilin", ["2002-cü"], "2002-ci"),
        ("40.6-cı maddə, 1990-cı illər, 7-ci, 100-cü", [], ""),
        ("15.06.2023-cü il", [], ""),
        ("II fəsil", [], ""),
    ],
)
def test_the_suffix_follows_the_number_as_read(text: str, words: list[str], mended: str) -> None:
    assert said(text, "ordinal_suffix") == words
    for one in found(paragraphs(text), "ordinal_suffix"):
        assert one.facts["mended"] == mended


@given(st.integers(0, 10**6))
def test_an_ordinal_we_write_ourselves_is_never_found(number: int) -> None:
    assert said(f"Bu, {ordinal(number)} bənddir.", "ordinal_suffix") == []


@pytest.mark.parametrize(
    ("text", "words", "mended"),
    [
        ("14 Yanvar 2024-cü il", ["Yanvar"], "yanvar"),
        ("14 yanvar 2024 il", ["14 yanvar 2024 il"], "14 yanvar 2024-cü il"),
        ("14 yanvar 2024, Bakı", ["14 yanvar 2024"], "14 yanvar 2024-cü il"),
        ("1/4/2024 tarixli", ["1/4/2024"], "01.04.2024"),
        ("14 yanvar 2024-cü il, 2024-cü il 14 yanvar, 14.01.2024", [], ""),
    ],
)
def test_a_date_is_written_as_acts_write_it(text: str, words: list[str], mended: str) -> None:
    assert said(text, "date_form") == words
    for one in found(paragraphs(text), "date_form"):
        assert one.facts["mended"] == mended


def test_numbers_are_written_in_one_way() -> None:
    digits = ["5 gün ərzində.", "10 gün ərzində.", "15 gün ərzində."]
    (one,) = found(paragraphs(*digits, "Bu, on beş gün qalır."), "number_words")
    assert (one.words, one.facts["usual"]) == ("on beş gün", "rəqəmlə")
    assert found(paragraphs(*digits[:2], "On gün, on gün qalır."), "number_words") == []
    (other,) = found(paragraphs(*["On gün."] * 3, "Bu, 5 gün."), "number_words")
    assert other.facts["usual_en"] == "in words"
