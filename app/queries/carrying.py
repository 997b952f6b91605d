"""Whose words count for words that differ in typography only, and who said so."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import CarryOver
from app.statute.carrying import Carried


def carried_over(
    session: Session, records: Collection[str], only: str | None = None, step: int | None = None
) -> Mapping[str, Sequence[Carried]]:
    """What was carried over and not undone, by clause; `only`: on one clause, `step`: by then."""
    query = select(CarryOver).where(CarryOver.record_id.in_(records))
    if only is not None:
        query = query.where(CarryOver.clause_id == only)
    if step is not None:
        query = query.where(CarryOver.since <= step)
    newest: dict[tuple[str, str, str, str], CarryOver] = {}
    for row in session.scalars(query.order_by(CarryOver.since, CarryOver.row)):
        newest[row.clause_id, row.person_id, row.before, row.after] = row
    found: dict[str, list[Carried]] = defaultdict(list)
    for row in newest.values():
        if not row.undone:
            found[row.clause_id].append(
                Carried(row.person_id, row.before, row.after, row.since, row.by_id or "")
            )
    return found
