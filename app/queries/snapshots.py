"""What a document said at a step, read by one seek per clause however long its history."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from itertools import chain
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select, tuple_
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
from app.queries.shelf import SHELF
from app.queries.steps import step_on
from app.queries.vacancies import vacancies
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

NEIGHBOURS = 1000
"""Steps from a text that was read to one that may be made of it: further off it is read anew."""

MANY = 300
"""Clauses that may differ between the two."""


def snapshot(session: Session, document: Document, step: int | None = None) -> Snapshot:
    """The document at `step`, or as it stands. Raises NoSuchStep."""
    record = session.get_one(Record, document.id)
    number = record.steps if step is None else step
    if not 0 < number <= record.steps:
        raise NoSuchStep(document.slug, number, record.steps)
    entry = session.get_one(Step, (record.id, number))
    return _at_step(session, document, entry, milestone_at(session, document, number))


def snapshots(session: Session, asked: Sequence[tuple[Document, int | None]]) -> list[Snapshot]:
    """Some documents, each at a step or (None) as it stands, which exists.

    As many questions for many as for one, where their texts were read before.
    """
    ids = [document.id for document, _ in asked]
    records = {one.id: one for one in session.scalars(select(Record).where(Record.id.in_(ids)))}
    keys = [(document.id, step or records[document.id].steps) for document, step in asked]
    which, named = tuple_(Step.record_id, Step.number), tuple_(Milestone.record_id, Milestone.step)
    entries = {
        (one.record_id, one.number): one
        for one in session.scalars(select(Step).where(which.in_(keys)))
    }
    names = {
        (one.record_id, one.step): one.slug
        for one in session.scalars(select(Milestone).where(named.in_(keys)).order_by(Milestone.row))
    }
    return [
        _at_step(session, document, entries[key], names.get(key))
        for (document, _), key in zip(asked, keys, strict=True)
    ]


def _at_step(session: Session, document: Document, entry: Step, milestone: str | None) -> Snapshot:
    """`milestone` is no part of what is kept: a step may be named long afterwards."""
    record, number = session.get_one(Record, entry.record_id), entry.number
    volume = (record.id, entry.digest, document.slug)
    if (kept := SHELF.find(volume)) is None:
        about = particulars(session, document, number)
        clauses = _from_a_neighbour(session, record, number) or _read(session, record, number)
        kept = Snapshot(
            particulars=about,
            step=number,
            digest=entry.digest,
            at=entry.at,
            clauses=clauses,
            vacated=vacancies(session, record.id, number, about, clauses),
        )
        SHELF.put(volume, kept)
    return replace(kept, milestone=milestone) if milestone else kept


def _read(session: Session, record: Record, step: int) -> tuple[statute.Clause, ...]:
    return in_reading_order(clauses_at(session, record.id, None if step == record.steps else step))


def _from_a_neighbour(
    session: Session, record: Record, step: int
) -> tuple[statute.Clause, ...] | None:
    """The clauses made of a text that was read before and of what differs; None: all differ."""
    near = SHELF.near(record.id, step)
    if near is None or abs(near.step - step) > NEIGHBOURS:
        return None
    standing = session.get(Step, (record.id, near.step))
    if standing is None or standing.digest != near.digest:  # kept from before a restore
        return None
    touched = touched_between(session, record.id, *sorted((near.step, step)))
    if len(touched) > MANY:
        return None
    return _with_others(near, _clauses(session, record.id, step, touched), touched)


def _with_others(
    near: Snapshot, others: Iterable[statute.Clause], touched: Collection[str]
) -> tuple[statute.Clause, ...]:
    """The clauses of a text, with others in place of those that were touched."""
    fresh = {clause.id: clause for clause in others}
    before = {one: near.by_id[one] for one in touched if one in near.by_id}
    if before.keys() == fresh.keys() and all(
        (clause.parent, clause.rank) == (fresh[one].parent, fresh[one].rank)
        for one, clause in before.items()
    ):
        return tuple(fresh.get(clause.id, clause) for clause in near.clauses)
    stayed = [clause for clause in near.clauses if clause.id not in touched]
    return in_reading_order([*stayed, *fresh.values()])


def touched_between(session: Session, record_id: str, low: int, high: int) -> frozenset[str]:
    """Clauses with a placement or a wording that began to hold after `low`, up to `high`."""
    found: set[str] = set()
    for table in (Placement, WordingRow):
        found.update(
            session.scalars(
                select(table.clause_id)
                .where(table.record_id == record_id, table.since > low, table.since <= high)
                .distinct()
            )
        )
    return frozenset(found)


def clauses_at(
    session: Session, record_id: str, step: int | None, *, only: str | None = None
) -> list[statute.Clause]:
    """Clauses at a step (None: as they stand) in no order; with `only` that one, if there."""
    return _clauses(session, record_id, step, None if only is None else [only])


def clauses_among(
    session: Session, record_id: str, step: int | None, among: Collection[str]
) -> list[statute.Clause]:
    """Some clauses at a step (None: as they stand) in no order."""
    return _clauses(session, record_id, step, among)


def _clauses(
    session: Session, record_id: str, step: int | None, among: Collection[str] | None
) -> list[statute.Clause]:
    if among is not None and not among:
        return []
    placements = _placements(record_id, step) if step else _standing_placements(record_id)
    wordings = _wordings(record_id, step) if step else [_standing_wordings(record_id)]
    if among is not None:
        placed, worded = (
            (Clause.id, Clause.id) if step else (Placement.clause_id, WordingRow.clause_id)
        )
        placements = placements.where(placed.in_(among))
        wordings = [query.where(worded.in_(among)) for query in wordings]
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
    [row] = particulars_rows(session, [document.id], step)
    return row


def particulars_rows(
    session: Session, records: Collection[str], step: int | None = None
) -> Sequence[ParticularsRow]:
    """The same for some records at once, in no order."""
    newest = select(ParticularsRow.record_id, func.max(ParticularsRow.since)).where(
        ParticularsRow.record_id.in_(records)
    )
    if step is not None:
        newest = newest.where(ParticularsRow.since <= step)
    standing = newest.group_by(ParticularsRow.record_id)
    held = tuple_(ParticularsRow.record_id, ParticularsRow.since).in_(standing)
    return session.scalars(select(ParticularsRow).where(held)).all()


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
