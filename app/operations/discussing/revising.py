"""Say one's own words otherwise, or take them back; what they said before is kept."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Comment, CommentRevision, Mention, Thread, Turn
from app.operations.discussing.answering import WITHDRAWN, is_resolved, outcome_of, step_on
from app.operations.discussing.errors import NotYours, ThreadIsResolved
from app.operations.discussing.words import call_on, heard_words
from app.operations.errors import DoneAlready, NotThere
from app.operations.recording import Actor, Entry, hold


def revise_comment(session: Session, actor: Actor, thread: Thread, said: int, body: str) -> None:
    """Say the comment of step `said` otherwise; people it newly calls are called on.

    The same words again change nothing. Raises NotYours, ThreadIsResolved, NotThere, DoneAlready
    where it is withdrawn, NothingSaid, TooLong.
    """
    hold(session, thread.record_id)
    before = _own(session, actor, thread, said)
    if is_resolved(session, thread):
        raise ThreadIsResolved
    words = heard_words(session, thread.record_id, actor, body, before)
    if words.text == before:
        return
    known = select(Mention.person_id).where(Mention.thread_id == thread.id, Mention.said == said)
    called = words.called - set(session.scalars(known))
    with step_on(session, actor, thread, "revise_comment") as entry:
        entry.facts["said"] = said
        _revise(entry, thread, said, words.text)
        call_on(entry, thread, said, called)


def withdraw_comment(session: Session, actor: Actor, thread: Thread, said: int) -> None:
    """Take the comment of step `said` back: a line stays in its place, also where all is resolved.

    What opens a conversation is withdrawn with it: withdraw_thread. Raises NotYours, NotThere,
    DoneAlready.
    """
    hold(session, thread.record_id)
    _own(session, actor, thread, said)
    if said == thread.since:
        raise NotThere
    with step_on(session, actor, thread, "withdraw_comment") as entry:
        entry.facts["said"] = said
        _revise(entry, thread, said, None)


def withdraw_thread(session: Session, actor: Actor, thread: Thread, *, words: bool = False) -> None:
    """Close a conversation one began oneself, as withdrawn; `words`: one's own words in it go too.

    Raises NotYours, DoneAlready.
    """
    hold(session, thread.record_id)
    if thread.author_id != actor.person_id:
        raise NotYours
    left = _standing_of(session, actor, thread) if words else []
    closed = outcome_of(session, thread)
    if closed and not (closed == WITHDRAWN and left):
        raise DoneAlready
    with step_on(session, actor, thread, "withdraw_thread") as entry:
        entry.add(Turn(thread_id=thread.id, resolved=True, outcome=WITHDRAWN, reason=""))
        for said in left:
            _revise(entry, thread, said, None)


def resume_thread(session: Session, actor: Actor, thread: Thread) -> None:
    """Open again what one withdrew oneself. Raises NotYours, DoneAlready."""
    hold(session, thread.record_id)
    if thread.author_id != actor.person_id:
        raise NotYours
    if outcome_of(session, thread) != WITHDRAWN:
        raise DoneAlready
    with step_on(session, actor, thread, "reopen_thread") as entry:
        entry.add(Turn(thread_id=thread.id, resolved=False, outcome="", reason=""))


def _revise(entry: Entry, thread: Thread, said: int, body: str | None) -> None:
    entry.add(
        CommentRevision(
            thread_id=thread.id,
            said=said,
            author_id=entry.actor.person_id,
            body=body or "",
            withdrawn=body is None,
        )
    )


def _own(session: Session, actor: Actor, thread: Thread, said: int) -> str:
    """What somebody's own comment says now. Raises NotThere, NotYours, DoneAlready."""
    comment = session.scalars(
        select(Comment).where(Comment.thread_id == thread.id, Comment.since == said)
    ).first()
    if comment is None:
        raise NotThere
    if comment.author_id != actor.person_id:
        raise NotYours
    newest = _newest(session, thread, said)
    if newest and newest.withdrawn:
        raise DoneAlready
    return newest.body if newest else comment.body


def _newest(session: Session, thread: Thread, said: int) -> CommentRevision | None:
    query = select(CommentRevision).where(
        CommentRevision.thread_id == thread.id, CommentRevision.said == said
    )
    return session.scalars(query.order_by(CommentRevision.row.desc()).limit(1)).first()


def _standing_of(session: Session, actor: Actor, thread: Thread) -> list[int]:
    """The steps of somebody's own comments that are not withdrawn."""
    gone = select(CommentRevision.said).where(
        CommentRevision.thread_id == thread.id, CommentRevision.withdrawn
    )
    query = select(Comment.since).where(
        Comment.thread_id == thread.id,
        Comment.author_id == actor.person_id,
        Comment.since.not_in(gone),
    )
    return list(session.scalars(query.order_by(Comment.row)))
