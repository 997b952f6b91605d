"""Note who is reminded of a round, so that nobody is twice on the same occasion."""

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.clock import day_of
from app.models import Reminder, ReviewRound
from app.operations.recording import Actor, hold
from app.operations.reviewing.errors import RoundClosed
from app.operations.reviewing.opening import standing_terms


def by_hand(actor: Actor) -> str:
    """The occasion of a reminder somebody sends by hand: one a day."""
    return f"by-hand:{day_of(actor.at).isoformat()}"


def due_before(deadline: date, days: Iterable[int], today: date) -> list[str]:
    """The occasions that have come: so many days before the last day, until it is over."""
    if today > deadline:
        return []
    return [
        f"before-{some}:{deadline.isoformat()}"
        for some in sorted(set(days))
        if (deadline - today).days <= some
    ]


def mark_reminded(
    session: Session,
    actor: Actor,
    opened: ReviewRound,
    people: Iterable[str],
    occasions: Sequence[str],
) -> list[str]:
    """Mark these occasions; answers who is to be written to: whom one of them is news.

    Raises RoundClosed.
    """
    hold(session, standing_terms(session, opened.id)[0].record_id)  # two at once: one writes
    if any(terms.closed for terms in standing_terms(session, opened.id)):
        raise RoundClosed
    marked = select(Reminder.person_id, Reminder.occasion).where(
        Reminder.round_id == opened.id, Reminder.occasion.in_(occasions)
    )
    known = {(person, occasion) for person, occasion in session.execute(marked)}
    found = []
    for person in dict.fromkeys(people):
        new = [one for one in occasions if (person, one) not in known]
        session.add_all(
            Reminder(round_id=opened.id, person_id=person, occasion=one, at=actor.at) for one in new
        )
        if new:
            found.append(person)
    session.flush()
    return found
