"""Suggestions collide where both change the same words otherwise, and nowhere else."""

from hypothesis import given

from app.statute.merging import merge
from app.statute.suggesting import Stretch, collisions, contested
from tests.statute.diffing.texts import pairs
from tests.statute.test_merging import rivals

STANDING = "Sədr iki il müddətinə açıq səsvermə ilə seçilir."


def said(stretch: Stretch) -> str:
    return STANDING[stretch.start : stretch.end]


def test_two_who_change_one_word_otherwise_collide_on_it() -> None:
    [stretch] = contested(STANDING, STANDING.replace("iki", "üç"), STANDING.replace("iki", "dörd"))
    assert said(stretch) == "iki"


def test_two_who_change_different_words_do_not_collide() -> None:
    one, other = STANDING.replace("iki", "üç"), STANDING.replace("açıq", "gizli")
    assert contested(STANDING, one, other) == ()


def test_two_who_change_a_word_in_the_same_way_do_not_collide() -> None:
    same = STANDING.replace("iki", "üç")
    assert contested(STANDING, same, same.replace("açıq", "gizli")) == ()


def test_two_who_insert_at_the_same_place_collide_there() -> None:
    one, other = STANDING.replace(" il ", " il ərzində "), STANDING.replace(" il ", " il tam ")
    [stretch] = contested(STANDING, one, other)
    assert stretch.start == stretch.end
    assert STANDING[: stretch.start].rstrip().endswith("iki il")


def test_each_pair_that_collides_is_named_with_the_field() -> None:
    proposed = {
        "leyla": {"az text": STANDING.replace("iki", "üç")},
        "orxan": {"az text": STANDING.replace("iki", "dörd"), "en text": "Two."},
        "anar": {"az text": STANDING.replace("açıq", "gizli"), "en text": "Three."},
    }
    found = collisions({"az text": STANDING, "en text": ""}, proposed)
    assert [(one.first, one.second, one.field) for one in found] == [
        ("leyla", "orxan", "az text"),
        ("orxan", "anar", "en text"),
    ]
    assert (found[0].other("leyla"), found[0].other("orxan")) == ("orxan", "leyla")


def test_a_place_meets_the_words_it_stands_at_and_words_those_they_share() -> None:
    assert Stretch(5, 5).meets(5, 9)
    assert Stretch(5, 9).meets(9, 9)
    assert not Stretch(5, 9).meets(9, 12)
    assert Stretch(5, 9).meets(8, 12)


@given(rivals())
def test_two_suggestions_collide_exactly_where_their_merge_is_in_conflict(
    texts: tuple[str, str, str],
) -> None:
    base, ours, theirs = texts
    found = contested(base, ours, theirs)
    assert [base[one.start : one.end] for one in found] == [
        conflict.base for conflict in merge(base, ours, theirs).conflicts
    ]


@given(rivals())
def test_who_collides_does_not_depend_on_who_is_named_first(texts: tuple[str, str, str]) -> None:
    base, ours, theirs = texts
    assert contested(base, ours, theirs) == contested(base, theirs, ours)


@given(pairs())
def test_nobody_collides_with_themselves_or_with_what_stands(texts: tuple[str, str]) -> None:
    standing, proposed = texts
    assert contested(standing, proposed, proposed) == ()
    assert contested(standing, proposed, standing) == ()
