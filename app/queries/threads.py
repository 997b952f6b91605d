"""What is said of a document and its clauses, and where the quoted words stand today."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select, tuple_
from sqlalchemy.orm import Session

from app.models import (
    Assignment,
    Document,
    Holding,
    Proposal,
    Reattachment,
    Thread,
    Turn,
    WordingRow,
)
from app.queries.lineage import lines, may_stand_on
from app.queries.sayings import Saying, asked_for, newest, sayings
from app.queries.whereabouts import whereabouts
from app.statute.anchoring import Held, Position
from app.statute.snapshot import Snapshot, Wording, word

WITHDRAWN = "withdrawn"
"""The outcome of a conversation that whoever began it took back."""


@dataclass(frozen=True, slots=True)
class Talk:
    """One conversation as it stands."""

    thread: Thread
    comments: tuple[Saying, ...]
    """Oldest first."""
    turn: Turn | None
    """The newest: resolved or opened again; None where it was never resolved."""
    proposals: tuple[Proposal, ...]
    """In the order of their parts; empty where nothing is suggested."""
    position: Position | None
    """Where the quoted words stand today; None where none were quoted."""
    clause: str | None
    """The clause that has its words today: another than it began on after a split or a join."""
    base: Wording | None = None
    """What an open proposal was written against, where it stands no longer."""
    holding: Holding | None = None
    """Who last said that it holds agreement back, or no longer; None: as it began."""
    assignment: Assignment | None = None
    """Who last was given it to see to; of nobody any longer None."""
    language: str | None = None
    """Of the words that position is in."""
    again: Reattachment | None = None
    """Who put it on words that stand, where those it began with are gone."""

    @property
    def resolved(self) -> bool:
        """Whether the conversation is closed."""
        return self.turn is not None and self.turn.resolved

    @property
    def is_detached(self) -> bool:
        """Whether the words it is about stand nowhere."""
        return self.position is not None and self.position.state is Held.DETACHED

    @property
    def withdrawn(self) -> bool:
        """Whether whoever began it took it back."""
        return self.turn is not None and self.turn.outcome == WITHDRAWN

    @property
    def blocking(self) -> bool:
        """Whether it holds agreement back while it is open, as it stands."""
        return self.holding.blocking if self.holding else self.thread.blocking

    @property
    def proposal(self) -> Proposal | None:
        """What it suggests, or the first thing of several."""
        return self.proposals[0] if self.proposals else None

    @property
    def mentions(self) -> frozenset[str]:
        """Ids of everybody it calls on."""
        return frozenset(one for said in self.comments for one in said.mentions)

    @property
    def voices(self) -> frozenset[str]:
        """Ids of everybody who said something in it."""
        return frozenset(said.author_id for said in self.comments)


def talks(session: Session, document: Document, now: Snapshot) -> dict[str | None, list[Talk]]:
    """Conversations by clause, in reading order; under None those on the document as a whole.

    Those on a clause as a whole and those whose words are gone come first, the oldest foremost.

    Of a past snapshot: as far as they had come by then.
    """
    threads = session.scalars(
        select(Thread)
        .where(Thread.record_id == document.id, Thread.since <= now.step)
        .order_by(Thread.since)
    ).all()
    return _by_clause(session, document, threads, now)


def talks_on(session: Session, document: Document, clause_id: str, now: Snapshot) -> list[Talk]:
    """Conversations on one clause, in reading order."""
    known = lines(session, document, now.step)
    threads = session.scalars(
        select(Thread)
        .where(Thread.record_id == document.id, may_stand_on([known], clause_id))
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
    asked = asked_for(document.id, now.step, [thread.id for thread in threads])
    said, turns = sayings(session, asked), newest(session, Turn, asked)
    holdings, assigned = newest(session, Holding, asked), newest(session, Assignment, asked)
    proposals = _proposals(session, document)
    where = whereabouts(session, threads, lines(session, document, now.step), now.by_id)
    bases = _bases(session, threads, proposals, now)
    found: dict[str | None, list[Talk]] = defaultdict(list)
    for thread in threads:
        talk = Talk(
            thread=thread,
            comments=tuple(said.get(thread.id, ())),
            turn=turns.get(thread.id),
            proposals=tuple(proposals.get(thread.id, ())),
            position=where[thread.id].position,
            clause=where[thread.id].clause,
            base=bases.get(thread.id),
            holding=holdings.get(thread.id),
            assignment=_standing(assigned.get(thread.id)),
            language=where[thread.id].language,
            again=where[thread.id].again,
        )
        found[talk.clause].append(talk)
    for some in found.values():
        some.sort(key=_reading_order)
    return found


def _reading_order(talk: Talk) -> tuple[str, int, int]:
    """The clause as a whole, then each language from its first word to its last."""
    if talk.position is None or talk.position.start is None:
        return "", 0, 0
    return talk.language or "", talk.position.start, talk.thread.since


def _standing(assignment: Assignment | None) -> Assignment | None:
    """Nothing where the newest says that it is nobody's any longer."""
    return assignment if assignment and assignment.person_id else None


def _proposals(session: Session, document: Document) -> Mapping[str, list[Proposal]]:
    found: dict[str, list[Proposal]] = defaultdict(list)
    query = select(Proposal).where(Proposal.record_id == document.id)
    for proposal in session.scalars(query.order_by(Proposal.row)):
        found[proposal.thread_id].append(proposal)
    return found


def _bases(
    session: Session,
    threads: Iterable[Thread],
    proposals: Mapping[str, Sequence[Proposal]],
    now: Snapshot,
) -> Mapping[str, Wording]:
    """Wordings that proposals were written against and that stand no longer, by thread."""
    first = {thread: parts[0] for thread, parts in proposals.items()}
    behind = {
        thread.id: (thread.clause_id, first[thread.id].base)
        for thread in threads
        if thread.id in first and first[thread.id].base != _digest_now(thread, now)
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
    nothing = {thread: word(first[thread].language, "", "") for thread in behind}
    return {thread: said.get(which, nothing[thread]) for thread, which in behind.items()}


def _digest_now(thread: Thread, now: Snapshot) -> str | None:
    clause = now.by_id.get(thread.clause_id or "")
    return clause.wording(thread.language or "").digest if clause else None
