"""Laws of numbers left behind in an act in force: they stand and say where the words went."""

from dataclasses import replace
from datetime import UTC, datetime

from app.statute.snapshot import (
    Clause,
    Family,
    Kind,
    Numbering,
    Particulars,
    Snapshot,
    in_reading_order,
)
from app.statute.vacated import instead, moved_to, vacated_since, with_vacated

ABOUT = Particulars("act", {"az": "Əsasnamə"}, "act", Family.SUBORDINATE, Numbering.FIXED)


def article(one: str, number: str, rank: int, **more: object) -> Clause:
    return Clause(one, Kind.ARTICLE, None, rank, fixed=number, **more)  # type: ignore[arg-type]


def paragraph(one: str, parent: str, number: str, rank: int) -> Clause:
    return Clause(one, Kind.PARAGRAPH, parent, rank, fixed=number)


OLD = (
    article("a6", "6", 1),
    paragraph("b64", "a6", "6.4", 4),
    paragraph("b65", "a6", "6.5", 5),
    article("a7", "7", 2),
)


def read(*clauses: Clause) -> Snapshot:
    ordered = in_reading_order(clauses)
    gone = vacated_since({one.id: one for one in OLD}, {one.id: one for one in ordered})
    return Snapshot(ABOUT, 9, "", datetime(2026, 1, 1, tzinfo=UTC), ordered, vacated=gone)


def lines(now: Snapshot) -> list[tuple[str | None, bool]]:
    return [(one.fixed, one.struck) for one in with_vacated(now)]


def test_a_text_nobody_moved_has_no_vacant_number() -> None:
    assert lines(read(*OLD)) == [(one.fixed, False) for one in OLD]


def test_the_old_number_stands_in_its_order_and_says_where_the_words_are() -> None:
    now = read(OLD[0], replace(OLD[1], fixed="6.6", rank=6), OLD[2], OLD[3])
    assert lines(now) == [("6", False), ("6.4", True), ("6.5", False), ("6.6", False), ("7", False)]
    stand_in = with_vacated(now)[1]
    numbers = {one.id: one.fixed or "" for one in now.clauses}
    assert moved_to(stand_in.id) == "b64"
    assert moved_to("b64") is None
    assert instead(now, stand_in, numbers, "az") == "(ləğv edilmişdir, bax: 6.6-cı bənd)"
    assert instead(now, stand_in, numbers, "en") == "(repealed, see Clause 6.6)"


def test_a_vacant_number_whose_clause_was_struck_since_says_no_place() -> None:
    now = read(OLD[0], replace(OLD[1], fixed="6.6", rank=6, struck=True), OLD[2], OLD[3])
    assert instead(now, with_vacated(now)[1], {}, "az") == "(ləğv edilmişdir)"


def test_the_first_number_of_a_unit_stands_before_the_others() -> None:
    now = read(replace(OLD[0], fixed="8", rank=3), *OLD[1:])
    assert lines(now)[0] == ("6", True)


def test_what_went_along_with_its_unit_leaves_no_line() -> None:
    now = read(replace(OLD[0], fixed="8", rank=3), replace(OLD[1], fixed="8.4"), *OLD[2:])
    assert [number for number, gone in lines(now) if gone] == ["6"]


def test_what_left_a_unit_that_was_struck_leaves_no_line() -> None:
    moved = Clause("b64", Kind.PARAGRAPH, "a7", 1, fixed="7.1")
    now = read(replace(OLD[0], struck=True), moved, replace(OLD[2], struck=True), OLD[3])
    assert not now.vacated


def test_a_number_somebody_bears_is_not_vacant() -> None:
    now = read(OLD[0], replace(OLD[1], fixed="6.5"), replace(OLD[2], fixed="6.4"), OLD[3])
    assert not now.vacated
