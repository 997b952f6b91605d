"""Is whatever somebody said kept, where they said it, until it is settled by somebody?"""

from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Clause, Document, Person, Thread, WordingRow
from app.operations import discussing
from app.operations.clauses import Typed, save_wording, standing_wording
from app.operations.discussing import Said, begin_thread, reply, resolve, suggest
from app.operations.errors import (
    ClauseIsStruck,
    DoneAlready,
    NothingSaid,
    NotThere,
    ReasonNeeded,
    StaleWording,
    TooLong,
)
from app.operations.recording import Actor
from app.operations.structure import strike_clause
from app.queries.agreement import agreement
from app.queries.snapshots import snapshot
from app.queries.threads import Talk, talks
from app.statute.anchoring import Held
from app.statute.roles import Role
from app.statute.workflow import State
from tests.makers import a_colleague, a_document, a_person, an_article, as_actor

TEXT = "Ümumi yığıncaq ildə bir dəfə çağırılır."


class Room:
    """A charter of one article, its coordinator and a reviewer."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.leyla: Person = a_person(session)
        self.document: Document = a_document(session, self.leyla)
        self.marta: Person = a_colleague(session, self.document, Role.REVIEWER, "Marta")
        article = an_article(session, self.document, self.leyla, TEXT)
        self.clause = session.get_one(Clause, article)

    def begin(self, body: str = "Nə üçün?", **said: object) -> Thread:
        """Marta says something of the article."""
        what = Said(body, **said)  # type: ignore[arg-type]  # named by the test
        return begin_thread(self.session, as_actor(self.marta), self.document, self.clause, what)

    def typed(self, text: str) -> Typed:
        """Another text for the article, written against what stands."""
        base = standing_wording(self.session, self.clause.id, "az")
        return Typed("az", "", text, base.digest)

    def suggest(self, text: str, body: str = "Belə aydındır.") -> Thread:
        """Marta proposes another text."""
        return suggest(self.session, as_actor(self.marta), self.clause, self.typed(text), body=body)

    def save(self, text: str) -> None:
        """Leyla rewords the article."""
        save_wording(self.session, as_actor(self.leyla), self.clause, [self.typed(text)])

    def talk(self, thread: Thread) -> Talk:
        """The conversation as it stands."""
        found = talks(self.session, self.document, snapshot(self.session, self.document))
        return next(talk for some in found.values() for talk in some if talk.thread.id == thread.id)

    @property
    def text(self) -> str:
        """What the article says."""
        return standing_wording(self.session, self.clause.id, "az").text


@pytest.fixture
def room(session: Session) -> Room:
    return Room(session)


def test_a_conversation_keeps_every_word_in_order(room: Room) -> None:
    thread = room.begin("Birinci")
    reply(room.session, as_actor(room.leyla), thread, "İkinci")
    reply(room.session, as_actor(room.marta), thread, "Üçüncü")
    assert [said.body for said in room.talk(thread).comments] == ["Birinci", "İkinci", "Üçüncü"]


def test_quoted_words_are_followed_through_an_edit(room: Room) -> None:
    thread = room.begin(quote="bir dəfə")
    room.save("Konfransın " + TEXT)
    talk = room.talk(thread)
    assert talk.position is not None
    assert talk.position.state is Held.ATTACHED
    assert room.text[talk.position.start : talk.position.end] == "bir dəfə"


def test_words_that_do_not_stand_cannot_be_quoted(room: Room) -> None:
    with pytest.raises(NotThere):
        room.begin(quote="iki dəfə")


@pytest.mark.parametrize("said", [{"kind": "joke"}, {"kind": "x" * 30}, {"language": "de-AT-1996"}])
def test_a_kind_or_language_that_is_none_is_refused(room: Room, said: dict[str, str]) -> None:
    with pytest.raises(NotThere):
        room.begin(**said)


def test_an_empty_comment_is_no_comment(room: Room) -> None:
    with pytest.raises(NothingSaid):
        room.begin(" \n ")
    with pytest.raises(TooLong):
        room.begin("a" * 20_001)


def test_a_blocking_objection_holds_agreement_back_until_resolved(room: Room) -> None:
    thread = room.begin(kind="objection", blocking=True)
    assert agreement(room.session, room.document).state(room.clause.id) is State.CONTESTED
    resolve(room.session, as_actor(room.leyla), thread, outcome="noted")
    assert agreement(room.session, room.document).state(room.clause.id) is State.DRAFT
    discussing.reopen(room.session, as_actor(room.leyla), thread)
    assert agreement(room.session, room.document).state(room.clause.id) is State.CONTESTED


def test_what_is_resolved_is_not_resolved_again(room: Room) -> None:
    thread = room.begin()
    resolve(room.session, as_actor(room.leyla), thread, outcome="rejected", reason="Lazım deyil.")
    with pytest.raises(DoneAlready):
        resolve(room.session, as_actor(room.leyla), thread)
    turn = room.talk(thread).turn
    assert turn is not None
    assert (turn.outcome, turn.reason) == ("rejected", "Lazım deyil.")


def test_what_is_open_is_not_opened_again(room: Room) -> None:
    with pytest.raises(DoneAlready):
        discussing.reopen(room.session, as_actor(room.leyla), room.begin())


def test_an_outcome_is_one_of_four(room: Room) -> None:
    with pytest.raises(NotThere):
        resolve(room.session, as_actor(room.leyla), room.begin(), outcome="postponed for ever")


def test_an_accepted_suggestion_stays_its_authors_words(room: Room) -> None:
    thread = room.suggest(TEXT.replace("bir", "iki"))
    discussing.accept_suggestion(room.session, as_actor(room.leyla), thread)
    row = room.session.scalars(select(WordingRow).order_by(WordingRow.row.desc())).first()
    assert row is not None
    assert (row.text, row.author_id) == (TEXT.replace("bir", "iki"), room.marta.id)
    assert room.talk(thread).resolved


def test_a_suggestion_is_merged_with_what_was_saved_since(room: Room) -> None:
    thread = room.suggest(TEXT.replace("bir", "iki"))
    room.save(TEXT.replace("çağırılır", "keçirilir"))
    discussing.accept_suggestion(room.session, as_actor(room.leyla), thread)
    assert room.text == "Ümumi yığıncaq ildə iki dəfə keçirilir."


def test_a_suggestion_for_words_changed_since_is_refused_and_stays_open(room: Room) -> None:
    thread = room.suggest(TEXT.replace("bir", "iki"))
    room.save(TEXT.replace("bir", "üç"))
    with pytest.raises(StaleWording):
        discussing.accept_suggestion(room.session, as_actor(room.leyla), thread)
    assert not room.talk(thread).resolved


def test_a_suggestion_is_settled_once(room: Room) -> None:
    thread = room.suggest(TEXT.replace("bir", "iki"))
    discussing.reject_suggestion(room.session, as_actor(room.leyla), thread, "Nisab yoxdur.")
    with pytest.raises(DoneAlready):
        discussing.accept_suggestion(room.session, as_actor(room.leyla), thread)
    assert room.text == TEXT


def test_a_suggestion_is_rejected_with_a_reason(room: Room) -> None:
    thread = room.suggest(TEXT.replace("bir", "iki"))
    with pytest.raises(ReasonNeeded):
        discussing.reject_suggestion(room.session, as_actor(room.leyla), thread, " ")


def test_a_suggestion_may_be_settled_with_third_words(room: Room) -> None:
    thread = room.suggest(TEXT.replace("bir", "iki"))
    room.save(TEXT.replace("bir", "üç"))
    both = room.typed(TEXT.replace("bir", "iki və ya üç"))
    discussing.settle_suggestion(
        room.session, as_actor(room.leyla), thread, [both], reason="Hər ikisi."
    )
    assert room.text == TEXT.replace("bir", "iki və ya üç")
    assert room.talk(thread).resolved


def test_a_conversation_that_proposes_nothing_cannot_be_accepted(room: Room) -> None:
    with pytest.raises(NotThere):
        discussing.accept_suggestion(room.session, as_actor(room.leyla), room.begin())


def test_a_suggestion_that_changes_nothing_is_none(room: Room) -> None:
    with pytest.raises(NothingSaid):
        room.suggest(TEXT)


def test_a_suggestion_starts_from_words_the_clause_once_had(room: Room) -> None:
    invented = Typed("az", "", "Başqa mətn.", "f" * 70)
    with pytest.raises(NotThere):
        suggest(room.session, as_actor(room.marta), room.clause, invented, body="Bax.")


def test_a_suggestion_has_the_limit_of_a_clause(room: Room) -> None:
    with pytest.raises(TooLong):
        room.suggest("a" * 100_001)


def test_nothing_is_suggested_for_a_struck_clause(room: Room) -> None:
    seen = snapshot(room.session, room.document).by_id[room.clause.id].since
    strike_clause(
        room.session,
        as_actor(room.leyla),
        room.document,
        room.clause.id,
        seen=seen,
        reason="Artıqdır.",
    )
    with pytest.raises(ClauseIsStruck):
        room.suggest("Başqa mətn.")


DEEDS = st.lists(
    st.tuples(
        st.sampled_from(["begin", "suggest", "reply", "resolve", "reopen", "accept", "save"]),
        st.integers(0, 5),
        st.text("abc ", min_size=1, max_size=12),
    ),
    max_size=12,
)


@settings(max_examples=40, deadline=None, suppress_health_check=[*HealthCheck])
@given(deeds=DEEDS)
@pytest.mark.parametrize("database_kind", ["sqlite"])
def test_whatever_happens_no_conversation_disappears(
    session: Session, deeds: list[tuple[str, int, str]]
) -> None:
    session.rollback()
    room, begun = Room(session), dict[str, list[str]]()
    for deed, which, text in deeds:
        with suppress(NothingSaid, DoneAlready, NotThere, StaleWording):
            _do(room, begun, deed, which, text)
    found = talks(session, room.document, snapshot(session, room.document))
    kept = {
        talk.thread.id: [said.body for said in talk.comments]
        for some in found.values()
        for talk in some
    }
    assert kept == begun


def _do(room: Room, begun: dict[str, list[str]], deed: str, which: int, text: str) -> None:
    if deed == "save":
        room.save(text)
        return
    if deed in ("begin", "suggest"):
        quote = room.text.split(" ")[0] if which % 2 else ""
        thread = room.begin(text, quote=quote) if deed == "begin" else room.suggest(text, text)
        begun[thread.id] = [text.strip()]
        return
    if which >= len(begun):
        return
    thread = room.session.get_one(Thread, list(begun)[which])
    if deed == "reply":
        reply(room.session, as_actor(room.leyla), thread, text)
        begun[thread.id].append(text.strip())
        return
    deeds: dict[str, Callable[[Session, Actor, Thread], object]] = {
        "resolve": discussing.resolve,
        "reopen": discussing.reopen,
        "accept": discussing.accept_suggestion,
    }
    deeds[deed](room.session, as_actor(room.leyla), thread)
