"""Since which step each clause stands where it does."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Document, Placement, PlacementHead


def placed_since(session: Session, document: Document) -> dict[str, int]:
    """The step of the placement that holds, by clause: what a form says it saw."""
    rows = session.execute(
        select(PlacementHead.clause_id, Placement.since)
        .join(Placement, Placement.row == PlacementHead.placement_row)
        .where(PlacementHead.record_id == document.id)
    )
    return {clause: since for clause, since in rows}  # noqa: C416  # rows are no pairs to dict()
