import time
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.statute.numbering import number_all, number_key
from app.statute.snapshot import Clause, Family, Kind, Numbering, in_reading_order

DERIVED, FIXED = Numbering.DERIVED, Numbering.FIXED
A, P, C, PT = Kind.ARTICLE, Kind.PARAGRAPH, Kind.CHAPTER, Kind.POINT

Row = tuple[str, Kind, str | None] | tuple[str, Kind, str | None, str]


def tree(rows: Iterable[Row]) -> tuple[Clause, ...]:
    """Clauses from (id, kind, parent[, fixed]); an id that opens with ~ is struck."""
    return in_reading_order(
        [
            Clause(
                row[0], row[1], row[2], rank, (row[3:] or (None,))[0], struck=row[0].startswith("~")
            )
            for rank, row in enumerate(rows)
        ]
    )


def numbers(rows: Iterable[Row], numbering: Numbering = DERIVED) -> dict[str, str]:
    return number_all(tree(rows), Family.LAW, numbering)


def siblings(*fixed: str | None, kind: Kind = A, numbering: Numbering = FIXED) -> list[str]:
    rows: list[Row] = [
        (f"{place:03}", kind, None, number) if number else (f"{place:03}", kind, None)
        for place, number in enumerate(fixed)
    ]
    return list(numbers(rows, numbering).values())


def test_parts_and_chapters_are_roman_and_articles_arabic_through_the_whole_document() -> None:
    rows: list[Row] = [
        ("pre", Kind.PREAMBLE, None),
        ("part1", Kind.PART, None),
        ("ch1", C, "part1"),
        ("a1", A, "ch1"),
        ("a2", A, "ch1"),
        ("part2", Kind.PART, None),
        ("ch2", C, "part2"),
        ("s1", Kind.SECTION, "ch2"),
        ("a3", A, "s1"),
        ("s2", Kind.SECTION, "ch2"),
        ("ch3", C, "part2"),
        ("s3", Kind.SECTION, "ch3"),
    ]
    assert numbers(rows) == {
        "pre": "", "part1": "I", "ch1": "I", "a1": "1", "a2": "2", "part2": "II", "ch2": "II",
        "s1": "1", "a3": "3", "s2": "2", "ch3": "III", "s3": "1",
    }  # fmt: skip


def test_paragraphs_carry_the_number_of_what_they_stand_in_and_points_are_letters() -> None:
    rows: list[Row] = [
        ("a", A, None),
        ("p1", P, "a"),
        ("p2", P, "a"),
        ("p2.1", P, "p2"),
        ("x", PT, "p2.1"),
        ("y", PT, "p2.1"),
        ("deep", P, "y"),
        ("line", Kind.INDENT, "p2.1"),
        ("z", PT, "p2.1"),
        ("w", PT, "p2.1"),
    ]
    assert numbers(rows) == {
        "a": "1", "p1": "1.1", "p2": "1.2", "p2.1": "1.2.1", "x": "a", "y": "b", "deep": "1.2.1.1",
        "line": "", "z": "c", "w": "ç",
    }  # fmt: skip


def test_paragraphs_without_an_article_are_counted_plainly() -> None:
    assert siblings(None, None, kind=P, numbering=DERIVED) == ["1", "2"]


def test_after_z_points_go_on_with_two_letters() -> None:
    assert siblings(*[None] * 34, kind=PT, numbering=DERIVED)[-3:] == ["z", "aa", "ab"]


def test_an_annex_is_numbered_and_counts_its_own_articles() -> None:
    rows: list[Row] = [
        ("a1", A, None),
        ("a2", A, None),
        ("x1", Kind.ANNEX, None),
        ("b1", A, "x1"),
        ("b1.1", P, "b1"),
        ("x2", Kind.ANNEX, None),
        ("ch", C, "x2"),
        ("c1", A, "ch"),
    ]
    found = numbers(rows)
    assert [found[key] for key in ("x1", "b1", "b1.1", "x2", "ch", "c1")] == [
        "1", "1", "1.1", "2", "I", "1",
    ]  # fmt: skip


def test_the_count_goes_on_after_a_plain_fixed_number() -> None:
    assert siblings(None, "3", None, numbering=DERIVED) == ["1", "3", "4"]
    assert siblings("IV", None, kind=C, numbering=DERIVED) == ["IV", "V"]
    assert siblings("ç", None, kind=PT, numbering=DERIVED) == ["ç", "d"]
    assert siblings(None, "1-1", None, numbering=DERIVED) == ["1", "1-1", "2"]


def test_a_lead_in_with_nought_is_not_counted() -> None:
    rows: list[Row] = [
        ("a", A, None, "28"),
        ("lead", P, "a", "28.0"),
        ("l1", P, "lead"),
        ("l2", P, "lead"),
        ("p1", P, "a"),
    ]
    for numbering in Numbering:
        assert list(numbers(rows, numbering).values()) == [
            "28", "28.0", "28.0.1", "28.0.2", "28.1",
        ]  # fmt: skip


def test_a_derived_number_never_repeats_a_fixed_sibling() -> None:
    assert siblings(None, None, "2", None, numbering=DERIVED) == ["1", "3", "2", "4"]


def test_what_is_struck_has_no_number_while_the_text_is_a_draft() -> None:
    rows: list[Row] = [
        ("a1", A, None),
        ("~a2", A, None, "7"),
        ("under", P, "~a2"),
        ("a3", A, None),
    ]
    assert numbers(rows) == {"a1": "1", "~a2": "", "under": "", "a3": "2"}


def test_what_is_struck_keeps_its_number_in_an_act_in_force() -> None:
    rows: list[Row] = [("a1", A, None, "1"), ("~a2", A, None, "2"), ("a3", A, None)]
    assert numbers(rows, FIXED) == {"a1": "1", "~a2": "2", "a3": "3"}


