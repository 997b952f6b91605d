"""Reply in a conversation, resolve it and open it again."""

from contextlib import AbstractContextManager

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Comment, Thread, Turn
from app.operations.discussing.words import check_length, checked_words
from app.operations.errors import DoneAlready, NotThere
from app.operations.recording import Actor, Entry, hold, step
from app.statute.snapshot import canonical

OUTCOMES = ("noted", "accepted", "partly", "rejected")
"""How a thread may be resolved."""


def reply(session: Session, actor: Actor, thread: Thread, body: str) -> None:
    """Add a comment to a thread. Raises NothingSaid, TooLong."""
    words = checked_words(body)
    with step_on(session, actor, thread, "reply") as entry:
        entry.add(Comment(thread_id=thread.id, author_id=actor.person_id, body=words))


def resolve(
    session: Session, actor: Actor, thread: Thread, *, outcome: str = "noted", reason: str = ""
) -> None:
    """Close a thread with one of OUTCOMES. Raises DoneAlready, NotThere, TooLong."""
    if outcome not in OUTCOMES:
        raise NotThere
    words = canonical(reason)
    check_length(words)
    hold(session, thread.record_id)
    if is_resolved(session, thread):
        raise DoneAlready
    with step_on(session, actor, thread, "resolve_thread") as entry:
        entry.add(Turn(thread_id=thread.id, resolved=True, outcome=outcome, reason=words))


def reopen(session: Session, actor: Actor, thread: Thread) -> None:
    """Open a resolved thread again. Raises DoneAlready."""
    hold(session, thread.record_id)
    if not is_resolved(session, thread):
        raise DoneAlready
    with step_on(session, actor, thread, "reopen_thread") as entry:
        entry.add(Turn(thread_id=thread.id, resolved=False, outcome="", reason=""))


def is_resolved(session: Session, thread: Thread) -> bool:
    """Whether the thread is closed."""
    turns = select(Turn.resolved).where(Turn.thread_id == thread.id).order_by(Turn.row.desc())
    return bool(session.scalars(turns.limit(1)).first())


def step_on(
    session: Session, actor: Actor, thread: Thread, deed: str
) -> AbstractContextManager[Entry]:
    """A step on a thread and its clause."""
    return step(
        session, thread.record_id, actor, deed, clause_id=thread.clause_id, thread=thread.id
    )
