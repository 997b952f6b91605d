"""Let a conversation hold agreement back or no longer, and say who is to see to it by when."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.clock import day_of
from app.models import Assignment, Holding, Thread
from app.operations.discussing.answering import (
    has_leave,
    holds_agreement,
    is_resolved,
    may_lift,
    step_on,
)
from app.operations.discussing.errors import (
    DayIsPast,
    NotColleague,
    NotYours,
    ThreadIsResolved,
)
from app.operations.discussing.words import check_length, with_references
from app.operations.errors import DoneAlready, ReasonNeeded
from app.operations.recording import Actor, hold
from app.queries.people import role_held
from app.statute.roles import Action, allowed
from app.statute.snapshot import canonical


def hold_agreement(session: Session, actor: Actor, thread: Thread, reason: str = "") -> None:
    """Let an open thread hold agreement back: its author may, and who may resolve threads.

    Raises NotYours, ThreadIsResolved, DoneAlready, TooLong.
    """
    hold(session, thread.record_id)
    if thread.author_id != actor.person_id and not has_leave(
        session, actor, thread, Action.MODERATE
    ):
        raise NotYours
    _set(session, actor, thread, reason, blocking=True)


def lift_hold(session: Session, actor: Actor, thread: Thread, reason: str = "") -> None:
    """Let an open thread hold agreement back no longer: its author may, and the coordinator.

    Somebody else's hold is lifted with a reason. Raises NotYours, ReasonNeeded, ThreadIsResolved,
    DoneAlready, TooLong.
    """
    hold(session, thread.record_id)
    if not may_lift(session, actor, thread):
        raise NotYours
    if thread.author_id != actor.person_id and not canonical(reason):
        raise ReasonNeeded
    _set(session, actor, thread, reason, blocking=False)


def assign_thread(
    session: Session, actor: Actor, thread: Thread, person_id: str | None, due: str = ""
) -> None:
    """Say who is to see to an open thread, by which day (YYYY-MM-DD); None: nobody any longer.

    Raises ThreadIsResolved, NotColleague where the person may not speak on the document,
    DayIsPast, DoneAlready where it stands so.
    """
    hold(session, thread.record_id)
    if is_resolved(session, thread):
        raise ThreadIsResolved
    role = role_held(session, person_id, thread.record_id) if person_id else None
    if person_id and not allowed(Action.COMMENT, role):
        raise NotColleague
    day = _checked_day(due, actor) if person_id else None
    newest = session.scalars(
        select(Assignment).where(Assignment.thread_id == thread.id).order_by(Assignment.row.desc())
    ).first()
    stands = (newest.person_id, newest.due) if newest else (None, None)
    if stands == (person_id, day):
        raise DoneAlready
    with step_on(session, actor, thread, "assign_thread") as entry:
        entry.facts["assignee"] = person_id
        entry.add(
            Assignment(thread_id=thread.id, person_id=person_id, due=day, by_id=actor.person_id)
        )


def _set(session: Session, actor: Actor, thread: Thread, reason: str, *, blocking: bool) -> None:
    words = canonical(reason)
    check_length(words)
    if is_resolved(session, thread):
        raise ThreadIsResolved
    if holds_agreement(session, thread) is blocking:
        raise DoneAlready
    with step_on(session, actor, thread, "hold_agreement" if blocking else "lift_hold") as entry:
        entry.add(
            Holding(
                thread_id=thread.id,
                blocking=blocking,
                person_id=actor.person_id,
                reason=with_references(session, thread.record_id, actor, words),
            )
        )


def _checked_day(due: str, actor: Actor) -> str | None:
    """The day, where one is named. Raises DayIsPast, also where the calendar has no such day."""
    if not due.strip():
        return None
    try:
        day = date.fromisoformat(due.strip())
    except ValueError:
        raise DayIsPast from None
    if day < day_of(actor.at):
        raise DayIsPast
    return day.isoformat()
