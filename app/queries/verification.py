"""Does the record fit: every step recomputed, down to the rows it made and the texts they hold."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import (
    HOUSE,
    RECORDED,
    Document,
    Placement,
    PlacementHead,
    Record,
    Recorded,
    Step,
    WordingHead,
    WordingRow,
)
from app.queries.records import rows_digest
from app.statute.record import StepFacts, verify_chain
from app.statute.snapshot import word

AT_ONCE = 1000
"""Rows fetched at a time."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What verification found in one record."""

    name: str
    """The document's slug, or `house`."""
    steps: int
    digest: str
    step: int | None = None
    """The first step that does not fit; None where all do."""
    why: str = ""


def verify(
    session: Session,
    anchors: Mapping[str, Sequence[tuple[int, str]]],
    *,
    only: str | None = None,
) -> list[Verdict]:
    """Every record of the installation, the house's first, or one. `anchors` by document slug."""
    names = {document.id: document.slug for document in session.scalars(select(Document))}
    records = session.scalars(select(Record).order_by(Record.id != HOUSE, Record.id))
    return [
        _verify(session, record, name, anchors.get(name, ()))
        for record in records
        if (name := names.get(record.id, record.id)) and only in (None, name)
    ]


def _verify(
    session: Session, record: Record, name: str, anchors: Sequence[tuple[int, str]]
) -> Verdict:
    breach = verify_chain(_chain(session, record), anchors)
    misfits = [(breach.step, str(breach.why))] if breach else []
    misfits.extend(_rows(session, record))
    misfits.extend(_heads(session, record))
    misfits.extend(_tail(session, record))
    step, why = min(misfits, default=(None, ""))
    return Verdict(name, record.steps, record.digest, step, why)


def _chain(session: Session, record: Record) -> Iterator[tuple[StepFacts, str]]:
    steps = session.scalars(
        select(Step)
        .where(Step.record_id == record.id)
        .order_by(Step.number)
        .execution_options(yield_per=AT_ONCE)
    )
    for step in steps:
        yield _facts(step), step.digest


def _facts(step: Step) -> StepFacts:
    return StepFacts(
        record=step.record_id,
        number=step.number,
        at=step.at,
        actor=step.actor_id,
        deed=step.deed,
        clause=step.clause_id,
        facts=step.facts,
        previous=step.previous,
    )


def _tail(session: Session, record: Record) -> Iterator[tuple[int, str]]:
    """The head the record keeps must be its newest step."""
    newest = session.scalars(
        select(Step).where(Step.record_id == record.id).order_by(Step.number.desc()).limit(1)
    ).first()
    number, digest = (newest.number, newest.digest) if newest else (0, record.digest)
    if (number, digest) != (record.steps, record.digest):
        yield min(number, record.steps) + 1, "head"


def _rows(session: Session, record: Record) -> Iterator[tuple[int, str]]:
    """Steps whose rows are not those they named."""
    made = _made(session, record)
    steps = session.execute(
        select(Step.number, Step.facts).where(Step.record_id == record.id).order_by(Step.number)
    )
    for number, facts in steps:
        named = facts.get("rows", {}) if isinstance(facts, dict) else {}
        found = rows_digest(made.pop(number, ()))
        for table in sorted(set(named) | set(found)):
            if named.get(table) != found.get(table):
                yield number, table
    yield from ((number, rows[0].__tablename__) for number, rows in made.items())


def _made(session: Session, record: Record) -> dict[int, list[Any]]:
    """All recorded rows of a record by the step they name, each checked against its own digest."""
    made: dict[int, list[Any]] = {}
    for table in RECORDED:
        for row in _all(session, table, record):
            made.setdefault(row.since, []).append(row)
    return made


def _all(session: Session, table: type[Recorded], record: Record) -> Iterable[Any]:
    return session.scalars(select(table).where(table.record_id == record.id))


def _heads(session: Session, record: Record) -> Iterator[tuple[int, str]]:
    """Heads that do not name the newest row, and texts that are not what their digest says."""
    for row in _all(session, WordingRow, record):
        if word(row.language, row.heading, row.text).digest != row.digest:
            yield row.since, "wording"
    yield from _stale_heads(session, record)


def _stale_heads(session: Session, record: Record) -> Iterator[tuple[int, str]]:
    placed: dict[str, tuple[int, int]] = {}
    for row in _all(session, Placement, record):
        placed[row.clause_id] = max(placed.get(row.clause_id, (0, 0)), (row.since, row.row))
    heads = session.scalars(select(PlacementHead).where(PlacementHead.record_id == record.id))
    named = {head.clause_id: head.placement_row for head in heads}
    yield from _differing(placed, named, "placement_head")
    worded: dict[tuple[str, str], tuple[int, int]] = {}
    for row in _all(session, WordingRow, record):
        key = (row.clause_id, row.language)
        worded[key] = max(worded.get(key, (0, 0)), (row.since, row.row))
    standing = session.scalars(select(WordingHead).where(WordingHead.record_id == record.id))
    stand = {(head.clause_id, head.language): head.wording_row for head in standing}
    yield from _differing(worded, stand, "wording_head")


def _differing(
    newest: Mapping[Any, tuple[int, int]], named: Mapping[Any, int], table: str
) -> Iterator[tuple[int, str]]:
    for key, (since, row) in newest.items():
        if named.get(key) != row:
            yield since, table
    yield from ((1, table) for key in named.keys() - newest.keys())
