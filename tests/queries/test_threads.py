"""Where conversations and their quoted words stand."""

from sqlalchemy.orm import Session

from app.models import Clause, Document, Person
from app.operations.clauses import Typed, save_wording
from app.operations.discussing import Said, begin_thread, reopen, reply, resolve
from app.queries.snapshots import snapshot
from app.queries.threads import Talk, talks, talks_on
from app.statute.anchoring import Held
from tests.makers import a_document, a_person, an_article, as_actor

TEXT = "Sədr iki il müddətinə seçilir."


def _quoted(session: Session, quote: str = "iki il") -> tuple[Document, Clause, Person]:
    founder = a_person(session)
    document = a_document(session, founder)
    clause = session.get_one(Clause, an_article(session, document, founder, TEXT))
    begin_thread(session, as_actor(founder), document, clause, Said("Niyə?", quote=quote))
    return document, clause, founder


def _reword(session: Session, clause: Clause, founder: Person, text: str) -> None:
    document = session.get_one(Document, clause.record_id)
    standing = snapshot(session, document).by_id[clause.id].wording("az")
    typed = [Typed("az", "", text, standing.digest)]
    save_wording(session, as_actor(founder), clause, typed)


def _only(session: Session, document: Document, clause: Clause) -> Talk:
    (talk,) = talks(session, document, snapshot(session, document))[clause.id]
    return talk


def test_quoted_words_stand_where_they_were_quoted(session: Session) -> None:
    document, clause, _ = _quoted(session)
    position = _only(session, document, clause).position
    assert position is not None
    assert (position.state, TEXT[position.start : position.end]) == (Held.ATTACHED, "iki il")


def test_quoted_words_are_followed_through_an_edit(session: Session) -> None:
    document, clause, founder = _quoted(session)
    after = "Konfransın sədri yalnız iki il müddətinə seçilir."
    _reword(session, clause, founder, after)
    position = _only(session, document, clause).position
    assert position is not None
    assert after[position.start : position.end] == "iki il"


def test_a_thread_whose_words_are_gone_is_detached_and_still_found(session: Session) -> None:
    document, clause, founder = _quoted(session)
    _reword(session, clause, founder, "Səlahiyyət müddəti ayrıca qərarla müəyyən edilir.")
    position = _only(session, document, clause).position
    assert position is not None
    assert position.state is Held.DETACHED


def test_a_thread_is_closed_by_its_newest_turn(session: Session) -> None:
    document, clause, founder = _quoted(session)
    thread = _only(session, document, clause).thread
    resolve(session, as_actor(founder), thread)
    assert _only(session, document, clause).resolved
    reopen(session, as_actor(founder), thread)
    assert not _only(session, document, clause).resolved


def test_replies_stand_in_the_order_they_were_made(session: Session) -> None:
    document, clause, founder = _quoted(session)
    reply(session, as_actor(founder), _only(session, document, clause).thread, "Çünki belədir.")
    said = [comment.body for comment in _only(session, document, clause).comments]
    assert said == ["Niyə?", "Çünki belədir."]


def test_a_thread_on_the_document_stands_under_none(session: Session) -> None:
    document, clause, founder = _quoted(session)
    begin_thread(session, as_actor(founder), document, None, Said("Ümumi qeyd"))
    found = talks(session, document, snapshot(session, document))
    assert [len(found[place]) for place in (None, clause.id)] == [1, 1]
    assert found[None][0].position is None


def test_conversations_of_one_clause_leave_out_the_others(session: Session) -> None:
    document, clause, founder = _quoted(session)
    other = session.get_one(Clause, an_article(session, document, founder, TEXT, after=clause.id))
    begin_thread(session, as_actor(founder), document, other, Said("Başqa"))
    now = snapshot(session, document)
    assert [len(talks_on(session, document, one.id, now)) for one in (clause, other)] == [1, 1]
    assert talks_on(session, document, "nowhere", now) == []
