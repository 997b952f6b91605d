"""Which clauses does an open suggestion touch, besides the one it is shown at?"""

import pytest
from sqlalchemy.orm import Session

from app.operations.clauses import standing_placement
from app.operations.discussing import reject_suggestion
from app.operations.structure import Joint, join_clauses
from app.queries.threads import talks
from app.queries.touched import Touch, also_suggested, rivals
from app.statute.snapshot import Kind
from app.statute.suggesting import Deed, Part
from tests.makers import as_actor
from tests.operations.suggesting import PROPOSED, Room, a_room, said


@pytest.fixture
def room(session: Session) -> Room:
    return a_room(session)


def _also(room: Room) -> dict[int, list[tuple[Touch, ...]]]:
    """What is told at each article, by its number."""
    now = room.now()
    found = also_suggested(talks(room.session, room.document, now), now)
    return {
        number: [one.touches for one in found[clause]]
        for number, clause in enumerate(room.articles)
        if clause in found
    }


def _rivals(room: Room) -> list[int]:
    now = room.now()
    found = rivals(talks(room.session, room.document, now), now)
    return [found[clause] for clause in room.articles]


def test_a_suggestion_for_one_clause_is_told_nowhere_else(room: Room) -> None:
    room.suggest()
    assert _also(room) == {}
    assert _rivals(room) == [1, 0, 0]


def test_several_things_are_told_at_every_other_clause_they_name(room: Room) -> None:
    room.several(room.reword(PROPOSED), room.strike(1), room.move(2, 0))
    assert _also(room) == {1: [(Touch.STRIKE,)], 2: [(Touch.MOVE,)]}
    assert _rivals(room) == [1, 1, 1]


def test_what_is_put_beside_a_clause_is_told_there_but_is_no_rival(room: Room) -> None:
    inside = Part(Deed.INSERT, words=said("bənd"), kind=Kind.POINT, parent=room.articles[2])
    room.several(room.reword(PROPOSED), room.insert("Yeni.", after=1), inside)
    assert _also(room) == {1: [(Touch.NEW_BEHIND,)], 2: [(Touch.NEW_INSIDE,)]}
    assert _rivals(room) == [1, 0, 0]


def test_what_stands_in_a_new_unit_names_no_clause(room: Room) -> None:
    room.several(room.reword(PROPOSED), room.insert("Yeni:", after=0), room.insert("bənd", under=2))
    assert _also(room) == {}


def test_a_clause_named_twice_is_told_once_with_both(room: Room) -> None:
    room.several(room.reword(PROPOSED), room.reword("Başqa.", 1), room.move(1, 2))
    assert _also(room) == {1: [(Touch.REWORD, Touch.MOVE)], 2: [(Touch.MOVED_BEHIND,)]}


def test_what_is_decided_is_told_nowhere(room: Room) -> None:
    thread = room.several(room.reword(PROPOSED), room.strike(1))
    reject_suggestion(room.session, as_actor(room.leyla), thread, "Yox.")
    assert _also(room) == {}
    assert _rivals(room) == [0, 0, 0]


def test_words_that_were_joined_to_another_clause_are_told_there(room: Room) -> None:
    room.several(room.strike(0), room.reword("Bütün üzvlər iclasda iştirak edirlər.", 2))
    ids = room.articles[1], room.articles[2]
    seen = [standing_placement(room.session, room.clause(number)).since for number in (1, 2)]
    joint = Joint(ids[1], (seen[0], seen[1]), (room.digest(1), room.digest(2)))
    join_clauses(room.session, as_actor(room.leyla), room.document, ids[0], joint)
    assert _also(room) == {1: [(Touch.REWORD,)]}
