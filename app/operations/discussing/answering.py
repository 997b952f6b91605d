"""Reply in a conversation, resolve it and open it again."""

from contextlib import AbstractContextManager

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Comment, Holding, Thread, Turn
from app.operations.discussing.errors import HeldByOthers, NotYours
from app.operations.discussing.once import FORM, sent_before
from app.operations.discussing.words import call_on, check_length, heard_words, with_references
from app.operations.errors import DoneAlready, NotThere, ReasonNeeded
from app.operations.recording import Actor, Entry, hold, step
from app.queries.people import role_held
from app.statute.roles import Action, allowed
from app.statute.snapshot import canonical

OUTCOMES = ("noted", "accepted", "partly", "rejected")
"""How a thread may be resolved."""


WITHDRAWN = "withdrawn"
"""The outcome of a thread that whoever began it took back."""


def reply(session: Session, actor: Actor, thread: Thread, body: str, *, form: str = "") -> int:
    """Add a comment to a thread: the step it is said by. Raises NothingSaid, TooLong.

    The same words sent again with the same `form` are not said twice.
    """
    hold(session, thread.record_id)
    words = heard_words(session, thread.record_id, actor, body)
    if sent := sent_before(session, thread.record_id, actor, form, words.text):
        return sent.number
    with step_on(session, actor, thread, "reply") as entry:
        if form:
            entry.facts[FORM] = form
        entry.add(Comment(thread_id=thread.id, author_id=actor.person_id, body=words.text))
        said = entry.number
        call_on(entry, thread, said, words.called)
    return said


def resolve(
    session: Session, actor: Actor, thread: Thread, *, outcome: str = "noted", reason: str = ""
) -> None:
    """Close a thread with one of OUTCOMES; one is rejected with a reason.

    Raises DoneAlready, NotThere, ReasonNeeded, TooLong, and HeldByOthers where it holds agreement
    back and neither its author nor the coordinator resolves it.
    """
    if outcome not in OUTCOMES:
        raise NotThere
    words = canonical(reason)
    check_length(words)
    if outcome == "rejected" and not words:
        raise ReasonNeeded
    hold(session, thread.record_id)
    if is_resolved(session, thread):
        raise DoneAlready
    if holds_agreement(session, thread) and not may_lift(session, actor, thread):
        raise HeldByOthers
    with step_on(session, actor, thread, "resolve_thread") as entry:
        why = with_references(session, thread.record_id, actor, words)
        entry.add(Turn(thread_id=thread.id, resolved=True, outcome=outcome, reason=why))


def reopen(session: Session, actor: Actor, thread: Thread) -> None:
    """Open a resolved thread again.

    Raises DoneAlready, and NotYours where its author withdrew it.
    """
    hold(session, thread.record_id)
    if not is_resolved(session, thread):
        raise DoneAlready
    if outcome_of(session, thread) == WITHDRAWN and thread.author_id != actor.person_id:
        raise NotYours
    with step_on(session, actor, thread, "reopen_thread") as entry:
        entry.add(Turn(thread_id=thread.id, resolved=False, outcome="", reason=""))


def is_resolved(session: Session, thread: Thread) -> bool:
    """Whether the thread is closed."""
    return bool(outcome_of(session, thread))


def outcome_of(session: Session, thread: Thread) -> str:
    """With which outcome the thread is closed; "" where it is open."""
    turns = select(Turn).where(Turn.thread_id == thread.id).order_by(Turn.row.desc())
    newest = session.scalars(turns.limit(1)).first()
    return newest.outcome if newest else ""


def holds_agreement(session: Session, thread: Thread) -> bool:
    """Whether the thread holds agreement back while it is open, as it stands."""
    said = select(Holding.blocking).where(Holding.thread_id == thread.id)
    newest = session.scalars(said.order_by(Holding.row.desc()).limit(1)).first()
    return thread.blocking if newest is None else newest


def may_lift(session: Session, actor: Actor, thread: Thread) -> bool:
    """Whether somebody began the thread, or is the coordinator."""
    return thread.author_id == actor.person_id or has_leave(
        session, actor, thread, Action.COORDINATE
    )


def has_leave(session: Session, actor: Actor, thread: Thread, action: Action) -> bool:
    """Whether somebody's role on the document allows an action."""
    return allowed(action, role_held(session, actor.person_id or "", thread.record_id))


def step_on(
    session: Session, actor: Actor, thread: Thread, deed: str
) -> AbstractContextManager[Entry]:
    """A step on a thread and its clause."""
    return step(
        session, thread.record_id, actor, deed, clause_id=thread.clause_id, thread=thread.id
    )
