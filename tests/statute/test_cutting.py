"""Laws of cutting a text in two: no word is lost, no letter and no reference is torn."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.statute.cutting import BadCut, Fault, counterpart, cut, places
from app.statute.snapshot import canonical

TEXT = "Bir qayda var. İki qayda yoxdur; üç də.\nDörd (a) hal."


def test_places_are_where_sentences_items_and_lines_begin() -> None:
    assert [TEXT[place:].split(maxsplit=1)[0] for place in places(TEXT)] == ["İki", "üç", "Dörd"]


@pytest.mark.parametrize(
    "text", ["5.2-ci bənd.", "A. Məmmədov gəldi.", "bəndlər, məs. Bakı", "Bir.", "", "Bir.\n"]
)
def test_numbers_initials_and_ends_are_no_places(text: str) -> None:
    assert places(text) == ()


@pytest.mark.parametrize(
    ("text", "at", "fault"),
    [
        ("Bir iki", 0, Fault.NOTHING),
        ("Bir iki", 7, Fault.NOTHING),
        ("Bir iki", 8, Fault.NOTHING),
        ("Bir iki", -1, Fault.NOTHING),
        ("Bir   ", 4, Fault.NOTHING),
        ("x e\u0301 y", 3, Fault.LETTER),
        ("a 👩\u200d👧 b", 3, Fault.LETTER),
        ("bax: {5.2} bənd", 7, Fault.REFERENCE),
        ("bax: {#0123456789abcdef:p} bənd", 9, Fault.REFERENCE),
    ],
)
def test_a_bad_place_is_refused_for_its_reason(text: str, at: int, fault: Fault) -> None:
    with pytest.raises(BadCut) as refusal:
        cut(text, at)
    assert refusal.value.fault is fault


def test_a_cut_beside_a_reference_is_good() -> None:
    text = "bax: {5.2} bənd"
    assert cut(text, text.index("{")) == ("bax:", "{5.2} bənd")
    assert cut(text, text.index("}") + 1) == ("bax: {5.2}", "bənd")


@given(st.text(alphabet="ab ç.\n;e\u0301{}", max_size=60), st.integers(-2, 62))
def test_whatever_is_cut_keeps_every_sign(text: str, at: int) -> None:
    try:
        first, second = cut(text, at)
    except BadCut:
        return
    assert "".join((first + second).split()) == "".join(canonical(text).split())
    assert first
    assert second


@given(st.text(alphabet="aB. \n;", max_size=60))
def test_every_place_offered_can_be_cut(text: str) -> None:
    for place in places(text):
        cut(text, place)


def test_a_translation_is_cut_after_as_many_sentences() -> None:
    az, en = "Bir. İki. Üç.", "One. Two. Three."
    second = places(az)[1]
    assert counterpart(az, second, en) == en.index("Three")
    assert counterpart(az, 2, en) == en.index("Two")
    assert counterpart(az, second, "One. Two and three.") is None
