"""What a document said at a step, read by one seek per clause however long its history."""

from collections.abc import Iterable
from itertools import chain
from typing import Any

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from app.models import (
    Clause,
    Document,
    Milestone,
    ParticularsRow,
    Placement,
    PlacementHead,
    Record,
    Step,
    WordingHead,
    WordingRow,
)
from app.queries.errors import NoSuchStep
from app.queries.steps import step_on
from app.statute import snapshot as statute
from app.statute.language import read_date
from app.statute.snapshot import (
    LANGUAGES,
    Family,
    Kind,
    Numbering,
    Particulars,
    Snapshot,
    Wording,
    in_reading_order,
)

PLACEMENT = (
    Placement.clause_id,
    Placement.parent_id,
    Placement.rank,
    Placement.kind,
    Placement.fixed,
    Placement.struck,
    Placement.since,
)
WORDING = (
    WordingRow.clause_id,
    WordingRow.language,
    WordingRow.heading,
    WordingRow.text,
    WordingRow.digest,
    WordingRow.made_from,
    WordingRow.since,
)


def snapshot(session: Session, document: Document, step: int | None = None) -> Snapshot:
    """The document at `step`, or as it stands. Raises NoSuchStep."""
    record = session.get_one(Record, document.id)
    number = record.steps if step is None else step
    if not 0 < number <= record.steps:
        raise NoSuchStep(document.slug, number, record.steps)
    found = clauses_at(session, record.id, None if number == record.steps else number)
    entry = session.get_one(Step, (record.id, number))
    return Snapshot(
        particulars=particulars(session, document, number),
        step=number,
        digest=entry.digest,
        at=entry.at,
        clauses=in_reading_order(found),
        milestone=milestone_at(session, document, number),
    )


def clauses_at(
    session: Session, record_id: str, step: int | None, *, only: str | None = None
) -> list[statute.Clause]:
    """Clauses at a step (None: as they stand) in no order; with `only` that one, if there."""
    placements = _placements(record_id, step) if step else _standing_placements(record_id)
    wordings = _wordings(record_id, step) if step else [_standing_wordings(record_id)]
    if only is not None:
        placements = placements.where((Clause.id if step else Placement.clause_id) == only)
        worded = Clause.id if step else WordingRow.clause_id
        wordings = [query.where(worded == only) for query in wordings]
    found = chain.from_iterable(session.execute(query) for query in wordings)
    return _assemble(session.execute(placements), found)


def particulars(session: Session, document: Document, step: int | None = None) -> Particulars:
    """Titles, act family and numbering of the document at a step."""
    row = particulars_row(session, document, step)
    return Particulars(
        slug=document.slug,
        titles=row.titles,
        kind=row.kind,
        family=Family(row.family),
        numbering=Numbering(row.numbering),
        illustrative=row.illustrative,
    )


def particulars_row(
    session: Session, document: Document, step: int | None = None
) -> ParticularsRow:
    """The row of particulars that holds at a step."""
    query = select(ParticularsRow).where(ParticularsRow.record_id == document.id)
    if step is not None:
        query = query.where(ParticularsRow.since <= step)
    return session.scalars(query.order_by(ParticularsRow.since.desc()).limit(1)).one()


def milestone_at(session: Session, document: Document, step: int) -> str | None:
    """The slug of the milestone that names exactly this step."""
    return session.scalars(
        select(Milestone.slug)
        .where(Milestone.record_id == document.id, Milestone.step == step)
        .order_by(Milestone.row.desc())
        .limit(1)
    ).first()


def milestones(session: Session, document: Document) -> list[Milestone]:
    """Named steps, oldest first."""
    return list(
        session.scalars(
            select(Milestone)
            .where(Milestone.record_id == document.id)
            .order_by(Milestone.step, Milestone.row)
        )
    )


def step_named(session: Session, document: Document, name: str) -> int:
    """The step a number, a milestone's name or a day stands for: the last step of that day.

    Days are written 2026-05-12 or 12.05.2026. Raises NoSuchStep, for days BeforeTheFirst and
    InTheFuture.
    """
    newest = session.get_one(Record, document.id).steps
    if name.isascii() and name.isdigit():
        number = int(name) if len(name) < 12 else 0
        if 0 < number <= newest:
            return number
        raise NoSuchStep(document.slug, name, newest)
    found = session.scalars(
        select(Milestone.step).where(
            Milestone.record_id == document.id,
            (Milestone.slug == name) | (Milestone.name_az == name) | (Milestone.name_en == name),
        )
    ).first()
    if found is not None:
        return found
    if day := read_date(name):
        return step_on(session, document, day)
    raise NoSuchStep(document.slug, name, newest)


def _standing_placements(record_id: str) -> Select[*tuple[object, ...]]:
    return (
        select(*PLACEMENT)
        .join(PlacementHead, PlacementHead.placement_row == Placement.row)
        .where(PlacementHead.record_id == record_id)
    )


def _standing_wordings(record_id: str) -> Select[*tuple[object, ...]]:
    return (
        select(*WORDING)
        .join(WordingHead, WordingHead.wording_row == WordingRow.row)
        .where(WordingHead.record_id == record_id)
    )


def _placements(record_id: str, step: int) -> Select[*tuple[object, ...]]:
    return _at(step, Placement, PLACEMENT).where(Clause.record_id == record_id)


def _wordings(record_id: str, step: int) -> list[Select[*tuple[object, ...]]]:
    """One query for each language: a seek names its language."""
    return [
        _at(step, WordingRow, WORDING, WordingRow.language == language).where(
            Clause.record_id == record_id
        )
        for language in LANGUAGES
    ]


def _at(
    step: int,
    table: type[Placement | WordingRow],
    columns: Iterable[InstrumentedAttribute[Any]],
    *which: ColumnElement[bool],
) -> Select[*tuple[object, ...]]:
    """Per clause the newest row with `since` up to the step: one seek each.

    Joined by a range of one row: for equality PostgreSQL reads the whole table into a hash.
    """
    newest = (
        select(table.row)
        .where(table.clause_id == Clause.id, table.since <= step, *which)
        .order_by(table.since.desc())
        .limit(1)
        .correlate(Clause)
        .scalar_subquery()
    )
    return (
        select(*columns)
        .select_from(Clause)
        .join(table, table.row.between(newest, newest))
        .where(Clause.born <= step)
    )


def _assemble(placed: Iterable, worded: Iterable) -> list[statute.Clause]:  # type: ignore[type-arg]
    said: dict[str, dict[str, Wording]] = {}
    newest: dict[str, int] = {}
    for clause, language, heading, text, digest, made_from, since in worded:
        said.setdefault(clause, {})[language] = Wording(language, heading, text, digest, made_from)
        newest[clause] = max(newest.get(clause, 0), since)
    return [
        statute.Clause(
            id=clause,
            kind=Kind(kind),
            parent=parent,
            rank=rank,
            fixed=fixed,
            struck=struck,
            wordings=said.get(clause, {}),
            since=max(since, newest.get(clause, 0)),
        )
        for clause, parent, rank, kind, fixed, struck, since in placed
    ]
