"""Laws of the tree: which unit may stand where, and how siblings make room."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.statute.snapshot import Clause, Kind, in_reading_order
from app.statute.structure import (
    GAP,
    GATHERING,
    MAY_STAND_UNDER,
    Misplaced,
    articles_of,
    check_place,
    kinds_under,
    ranks_after,
    standing,
    under_headings,
    within,
)
from tests.statute.trees import above, clause, forests


@pytest.mark.parametrize(
    ("kind", "parent"),
    [
        (Kind.CHAPTER, Kind.PART),
        (Kind.ARTICLE, None),
        (Kind.PARAGRAPH, Kind.ARTICLE),
        (Kind.POINT, Kind.PARAGRAPH),
        (Kind.INDENT, Kind.POINT),
        (Kind.INDENT, None),
        (Kind.ARTICLE, Kind.ANNEX),
    ],
)
def test_units_stand_where_acts_put_them(kind: Kind, parent: Kind | None) -> None:
    check_place(kind, parent)


@pytest.mark.parametrize(
    ("kind", "parent"),
    [
        (Kind.PREAMBLE, Kind.ARTICLE),
        (Kind.PART, Kind.CHAPTER),
        (Kind.CHAPTER, Kind.ARTICLE),
        (Kind.ARTICLE, Kind.PARAGRAPH),
        (Kind.PARAGRAPH, Kind.POINT),
        (Kind.POINT, Kind.INDENT),
        (Kind.ANNEX, Kind.ANNEX),
    ],
)
def test_no_unit_stands_under_a_smaller_one(kind: Kind, parent: Kind) -> None:
    with pytest.raises(Misplaced) as refused:
        check_place(kind, parent)
    assert (refused.value.kind, refused.value.parent) == (kind, parent)


def test_a_refusal_says_what_may_not_stand_where() -> None:
    assert str(Misplaced(Kind.ANNEX, Kind.PART)) == "annex may not stand under part"
    assert str(Misplaced(Kind.ANNEX, None)) == "annex may not stand under the document"


def test_every_kind_has_somewhere_to_stand() -> None:
    assert set(MAY_STAND_UNDER) == set(Kind)
    assert all(None in parents for parents in MAY_STAND_UNDER.values())


@pytest.mark.parametrize("parent", [None, *Kind])
def test_the_kinds_offered_are_those_that_are_let_in(parent: Kind | None) -> None:
    offered = kinds_under(parent)
    assert offered == tuple(kind for kind in Kind if accepts(parent, kind))


def accepts(parent: Kind | None, kind: Kind) -> bool:
    try:
        check_place(kind, parent)
    except Misplaced:
        return False
    return True


@given(forests(), st.data())
def test_within_a_clause_is_it_and_what_stands_below(
    clauses: list[Clause], data: st.DataObject
) -> None:
    if not clauses:
        return
    top = data.draw(st.sampled_from(clauses)).id
    below = {one.id for one in clauses if top in above(clauses, one.id)}
    assert within(in_reading_order(clauses), top) == below | {top}


def put(siblings: list[Clause], name: str, place: int) -> list[Clause]:
    """The siblings with a newcomer at a place, each where ranks_after says."""
    after = siblings[place - 1].id if place else None
    rank, others = ranks_after(siblings, after)
    moved = [replace(one, rank=others.get(one.id, one.rank)) for one in siblings]
    return [*moved, clause(name, rank=rank)]


def in_order(siblings: list[Clause]) -> list[Clause]:
    return sorted(siblings, key=lambda one: one.rank)


@given(st.lists(st.integers(0, 10**6), max_size=40))
def test_whatever_is_inserted_where_the_order_is_what_was_asked(places: list[int]) -> None:
    expected: list[str] = []
    siblings: list[Clause] = []
    for turn, place in enumerate(places):
        where = place % (len(siblings) + 1)
        expected.insert(where, f"c{turn}")
        siblings = in_order(put(siblings, f"c{turn}", where))
        assert [one.id for one in siblings] == expected
        assert all(one.rank < other.rank for one, other in pairwise(siblings))


@given(st.lists(st.integers(-5, 5), max_size=8), st.integers(0, 8))
def test_room_is_made_whatever_ranks_there_were(ranks: list[int], place: int) -> None:
    siblings = [clause(f"c{turn}", rank=rank) for turn, rank in enumerate(sorted(ranks))]
    where = min(place, len(siblings))
    after = in_order(put(siblings, "new", where))
    names = [one.id for one in siblings]
    assert [one.id for one in after] == [*names[:where], "new", *names[where:]]


def test_where_there_is_room_nobody_moves() -> None:
    siblings = [clause("a", rank=GAP), clause("b", rank=2 * GAP)]
    for after in (None, "a", "b"):
        assert ranks_after(siblings, after)[1] == {}


def test_where_there_is_none_all_are_spread_evenly() -> None:
    siblings = [clause("a", rank=1), clause("b", rank=2)]
    assert ranks_after(siblings, "a") == (2 * GAP, {"a": GAP, "b": 3 * GAP})


def test_the_first_of_all_stands_a_gap_from_nought() -> None:
    assert ranks_after([], None) == (GAP, {})


@st.composite
def acts(draw: st.DrawFn) -> list[Clause]:
    """Clauses in reading order; some of those under the document gather others."""
    trees = in_reading_order(draw(forests()))
    chapters = draw(st.sets(st.sampled_from([one.id for one in trees]))) if trees else set()
    return [
        replace(one, kind=Kind.CHAPTER) if one.parent is None and one.id in chapters else one
        for one in trees
    ]


@given(acts())
def test_everything_that_stands_is_a_heading_or_in_one_article(clauses: list[Clause]) -> None:
    here = {one.id: one for one in standing(clauses)}
    article_of = articles_of(clauses)
    assert set(article_of) == {name for name, one in here.items() if one.kind not in GATHERING}
    for name, article in article_of.items():
        parent = here[article].parent
        assert name in within(clauses, article)
        assert parent is None or here[parent].kind in GATHERING


@given(acts())
def test_an_article_and_all_in_it_stand_under_one_heading(clauses: list[Clause]) -> None:
    headings = {one.id: heading for one, heading in under_headings(clauses)}
    assert list(headings) == [one.id for one in standing(clauses)]
    for one in standing(clauses):
        assert (headings[one.id] == one.id) is (one.kind in GATHERING)
    for name, article in articles_of(clauses).items():
        assert headings[name] == headings[article]
