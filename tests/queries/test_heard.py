"""Is what was said kept until a step is done, and read anew then?"""

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from app.models import Clause, Document
from app.operations.discussing import (
    Said,
    begin_thread,
    reply,
    revise_comment,
    withdraw_comment,
)
from app.queries.heard import Heard
from app.queries.snapshots import snapshot
from app.queries.threads import HEARD, talks
from tests.makers import as_actor
from tests.operations.suggesting import Room, a_room


@pytest.fixture
def room(session: Session) -> Room:
    HEARD.clear()
    return a_room(session)


def _said(room: Room, step: int | None = None) -> list[str]:
    now = snapshot(room.session, room.document, step)
    found = talks(room.session, room.document, now).get(room.articles[0], ())
    return [one.body for talk in found for one in talk.comments]


def _begin(room: Room, body: str) -> None:
    clause = room.session.get_one(Clause, room.articles[0])
    begin_thread(room.session, as_actor(room.marta), room.document, clause, Said(body))


def test_what_was_heard_is_not_asked_again(room: Room) -> None:
    _begin(room, "Niyə?")
    room.suggest()
    assert _said(room) == ["Niyə?", "Aydın olar."]
    asked: list[str] = []
    bind = room.session.get_bind()

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        asked.append(statement)

    event.listen(bind, "before_cursor_execute", note)
    now = snapshot(room.session, room.document)
    asked.clear()
    talks(room.session, room.document, now)
    event.remove(bind, "before_cursor_execute", note)
    assert [one for one in asked if "FROM record" not in one] == []


def test_whatever_is_said_is_heard_at_once(room: Room) -> None:
    thread = room.suggest()
    assert _said(room) == ["Aydın olar."]
    step = reply(room.session, as_actor(room.leyla), thread, "Razıyam.")
    assert _said(room) == ["Aydın olar.", "Razıyam."]
    revise_comment(room.session, as_actor(room.leyla), thread, step, "Razı deyiləm.")
    assert _said(room) == ["Aydın olar.", "Razı deyiləm."]


def test_what_is_heard_outlives_the_session_it_was_read_in(room: Room) -> None:
    room.suggest()
    _said(room)
    document, marta = room.document.id, room.marta.id
    room.session.commit()
    room.session.expunge_all()
    again = room.session.get_one(Document, document)
    [talk] = talks(room.session, again, snapshot(room.session, again))[room.articles[0]]
    assert talk.thread not in room.session
    assert (talk.thread.kind, talk.thread.author_id) == ("suggestion", marta)


def test_words_taken_back_later_are_taken_back_in_every_past(room: Room) -> None:
    thread = room.suggest()
    step = reply(room.session, as_actor(room.leyla), thread, "Tələsdim.")
    assert _said(room) == ["Aydın olar.", "Tələsdim."]
    withdraw_comment(room.session, as_actor(room.leyla), thread, step)
    assert _said(room, step) == ["Aydın olar.", ""]


def test_whoever_asks_may_change_the_lists() -> None:
    heard: Heard[str] = Heard()
    heard.put(("a", "1"), {None: ["x"]})
    found = heard.find(("a", "1"))
    assert found is not None
    found[None].clear()
    assert heard.find(("a", "1")) == {None: ["x"]}


def test_what_was_not_asked_for_longest_makes_room() -> None:
    heard: Heard[str] = Heard(room=2)
    for name in "ab":
        heard.put((name, ""), {None: [name]})
    assert heard.find(("a", ""))
    heard.put(("c", ""), {None: ["c"]})
    heard.put(("c", ""), {None: ["another"]})
    assert [heard.find((name, "")) for name in "abc"] == [{None: ["a"]}, None, {None: ["c"]}]
