"""What every deed of structure asks and writes: the placement a page saw, and new placements."""

from collections.abc import Collection, Iterable

from sqlalchemy.orm import Session

from app.models import Clause, Document, Placement, PlacementHead
from app.operations.errors import MovedMeanwhile, ReasonNeeded
from app.operations.recording import Entry
from app.queries.agreement import agreement
from app.statute import snapshot as statute
from app.statute.snapshot import Snapshot
from app.statute.workflow import State


def check_seen(session: Session, clause_id: str, seen: int) -> None:
    """Raise MovedMeanwhile unless the placement of step `seen` still holds."""
    head = session.get_one(PlacementHead, clause_id, populate_existing=True)
    if session.get_one(Placement, head.placement_row).since != seen:
        raise MovedMeanwhile


def check_reason(
    session: Session, document: Document, now: Snapshot, touched: Collection[str], reason: str
) -> None:
    """Raise ReasonNeeded where agreed words would change or go and nobody says why."""
    if reason.strip():
        return
    standings = agreement(session, document, now).by_clause
    states = {standings[clause].state for clause in touched if clause in standings}
    if not states.isdisjoint({State.AGREED, State.SIGNED}):
        raise ReasonNeeded


def born(entry: Entry, clause_ids: Iterable[str]) -> None:
    """Give new clauses their identity: placements and wordings refer to them."""
    record, number = entry.record.id, entry.number
    entry.session.add_all(Clause(id=one, record_id=record, born=number) for one in clause_ids)
    entry.session.flush()  # rows refer to clauses


def place(entry: Entry, clause: statute.Clause) -> None:
    """Add one placement to a step: it will hold."""
    entry.add(
        Placement(
            clause_id=clause.id,
            parent_id=clause.parent,
            rank=clause.rank,
            kind=clause.kind,
            fixed=clause.fixed,
            struck=clause.struck,
        )
    )


def place_all(entry: Entry, clauses: Iterable[statute.Clause]) -> None:
    """Add placements to a step."""
    for clause in clauses:
        place(entry, clause)
