"""What is said of a document and its clauses, and where the quoted words stand today."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import select, tuple_
from sqlalchemy.orm import Session

from app.models import Comment, Document, Proposal, Thread, Turn, WordingRow
from app.queries.whereabouts import lines, whereabouts
from app.statute.anchoring import Position
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
    clause: str | None
    """The clause that has its words today: another than it began on after a split or a join."""
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
    origins = lines(session, document).sources(clause_id)
    threads = session.scalars(
        select(Thread)
        .where(Thread.record_id == document.id, Thread.clause_id.in_(origins))
        .order_by(Thread.since)
    ).all()
    return _by_clause(session, document, threads, now).get(clause_id, [])


def talk_of(session: Session, document: Document, thread: Thread, now: Snapshot) -> Talk:
    """One conversation."""
    [[talk]] = _by_clause(session, document, [thread], now).values()
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
    where = whereabouts(session, threads, lines(session, document, now.step), now.by_id)
    bases = _bases(session, threads, proposals, now)
    found: dict[str | None, list[Talk]] = defaultdict(list)
    for thread in threads:
        talk = Talk(
            thread=thread,
            comments=tuple(comments[thread.id]),
            turn=turns.get(thread.id),
            proposal=proposals.get(thread.id),
            position=where[thread.id].position,
            clause=where[thread.id].clause,
            base=bases.get(thread.id),
        )
        found[talk.clause].append(talk)
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
