"""Laws of moving: as few clauses as possible are said to have moved, and enough of them."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from app.statute.moves import moved_between
from app.statute.snapshot import Clause
from tests.statute.trees import clause


def row(names: str, parent: str | None = None) -> list[Clause]:
    """Siblings in the order of their letters."""
    return [clause(name, parent, rank) for rank, name in enumerate(names)]


def moved(before: str, after: str, candidates: str = "abcdefgh") -> str:
    return "".join(sorted(moved_between(row(before), row(after), candidates)))


orders = st.permutations("abcdef").map("".join)


@given(orders)
def test_nothing_moved_where_the_order_is_the_same(order: str) -> None:
    assert moved(order, order) == ""


@given(orders, orders)
def test_without_what_moved_the_rest_stands_as_it_stood(before: str, after: str) -> None:
    gone = moved(before, after)
    assert [one for one in before if one not in gone] == [one for one in after if one not in gone]


@given(orders, orders)
def test_no_smaller_set_of_moves_would_do(before: str, after: str) -> None:
    fewest = next(
        size
        for size in range(len(before) + 1)
        for gone in combinations(before, size)
        if [one for one in before if one not in gone] == [one for one in after if one not in gone]
    )
    assert len(moved(before, after)) == fewest


@given(orders, st.lists(st.tuples(st.sampled_from("abcdef"), st.integers(0, 5)), max_size=3))
def test_only_what_was_touched_is_said_to_have_moved(
    before: str, moves: list[tuple[str, int]]
) -> None:
    after = before
    for name, place in moves:
        rest = after.replace(name, "")
        after = rest[:place] + name + rest[place:]
    touched = "".join(name for name, _ in moves)
    assert set(moved(before, after, touched)) <= set(touched)


def test_of_two_that_changed_places_the_one_that_was_touched_moved() -> None:
    assert moved("ab", "ba", "a") == "a"
    assert moved("ab", "ba", "b") == "b"


def test_inserted_and_lost_siblings_move_nobody() -> None:
    assert moved("abc", "xaybzc") == ""
    assert moved("abc", "ac") == ""


def test_another_parent_is_a_move() -> None:
    before = [*row("ab"), clause("x", "a")]
    after = [*row("ab"), clause("x", "b")]
    assert moved_between(before, after, {"x"}) == {"x"}
    assert moved_between(before, after, ()) == frozenset()
