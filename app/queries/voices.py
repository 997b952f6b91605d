"""Voices entered for members at meetings: which still stand, and which can still be contested."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.clock import day_of
from app.models import Decision, Resolution
from app.queries.meetings import Called, Item
from app.statute.workflow import Verdict


@dataclass(frozen=True, slots=True)
class Entered:
    """A voice somebody's secretary entered for them at a meeting."""

    meeting: Called
    item: Item
    verdict: Verdict
    until: date
    """The last day it may be contested."""


def entered_at(session: Session, meeting_id: str, item_id: str) -> Mapping[str, frozenset[str]]:
    """Clauses on which a person's newest word is what was entered on an item, by person."""
    named = select(Resolution.digests).where(
        Resolution.meeting_id == meeting_id, Resolution.item == item_id
    )
    clauses = {clause for digests in session.scalars(named) for clause in digests}
    newest = (
        select(func.max(Decision.row))
        .where(Decision.clause_id.in_(clauses), Decision.verdict != Verdict.PROPOSE)
        .group_by(Decision.clause_id, Decision.person_id)
    )
    rows = select(Decision.person_id, Decision.clause_id).where(
        Decision.row.in_(newest),
        Decision.meeting_id == meeting_id,
        Decision.verdict != Verdict.WITHDRAW,
    )
    found: dict[str, set[str]] = defaultdict(set)
    for person, clause in session.execute(rows):
        found[person].add(clause)
    return {person: frozenset(clauses) for person, clauses in found.items()}


def contestable(meetings: Iterable[Called], person_id: str, today: date) -> Iterator[Entered]:
    """Voices entered for a person that they may contest and have not."""
    for meeting in meetings:
        for item in meeting.items:
            row = meeting.resolutions.get(item.id)
            if row is None or not row.digests or person_id not in row.votes:
                continue
            until = contest_until(meeting, item.id)
            if person_id not in meeting.contested(item.id) and today <= until:
                yield Entered(meeting, item, Verdict(row.votes[person_id]), until)


def contest_until(meeting: Called, item_id: str) -> date:
    """The last day on which a voice entered on an item may be contested."""
    entered = day_of(meeting.resolved_at[item_id])
    return entered + timedelta(days=meeting.terms.contest_days)
