"""What is said of a document and its clauses, and where the quoted words stand today."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import select, tuple_
from sqlalchemy.orm import Session

from app.models import Comment, Document, Proposal, Thread, Turn, WordingRow
from app.statute.anchoring import DETACHED, Anchor, Held, Position, port
from app.statute.snapshot import Snapshot, Wording, word


@dataclass(frozen=True, slots=True)
class Talk:
    """One conversation as it stands."""

    thread: Thread
    comments: tuple[Comment, ...]
    """Oldest first."""
    turn: Turn | None
    """The newest: resolved or opened again; None where it was never resolved."""
    proposal: Proposal | None
    position: Position | None
    """Where the quoted words stand today; None where none were quoted."""
    base: Wording | None = None
    """What an open proposal was written against, where it stands no longer."""

    @property
    def resolved(self) -> bool:
        """Whether the conversation is closed."""
        return self.turn is not None and self.turn.resolved


def talks(session: Session, document: Document, now: Snapshot) -> dict[str | None, list[Talk]]:
    """Conversations by clause, oldest first; under None those on the document as a whole.

    Of a past snapshot: as far as they had come by then.
    """
    threads = session.scalars(
        select(Thread)
        .where(Thread.record_id == document.id, Thread.since <= now.step)
        .order_by(Thread.since)
    ).all()
    return _by_clause(session, document, threads, now)


def talks_on(session: Session, document: Document, clause_id: str, now: Snapshot) -> list[Talk]:
    """Conversations on one clause, oldest first."""
    threads = session.scalars(
        select(Thread)
        .where(Thread.record_id == document.id, Thread.clause_id == clause_id)
        .order_by(Thread.since)
    ).all()
    return _by_clause(session, document, threads, now).get(clause_id, [])


def talk_of(session: Session, document: Document, thread: Thread, now: Snapshot) -> Talk:
    """One conversation."""
    [talk] = _by_clause(session, document, [thread], now)[thread.clause_id]
    return talk


def _by_clause(
    session: Session, document: Document, threads: Iterable[Thread], now: Snapshot
) -> dict[str | None, list[Talk]]:
    threads = list(threads)
    if not threads:
        return {}
    comments = _comments(session, document, now.step)
    turns = _turns(session, document, now.step)
    proposals = _proposals(session, document)
    quoted = _quoted_texts(session, threads, now)
    bases = _bases(session, threads, proposals, now)
    found: dict[str | None, list[Talk]] = defaultdict(list)
    for thread in threads:
        talk = Talk(
            thread=thread,
            comments=tuple(comments[thread.id]),
            turn=turns.get(thread.id),
            proposal=proposals.get(thread.id),
            position=_position(thread, quoted, now),
            base=bases.get(thread.id),
        )
        found[thread.clause_id].append(talk)
    return found


def _comments(session: Session, document: Document, step: int) -> Mapping[str, list[Comment]]:
    found: dict[str, list[Comment]] = defaultdict(list)
    query = select(Comment).where(Comment.record_id == document.id, Comment.since <= step)
    for comment in session.scalars(query.order_by(Comment.row)):
        found[comment.thread_id].append(comment)
    return found


def _turns(session: Session, document: Document, step: int) -> Mapping[str, Turn]:
    """The newest turn of each thread at a step."""
    query = select(Turn).where(Turn.record_id == document.id, Turn.since <= step)
    return {turn.thread_id: turn for turn in session.scalars(query.order_by(Turn.row))}


def _proposals(session: Session, document: Document) -> Mapping[str, Proposal]:
    query = select(Proposal).where(Proposal.record_id == document.id)
    return {proposal.thread_id: proposal for proposal in session.scalars(query)}


def _quoted_texts(
    session: Session, threads: Iterable[Thread], now: Snapshot
) -> Mapping[tuple[str, str], str]:
    """Texts that words were quoted from and that stand no longer, by clause and digest."""
    wanted: set[tuple[str | None, str | None]] = {
        (thread.clause_id, thread.digest)
        for thread in threads
        if thread.quote and thread.digest != _digest_now(thread, now)
    }
    rows = session.execute(
        select(WordingRow.clause_id, WordingRow.digest, WordingRow.text).where(
            tuple_(WordingRow.clause_id, WordingRow.digest).in_(wanted)
        )
    )
    return {(clause, digest): text for clause, digest, text in rows}


def _bases(
    session: Session,
    threads: Iterable[Thread],
    proposals: Mapping[str, Proposal],
    now: Snapshot,
) -> Mapping[str, Wording]:
    """Wordings that proposals were written against and that stand no longer, by thread."""
    behind = {
        thread.id: (thread.clause_id, proposals[thread.id].base)
        for thread in threads
        if thread.id in proposals and proposals[thread.id].base != _digest_now(thread, now)
    }
    if not behind:
        return {}
    rows = session.scalars(
        select(WordingRow).where(
            tuple_(WordingRow.clause_id, WordingRow.digest).in_(set(behind.values()))
        )
    )
    said: dict[tuple[str | None, str], Wording] = {
        (row.clause_id, row.digest): Wording(row.language, row.heading, row.text, row.digest)
        for row in rows
    }
    nothing = {thread: word(proposals[thread].language, "", "") for thread in behind}
    return {thread: said.get(which, nothing[thread]) for thread, which in behind.items()}


def _digest_now(thread: Thread, now: Snapshot) -> str | None:
    clause = now.by_id.get(thread.clause_id or "")
    return clause.wording(thread.language or "").digest if clause else None


def _position(
    thread: Thread, quoted: Mapping[tuple[str, str], str], now: Snapshot
) -> Position | None:
    """Where the quoted words stand; asked of the diff only where the wording is another one."""
    if not thread.quote or thread.start is None or thread.end is None:
        return None
    if thread.digest == _digest_now(thread, now):
        return Position(Held.ATTACHED, thread.start, thread.end)
    clause = now.by_id.get(thread.clause_id or "")
    before = quoted.get((thread.clause_id or "", thread.digest or ""))
    if clause is None or before is None:
        return DETACHED
    anchor = Anchor(thread.quote, thread.prefix, thread.suffix, thread.start, thread.end)
    return port(anchor, before, clause.wording(thread.language or "").text)
