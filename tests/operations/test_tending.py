"""Does only who may hold agreement back, lift that, and give a conversation to somebody?"""

import pytest
from sqlalchemy.orm import Session

from app.operations.deciding import decidable, decide
from app.operations.discussing import (
    Said,
    assign_thread,
    begin_thread,
    hold_agreement,
    lift_hold,
    reopen,
    resolve,
    withdraw_thread,
)
from app.operations.discussing.errors import (
    DayIsPast,
    HeldByOthers,
    NotColleague,
    NotYours,
    ThreadIsResolved,
)
from app.operations.errors import DoneAlready, ReasonNeeded, TooLong
from app.queries.agreement import agreement
from app.queries.grounds import open_blocking
from app.queries.snapshots import snapshot
from app.statute.roles import Role
from app.statute.workflow import Verdict
from tests.makers import a_colleague, as_actor
from tests.operations.test_discussing import Room


@pytest.fixture
def room(session: Session) -> Room:
    return Room(session)


def held(room: Room) -> int:
    """How many conversations hold the article back, as the agreement counts them."""
    counted = open_blocking(room.session, room.document).get(room.clause.id, 0)
    now = snapshot(room.session, room.document)
    standing = agreement(room.session, room.document, now).by_clause[room.clause.id]
    assert standing.blocking == counted
    return counted


def test_a_conversation_holds_agreement_back_from_the_step_somebody_says_so(room: Room) -> None:
    thread = room.begin()
    assert held(room) == 0
    hold_agreement(room.session, as_actor(room.marta), thread, "Əvvəlcə cavab")
    assert held(room) == 1
    assert room.talk(thread).blocking


def test_its_author_lifts_the_hold_it_began_with(room: Room) -> None:
    thread = room.begin(blocking=True)
    lift_hold(room.session, as_actor(room.marta), thread)
    assert held(room) == 0
    assert not room.talk(thread).blocking
    hold_agreement(room.session, as_actor(room.marta), thread)
    assert held(room) == 1


def test_past_steps_know_what_held_then(room: Room) -> None:
    thread = room.begin(blocking=True)
    began = thread.since
    lift_hold(room.session, as_actor(room.marta), thread)
    then = snapshot(room.session, room.document, began)
    assert agreement(room.session, room.document, then).by_clause[room.clause.id].blocking == 1
    assert held(room) == 0


def test_the_coordinator_lifts_with_a_reason_and_a_member_does_not(room: Room) -> None:
    anna = a_colleague(room.session, room.document, Role.MEMBER, "Anna")
    thread = room.begin(blocking=True)
    with pytest.raises(NotYours):
        lift_hold(room.session, as_actor(anna), thread, "Vaxt azdır")
    with pytest.raises(ReasonNeeded):
        lift_hold(room.session, as_actor(room.leyla), thread)
    lift_hold(room.session, as_actor(room.leyla), thread, "Vaxt azdır")
    assert held(room) == 0


def test_a_member_may_hold_and_another_reviewer_may_not(room: Room) -> None:
    anna = a_colleague(room.session, room.document, Role.MEMBER, "Anna")
    erik = a_colleague(room.session, room.document, Role.REVIEWER, "Erik")
    thread = room.begin()
    with pytest.raises(NotYours):
        hold_agreement(room.session, as_actor(erik), thread)
    hold_agreement(room.session, as_actor(anna), thread)
    with pytest.raises(DoneAlready):
        hold_agreement(room.session, as_actor(anna), thread)


def test_resolving_is_no_way_around_the_hold_of_another(room: Room) -> None:
    anna = a_colleague(room.session, room.document, Role.MEMBER, "Anna")
    thread = room.begin(blocking=True)
    with pytest.raises(HeldByOthers):
        resolve(room.session, as_actor(anna), thread)
    resolve(room.session, as_actor(room.leyla), thread)
    assert held(room) == 0
    reopen(room.session, as_actor(anna), thread)
    assert held(room) == 1


def test_a_withdrawn_conversation_holds_nothing_back(room: Room) -> None:
    thread = room.begin(blocking=True)
    withdraw_thread(room.session, as_actor(room.marta), thread)
    assert held(room) == 0


