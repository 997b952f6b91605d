"""What nobody contests is taken together; whatever is contested waits, and says why."""

import pytest
from sqlalchemy.orm import Session

from app.models import Person, Thread
from app.operations.deciding import decide
from app.operations.discussing import (
    Said,
    begin_thread,
    reply,
    resolve,
    suggest,
    withdraw_comment,
)
from app.operations.discussing.gathering import Contest, Gathered, accept_gathered, gathered
from app.statute.roles import Role
from app.statute.suggesting import Deed, Part
from app.statute.workflow import Verdict
from tests.makers import a_colleague, as_actor
from tests.operations.suggesting import PROPOSED, TEXT, Room, a_room


@pytest.fixture
def room(session: Session) -> Room:
    return a_room(session)


def why(room: Room, thread: Thread) -> tuple[Contest, ...]:
    """Why a suggestion waits."""
    return next(one.whys for one in _all(room) if one.thread is thread)


def _all(room: Room) -> list[Gathered]:
    return gathered(room.session, room.document, room.now())


def test_what_nobody_speaks_against_is_clear(room: Room) -> None:
    assert why(room, room.suggest()) == ()


def test_two_suggestions_for_one_clause_wait_for_each_other(room: Room) -> None:
    first, second = room.suggest(), room.suggest(TEXT.replace("Sədr", "Rəhbər"))
    assert why(room, first) == why(room, second) == (Contest.SEVERAL,)
    resolve(room.session, as_actor(room.leyla), second)
    assert why(room, first) == ()


def test_two_who_put_something_at_one_place_wait_for_each_other(room: Room) -> None:
    first = room.several(room.insert("Yeni.", after=1))
    second = room.several(room.move(0, 1))
    assert why(room, first) == why(room, second) == (Contest.SEVERAL,)


def test_who_strikes_a_clause_meets_who_rewords_it(room: Room) -> None:
    strike = room.several(room.strike(0))
    assert why(room, strike) == ()
    room.suggest()
    assert why(room, strike) == (Contest.SEVERAL,)


def test_a_plain_reply_contests_nothing_whoever_it_is_by(room: Room) -> None:
    thread = room.suggest()
    for who in (room.marta, room.leyla):
        reply(room.session, as_actor(who), thread, "Bax: https://example.org/?q=1\n> Niyə?")
        assert why(room, thread) == ()


def test_a_question_waits_until_the_author_answers_it(room: Room) -> None:
    thread = room.suggest()
    reply(room.session, as_actor(room.marta), thread, "Kim yazır?")
    assert why(room, thread) == (), "the author asks the house"
    said = reply(room.session, as_actor(room.leyla), thread, "Kim yazır? Aydın deyil.")
    assert why(room, thread) == (Contest.ASKED,)
    withdraw_comment(room.session, as_actor(room.leyla), thread, said)
    assert why(room, thread) == ()
    reply(room.session, as_actor(room.leyla), thread, "**Kim yazır?**")
    assert why(room, thread) == (Contest.ASKED,)
    reply(room.session, as_actor(room.marta), thread, "Katib.")
    assert why(room, thread) == ()


def test_an_open_question_on_the_clause_is_answered_first(room: Room) -> None:
    thread = room.suggest()
    said, actor = Said("Niyə?", kind="question"), as_actor(room.leyla)
    question = begin_thread(room.session, actor, room.document, room.clause(), said)
    assert why(room, thread) == (Contest.ASKED,)
    resolve(room.session, actor, question)
    assert why(room, thread) == ()


def test_a_comment_on_the_clause_contests_nothing(room: Room) -> None:
    thread = room.suggest()
    said, actor = Said("Yaxşıdır."), as_actor(room.leyla)
    begin_thread(room.session, actor, room.document, room.clause(), said)
    assert why(room, thread) == ()


def test_an_open_objection_on_the_clause_stands_in_the_way(room: Room) -> None:
    thread = room.suggest()
    said = Said("Olmaz.", kind="objection")
    actor = as_actor(room.leyla)
    objection = begin_thread(room.session, actor, room.document, room.clause(), said)
    assert why(room, thread) == (Contest.BLOCKED,)
    resolve(room.session, actor, objection)
    assert why(room, thread) == ()


def test_votes_on_the_standing_words_are_heard(room: Room) -> None:
    thread, moving = room.suggest(), room.several(room.move(0, 1))
    rashad = a_colleague(room.session, room.document, Role.MEMBER, "Rashad")
    nigar = a_colleague(room.session, room.document, Role.MEMBER, "Nigar")
    _decide(room, rashad, Verdict.OBJECT)
    assert Contest.OBJECTED in why(room, thread)
    _decide(room, rashad, Verdict.APPROVE)
    _decide(room, nigar, Verdict.APPROVE)
    assert Contest.AGREED in why(room, thread)
    assert Contest.AGREED not in why(room, moving)


def test_what_no_longer_fits_or_stands_already_waits(room: Room) -> None:
    thread = room.suggest()
    room.save(PROPOSED)
    assert why(room, thread) == (Contest.STANDS,)
    room.save(TEXT.replace("iki", "dörd"))
    assert Contest.MISFIT in why(room, thread)


def test_the_clear_ones_are_taken_each_by_its_own_steps(room: Room) -> None:
    first = room.suggest()
    second = room.several(room.strike(1))
    third = suggest(
        room.session,
        as_actor(room.leyla),
        room.clause(2),
        room.typed("Üzvlər gəlirlər.", 2),
        body="Qısa.",
    )
    reply(room.session, as_actor(room.marta), third, "Niyə?")
    chosen = {first.id, second.id, third.id}
    done = accept_gathered(room.session, as_actor(room.leyla), room.document, chosen)
    assert [one.thread for one in done] == [first, second]
    assert room.said() == [PROPOSED, "Üzvlər iclasda iştirak edirlər."]
    deeds = [step.deed for step in room.steps()[-4:]]
    assert deeds == ["save_wording", "accept_suggestion", "strike_clause", "accept_suggestion"]


def test_only_the_chosen_ones_are_taken(room: Room) -> None:
    room.suggest()
    assert accept_gathered(room.session, as_actor(room.leyla), room.document, set()) == []
    assert room.text() == TEXT


def test_a_strike_of_what_is_gone_says_so(room: Room) -> None:
    first = room.several(room.strike(1))
    second = room.several(Part(Deed.STRIKE, room.articles[1]))
    room.accept(first)
    assert why(room, second) == (Contest.MISFIT,)


def _decide(room: Room, person: Person, verdict: Verdict) -> None:
    seen = {room.articles[0]: room.digest()}
    actor = as_actor(person)
    decide(room.session, actor, room.document, room.articles[0], verdict, seen=seen, reason="Belə.")
