"""Reject a suggestion, settle it with third words, or accept it with edits of one's own."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy.orm import Session

from app.models import Clause, Document, Thread
from app.operations.clauses import (
    Saved,
    Typed,
    known_wording,
    save_wording,
    standing_wording,
)
from app.operations.discussing.closing import close_suggestion, crediting, open_proposal, reason_of
from app.operations.discussing.suggesting import check_fit
from app.operations.discussing.trying import Misfit, clash_of, clashes, tried
from app.operations.errors import NotThere, ReasonNeeded, StaleWording
from app.operations.recording import Actor, hold
from app.queries.snapshots import snapshot
from app.queries.suggestions import Proposed
from app.statute.merging import merge
from app.statute.snapshot import Snapshot, canonical, word
from app.statute.suggesting import Deed


def reject_suggestion(session: Session, actor: Actor, thread: Thread, reason: str) -> None:
    """Close a suggestion without taking it. Raises ReasonNeeded, DecidedAlready, NotThere."""
    if not canonical(reason):
        raise ReasonNeeded
    _open(session, thread)
    close_suggestion(session, actor, thread, "rejected", reason=reason)


def settle_suggestion(
    session: Session, actor: Actor, thread: Thread, typed: Sequence[Typed], *, reason: str
) -> Saved:
    """Close a suggestion with words that somebody made of it and of what stands, as their own.

    In all its languages at once: one that is left out keeps what it says. Raises what save_wording
    raises, DecidedAlready, and NotThere.
    """
    _, proposal = _open(session, thread)
    clause = session.get_one(Clause, _alone(proposal))
    saved = save_wording(session, actor, clause, typed, reason=reason)
    close_suggestion(session, actor, thread, "partly", reason=reason, edited=True)
    return saved


def accept_edited(
    session: Session, actor: Actor, thread: Thread, typed: Sequence[Typed], *, reason: str = ""
) -> Saved:
    """Accept a suggestion of other words with edits made in it, and close the thread.

    Two steps: the words as suggested, which are their author's, then the edits, which are the
    editor's; so each is credited with what they wrote. `typed` was begun on what stands, and is
    merged with what was saved since. Raises StaleWording, DoesNotFit, ReasonNeeded, TooLong,
    DecidedAlready, and NotThere where the suggestion is of several things or of none.
    """
    now, proposal = _open(session, thread)
    _alone(proposal)
    [one] = tried(now, proposal)
    if one.misfit is Misfit.WORDS:
        raise StaleWording(clashes(one))
    check_fit([one])
    clause = session.get_one(Clause, one.clause)
    edited = [_rebased(session, clause, each) for each in typed]
    said = reason_of(session, thread)
    suggested = [
        Typed(change.after.language, change.after.heading, change.after.text, change.before.digest)
        for change in one.changes
    ]
    first = save_wording(session, crediting(actor, thread), clause, suggested, reason=said)
    stands = {each.language: standing_wording(session, clause.id, each.language) for each in edited}
    upon = [replace(each, started_from=stands[each.language].digest) for each in edited]
    saved = save_wording(session, actor, clause, upon, reason=reason or said)
    close_suggestion(
        session, actor, thread, "accepted", reason=reason, edited=saved.step is not None
    )
    return saved if saved.step else first


def _open(session: Session, thread: Thread) -> tuple[Snapshot, Proposed]:
    hold(session, thread.record_id)
    document = session.get_one(Document, thread.record_id)
    now = snapshot(session, document)
    return now, open_proposal(session, document, thread, now)


def _alone(proposal: Proposed) -> str:
    """The clause that a suggestion of other words, and of nothing else, is about."""
    part = proposal.parts[0]
    if len(proposal.parts) > 1 or part.deed is not Deed.REWORD or part.clause is None:
        raise NotThere
    return part.clause


def _rebased(session: Session, clause: Clause, typed: Typed) -> Typed:
    """What was typed, merged with what was saved since. Raises StaleWording."""
    standing = standing_wording(session, clause.id, typed.language)
    if typed.started_from == standing.digest:
        return typed
    base = known_wording(session, clause, typed.language, typed.started_from) or standing
    mine = word(typed.language, typed.heading, typed.text)
    heading = merge(base.heading, mine.heading, standing.heading).text
    text = merge(base.text, mine.text, standing.text).text
    if heading is None or text is None:
        raise StaleWording({typed.language: clash_of(base, mine, standing)})
    return replace(typed, heading=heading, text=text)
