"""What every way to decide on a suggestion asks first, and how it closes the suggestion."""

from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Document, Person, Step, Thread, Turn
from app.operations.discussing.answering import (
    holds_agreement,
    is_resolved,
    may_lift,
    step_on,
)
from app.operations.discussing.errors import DecidedAlready, HeldByOthers
from app.operations.discussing.words import check_length, with_references
from app.operations.errors import NotThere
from app.operations.recording import LONGEST_REASON, Actor, Credit
from app.queries.calling import ids_to_names
from app.queries.references import places
from app.queries.sayings import asked_for, sayings
from app.queries.suggestions import Proposed, proposed
from app.statute.mentions import mentions, shown
from app.statute.references import shown as labelled
from app.statute.snapshot import Snapshot, canonical

DEEDS: Mapping[str, str] = {
    "accepted": "accept_suggestion",
    "partly": "accept_suggestion",
    "rejected": "reject_suggestion",
}
"""Which step closes a suggestion with which outcome."""


def open_proposal(session: Session, document: Document, thread: Thread, now: Snapshot) -> Proposed:
    """What an open suggestion proposes; the record is held. Raises NotThere, DecidedAlready."""
    found = proposed(session, document, [thread], now)
    if thread.id not in found:
        raise NotThere
    if is_resolved(session, thread):
        raise _decided(session, thread)
    return found[thread.id]


def crediting(actor: Actor, thread: Thread) -> Actor:
    """Whoever takes a suggestion, bringing the words of whoever made it."""
    return replace(actor, credit=Credit(thread.author_id, thread.id))


def close_suggestion(
    session: Session,
    actor: Actor,
    thread: Thread,
    outcome: str,
    *,
    reason: str = "",
    **facts: object,
) -> None:
    """Close an open suggestion with an outcome. Raises TooLong.

    What holds agreement back and is not taken whole is closed by its author or the coordinator:
    raises HeldByOthers.
    """
    words = canonical(reason)
    check_length(words)
    held = outcome != "accepted" and holds_agreement(session, thread)
    if held and not may_lift(session, actor, thread):
        raise HeldByOthers
    told = {name: fact for name, fact in facts.items() if fact}
    with step_on(session, actor, thread, DEEDS[outcome]) as entry:
        entry.facts.update(told)
        why = with_references(session, thread.record_id, actor, words)
        entry.add(Turn(thread_id=thread.id, resolved=True, outcome=outcome, reason=why))


def reason_of(session: Session, thread: Thread) -> str:
    """What a suggestion says for itself, as long as a reason of a change may be."""
    said = sayings(session, asked_for(thread.record_id, thread.since, [thread.id]))
    body = next((one.body for one in said.get(thread.id, ())), "")
    document = session.get_one(Document, thread.record_id)
    named = mentions(body)
    words = shown(body, ids_to_names(session, document, named)) if named else body
    words = labelled(words, places(session, document)) if "{" in words else words
    return words if len(words) <= LONGEST_REASON else words[: LONGEST_REASON - 1] + "…"


def _decided(session: Session, thread: Thread) -> DecidedAlready:
    """Who decided on a suggestion, and how."""
    turns = select(Turn).where(Turn.thread_id == thread.id).order_by(Turn.row.desc())
    turn = session.scalars(turns.limit(1)).one()
    step = session.get_one(Step, (thread.record_id, turn.since))
    someone = session.get(Person, step.actor_id) if step.actor_id else None
    return DecidedAlready(someone.name if someone else "", turn.outcome, turn.since)
