"""What stands beside the changes between two steps: who made them, what was said, their state."""

from collections import defaultdict

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Document, Person, Placement, Step, WordingRow
from app.queries.agreement import agreement
from app.queries.register import register
from app.queries.snapshots import snapshot
from app.statute.compared import Hand
from app.statute.register import Entry


def hands(
    session: Session, document: Document, steps: tuple[int, int]
) -> dict[str, tuple[Hand, ...]]:
    """Who changed words or place of each clause after the older step, up to the newer."""
    found: dict[str, dict[int, Hand]] = defaultdict(dict)
    for table in (WordingRow, Placement):
        rows = session.execute(
            select(table.clause_id, table.since, Step.at, Person.name)
            .join(Step, (Step.record_id == table.record_id) & (Step.number == table.since))
            .outerjoin(Person, Person.id == Step.actor_id)
            .where(table.record_id == document.id)
            .where(table.since > steps[0], table.since <= steps[1])
        )
        for clause, since, at, name in rows:
            found[clause][since] = Hand(name or "", at, since)
    return {clause: tuple(some[step] for step in sorted(some)) for clause, some in found.items()}


def remarks(
    session: Session, document: Document, step: int, language: str
) -> dict[str, tuple[Entry, ...]]:
    """What had been remarked of each clause by a step."""
    found: dict[str, tuple[Entry, ...]] = {}
    for entry in register(session, document, language, step=step).entries:
        if entry.clause:
            found[entry.clause] = (*found.get(entry.clause, ()), entry)
    return found


def states(session: Session, document: Document, step: int) -> dict[str, str]:
    """Where each clause stood at a step."""
    where = agreement(session, document, snapshot(session, document, step))
    return {one.clause: one.state.value for one in where.by_clause.values()}
