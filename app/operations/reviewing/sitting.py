"""Sit down to review: look at what is asked, write drafts and answers that nobody else sees."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import (
    Asking,
    Clause,
    Document,
    Remark,
    Review,
    ReviewRound,
    Sitting,
)
from app.operations.discussing import LONGEST_COMMENT
from app.operations.errors import NotThere, TooLong
from app.operations.recording import Actor
from app.operations.remarks import Written, keep_remark
from app.operations.reviewing.errors import HandedInAlready, NotAsked, RoundClosed
from app.operations.reviewing.opening import standing_terms
from app.statute.snapshot import canonical


def look(session: Session, actor: Actor, opened: ReviewRound) -> Sitting:
    """Note that somebody who was asked has opened what is asked; the first time counts.

    Raises NotAsked.
    """
    if not _asked(session, actor, opened):
        raise NotAsked
    sitting = session.get(Sitting, (opened.id, actor.person_id))
    if sitting is None:
        sitting = Sitting(
            round_id=opened.id,
            person_id=actor.person_id,
            opened_at=actor.at,
            updated_at=actor.at,
            summary="",
            answers=[],
        )
        session.add(sitting)
        session.flush()
    return sitting


def keep_answers(
    session: Session, actor: Actor, opened: ReviewRound, summary: str, answers: Sequence[str]
) -> None:
    """Keep what is being answered, unsent. Raises what `check_open` raises, TooLong."""
    check_open(session, actor, opened)
    words = checked_answers(session, opened, answers)
    sitting = look(session, actor, opened)
    sitting.summary, sitting.answers = checked_summary(summary), words
    sitting.updated_at = actor.at
    session.flush()


def draft(
    session: Session,
    actor: Actor,
    opened: ReviewRound,
    where: tuple[Document, Clause | None],
    written: Written,
) -> Remark:
    """Keep a private draft on a clause, or on a document as a whole.

    Raises NotAsked, RoundClosed, HandedInAlready, and what keep_remark raises.
    """
    document, clause = where
    check_open(session, actor, opened)
    if document.id not in _asked(session, actor, opened):
        raise NotThere
    look(session, actor, opened)
    return keep_remark(session, actor, document, clause, written, round_id=opened.id)


def check_open(session: Session, actor: Actor, opened: ReviewRound) -> None:
    """Raises NotAsked, RoundClosed, HandedInAlready."""
    if not _asked(session, actor, opened):
        raise NotAsked
    if any(terms.closed for terms in standing_terms(session, opened.id)):
        raise RoundClosed
    handed = select(Review.row).where(
        Review.round_id == opened.id, Review.person_id == actor.person_id
    )
    if session.scalars(handed.limit(1)).first() is not None:
        raise HandedInAlready


def checked_summary(summary: str) -> str:
    """In canonical form; may be empty. Raises TooLong."""
    words = canonical(summary)
    if len(words) > LONGEST_COMMENT:
        raise TooLong(len(words), LONGEST_COMMENT)
    return words


def checked_answers(session: Session, opened: ReviewRound, answers: Sequence[str]) -> list[str]:
    """One for each question of the round, in its order. Raises TooLong."""
    questions = standing_terms(session, opened.id)[0].questions
    given = [checked_summary(one) for one in answers[: len(questions)]]
    return given + [""] * (len(questions) - len(given))


def _asked(session: Session, actor: Actor, opened: ReviewRound) -> set[str]:
    """Records the actor was asked to review."""
    asked = select(Asking.record_id).where(
        Asking.round_id == opened.id, Asking.person_id == actor.person_id
    )
    return set(session.scalars(asked))
