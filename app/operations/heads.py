"""Let new rows stand: the only rows that are ever replaced."""

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import TypeVar

from sqlalchemy import delete, insert
from sqlalchemy.orm import Session

from app.models import Placement, PlacementHead, Recorded, WordingHead, WordingRow

Row = TypeVar("Row", bound=Recorded)

AT_ONCE = 500
"""How many heads one statement touches: databases limit the length of a list."""


def stand(session: Session, rows: Iterable[Recorded]) -> None:
    """Make every placement and wording among `rows` the one that holds now."""
    placements = [row for row in rows if isinstance(row, Placement)]
    wordings = [row for row in rows if isinstance(row, WordingRow)]
    for placed in _portions(placements):
        _place(session, placed)
    for language in {row.language for row in wordings}:
        for worded in _portions([row for row in wordings if row.language == language]):
            _word(session, language, worded)


def _place(session: Session, rows: Sequence[Placement]) -> None:
    clauses = [row.clause_id for row in rows]
    session.execute(delete(PlacementHead).where(PlacementHead.clause_id.in_(clauses)))
    session.execute(
        insert(PlacementHead),
        [
            {"clause_id": row.clause_id, "record_id": row.record_id, "placement_row": row.row}
            for row in rows
        ],
    )


def _word(session: Session, language: str, rows: Sequence[WordingRow]) -> None:
    clauses = [row.clause_id for row in rows]
    session.execute(
        delete(WordingHead).where(
            WordingHead.clause_id.in_(clauses), WordingHead.language == language
        )
    )
    session.execute(
        insert(WordingHead),
        [
            {
                "clause_id": row.clause_id,
                "language": language,
                "record_id": row.record_id,
                "wording_row": row.row,
            }
            for row in rows
        ],
    )


def _portions(rows: Sequence[Row]) -> Iterable[Sequence[Row]]:
    waiting = iter(rows)
    while some := list(islice(waiting, AT_ONCE)):
        yield some