def test_nothing_is_held_lifted_or_given_once_it_is_resolved(room: Room) -> None:
    thread = room.begin()
    resolve(room.session, as_actor(room.leyla), thread)
    leyla = as_actor(room.leyla)
    with pytest.raises(ThreadIsResolved):
        hold_agreement(room.session, leyla, thread)
    with pytest.raises(ThreadIsResolved):
        lift_hold(room.session, leyla, thread, "Niyə")
    with pytest.raises(ThreadIsResolved):
        assign_thread(room.session, leyla, thread, room.marta.id)


def test_reasons_have_a_length(room: Room) -> None:
    with pytest.raises(TooLong):
        hold_agreement(room.session, as_actor(room.leyla), room.begin(), "a" * 20_001)


def state_of(room: Room) -> str:
    now = snapshot(room.session, room.document)
    return agreement(room.session, room.document, now).by_clause[room.clause.id].state


def test_a_hold_that_is_lifted_lets_words_be_agreed(room: Room) -> None:
    thread = room.begin(blocking=True)
    seen = decidable(snapshot(room.session, room.document), room.clause.id)
    decide(
        *(room.session, as_actor(room.leyla), room.document, room.clause.id, Verdict.PROPOSE),
        seen=seen,
    )
    for name in ("Anna", "Elnur", "Nigar"):
        who = as_actor(a_colleague(room.session, room.document, Role.MEMBER, name))
        decide(room.session, who, room.document, room.clause.id, Verdict.APPROVE, seen=seen)
    assert state_of(room) == "contested"
    lift_hold(room.session, as_actor(room.marta), thread)
    assert state_of(room) == "agreed"


def test_a_conversation_is_given_to_somebody_by_a_day_and_to_nobody_again(room: Room) -> None:
    thread = room.begin()
    assign_thread(room.session, as_actor(room.leyla), thread, room.marta.id, "2026-12-01")
    given = room.talk(thread).assignment
    assert given is not None
    assert (given.person_id, given.due, given.by_id) == (room.marta.id, "2026-12-01", room.leyla.id)
    assign_thread(room.session, as_actor(room.leyla), thread, None, "2026-12-01")
    assert room.talk(thread).assignment is None


def test_it_is_not_given_as_it_is_given(room: Room) -> None:
    thread = room.begin()
    with pytest.raises(DoneAlready):
        assign_thread(room.session, as_actor(room.leyla), thread, None)
    assign_thread(room.session, as_actor(room.leyla), thread, room.marta.id)
    with pytest.raises(DoneAlready):
        assign_thread(room.session, as_actor(room.leyla), thread, room.marta.id, " ")


@pytest.mark.parametrize("due", ["2026-11-11", "2026-02-30", "tomorrow", "1"])
def test_a_day_is_in_the_calendar_and_to_come(room: Room, due: str) -> None:
    with pytest.raises(DayIsPast):
        assign_thread(room.session, as_actor(room.leyla), room.begin(), room.marta.id, due)


def test_it_is_given_only_to_who_may_speak(room: Room) -> None:
    observer = a_colleague(room.session, room.document, Role.OBSERVER, "Oqtay")
    for who in (observer.id, "f" * 16):
        with pytest.raises(NotColleague):
            assign_thread(room.session, as_actor(room.leyla), room.begin(), who)


def test_rejecting_says_why(room: Room) -> None:
    thread = room.begin()
    with pytest.raises(ReasonNeeded):
        resolve(room.session, as_actor(room.leyla), thread, outcome="rejected", reason=" ")
    resolve(room.session, as_actor(room.leyla), thread, outcome="rejected", reason="Artıq var")
    turn = room.talk(thread).turn
    assert turn is not None
    assert turn.reason == "Artıq var"


def test_the_document_as_a_whole_is_held_back_too(room: Room) -> None:
    actor = as_actor(room.marta)
    thread = begin_thread(room.session, actor, room.document, None, Said("Bütöv"))
    hold_agreement(room.session, actor, thread)
    assert open_blocking(room.session, room.document)[None] == 1
