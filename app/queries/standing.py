"""Do heads say what the newest rows say, and is each clause as old as its first placement."""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from app.models import (
    HOUSE,
    Clause,
    Institution,
    InstitutionRow,
    Placement,
    PlacementHead,
    Record,
    WordingHead,
    WordingRow,
)


def stale_heads(session: Session, record: Record) -> Iterator[tuple[int, str]]:
    """Steps whose rows ought to stand and do not; heads of nothing count as of the newest."""
    placed = select(Placement.clause_id, Placement.since, Placement.row)
    standing = select(PlacementHead.clause_id, PlacementHead.placement_row)
    yield from _differing(
        _newest(session, placed.where(Placement.record_id == record.id)),
        _named(session, standing.where(PlacementHead.record_id == record.id)),
        ("placement_head", record.steps),
    )
    worded = select(WordingRow.clause_id, WordingRow.language, WordingRow.since, WordingRow.row)
    stands = select(WordingHead.clause_id, WordingHead.language, WordingHead.wording_row)
    yield from _differing(
        _newest(session, worded.where(WordingRow.record_id == record.id)),
        _named(session, stands.where(WordingHead.record_id == record.id)),
        ("wording_head", record.steps),
    )
    if record.id == HOUSE:
        yield from _stale_institutions(session, record.steps)


def _stale_institutions(session: Session, last: int) -> Iterator[tuple[int, str]]:
    """Institutions that are not called, or not merged, as their newest row says."""
    newest: dict[str, InstitutionRow] = {}
    for row in session.scalars(select(InstitutionRow).order_by(InstitutionRow.row)):
        newest[row.institution_id] = row
    for one in session.scalars(select(Institution)):
        said = newest.get(one.id)
        if said is None:
            yield last, "institution"
        elif (one.kind, one.country, one.dated, one.merged_into) != _told(said):
            yield said.since, "institution"


def _told(row: InstitutionRow) -> tuple[str, str, list[dict[str, Any]], str | None]:
    return row.kind, row.country, row.names, row.merged_into


def misplaced_clauses(session: Session, record: Record) -> Iterator[tuple[int, str]]:
    """Clauses that are not as old as their first placement, or stand nowhere."""
    first = session.execute(
        select(Placement.clause_id, func.min(Placement.since))
        .where(Placement.record_id == record.id)
        .group_by(Placement.clause_id)
    )
    born = session.execute(select(Clause.id, Clause.born).where(Clause.record_id == record.id))
    placed = {clause: step for clause, step in first}  # noqa: C416  # rows are not pairs to mypy
    known = {clause: step for clause, step in born}  # noqa: C416
    last = max(record.steps, 1)
    for clause in placed.keys() | known.keys():
        said = {found for found in (placed.get(clause), known.get(clause)) if found is not None}
        if len(said) > 1 or clause not in placed or clause not in known:
            yield min(max(min(said), 1), last), "clause"


def _newest(session: Session, query: Select[*tuple[Any, ...]]) -> dict[Any, tuple[int, int]]:
    """Step and number of the newest row by clause, or by clause and language."""
    found: dict[Any, tuple[int, int]] = {}
    for *key, since, row in session.execute(query.execution_options(yield_per=1000)):
        one = tuple(key)
        found[one] = max(found.get(one, (0, 0)), (since, row))
    return found


def _named(session: Session, query: Select[*tuple[Any, ...]]) -> dict[Any, int]:
    return {tuple(key): row for *key, row in session.execute(query)}


def _differing(
    newest: Mapping[Any, tuple[int, int]], named: Mapping[Any, int], otherwise: tuple[str, int]
) -> Iterator[tuple[int, str]]:
    table, last = otherwise
    for key, (since, row) in newest.items():
        if named.get(key) != row:
            yield since, table
    yield from ((last, table) for _ in named.keys() - newest.keys())
