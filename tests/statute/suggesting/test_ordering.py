"""Parts keep naming one another in whatever order they are done."""

from hypothesis import given
from hypothesis import strategies as st

from app.statute.snapshot import Kind
from app.statute.suggesting import Deed, Part, renumbered, with_part

NEW = Part(Deed.INSERT, kind=Kind.ARTICLE)


def _struck(clause: str) -> Part:
    return Part(Deed.STRIKE, clause)


def _inside(under: int) -> Part:
    return Part(Deed.INSERT, kind=Kind.POINT, under=under)


def test_a_part_stays_in_the_unit_it_was_put_in() -> None:
    assert renumbered([_struck("a"), NEW, _inside(2)], [2, 3, 1]) == [NEW, _inside(1), _struck("a")]


def test_what_would_come_before_its_unit_goes_with_all_inside_it() -> None:
    parts = [NEW, _inside(1), _inside(2), _struck("a")]
    assert renumbered(parts, [2, 1, 3, 4]) == [NEW, _struck("a")]


def test_a_part_is_done_last_or_when_the_one_it_replaces_was() -> None:
    parts = [_struck("a"), _struck("b")]
    assert with_part(parts, NEW) == ([*parts, NEW], 3)
    assert with_part(parts, NEW, number=1) == ([NEW, _struck("b")], 1)


def test_what_stands_behind_a_new_clause_is_done_right_after_it() -> None:
    moved = Part(Deed.MOVE, "x")
    parts = [NEW, _struck("a"), _inside(1)]
    assert with_part(parts, moved, behind=1) == ([NEW, moved, _struck("a"), _inside(1)], 2)
    assert with_part([moved, NEW, _struck("a")], moved, number=1, behind=2) == (
        [NEW, moved, _struck("a")],
        2,
    )


def test_what_stands_in_a_new_unit_is_done_after_it() -> None:
    moved = Part(Deed.MOVE, "x", under=2)
    found, number = with_part([_struck("x"), NEW, _struck("b")], moved, number=1)
    assert (found, number) == ([NEW, Part(Deed.MOVE, "x", under=1), _struck("b")], 2)


@given(st.permutations(range(1, 7)))
def test_no_order_lets_a_part_name_one_that_comes_later(order: list[int]) -> None:
    parts = [NEW, _inside(1), _inside(1), NEW, _inside(4), _struck("a")]
    found = renumbered(parts, order)
    for number, part in enumerate(found, start=1):
        assert not part.under or part.under < number
        assert not part.under or found[part.under - 1].deed is Deed.INSERT
