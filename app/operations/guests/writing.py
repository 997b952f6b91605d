"""What guests do: say something of what they read, change it, take it back, and answer."""

from dataclasses import replace
from typing import TypeVar

from sqlalchemy.orm import Session

from app.models import Clause, Document, Guest, GuestAnswer, GuestLink, Remark, Thread, new_id
from app.operations.discussing import SUGGESTION, reply
from app.operations.discussing.revising import withdraw_thread
from app.operations.discussing.words import checked_words, with_references
from app.operations.errors import DoneAlready, NotThere
from app.operations.guests.coming import Sender, first_time, known, welcome
from app.operations.guests.errors import AllSaid, EndedLink, ReadOnly
from app.operations.recording import Actor, hold
from app.operations.remarks import (
    Written,
    change_remark,
    drop_remark,
    keep_remark,
    publish_remark,
)
from app.queries.guests import reach_of, remarks_made
from app.queries.snapshots import snapshot

Unadmitted = TypeVar("Unadmitted", Remark, GuestAnswer)
"""What a guest wrote and nobody let in yet."""


def say(session: Session, sender: Sender, clause_id: str | None, written: Written) -> None:
    """Keep what a guest says of a clause, or (None) of the text.

    Where the link is not moderated, it begins a conversation at once. What is sent twice is kept
    once. Raises EndedLink, ReadOnly, NameNeeded, InstitutionNeeded, AllSaid, what keep_remark
    raises, and NotThere where the link does not open the clause.
    """
    document = _still_open(session, sender)
    clause = _within_reach(session, sender.link, document, clause_id)
    guest = welcome(session, sender)
    if not first_time(session, guest, sender):
        return
    if remarks_made(session, guest) >= sender.link.most:
        raise AllSaid
    said = _allowed(sender.link, written)
    by = Actor(guest.person_id, sender.at)
    remark = keep_remark(session, by, document, clause, said, guest_link_id=sender.link.id)
    if not sender.link.moderated:
        publish_remark(session, by, remark)


def change(session: Session, sender: Sender, remark_id: str, written: Written) -> None:
    """Let a remark that waits say something else. Raises what `say` raises, DoneAlready."""
    _still_open(session, sender)
    guest, remark = _own(session, sender, Remark, remark_id)
    said = _allowed(sender.link, written)
    change_remark(session, Actor(guest.person_id, sender.at), remark, said)


def drop(session: Session, sender: Sender, remark_id: str) -> None:
    """Take back a remark that waits. Raises DoneAlready, NotThere."""
    hold(session, sender.link.record_id)
    guest, remark = _own(session, sender, Remark, remark_id)
    drop_remark(session, Actor(guest.person_id, sender.at), remark)


def answer(session: Session, sender: Sender, thread_id: str, body: str) -> None:
    """Answer in a conversation the guest began. Raises as `say` does, NothingSaid, TooLong."""
    _still_open(session, sender)
    if not sender.link.commenting:
        raise ReadOnly
    guest = known(session, sender)
    thread = session.get(Thread, thread_id)
    if thread is None or thread.author_id != guest.person_id:
        raise NotThere
    if not first_time(session, guest, sender):
        return
    if sender.link.moderated:
        _keep_answer(session, thread, sender, _words(session, guest, sender, body))
    else:
        reply(session, Actor(guest.person_id, sender.at), thread, body)


def change_answer(session: Session, sender: Sender, answer_id: str, body: str) -> None:
    """Let an answer that waits say something else. Raises as `answer` does, DoneAlready."""
    _still_open(session, sender)
    guest, waiting = _own(session, sender, GuestAnswer, answer_id)
    waiting.body, waiting.at = _words(session, guest, sender, body), sender.at


def drop_answer(session: Session, sender: Sender, answer_id: str) -> None:
    """Take back an answer that waits. Raises DoneAlready, NotThere."""
    hold(session, sender.link.record_id)
    _, waiting = _own(session, sender, GuestAnswer, answer_id)
    session.delete(waiting)


def take_back(session: Session, sender: Sender, thread_id: str) -> None:
    """Withdraw a conversation the guest began, with their words. Raises NotThere, DoneAlready."""
    hold(session, sender.link.record_id)
    guest, thread = known(session, sender), session.get(Thread, thread_id)
    if thread is None or thread.author_id != guest.person_id:
        raise NotThere
    withdraw_thread(session, Actor(guest.person_id, sender.at), thread, words=True)


def _words(session: Session, guest: Guest, sender: Sender, body: str) -> str:
    """An answer as it is stored. Raises NothingSaid, TooLong."""
    by = Actor(guest.person_id, sender.at)
    return with_references(session, sender.link.record_id, by, checked_words(body))


def _keep_answer(session: Session, thread: Thread, sender: Sender, words: str) -> None:
    session.add(
        GuestAnswer(
            id=new_id(),
            record_id=thread.record_id,
            person_id=thread.author_id,
            thread_id=thread.id,
            body=words,
            at=sender.at,
        )
    )


def _still_open(session: Session, sender: Sender) -> Document:
    """The document, held, with the link as it stands now. Raises EndedLink."""
    link = sender.link
    hold(session, link.record_id)
    session.refresh(link)
    if link.revoked_at or sender.at > link.expires_at:
        raise EndedLink
    return session.get_one(Document, link.record_id)


def _within_reach(
    session: Session, link: GuestLink, document: Document, clause_id: str | None
) -> Clause | None:
    if clause_id is None:
        return None
    if clause_id not in reach_of(session, link, snapshot(session, document)):
        raise NotThere
    return session.get_one(Clause, clause_id)


def _allowed(link: GuestLink, written: Written) -> Written:
    """What a guest may say: never what holds agreement back. Raises ReadOnly, NotThere."""
    if not link.commenting or (written.kind == SUGGESTION and not link.suggesting):
        raise ReadOnly
    if written.language not in link.languages:
        raise NotThere
    return replace(written, blocking=False)


def _own(
    session: Session, sender: Sender, table: type[Unadmitted], said_id: str
) -> tuple[Guest, Unadmitted]:
    """What the sender wrote and nobody let in yet. Raises DoneAlready, NotThere."""
    guest = known(session, sender)
    said = session.get(table, said_id, populate_existing=True)
    if said is None or said.refused_at:
        raise DoneAlready
    if said.person_id != guest.person_id:
        raise NotThere
    return guest, said
