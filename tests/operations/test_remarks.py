"""Are words that wait kept for whoever wrote them, and published as they were read?"""

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.models import Clause, Comment, Document, Person, Proposal, Remark, Step, Thread
from app.operations.clauses import Typed, save_wording, standing_wording
from app.operations.discussing import LONGEST_COMMENT
from app.operations.errors import DoneAlready, LeaveEnded, NothingSaid, NotThere, TooLong
from app.operations.membership import give_role
from app.operations.recording import Actor
from app.operations.remarks import (
    Written,
    change_remark,
    drop_remark,
    keep_remark,
    publish_remark,
)
from app.operations.structure import strike_clause
from app.queries.snapshots import snapshot
from app.queries.threads import talks
from app.statute.anchoring import Held
from app.statute.roles import Action, Role
from app.statute.snapshot import word
from tests.makers import NOON, a_colleague, a_document, a_person, an_article, as_actor

TEXT = "Ümumi yığıncaq ildə bir dəfə çağırılır."


class Room:
    """A charter of one article, its coordinator and a reviewer."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.leyla: Person = a_person(session)
        self.document: Document = a_document(session, self.leyla)
        self.marta: Person = a_colleague(session, self.document, Role.REVIEWER, "Marta")
        self.nigar: Person = a_colleague(session, self.document, Role.MEMBER, "Nigar")
        article = an_article(session, self.document, self.leyla, TEXT)
        self.clause = session.get_one(Clause, article)

    def keep(self, body: str = "Nə üçün?", **said: object) -> Remark:
        """Marta writes something of the article."""
        what = Written(body, **said)  # type: ignore[arg-type]  # named by the test
        return keep_remark(self.session, as_actor(self.marta), self.document, self.clause, what)

    def proposed(self, text: str) -> Remark:
        """Marta writes another text for the article."""
        base = standing_wording(self.session, self.clause.id, "az").digest
        return self.keep("Belə aydındır.", kind="suggestion", base=base, text=text)

    def save(self, text: str) -> None:
        """The coordinator gives the article another text."""
        base = standing_wording(self.session, self.clause.id, "az").digest
        typed = Typed("az", "", text, base)
        save_wording(self.session, as_actor(self.leyla), self.clause, [typed], reason="Düzəliş")

    def publish(self, remark: Remark) -> Thread:
        """Marta says it aloud."""
        by = Actor(self.marta.id, NOON, Action.COMMENT)
        return publish_remark(self.session, by, remark)

    def bodies(self, thread: Thread) -> list[str]:
        """What is said in a thread."""
        said = select(Comment.body).where(Comment.thread_id == thread.id).order_by(Comment.row)
        return list(self.session.scalars(said))

    def held(self, thread: Thread) -> Held | None:
        """How the quoted words stand today."""
        now = snapshot(self.session, self.document)
        found = talks(self.session, self.document, now)
        [talk] = [one for some in found.values() for one in some if one.thread.id == thread.id]
        return talk.position.state if talk.position else None


@pytest.fixture
def room(session: Session) -> Room:
    return Room(session)


def _count(session: Session, table: type) -> int:
    return session.scalar(select(func.count()).select_from(table)) or 0


def test_what_waits_is_told_by_no_step(room: Room) -> None:
    before = _count(room.session, Step)
    remark = room.keep(quote="bir dəfə")
    change_remark(room.session, as_actor(room.marta), remark, Written("Başqa söz"))
    drop_remark(room.session, as_actor(room.marta), remark)
    assert _count(room.session, Step) == before
    assert _count(room.session, Remark) == 0


def test_a_remark_is_changed_and_dropped_by_nobody_else(room: Room) -> None:
    remark = room.keep()
    with pytest.raises(NotThere):
        change_remark(room.session, as_actor(room.leyla), remark, Written("Mənim sözüm"))
    with pytest.raises(NotThere):
        drop_remark(room.session, as_actor(room.leyla), remark)
    assert remark.body == "Nə üçün?"


@pytest.mark.parametrize(
    ("written", "refusal"),
    [
        (Written("  "), NothingSaid),
        (Written("a" * (LONGEST_COMMENT + 1)), TooLong),
        (Written("Nə?", quote="belə söz yoxdur"), NotThere),
        (Written("Nə?", kind="şikayət"), NotThere),
        (Written("Nə?", language="fr"), NotThere),
        (Written("Nə?", kind="suggestion", base="0" * 64, text="Başqa"), NotThere),
        (Written("Nə?", kind="suggestion", language="fr", text="Başqa"), NotThere),
        (
            Written("Nə?", kind="suggestion", base=word("az", "", TEXT).digest, text=TEXT),
            NothingSaid,
        ),
    ],
)
def test_what_cannot_be_published_is_not_kept(
    room: Room, written: Written, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        keep_remark(room.session, as_actor(room.marta), room.document, room.clause, written)
    assert _count(room.session, Remark) == 0


def test_nobody_suggests_words_for_no_clause(room: Room) -> None:
    written = Written("Nə?", kind="suggestion", text="Başqa")
    with pytest.raises(NotThere):
        keep_remark(room.session, as_actor(room.marta), room.document, None, written)


def test_a_published_remark_is_a_thread_of_its_author_and_waits_no_longer(room: Room) -> None:
    remark = room.keep(quote="bir dəfə", kind="objection", blocking=True)
    thread = room.publish(remark)
    assert (thread.author_id, thread.kind, thread.blocking) == (room.marta.id, "objection", True)
    assert (thread.quote, room.bodies(thread)) == ("bir dəfə", ["Nə üçün?"])
    assert room.held(thread) is Held.ATTACHED
    assert _count(room.session, Remark) == 0


def test_a_remark_on_the_whole_document_is_published_there(room: Room) -> None:
    by = as_actor(room.marta)
    remark = keep_remark(room.session, by, room.document, None, Written("Yaxşıdır."))
    thread = room.publish(remark)
    assert (thread.clause_id, thread.record_id) == (None, room.document.id)


def test_publishing_twice_gives_one_thread(room: Room) -> None:
    remark = room.keep()
    room.publish(remark)
    with pytest.raises(DoneAlready):
        room.publish(remark)
    assert _count(room.session, Thread) == 1


def test_words_that_have_left_the_clause_stay_quoted_from_where_they_were_read(room: Room) -> None:
    remark = room.keep(quote="bir dəfə")
    room.save("Ümumi yığıncaq hər altı ayda çağırılır.")
    thread = room.publish(remark)
    assert thread.quote == "bir dəfə"
    assert thread.digest == word("az", "", TEXT).digest
    assert room.held(thread) in (Held.CHANGED, Held.DETACHED)


def test_a_changed_remark_keeps_words_that_have_left_the_clause(room: Room) -> None:
    remark = room.keep(quote="bir dəfə")
    room.save("Ümumi yığıncaq hər altı ayda çağırılır.")
    by = as_actor(room.marta)
    change_remark(room.session, by, remark, Written("Daha aydın.", quote="bir dəfə"))
    assert remark.digest == word("az", "", TEXT).digest
    change_remark(room.session, by, remark, Written("Daha aydın.", quote="altı ayda"))
    assert remark.digest != word("az", "", TEXT).digest


def test_a_published_suggestion_proposes_what_was_written(room: Room) -> None:
    remark = room.proposed("Ümumi yığıncaq ildə iki dəfə çağırılır.")
    room.save("Ümumi yığıncaq mütləq ildə bir dəfə çağırılır.")
    thread = room.publish(remark)
    proposal = room.session.scalars(select(Proposal)).one()
    assert proposal.thread_id == thread.id
    assert proposal.text == "Ümumi yığıncaq ildə iki dəfə çağırılır."
    assert proposal.base == word("az", "", TEXT).digest


def test_a_suggestion_becomes_a_comment_where_the_clause_says_so_already(room: Room) -> None:
    remark = room.proposed("Ümumi yığıncaq ildə iki dəfə çağırılır.")
    room.save("Ümumi yığıncaq ildə iki dəfə çağırılır.")
    thread = room.publish(remark)
    assert thread.kind == "comment"
    assert room.bodies(thread) == [
        "Belə aydındır.",
        "> Ümumi yığıncaq ildə iki dəfə çağırılır.",
    ]


def test_a_suggestion_to_a_struck_clause_loses_no_word_however_long(room: Room) -> None:
    remark = room.proposed("Söz. " * 9000)
    since = snapshot(room.session, room.document).by_id[room.clause.id].since
    strike_clause(
        room.session,
        as_actor(room.leyla),
        room.document,
        room.clause.id,
        seen=since,
        reason="Artıqdır",
    )
    said = room.bodies(room.publish(remark))
    assert " ".join(one.removeprefix("> ") for one in said[1:]).split() == ["Söz."] * 9000


def test_a_quote_read_with_a_label_that_is_another_now_is_told_in_words(room: Room) -> None:
    target = room.clause.id
    pointing = an_article(
        room.session, room.document, room.leyla, f"Bax: [[#{target}]].", after=target
    )
    now = snapshot(room.session, room.document).by_id[pointing].wording("az").text
    remark = keep_remark(
        room.session,
        as_actor(room.marta),
        room.document,
        room.session.get_one(Clause, pointing),
        Written("Hansı?", quote="Bax"),
    )
    remark.quote = "Bax: 77"
    thread = room.publish(remark)
    assert now.startswith("Bax")
    assert thread.quote == ""
    assert room.bodies(thread) == ["Hansı?", "> Bax: 77"]


def test_a_refused_remark_is_neither_changed_nor_published(room: Room) -> None:
    remark = room.keep()
    remark.refused_at, remark.refused_by = NOON, room.leyla.id
    room.session.flush()
    with pytest.raises(DoneAlready):
        room.publish(remark)
    with pytest.raises(DoneAlready):
        change_remark(room.session, as_actor(room.marta), remark, Written("Yenə"))


def test_whoever_may_no_longer_comment_publishes_nothing(room: Room) -> None:
    remark = room.keep()
    give_role(room.session, as_actor(room.leyla), room.document, room.marta, Role.OBSERVER)
    with pytest.raises(LeaveEnded):
        room.publish(remark)


def test_words_of_somebody_without_a_role_are_let_in_by_another(room: Room) -> None:
    remark = room.keep()
    give_role(room.session, as_actor(room.leyla), room.document, room.marta, None)
    by = Actor(room.leyla.id, NOON, Action.COORDINATE)
    thread = publish_remark(room.session, by, remark)
    assert thread.author_id == room.marta.id
