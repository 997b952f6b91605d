"""Do people change and take back their own words only, with all that was said before kept?"""

from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.models import Comment, Mention, Record, Step
from app.operations.discussing import (
    Said,
    begin_thread,
    reopen,
    reply,
    resolve,
    resume_thread,
    revise_comment,
    withdraw_comment,
    withdraw_thread,
)
from app.operations.discussing.errors import NotYours, ThreadIsResolved
from app.operations.errors import DoneAlready, NothingSaid, NotThere, TooLong
from app.queries.snapshots import snapshot
from app.queries.threads import talks
from app.statute.roles import Role
from tests.makers import a_colleague, as_actor
from tests.operations.test_discussing import Room


@pytest.fixture
def room(session: Session) -> Room:
    return Room(session)


def steps(room: Room) -> int:
    return room.session.get_one(Record, room.document.id).steps


def test_who_said_something_may_say_it_otherwise_and_the_former_words_are_kept(room: Room) -> None:
    thread = room.begin("Nə üçün?")
    revise_comment(room.session, as_actor(room.marta), thread, thread.since, "Nə üçün ildə bir?")
    [said] = room.talk(thread).comments
    assert said.body == "Nə üçün ildə bir?"
    assert [one.body for one in said.former] == ["Nə üçün?"]
    assert said.revised == steps(room)


def test_the_same_words_again_are_no_step(room: Room) -> None:
    thread = room.begin("Nə üçün?")
    before = steps(room)
    revise_comment(room.session, as_actor(room.marta), thread, thread.since, " Nə üçün? ")
    assert steps(room) == before


def test_nobody_changes_or_withdraws_the_words_of_another(room: Room) -> None:
    thread = room.begin()
    leyla = as_actor(room.leyla)
    with pytest.raises(NotYours):
        revise_comment(room.session, leyla, thread, thread.since, "Başqa")
    with pytest.raises(NotYours):
        withdraw_comment(room.session, leyla, thread, thread.since)
    with pytest.raises(NotYours):
        withdraw_thread(room.session, leyla, thread)
    assert [one.body for one in room.talk(thread).comments] == ["Nə üçün?"]


@pytest.mark.parametrize(("body", "error"), [("  ", NothingSaid), ("a" * 20_001, TooLong)])
def test_words_are_revised_to_words(room: Room, body: str, error: type[Exception]) -> None:
    thread = room.begin()
    with pytest.raises(error):
        revise_comment(room.session, as_actor(room.marta), thread, thread.since, body)


def test_words_of_a_resolved_conversation_stand_as_they_were_decided_on(room: Room) -> None:
    thread = room.begin()
    resolve(room.session, as_actor(room.leyla), thread)
    with pytest.raises(ThreadIsResolved):
        revise_comment(room.session, as_actor(room.marta), thread, thread.since, "Başqa")


def test_withdrawn_words_leave_a_line_also_in_every_earlier_view(room: Room) -> None:
    thread = room.begin()
    said = reply(room.session, as_actor(room.marta), thread, "Adını çəkməməli idim")
    withdraw_comment(room.session, as_actor(room.marta), thread, said)
    for step in (said, steps(room)):
        found = talks(room.session, room.document, snapshot(room.session, room.document, step))
        one = found[room.clause.id][0].comments[1]
        assert (one.withdrawn, one.body) == (True, "")
        assert [former.body for former in one.former] == ["Adını çəkməməli idim"]


def test_a_revision_is_seen_from_its_step_on(room: Room) -> None:
    thread = room.begin("Əvvəl")
    revise_comment(room.session, as_actor(room.marta), thread, thread.since, "Sonra")
    then = snapshot(room.session, room.document, thread.since)
    assert talks(room.session, room.document, then)[room.clause.id][0].comments[0].body == "Əvvəl"


def test_words_are_withdrawn_once_and_never_revised_after(room: Room) -> None:
    thread = room.begin()
    said = reply(room.session, as_actor(room.marta), thread, "Yox")
    withdraw_comment(room.session, as_actor(room.marta), thread, said)
    with pytest.raises(DoneAlready):
        withdraw_comment(room.session, as_actor(room.marta), thread, said)
    with pytest.raises(DoneAlready):
        revise_comment(room.session, as_actor(room.marta), thread, said, "Bəli")


def test_what_opens_a_conversation_goes_only_with_it(room: Room) -> None:
    thread = room.begin()
    for said in (thread.since, 999):
        with pytest.raises(NotThere):
            withdraw_comment(room.session, as_actor(room.marta), thread, said)


def test_who_began_a_conversation_may_withdraw_it_and_take_it_up_again(room: Room) -> None:
    thread = room.begin()
    withdraw_thread(room.session, as_actor(room.marta), thread)
    assert room.talk(thread).withdrawn
    assert room.talk(thread).resolved
    with pytest.raises(DoneAlready):
        withdraw_thread(room.session, as_actor(room.marta), thread)
    resume_thread(room.session, as_actor(room.marta), thread)
    assert not room.talk(thread).resolved
    assert not room.talk(thread).withdrawn


