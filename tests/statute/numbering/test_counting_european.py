"""Laws of counting that hold in every act family, and those of the European one."""

from collections import Counter, defaultdict
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.statute.numbering import cite_path, number_all, number_key, paths, printed
from app.statute.snapshot import Clause, Family, Kind, Numbering, in_reading_order

A, P, PT = Kind.ARTICLE, Kind.PARAGRAPH, Kind.POINT

MEMBERS = {
    None: (Kind.PREAMBLE, Kind.PART, Kind.CHAPTER, A, Kind.ANNEX),
    Kind.PART: (Kind.CHAPTER, A),
    Kind.CHAPTER: (Kind.SECTION, A),
    Kind.SECTION: (A,),
    A: (P, PT, Kind.INDENT),
    P: (P, PT, Kind.INDENT),
    PT: (PT, Kind.INDENT),
    Kind.ANNEX: (Kind.CHAPTER, A),
}
"""What stands in what in a well-built act."""


@st.composite
def acts(draw: st.DrawFn) -> tuple[Clause, ...]:
    """A well-built act, some of its units struck."""
    clauses: list[Clause] = []
    holders: list[Clause | None] = [None]
    for place in range(draw(st.integers(1, 30))):
        above = draw(st.sampled_from(holders))
        kind = draw(st.sampled_from(MEMBERS[above.kind if above else None]))
        struck = draw(st.integers(0, 9)) == 0
        clause = Clause(f"{place:02}", kind, above.id if above else None, place, struck=struck)
        clauses.append(clause)
        holders += [clause] if kind in MEMBERS else []
    return in_reading_order(clauses)


def rows(*told: tuple[str, Kind, str | None]) -> tuple[Clause, ...]:
    return in_reading_order([Clause(*one, rank) for rank, one in enumerate(told)])


def test_a_european_act_counts_paragraphs_points_and_sub_points_anew() -> None:
    act = rows(
        ("chapter", Kind.CHAPTER, None),
        ("a1", A, "chapter"),
        ("a1p1", P, "a1"),
        ("a1p2", P, "a1"),
        ("a2", A, "chapter"),
        ("a2p1", P, "a2"),
        ("pt1", PT, "a2p1"),
        ("pt2", PT, "a2p1"),
        ("sub1", PT, "pt2"),
        ("sub2", PT, "pt2"),
        ("deep", PT, "sub2"),
    )
    numbers = number_all(act, Family.EUROPEAN, Numbering.DERIVED)
    assert list(numbers.values()) == ["I", "1", "1", "2", "2", "1", "a", "b", "i", "ii", "a"]
    shown = [printed(one.kind, numbers[one.id], Family.EUROPEAN, "en") for one in act]
    assert shown[1:10] == [
        *("Article 1", "1.", "2.", "Article 2", "1.", "(a)", "(b)", "(i)", "(ii)")
    ]
    assert printed(PT, "a", Family.EUROPEAN, "az") == "a)"
    assert printed(Kind.SECTION, "1", Family.EUROPEAN, "en") == "Section 1"


@pytest.mark.parametrize("family", [Family.LAW, Family.SUBORDINATE])
def test_elsewhere_a_list_in_a_list_is_counted_in_figures(family: Family) -> None:
    act = rows(("a", A, None), ("a1", PT, "a"), ("x", PT, "a1"), ("y", PT, "a1"), ("b", PT, "a"))
    assert list(number_all(act, family, Numbering.DERIVED).values()) == ["1", "a", "1", "2", "b"]


def test_in_an_act_in_force_a_new_paragraph_takes_a_hyphen() -> None:
    act = in_reading_order(
        [
            Clause("a", A, None, 1, fixed="5"),
            Clause("p1", P, "a", 1, fixed="1"),
            Clause("new", P, "a", 2),
            Clause("p2", P, "a", 3, fixed="2"),
            Clause("last", P, "a", 4),
            Clause("pt", PT, "last", 1, fixed="a"),
            Clause("s1", PT, "pt", 1, fixed="i"),
            Clause("s2", PT, "pt", 2),
        ]
    )
    numbers = number_all(act, Family.EUROPEAN, Numbering.FIXED)
    assert [numbers[one] for one in ("new", "last", "s2")] == ["1-1", "3", "ii"]
    found = paths(act, numbers)
    assert cite_path(found["new"], Family.EUROPEAN, "en") == "Article 5(1-1)"
    assert cite_path(found["new"], Family.EUROPEAN, "az") == "5-ci maddənin 1-1-ci hissəsi"


families = st.sampled_from(Family)


@given(acts(), families)
def test_no_two_units_that_stand_are_cited_alike(act: tuple[Clause, ...], family: Family) -> None:
    numbers = number_all(act, family, Numbering.DERIVED)
    found = paths(act, numbers)
    numbered = [one for one in act if numbers[one.id]]
    for language in ("az", "en"):
        cited = Counter(cite_path(found[one.id], family, language) for one in numbered)
        assert cited.most_common(1)[:1] in ([], [(next(iter(cited), ""), 1)])


@given(acts(), families)
def test_in_a_draft_the_order_of_numbers_is_the_order_of_reading(
    act: tuple[Clause, ...], family: Family
) -> None:
    numbers = number_all(act, family, Numbering.DERIVED)
    siblings: dict[tuple[str | None, Kind], list[str]] = defaultdict(list)
    for clause in act:
        if numbers[clause.id]:
            siblings[clause.parent, clause.kind].append(numbers[clause.id])
    for group in siblings.values():
        for one, following in pairwise(group):
            assert number_key(one) < number_key(following)
