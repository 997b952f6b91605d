"""What is said of a document and its clauses, and where the quoted words stand today."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Assignment, Document, Holding, Reattachment, Record, Thread, Turn
from app.queries.heard import Heard, apart
from app.queries.lineage import lines, may_stand_on
from app.queries.sayings import Saying, asked_for, newest, sayings
from app.queries.suggestions import SUGGESTION, Proposed, proposed
from app.queries.whereabouts import whereabouts
from app.statute.anchoring import Held, Position
from app.statute.snapshot import Snapshot

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
    position: Position | None
    """Where the quoted words stand today; None where none were quoted."""
    clause: str | None
    """The clause that has its words today: another than it began on after a split or a join."""
    suggests: Proposed | None = None
    """What it proposes, where it is a suggestion."""
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
    def mentions(self) -> frozenset[str]:
        """Ids of everybody it calls on."""
        return frozenset(one for said in self.comments for one in said.mentions)

    @property
    def voices(self) -> frozenset[str]:
        """Ids of everybody who said something in it."""
        return frozenset(said.author_id for said in self.comments)


HEARD: Heard[Talk] = Heard()
"""What this process keeps of what was said, as it stands."""


def talks(session: Session, document: Document, now: Snapshot) -> dict[str | None, list[Talk]]:
    """Conversations by clause, in reading order; under None those on the document as a whole.

    Those on a clause as a whole and those whose words are gone come first, the oldest foremost.

    Of a past snapshot: as far as they had come by then.
    """
    if now.step != session.get_one(Record, document.id).steps:
        return _all(session, document, now)  # what is withdrawn later is withdrawn there too
    volume = document.id, now.digest
    if (kept := HEARD.find(volume)) is None:
        kept = _all(session, document, now)
        known = {one.thread.id: one.thread for one in HEARD.last(document.id)}
        HEARD.put(
            volume, {clause: [_apart(one, known) for one in some] for clause, some in kept.items()}
        )
    return kept


def _apart(talk: Talk, known: Mapping[str, Thread]) -> Talk:
    """The same conversation, belonging to no session; what began it never changes."""
    return replace(
        talk,
        thread=known.get(talk.thread.id) or apart(talk.thread),
        turn=talk.turn and apart(talk.turn),
        holding=talk.holding and apart(talk.holding),
        assignment=talk.assignment and apart(talk.assignment),
        again=talk.again and apart(talk.again),
    )


def _all(session: Session, document: Document, now: Snapshot) -> dict[str | None, list[Talk]]:
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
    known = lines(session, document, now.step)
    where = whereabouts(session, threads, known, now.by_id)
    suggesting = [thread for thread in threads if thread.kind == SUGGESTION]
    suggested = proposed(session, document, suggesting, now, known=known) if suggesting else {}
    found: dict[str | None, list[Talk]] = defaultdict(list)
    for thread in threads:
        talk = Talk(
            thread=thread,
            comments=tuple(said.get(thread.id, ())),
            turn=turns.get(thread.id),
            position=where[thread.id].position,
            clause=where[thread.id].clause,
            suggests=suggested.get(thread.id),
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
