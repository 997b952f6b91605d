"""Laws of moving: as few clauses as possible are said to have moved, and only touched ones."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.statute.moves import moved_between, same_tree
from app.statute.snapshot import Clause, Kind, in_reading_order, word


def text(*ids: str, parent: str | None = None) -> list[Clause]:
    return [Clause(one, Kind.ARTICLE, parent, rank) for rank, one in enumerate(ids)]


def moved(before: str, after: str, touched: str) -> str:
    return "".join(sorted(moved_between(text(*before), text(*after), frozenset(touched))))


@pytest.mark.parametrize(
    ("before", "after", "touched", "expected"),
    [
        ("abc", "abc", "abc", ""),
        ("abc", "cab", "c", "c"),
        ("abc", "bca", "a", "a"),
        ("ab", "ba", "a", "a"),
        ("ab", "ba", "b", "b"),
        ("abc", "axbc", "x", ""),
        ("abc", "ac", "", ""),
        ("abcd", "dcba", "abcd", "abc"),
    ],
)
def test_the_touched_sibling_is_the_one_that_moved(
    before: str, after: str, touched: str, expected: str
) -> None:
    assert moved(before, after, touched) == expected


def test_another_parent_is_a_move_and_what_is_inside_did_not_move() -> None:
    before = in_reading_order([*text("a", "b"), *text("c", parent="a"), *text("d", parent="c")])
    after = in_reading_order([*text("a", "b"), *text("c", parent="b"), *text("d", parent="c")])
    assert moved_between(before, after, frozenset("cd")) == {"c"}


def test_an_untouched_clause_never_moved() -> None:
    before, after = text("c", parent="a"), text("c", parent="b")
    assert moved_between(before, after, frozenset()) == frozenset()


@given(st.permutations("abcdef"), st.permutations("abcdef"))
def test_without_what_moved_the_rest_stands_in_its_old_order(
    before: Sequence[str], after: Sequence[str]
) -> None:
    gone = moved_between(text(*before), text(*after), frozenset("abcdef"))
    assert [one for one in before if one not in gone] == [one for one in after if one not in gone]
    assert moved_between(text(*before), text(*before), frozenset("abcdef")) == frozenset()


def test_a_tree_stands_where_words_differ_and_falls_where_anything_else_does() -> None:
    before = text("a", "b")
    reworded = [replace(one, wordings={"az": word("az", "", "Başqa")}) for one in before]
    assert same_tree(before, reworded)
    assert not same_tree(before, text("b", "a"))
    assert not same_tree(before, text("a"))
    for other in ({"kind": Kind.POINT}, {"struck": True}, {"fixed": "7"}, {"parent": "x"}):
        assert not same_tree(before, [before[0], replace(before[1], **other)])
