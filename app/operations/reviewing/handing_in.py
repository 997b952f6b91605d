"""Hand a review in: once, everything that was drafted, in one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.clock import day_of
from app.models import Asking, Document, Remark, Review, ReviewRound, ReviewThread, Thread
from app.operations.discussing.words import with_references
from app.operations.errors import LeaveEnded, NothingSaid
from app.operations.recording import Actor, hold, step
from app.operations.remarks import publish_remark
from app.operations.reviewing.opening import standing_terms
from app.operations.reviewing.sitting import check_open, checked_answers, checked_summary, look
from app.queries.people import role_held
from app.queries.snapshots import snapshot
from app.statute.roles import Action, allowed


@dataclass(frozen=True, slots=True)
class Answered:
    """What a review says besides its remarks."""

    summary: str = ""
    answers: Sequence[str] = ()
    """In the order of the questions."""


def hand_in(
    session: Session, actor: Actor, opened: ReviewRound, answered: Answered
) -> tuple[Review, ...]:
    """Make every draft of the actor a conversation, and one review of them for each document.

    Drafts on a document they may no longer comment on stay theirs. Raises HandedInAlready,
    RoundClosed, NotAsked, NothingSaid where there is nothing to hand in, TooLong, LeaveEnded.
    """
    records = _asked_of(session, actor, opened)
    for record in records:
        hold(session, record)
    check_open(session, actor, opened)
    here = [record for record in records if _may(session, actor, record)]
    if not here:
        raise LeaveEnded
    summary = checked_summary(answered.summary)
    answers = checked_answers(session, opened, answered.answers)
    drafts = {record: _drafts(session, actor, opened, record) for record in here}
    if not (summary or any(answers) or any(drafts.values())):
        raise NothingSaid
    look(session, actor, opened)
    late = day_of(actor.at).isoformat() > standing_terms(session, opened.id)[0].deadline
    return tuple(
        _take_in(
            session,
            actor,
            Review(
                round_id=opened.id,
                person_id=actor.person_id,
                record_id=record,
                summary=with_references(session, record, actor, summary),
                answers=[with_references(session, record, actor, one) for one in answers],
                late=late,
            ),
            drafts[record],
        )
        for record in here
    )


def _asked_of(session: Session, actor: Actor, opened: ReviewRound) -> Sequence[str]:
    """Records they were asked to review, in the order in which records are held."""
    asked = select(Asking.record_id).where(
        Asking.round_id == opened.id, Asking.person_id == actor.person_id
    )
    return session.scalars(asked.order_by(Asking.record_id)).all()


def _may(session: Session, actor: Actor, record: str) -> bool:
    return allowed(Action.COMMENT, role_held(session, actor.person_id or "", record))


def _drafts(session: Session, actor: Actor, opened: ReviewRound, record: str) -> list[Remark]:
    """In the order of the text; those on the document as a whole first."""
    drafts = session.scalars(
        select(Remark)
        .where(
            Remark.round_id == opened.id,
            Remark.person_id == actor.person_id,
            Remark.record_id == record,
        )
        .order_by(Remark.at, Remark.id)
    ).all()
    if not drafts:
        return []
    now = snapshot(session, session.get_one(Document, record))
    places = {clause.id: place for place, clause in enumerate(now.clauses, start=1)}
    return sorted(drafts, key=lambda one: places.get(one.clause_id or "", 0))


def _take_in(session: Session, actor: Actor, review: Review, drafts: Sequence[Remark]) -> Review:
    """The conversations, then the step that says they are one review."""
    threads: list[Thread] = [publish_remark(session, actor, one) for one in drafts]
    with step(
        session,
        review.record_id,
        actor,
        "hand_in_review",
        round=review.round_id,
        threads=[thread.id for thread in threads],
        late=review.late,
    ) as entry:
        entry.add(review)
        for thread in threads:
            entry.add(
                ReviewThread(
                    round_id=review.round_id, person_id=review.person_id, thread_id=thread.id
                )
            )
    return review
