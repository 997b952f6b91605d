"""Suggest another wording, accept it, reject it, or settle it with words made of both."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Clause, Comment, Document, Proposal, Thread, WordingRow
from app.operations.clauses import (
    Saved,
    Typed,
    check_length,
    save_wording,
    standing_placement,
    standing_wording,
)
from app.operations.discussing.answering import is_resolved, resolve, step_on
from app.operations.discussing.opening import Said, open_thread
from app.operations.errors import (
    ClauseIsStruck,
    DoneAlready,
    NothingSaid,
    NotThere,
    ReasonNeeded,
)
from app.operations.recording import Actor, hold
from app.statute.snapshot import LANGUAGES, canonical, word

SUGGESTION = "suggestion"
"""The kind of a thread that proposes another wording."""


def suggest(session: Session, actor: Actor, clause: Clause, typed: Typed, *, body: str) -> Thread:
    """Open a thread that proposes another wording, written against the one `typed` names.

    Raises NothingSaid where it changes nothing or says not why, TooLong, ClauseIsStruck, and
    NotThere where the clause never said what it was written against.
    """
    if typed.language not in LANGUAGES:
        raise NotThere
    check_length(typed.heading, typed.text)
    hold(session, clause.record_id)
    if standing_placement(session, clause).struck:
        raise ClauseIsStruck
    if not _ever_said(session, clause, typed.language, typed.started_from):
        raise NotThere
    proposed = word(typed.language, typed.heading, typed.text)
    if proposed.digest == standing_wording(session, clause.id, typed.language).digest:
        raise NothingSaid
    said = Said(body, kind=SUGGESTION, language=typed.language)
    document = session.get_one(Document, clause.record_id)
    thread = open_thread(session, actor, document, clause, said)
    with step_on(session, actor, thread, "propose_wording") as entry:
        entry.add(
            Proposal(
                thread_id=thread.id,
                language=proposed.language,
                base=typed.started_from,
                heading=proposed.heading,
                text=proposed.text,
            )
        )
    return thread


def accept_suggestion(session: Session, actor: Actor, thread: Thread) -> Saved:
    """Give the clause the proposed words, merged with what was saved since, and close the thread.

    The words stay their author's. Raises StaleWording where both touched the same words,
    DoneAlready, and NotThere where the thread proposes nothing.
    """
    hold(session, thread.record_id)
    proposal = _proposal(session, thread)
    clause = session.get_one(Clause, thread.clause_id)
    typed = Typed(proposal.language, proposal.heading, proposal.text, proposal.base)
    reason = session.scalars(
        select(Comment.body).where(Comment.thread_id == thread.id).order_by(Comment.row).limit(1)
    ).one()
    saved = save_wording(session, actor, clause, [typed], reason=reason, author_id=thread.author_id)
    resolve(session, actor, thread, outcome="accepted")
    return saved


def reject_suggestion(session: Session, actor: Actor, thread: Thread, reason: str) -> None:
    """Close a suggestion without taking it. Raises ReasonNeeded, DoneAlready, NotThere."""
    if not canonical(reason):
        raise ReasonNeeded
    hold(session, thread.record_id)
    _proposal(session, thread)
    resolve(session, actor, thread, outcome="rejected", reason=reason)


def settle_suggestion(
    session: Session, actor: Actor, thread: Thread, typed: Typed, *, reason: str
) -> Saved:
    """Close a suggestion with words that somebody made of it and of what stands, as their own.

    Raises what save_wording raises, DoneAlready, and NotThere.
    """
    hold(session, thread.record_id)
    _proposal(session, thread)
    clause = session.get_one(Clause, thread.clause_id)
    saved = save_wording(session, actor, clause, [typed], reason=reason)
    resolve(session, actor, thread, outcome="partly", reason=reason)
    return saved


def _proposal(session: Session, thread: Thread) -> Proposal:
    """What an open thread proposes. Raises NotThere, DoneAlready."""
    proposal = session.scalars(select(Proposal).where(Proposal.thread_id == thread.id)).first()
    if proposal is None:
        raise NotThere
    if is_resolved(session, thread):
        raise DoneAlready
    return proposal


def _ever_said(session: Session, clause: Clause, language: str, digest: str) -> bool:
    """Whether the clause says or said these words; the empty wording counts."""
    if digest == word(language, "", "").digest:
        return True
    said = select(WordingRow.row).where(
        WordingRow.clause_id == clause.id,
        WordingRow.language == language,
        WordingRow.digest == digest,
    )
    return session.scalars(said.limit(1)).first() is not None
