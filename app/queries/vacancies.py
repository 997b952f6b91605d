"""Which numbers of the act in force were left behind by clauses that moved since."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.models import Milestone, Placement, Step
from app.statute.snapshot import Clause, Kind, Numbering, Particulars, Vacated
from app.statute.vacated import vacated_since


def vacancies(
    session: Session, record_id: str, step: int, about: Particulars, clauses: Sequence[Clause]
) -> tuple[Vacated, ...]:
    """Numbers in force that stand vacant at a step; none where numbers follow the tree.

    Numbers given while the revision was drafted were never in force, and leave nothing.
    """
    if about.numbering is not Numbering.FIXED:
        return ()
    begun = in_force(session, record_id, step)
    if begun is None:
        return ()
    touched = (
        select(Placement.clause_id)
        .where(Placement.record_id == record_id, Placement.since > begun, Placement.since <= step)
        .distinct()
    )
    newest = (
        select(func.max(Placement.row))
        .where(Placement.clause_id.in_(touched), Placement.since <= begun)
        .group_by(Placement.clause_id)
    )
    rows = session.scalars(select(Placement).where(Placement.row.in_(newest)))
    then = {row.clause_id: _clause(row) for row in rows}
    return vacated_since(then, {clause.id: clause for clause in clauses}) if then else ()


def in_force(session: Session, record_id: str, step: int) -> int | None:
    """The step of the text in force: as named, else where the text was imported."""
    named = session.scalar(
        select(func.max(Milestone.step)).where(
            Milestone.record_id == record_id, Milestone.kind == "in_force", Milestone.step <= step
        )
    )
    if named is not None:
        return named
    return session.scalar(
        select(func.max(Step.number)).where(
            Step.record_id == record_id, Step.deed == "import_text", Step.number <= step
        )
    )


def _clause(row: Placement) -> Clause:
    return Clause(row.clause_id, Kind(row.kind), row.parent_id, row.rank, row.fixed, row.struck)