@pytest.mark.parametrize(
    ("fixed", "expected"),
    [
        (("10", None, None, "11"), ["10", "10-1", "10-2", "11"]),
        (("10", "10-1", None, "11"), ["10", "10-1", "10-2", "11"]),
        (("10-1", None, "10-2"), ["10-1", "10-1-1", "10-2"]),
        (("10", None, "10-1"), ["10", "10-0-1", "10-1"]),
        ((None, None, "1"), ["0-1", "0-2", "1"]),
        (("46", "47", None, None), ["46", "47", "48", "49"]),
        (("47", "47-1", None), ["47", "47-1", "48"]),
        (("10", None, None, "3"), ["10", "10-1", "10-2", "3"]),
        (("§", None), ["§", "§-1"]),
        ((None, None), ["1", "2"]),
    ],
)
def test_an_insertion_into_an_act_in_force_renumbers_nothing(
    fixed: tuple[str | None, ...], expected: list[str]
) -> None:
    assert siblings(*fixed) == expected


def test_where_no_place_is_left_between_an_insertion_still_has_a_number_of_its_own() -> None:
    assert siblings("5", None, "5.1", "5-1") == ["5", "5-2", "5.1", "5-1"]


def test_insertions_and_additions_follow_the_notation_of_their_siblings() -> None:
    assert siblings("I", None, "II", None, kind=C) == ["I", "I-1", "II", "III"]
    assert siblings("11", "12", None, kind=C) == ["11", "12", "13"]
    assert siblings(None, "a", None, "b", None, kind=PT) == ["0-1", "a", "a-1", "b", "c"]
    rows: list[Row] = [
        ("a", A, None, "5"),
        ("0", P, "a"),
        ("1", P, "a", "5.1"),
        ("n", P, "a"),
        ("nn", P, "n"),
        ("4", P, "a", "5.4"),
        ("5", P, "a"),
    ]
    assert list(numbers(rows, FIXED).values()) == [
        "5", "5.0-1", "5.1", "5.1-1", "5.1-1.1", "5.4", "5.5",
    ]  # fmt: skip


def test_an_article_inserted_at_a_chapters_edge_follows_the_article_before_it() -> None:
    rows: list[Row] = [
        ("c1", C, None, "I"),
        ("a1", A, "c1", "1"),
        ("end", A, "c1"),
        ("c2", C, None, "II"),
        ("start", A, "c2"),
        ("a2", A, "c2", "2"),
    ]
    found = numbers(rows, FIXED)
    assert (found["end"], found["start"]) == ("1-1", "1-2")


KINDS = st.sampled_from([Kind.PART, C, Kind.SECTION, A, P, PT, Kind.INDENT, Kind.ANNEX])


@st.composite
def trees(draw: st.DrawFn) -> tuple[Clause, ...]:
    size = draw(st.integers(0, 25))
    clauses: list[Clause] = []
    for place in range(size):
        above = [None, *(clause.id for clause in clauses)]
        parent = draw(st.sampled_from(above))
        clauses.append(
            Clause(f"{place:02}", draw(KINDS), parent, place, struck=draw(st.booleans()))
        )
    return in_reading_order(clauses)


@given(trees(), st.sampled_from(Family), st.sampled_from(Numbering))
def test_siblings_of_a_kind_have_numbers_of_their_own(
    clauses: tuple[Clause, ...], family: Family, numbering: Numbering
) -> None:
    found = number_all(clauses, family, numbering)
    assert list(found) == [clause.id for clause in clauses]
    seen: set[tuple[str | None, Kind, str]] = set()
    for clause in clauses:
        key = (clause.parent, clause.kind, found[clause.id])
        assert not found[clause.id] or key not in seen
        seen.add(key)


@given(st.lists(st.booleans(), max_size=30), st.sets(st.integers(1, 40), min_size=1))
def test_numbers_in_an_act_in_force_stand_in_order_and_keep_what_was_fixed(
    inserted: list[bool], fixed: set[int]
) -> None:
    waiting = sorted(fixed)
    group = [None if new or not waiting else str(waiting.pop(0)) for new in inserted]
    found = siblings(*group)
    assert sorted(found, key=number_key) == found
    assert len(set(found)) == len(found)
    assert all(number == fixed for number, fixed in zip(found, group, strict=True) if fixed)


def test_five_thousand_clauses_are_numbered_in_the_blink_of_an_eye() -> None:
    rows: list[Row] = []
    for article in range(500):
        rows.append((f"a{article}", A, None))
        rows += [(f"a{article}p{place}", P, f"a{article}") for place in range(9)]
    clauses = tree(rows)
    started = time.perf_counter()
    number_all(clauses, Family.LAW, DERIVED)
    assert time.perf_counter() - started < 0.5  # 20 ms when the machine is idle


def test_in_a_draft_a_lead_in_follows_its_article_and_is_counted_with_nought() -> None:
    rows: list[Row] = [
        ("a", A, None),
        ("b", A, None),
        ("b0", P, "b", "28.0"),
        ("b01", P, "b0"),
        ("b02", P, "b0"),
        ("b1", P, "b"),
    ]
    assert numbers(rows) == {
        "a": "1", "b": "2", "b0": "2.0", "b01": "2.0.1", "b02": "2.0.2", "b1": "2.1",
    }  # fmt: skip


def test_in_an_act_in_force_a_lead_in_keeps_its_number() -> None:
    rows: list[Row] = [("b", A, None, "28"), ("b0", P, "b", "28.0"), ("b01", P, "b0")]
    assert numbers(rows, FIXED)["b01"] == "28.0.1"
