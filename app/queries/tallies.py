"""Are the rows of a record those its steps named: every row digested again, step by step."""

from collections.abc import Iterable, Iterator, Mapping
from heapq import merge
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from app.models import RECORDED, Record, Recorded, Step, WordingRow
from app.queries.elsewhere import Elsewhere, elsewhere, house_columns
from app.queries.records import named_digests
from app.statute.snapshot import word

AT_ONCE = 1000
"""Rows fetched at a time: memory does not grow with the record."""

Tally = tuple[int, str, str]
"""The step that made a row, the row's table, the row's digest."""

OUT_OF_ORDER = "out of order"
"""Stands for the digest of a row whose number does not follow those of earlier steps."""


def misfit_rows(session: Session, record: Record) -> Iterator[tuple[int, str]]:
    """Steps whose rows are not those they named, each with the first table that differs."""
    steps = session.execute(
        select(Step.number, Step.facts)
        .where(Step.record_id == record.id)
        .order_by(Step.number)
        .execution_options(yield_per=AT_ONCE)
    )
    called = elsewhere(session, record.id)
    tallied = (_tallied(session, table, record, called) for table in RECORDED)
    tallies = merge(*tallied, key=itemgetter(0))
    made = ((number, list(rows)) for number, rows in groupby(tallies, key=itemgetter(0)))
    for number, facts, rows in _side_by_side(steps, made):
        named = facts.get("rows", {}) if isinstance(facts, dict) else {}
        found = named_digests((table, digest) for _, table, digest in rows)
        for table in sorted(set(named) | set(found)):
            if named.get(table) != found.get(table):
                yield number, table
                break


def _side_by_side(
    steps: Iterable[tuple[int, Any]], made: Iterable[tuple[int, list[Tally]]]
) -> Iterator[tuple[int, Any, list[Tally]]]:
    """Each number that a step or a row bears, with the facts of the step and the rows."""
    nothing: list[Tally] = []
    said = ((number, facts, nothing) for number, facts in steps)
    rows = ((number, None, found) for number, found in made)
    both = merge(said, rows, key=itemgetter(0))
    for number, parts in groupby(both, key=itemgetter(0)):
        sides = list(parts)
        facts = next((of_step for _, of_step, _ in sides if of_step), None)
        yield number, facts, [tally for _, _, found in sides for tally in found]


def _tallied(
    session: Session, table: type[Recorded], record: Record, called: Elsewhere
) -> Iterator[Tally]:
    """Every row of a table by step; numbers of rows rise with the steps that made them."""
    name, columns = str(table.__tablename__), _columns(table)  # type: ignore[attr-defined]
    mapped = inspect(table).column_attrs
    numbered = [getattr(table, "row")] if "row" in mapped else []  # noqa: B009  # not in Recorded
    query = select(*(getattr(table, column) for column in columns), *numbered)
    query = query.where(table.record_id == record.id).order_by(table.since, *numbered)
    highest, named = 0, house_columns(table)
    with session.execute(query.execution_options(yield_per=AT_ONCE)) as rows:
        for row in rows:
            if numbered and row.row < highest:
                yield row.since, name, OUT_OF_ORDER
            highest = max(highest, row.row) if numbered else 0
            facts = dict(zip(columns, row, strict=False))
            for column, of in named.items():
                if facts[column] is not None:
                    facts[column] = called.number(of, row.since, facts[column])
            yield row.since, name, _digest(table, facts)


def _columns(table: type[Recorded]) -> list[str]:
    return [column.key for column in inspect(table).column_attrs if column.key != "row"]


def _digest(table: type[Recorded], facts: Mapping[str, Any]) -> str:
    """As Recorded.row_digest; of a wording only where its own digest is that of its words."""
    if table is WordingRow:
        said = word(facts["language"], facts["heading"], facts["text"])
        if said.digest != facts["digest"]:
            return said.digest
    return table.digest_of_facts(facts)
