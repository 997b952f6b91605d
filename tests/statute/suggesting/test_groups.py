"""Taking all changes gives the suggested text, none the standing one, and any only those."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from app.statute.diffing import before_of, compare
from app.statute.suggesting import Group, groups, pieces, taken
from tests.statute.diffing.texts import pairs

STANDING = "Sədr iki il müddətinə açıq səsvermə ilə seçilir."
PROPOSED = "Sədr üç il müddətinə gizli səsvermə ilə seçilir və təsdiq edilir."


def test_each_change_is_taken_or_left_by_itself() -> None:
    assert [(one.struck, one.added) for one in groups(STANDING, PROPOSED)] == [
        ("iki", "üç"),
        ("açıq", "gizli"),
        ("", " və təsdiq edilir"),
    ]
    assert taken(STANDING, PROPOSED, {1}) == "Sədr iki il müddətinə gizli səsvermə ilə seçilir."


def test_equal_texts_have_nothing_to_take() -> None:
    assert pieces(STANDING, STANDING) == (STANDING,)
    assert pieces("", "") == ()


def test_a_change_tells_what_it_strikes_and_adds() -> None:
    [one] = groups("", "Yeni söz")
    assert [(run.kind, run.text) for run in one.runs] == [("added", "Yeni söz")]


@given(pairs())
def test_all_changes_give_the_suggested_text_and_none_the_standing_one(
    texts: tuple[str, str],
) -> None:
    before, after = texts
    numbers = range(len(groups(before, after)))
    assert taken(before, after, numbers) == after
    assert taken(before, after, ()) == before


@given(pairs())
def test_the_pieces_are_those_of_the_redline(texts: tuple[str, str]) -> None:
    before, after = texts
    found = pieces(before, after)
    assert before_of(compare(before, after)) == "".join(
        one if isinstance(one, str) else one.struck for one in found
    )
    for one in groups(before, after):
        assert before[one.start : one.end] == one.struck
        assert one.struck != one.added


@given(pairs(), st.randoms(use_true_random=False))
def test_changes_taken_one_by_one_in_any_order_come_to_the_same(
    texts: tuple[str, str], chance: Random
) -> None:
    before, after = texts
    found = list(groups(before, after))
    chosen = [one for one in found if chance.random() < 0.5]
    expected = taken(before, after, {one.number for one in chosen})
    chance.shuffle(chosen)
    assert _one_by_one(before, chosen) == expected


def _one_by_one(text: str, chosen: list[Group]) -> str:
    """Each change laid over the text as the ones before it left it."""
    done: list[Group] = []
    for one in chosen:
        shift = sum(
            len(other.added) - len(other.struck) for other in done if other.start < one.start
        )
        start = one.start + shift
        assert text[start : start + len(one.struck)] == one.struck
        text = text[:start] + one.added + text[start + len(one.struck) :]
        done.append(one)
    return text
