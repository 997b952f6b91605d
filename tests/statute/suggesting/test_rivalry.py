"""Two deeds on the structure exclude each other where one takes away what the other needs."""

from app.statute.snapshot import Kind
from app.statute.suggesting import Deed, Part, Rivalry, rivalry

BELOW = {"5": {"5", "5.1"}}


def below(clause: str) -> set[str]:
    return BELOW.get(clause, {clause})


def move(clause: str, parent: str | None = None, after: str | None = None) -> Part:
    return Part(Deed.MOVE, clause, parent=parent, after=after)


def insert(parent: str | None, after: str | None = None, under: int | None = None) -> Part:
    return Part(Deed.INSERT, kind=Kind.ARTICLE, parent=parent, after=after, under=under)


STRIKE = Part(Deed.STRIKE, "5")


def test_what_is_struck_is_neither_reworded_nor_moved() -> None:
    assert rivalry([STRIKE], [Part(Deed.REWORD, "5.1")], below) == {Rivalry.STRUCK}
    assert rivalry([move("5", "7")], [STRIKE], below) == {Rivalry.STRUCK}


def test_nothing_is_put_into_what_is_struck() -> None:
    assert rivalry([STRIKE], [insert("5")], below) == {Rivalry.STRUCK}
    assert rivalry([STRIKE], [move("9", "5.1")], below) == {Rivalry.STRUCK}


def test_two_who_strike_agree() -> None:
    assert rivalry([STRIKE], [STRIKE], below) == frozenset()


def test_two_who_move_a_clause_collide_unless_they_move_it_to_the_same_place() -> None:
    assert rivalry([move("9", "7")], [move("9", "8")], below) == {Rivalry.MOVED}
    assert rivalry([move("9", "7")], [move("9", "7")], below) == frozenset()


def test_two_who_insert_at_the_same_place_collide() -> None:
    assert rivalry([insert("7", "7.1")], [insert("7", "7.1")], below) == {Rivalry.PLACE}
    assert rivalry([insert("7", "7.1")], [insert("7", "7.2")], below) == frozenset()


def test_what_stands_in_a_unit_of_its_own_suggestion_is_in_nobodys_way() -> None:
    assert rivalry([insert(None, under=1)], [insert(None)], below) == frozenset()


def test_words_and_places_of_one_clause_can_both_be_changed() -> None:
    assert rivalry([move("9", "7")], [Part(Deed.REWORD, "9")], below) == frozenset()