def test_nobody_opens_again_what_its_author_withdrew(room: Room) -> None:
    thread = room.begin()
    withdraw_thread(room.session, as_actor(room.marta), thread)
    with pytest.raises(NotYours):
        reopen(room.session, as_actor(room.leyla), thread)
    with pytest.raises(NotYours):
        resume_thread(room.session, as_actor(room.leyla), thread)


def test_what_others_resolved_is_not_taken_up_as_withdrawn(room: Room) -> None:
    thread = room.begin()
    resolve(room.session, as_actor(room.leyla), thread)
    with pytest.raises(DoneAlready):
        resume_thread(room.session, as_actor(room.marta), thread)


def test_with_a_conversation_ones_own_words_may_go_and_nobody_elses(room: Room) -> None:
    thread = room.begin()
    reply(room.session, as_actor(room.leyla), thread, "Cavab")
    withdraw_thread(room.session, as_actor(room.marta), thread, words=True)
    assert [one.body for one in room.talk(thread).comments] == ["", "Cavab"]


def test_words_may_go_later_than_their_conversation(room: Room) -> None:
    thread = room.begin()
    withdraw_thread(room.session, as_actor(room.marta), thread)
    withdraw_thread(room.session, as_actor(room.marta), thread, words=True)
    assert room.talk(thread).comments[0].withdrawn
    with pytest.raises(DoneAlready):
        withdraw_thread(room.session, as_actor(room.marta), thread, words=True)


def test_a_name_in_the_words_calls_on_a_colleague_and_on_nobody_else(room: Room) -> None:
    thread = room.begin("@Leyla və @Kimsə baxsın")
    [said] = room.talk(thread).comments
    assert said.mentions == {room.leyla.id}
    assert said.body == f"@{{{room.leyla.id}}} və @Kimsə baxsın"


def test_a_revision_calls_only_on_those_not_called_before(room: Room) -> None:
    anna = a_colleague(room.session, room.document, Role.MEMBER, "Anna")
    thread = room.begin("@Leyla baxsın")
    revise_comment(
        room.session, as_actor(room.marta), thread, thread.since, "@Leyla və @Anna baxsın"
    )
    rows = list(room.session.scalars(select(Mention.person_id).order_by(Mention.row)))
    assert rows == [room.leyla.id, anna.id]
    assert room.talk(thread).mentions == {room.leyla.id, anna.id}


def test_who_was_called_stays_called_when_they_have_left(room: Room) -> None:
    thread = room.begin("@Leyla baxsın")
    room.leyla.name = "Leyla Yeni"
    revise_comment(
        room.session, as_actor(room.marta), thread, thread.since, "@Leyla Yeni nə vaxt baxsın?"
    )
    assert f"@{{{room.leyla.id}}}" in room.talk(thread).comments[0].body


def test_signs_that_turn_the_order_of_letters_are_left_out(room: Room) -> None:
    assert room.talk(room.begin("a\u202eb\u2066c")).comments[0].body == "abc"


def test_the_same_form_sent_twice_says_its_words_once(room: Room) -> None:
    said = Said("Nə üçün?", form="f" * 16)
    actor = as_actor(room.marta)
    threads = {
        begin_thread(room.session, actor, room.document, room.clause, said).id for _ in range(2)
    }
    assert len(threads) == 1
    thread = room.begin("Başqa")
    answers = {reply(room.session, actor, thread, "Bəli", form="a" * 16) for _ in range(2)}
    assert len(answers) == 1
    assert len(room.talk(thread).comments) == 2


def test_other_words_or_another_person_from_the_same_form_are_said(room: Room) -> None:
    thread = room.begin()
    for who, body in ((room.marta, "Bəli"), (room.marta, "Xeyr"), (room.leyla, "Bəli")):
        reply(room.session, as_actor(who), thread, body, form="a" * 16)
    assert [one.body for one in room.talk(thread).comments[1:]] == ["Bəli", "Xeyr", "Bəli"]


def test_without_a_form_the_same_words_may_be_said_twice(room: Room) -> None:
    thread = room.begin()
    for _ in range(2):
        reply(room.session, as_actor(room.marta), thread, "Bəli")
    count = select(func.count()).select_from(Comment).where(Comment.thread_id == thread.id)
    assert room.session.scalar(count) == 3


def test_every_deed_is_told_by_its_own_step(room: Room) -> None:
    thread = room.begin()
    said = reply(room.session, as_actor(room.marta), thread, "Bəli")
    revise_comment(room.session, as_actor(room.marta), thread, said, "Xeyr")
    withdraw_comment(room.session, as_actor(room.marta), thread, said)
    withdraw_thread(room.session, as_actor(room.marta), thread)
    deeds = room.session.scalars(
        select(Step.deed).where(Step.record_id == room.document.id).order_by(Step.number)
    ).all()
    assert list(deeds[-3:]) == ["revise_comment", "withdraw_comment", "withdraw_thread"]


def test_time_does_not_matter_to_whose_words_they_are(room: Room) -> None:
    thread = room.begin()
    later = as_actor(room.marta)
    later = type(later)(later.person_id, later.at + timedelta(days=400))
    revise_comment(room.session, later, thread, thread.since, "Bir ildən sonra")
    assert room.talk(thread).comments[0].body == "Bir ildən sonra"
