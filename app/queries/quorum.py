"""Whose voices a meeting has, and whether they are enough."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy.orm import Session

from app.models import Document
from app.queries.delegations import above, grants_of
from app.queries.grounds import policy_of
from app.queries.meetings import Called, voters
from app.queries.snapshots import snapshot
from app.statute.delegation import speaks_for
from app.statute.meeting import more_than_half


def entitled(
    session: Session, document: Document, found: Called, clause_id: str | None, day: date
) -> Mapping[str, str]:
    """Who can speak for each member at the meeting, by member: themselves, where they are there."""
    members = {one.person.id for one in voters(session, document)}
    present = members & found.present
    grants = grants_of(session, document)
    now = snapshot(session, document)
    units = above(now, clause_id) if clause_id else frozenset()
    may: dict[str, str] = {}
    for delegate in sorted(present):
        for principal in speaks_for(grants, delegate, day, units):
            if principal in members:
                may[principal] = delegate
    return may | {one: one for one in present}


def attendance_counts(session: Session, document: Document, found: Called) -> tuple[int, int, int]:
    """How many members are there, how many it takes, and how many there are.

    A voice that was lent is no presence: whoever lends it is absent. What it takes is the quorum
    of the document's policy; where that asks for none, more than half.
    """
    members = {one.person.id for one in voters(session, document)}
    needed = policy_of(session, document).quorum or more_than_half(len(members))
    return len(members & found.present), needed, len(members)
