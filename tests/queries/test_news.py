"""What is news to whom: each of the reasons, what is none, how news are gathered and read."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Document, Person, Record, ReviewRound, Thread
from app.operations import guests
from app.operations.clauses import Typed, save_wording
from app.operations.deciding import decide
from app.operations.discussing import (
    Said,
    assign_thread,
    begin_thread,
    reopen,
    reply,
    resolve,
    revise_comment,
)
from app.operations.guests import Sender, Terms
from app.operations.membership import give_role
from app.operations.noticing import mark_read, take_back
from app.operations.recording import Actor
from app.operations.remarks import Written
from app.operations.reviewing import Answered, Asked, close_round, hand_in, open_round
from app.operations.sealing import seal
from app.operations.structure import restore_clause, strike_clause
from app.operations.wishing import follow
from app.queries.news import Asked as Wanted
from app.queries.news import Bundle, Item, Reason, bundled, inbox, news_for, unread_count
from app.queries.news.hints import MANY
from app.queries.people import seats_of
from app.statute.roles import Role
from app.statute.snapshot import Kind
from app.statute.workflow import Verdict
from tests.makers import NOON, a_colleague, a_document, an_article, as_actor
from tests.operations import suggesting
from tests.operations.suggesting import Room, a_room


@pytest.fixture
def room(session: Session) -> Room:
    made = a_room(session)
    give_role(session, as_actor(None), made.document, made.marta, Role.MEMBER)
    return made


def steps(room: Room) -> int:
    return room.session.get_one(Record, room.document.id).steps


def told(room: Room, person: Person, after: int) -> list[Item]:
    room.session.flush()
    return list(news_for(room.session, person, room.document, after))


def begin(room: Room, person: Person, body: str = "Nə üçün?", number: int = 0) -> Thread:
    what = Said(body)
    return begin_thread(room.session, as_actor(person), room.document, room.clause(number), what)


def assigned(room: Room) -> Person:
    thread = begin(room, room.marta)
    assign_thread(room.session, as_actor(room.marta), thread, room.leyla.id, "2026-12-01")
    return room.leyla


def mentioned(room: Room) -> Person:
    begin(room, room.leyla, f"@{{{room.marta.id}}} bax.")
    return room.marta


def decided(room: Room) -> Person:
    resolve(room.session, as_actor(room.leyla), room.suggest(), outcome="rejected", reason="Yox.")
    return room.marta


def replied(room: Room) -> Person:
    reply(room.session, as_actor(room.leyla), begin(room, room.marta), "Çünki.")
    return room.marta


def turned(room: Room) -> Person:
    resolve(room.session, as_actor(room.leyla), begin(room, room.marta), outcome="partly")
    return room.marta


def on_my_words(room: Room) -> Person:
    begin(room, room.marta)
    return room.leyla


def verdict(room: Room, person: Person, said: Verdict, reason: str = "") -> None:
    clause = room.articles[0]
    decide(
        room.session,
        as_actor(person),
        room.document,
        clause,
        said,
        seen={clause: room.digest()},
        reason=reason,
    )


def objected(room: Room) -> Person:
    verdict(room, room.marta, Verdict.OBJECT, "Belə olmaz.")
    return room.leyla


def changed(room: Room) -> Person:
    verdict(room, room.marta, Verdict.APPROVE)
    room.save("Sədr bir il müddətinə seçilir.")
    return room.marta


def followed(room: Room) -> Person:
    subject = f"c-{room.articles[1]}"
    follow(room.session, room.marta, room.document, subject, following=True)
    room.save("Katib başqa protokol aparır.", 1)
    return room.marta


def a_round(room: Room) -> ReviewRound:
    asked = Asked("Oxunuş", NOON.date() + timedelta(days=7), (room.marta.id,))
    return open_round(room.session, as_actor(room.leyla), [room.document], asked)


def asked(room: Room) -> Person:
    a_round(room)
    return room.marta


def handed_in(room: Room) -> Person:
    hand_in(room.session, as_actor(room.marta), a_round(room), Answered("Yaxşıdır."))
    return room.leyla


def closed(room: Room) -> Person:
    close_round(room.session, as_actor(room.leyla), a_round(room))
    return room.marta


def sealed(room: Room) -> Person:
    exceptions = dict.fromkeys(room.articles, "Vaxt yoxdur.")
    seal(room.session, as_actor(room.leyla), room.document, "Təsdiq olunur.", exceptions)
    return room.marta


def role_given(room: Room) -> Person:
    give_role(room.session, as_actor(room.leyla), room.document, room.marta, Role.OBSERVER)
    return room.marta


EACH: dict[Reason, tuple[Callable[[Room], Person], str, str]] = {
    Reason.ASSIGNED: (assigned, "", "2026-12-01"),
    Reason.MENTION: (mentioned, "bax.", ""),
    Reason.DECIDED: (decided, "Yox.", "rejected"),
    Reason.REPLY: (replied, "Çünki.", ""),
    Reason.TURNED: (turned, "", "partly"),
    Reason.ON_MY_WORDS: (on_my_words, "Nə üçün?", ""),
    Reason.OBJECTED: (objected, "Belə olmaz.", "object"),
    Reason.CHANGED: (changed, "", ""),
    Reason.FOLLOWED: (followed, "", ""),
    Reason.ASKED: (asked, "Oxunuş", "2026-11-19"),
    Reason.HANDED_IN: (handed_in, "Yaxşıdır.", ""),
    Reason.CLOSED: (closed, "Oxunuş", "2026-11-19"),
    Reason.SEALED: (sealed, "Təsdiq olunur.", ""),
    Reason.ROLE: (role_given, "", "observer"),
}
"""What is done, with what is said of it and how it is told more closely."""


def unread(room: Room, person: Person) -> int:
    """How much is new to somebody."""
    return unread_count(room.session, person, seats_of(room.session, person.id))


def test_every_reason_is_tried() -> None:
    elsewhere = {Reason.CARRIED, Reason.PUT_FORWARD}  # beside the deeds they tell of
    assert set(EACH) == set(Reason) - elsewhere


@pytest.mark.parametrize("reason", EACH)
def test_each_reason_is_news_to_whom_it_concerns_and_to_nobody_who_did_it(
    room: Room, reason: Reason
) -> None:
    deed, words, detail = EACH[reason]
    before = steps(room)
    concerned = deed(room)
    [item] = [one for one in told(room, concerned, before) if one.hint.reason is reason]
    assert words in item.words
    assert item.detail == detail
    assert item.hint.actor not in (None, concerned.id)
    doer = room.session.get_one(Person, item.hint.actor)
    assert item.hint.step not in {one.hint.step for one in told(room, doer, before)}
    assert told(room, concerned, steps(room)) == []


def test_what_i_did_myself_is_no_news(room: Room) -> None:
    before, thread = steps(room), begin(room, room.leyla)
    reply(room.session, as_actor(room.leyla), thread, "Bir də.")
    resolve(room.session, as_actor(room.leyla), thread)
    reopen(room.session, as_actor(room.leyla), thread)
    room.save("Sədr bir il müddətinə seçilir.")
    assert told(room, room.leyla, before) == []


def test_who_has_nothing_to_do_with_it_hears_nothing(room: Room) -> None:
    nigar = a_colleague(room.session, room.document, Role.MEMBER, "Nigar")
    before = steps(room)
    for deed in (on_my_words, objected, decided, replied):
        deed(room)
    assert told(room, nigar, before) == []


def test_what_was_said_before_i_joined_is_not_told_as_a_reply(room: Room) -> None:
    before, thread = steps(room), begin(room, room.leyla)
    reply(room.session, as_actor(room.leyla), thread, "Əvvəl.")
    reply(room.session, as_actor(room.marta), thread, "Mən də.")
    reply(room.session, as_actor(room.leyla), thread, "Sonra.")
    assert [one.words for one in told(room, room.marta, before)] == ["Sonra."]


def test_one_step_is_told_once_for_the_most_pressing_of_its_reasons(room: Room) -> None:
    thread, before = begin(room, room.marta), steps(room)
    reply(room.session, as_actor(room.leyla), thread, f"@{{{room.marta.id}}} bax.")
    assert [one.hint.reason for one in told(room, room.marta, before)] == [Reason.MENTION]


def test_a_thread_silenced_is_silent_but_for_a_call_by_name(room: Room) -> None:
    thread, before = begin(room, room.marta), steps(room)
    follow(room.session, room.marta, room.document, f"t-{thread.id}", following=False)
    reply(room.session, as_actor(room.leyla), thread, "Çünki.")
    assert told(room, room.marta, before) == []
    reply(room.session, as_actor(room.leyla), thread, f"@{{{room.marta.id}}} bax.")
    assert [one.hint.reason for one in told(room, room.marta, before)] == [Reason.MENTION]


def test_words_struck_and_brought_back_are_news_to_whoever_wrote_them(room: Room) -> None:
    before, clause = steps(room), room.articles[0]
    for deed in (strike_clause, restore_clause):
        seen = room.now().by_id[clause].since
        deed(room.session, as_actor(room.marta), room.document, clause, seen=seen, reason="Belə.")
    found = told(room, room.leyla, before)
    assert [one.hint.deed for one in found] == ["strike_clause", "restore_clause"]
    assert {one.hint.reason for one in found} == {Reason.CHANGED}


def bundles(room: Room, person: Person, before: int) -> list[Bundle]:
    return bundled(told(room, person, before))


def test_news_of_one_conversation_and_of_one_clause_are_one_bundle_each(room: Room) -> None:
    before, thread = steps(room), begin(room, room.marta)
    reply(room.session, as_actor(room.marta), thread, "Bir də.")
    for text in ("Sədr bir il seçilir.", "Sədr beş il seçilir."):
        typed = Typed("az", "", text, room.digest())
        save_wording(room.session, as_actor(room.marta), room.clause(), [typed])
    talk, text_ = bundles(room, room.leyla, before)
    assert talk.subject == f"t-{thread.id}"
    assert talk.reason is Reason.ON_MY_WORDS
    assert text_.subject == f"c-{room.articles[0]}"
    [change] = text_.changes
    assert change.before.text == suggesting.TEXT
    assert change.after.text == "Sədr bir il seçilir."  # the second change was of Marta's own words


def test_words_that_came_back_are_no_change(room: Room) -> None:
    before = steps(room)
    verdict(room, room.marta, Verdict.APPROVE)
    subject = f"c-{room.articles[0]}"
    follow(room.session, room.marta, room.document, subject, following=True)
    for text in ("Sədr bir il seçilir.", suggesting.TEXT):
        room.save(text)
    [bundle] = bundles(room, room.marta, before)
    assert len(bundle.items) == 2
    assert bundle.changes == ()


def test_a_step_that_changes_many_clauses_is_one_piece_of_news(room: Room) -> None:
    chapter = an_article(room.session, room.document, room.leyla, "", heading="Ad")
    for number in range(MANY + 1):
        an_article(room.session, room.document, room.leyla, f"{number} səs.", parent=chapter,
                   kind=Kind.PARAGRAPH)  # fmt: skip
    before, seen = steps(room), room.now().by_id[chapter].since
    strike_clause(
        room.session, as_actor(room.marta), room.document, chapter, seen=seen, reason="Artıqdır."
    )
    [item] = told(room, room.leyla, before)
    assert item.hint.subject == "d"
    assert item.hint.count >= MANY + 1


def test_every_part_of_a_suggestion_is_told_in_its_order(room: Room) -> None:
    before = steps(room)
    room.several(
        room.reword(suggesting.PROPOSED),
        room.strike(1),
        room.move(2, None),
        room.insert("Yeni maddə.", 0),
    )
    found = [one for one in bundles(room, room.leyla, before) if one.thread]
    changes = [change for bundle in found for change in bundle.changes]
    assert [change.part.deed for change in changes if change.part] == [
        "reword",
        "strike",
        "move",
        "insert",
    ]
    assert (changes[0].before.text, changes[0].after.text) == (
        suggesting.TEXT,
        suggesting.PROPOSED,
    )
    assert changes[1].part
    assert changes[1].part.clause == room.articles[1]
    assert (changes[3].before.text, changes[3].after.text) == ("", "Yeni maddə.")
    assert changes[3].part
    assert changes[3].part.beside == room.articles[0]


def test_what_a_guest_says_is_news_to_whoever_wrote_the_words(room: Room) -> None:
    link, _secret = guests.make_link(
        room.session, as_actor(room.leyla), room.document, Terms("Tələbələr", moderated=False)
    )
    before = steps(room)
    sender = Sender(link, NOON, "of my cookie")
    guests.say(room.session, sender, room.articles[0], Written("Tələbələrə də yer verin."))
    [item] = told(room, room.leyla, before)
    assert item.words == "Tələbələrə də yer verin."
    assert item.hint.reason is Reason.ON_MY_WORDS
    guest = room.session.get_one(Person, item.hint.actor)
    assert guest.guest
    reply(room.session, as_actor(room.leyla), room.session.get_one(Thread, item.hint.thread), "Ok")
    assert inbox(room.session, guest, Wanted()).bundles == []  # guests have no inbox
    assert unread(room, guest) == 0


def test_whose_role_ended_has_no_news_of_the_document_any_more(room: Room) -> None:
    replied(room)
    assert unread(room, room.marta) > 0
    give_role(room.session, as_actor(None), room.document, room.marta, None)
    room.session.flush()
    assert unread(room, room.marta) == 0
    assert inbox(room.session, room.marta, Wanted(everything=True)).bundles == []


def test_news_of_a_document_do_not_stand_among_those_of_another(room: Room) -> None:
    other = a_document(room.session, room.marta, "regulation")
    give_role(room.session, as_actor(room.marta), other, room.leyla, Role.MEMBER)
    on_my_words(room)
    assert told_of(room, other) == [Reason.ROLE]
    shown = {document.slug for document, _ in inbox(room.session, room.leyla, Wanted()).bundles}
    assert shown == {"charter", "regulation"}
    only = inbox(room.session, room.leyla, Wanted(document="regulation")).bundles
    assert [document.slug for document, _ in only] == ["regulation"]


def told_of(room: Room, document: Document) -> list[Reason]:
    found = news_for(room.session, room.leyla, document, 0)
    return [one.hint.reason for one in found]


def test_what_is_marked_read_is_read_up_to_that_step_and_unread_again_when_taken_back(
    room: Room,
) -> None:
    mark_read(room.session, as_actor(room.leyla), room.document, "", steps(room))
    assert unread(room, room.leyla) == 0
    thread = begin(room, room.marta)
    begin(room, room.marta, number=1)
    assert unread(room, room.leyla) == 2
    subject = f"t-{thread.id}"
    actor = as_actor(room.leyla)
    mark = mark_read(room.session, actor, room.document, subject, steps(room))
    assert unread(room, room.leyla) == 1
    reply(room.session, as_actor(room.marta), thread, "Bir də.")
    reply(room.session, as_actor(room.leyla), thread, "Hə.")
    reply(room.session, as_actor(room.marta), thread, "Yaxşı.")
    assert unread(room, room.leyla) == 2
    assert take_back(room.session, as_actor(room.marta), [mark.row]) == 0  # hers alone
    assert take_back(room.session, actor, [mark.row]) == 1


def test_a_mark_on_a_step_to_come_reads_nothing_that_is_done_later(room: Room) -> None:
    mark_read(room.session, as_actor(room.leyla), room.document, "", 10**6)
    begin(room, room.marta)
    assert unread(room, room.leyla) == 1


def test_words_are_told_as_their_author_has_them_now(room: Room) -> None:
    before, thread = steps(room), begin(room, room.marta, "Səhv.")
    said = room.session.scalars(select(Thread.since).where(Thread.id == thread.id)).one()
    later = Actor(room.marta.id, NOON + timedelta(minutes=1))
    revise_comment(room.session, later, thread, said, "Düzgün.")
    [item] = told(room, room.leyla, before)
    assert item.words == "Düzgün."
