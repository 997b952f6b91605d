"""Gather a document's record, and what its rows name, into one value."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from app.models import RECORDED, Document, Nomination, Record, Recorded, Step
from app.queries.archives.beside import beside
from app.queries.archives.library import library
from app.queries.archives.rows import Told, name_of, told
from app.queries.contents import content_held
from app.queries.elsewhere import Elsewhere, elsewhere, house_columns


@dataclass(frozen=True, slots=True)
class Gathered:
    """A document with its whole record, as facts by the names of tables."""

    document: Told
    steps: int
    digest: str
    record: Mapping[str, Sequence[Told]]
    """The steps, and the rows they made, in the order they were made."""
    beside: Mapping[str, Sequence[Told]]
    """What those rows name and no digest covers."""
    house: Mapping[str, Sequence[Told]]
    """Descriptions of the library, each with what the record calls it."""
    contents: Mapping[str, bytes]
    """Attached files by their SHA-256."""


def gathered(session: Session, document: Document) -> Gathered:
    """Everything of a document as it stands. Raises ContentLost for an attached file."""
    head = session.get_one(Record, document.id)
    called = elsewhere(session, document.id)
    record = _record(session, document.id, called)
    house = library(session, head, called)
    letters = [row["paper"] for row in record.get(name_of(Nomination), ())]
    files = {one["digest"]: one["name"] for one in (*letters, *house["attachment"]) if one}
    return Gathered(
        told(document),
        head.steps,
        head.digest,
        record,
        beside(session, document.id, record),
        house,
        {digest: content_held(session, digest, name) for digest, name in files.items()},
    )


def _record(session: Session, record_id: str, called: Elsewhere) -> dict[str, Sequence[Told]]:
    steps = select(Step).where(Step.record_id == record_id).order_by(Step.number)
    found: dict[str, Sequence[Told]] = {"step": [told(row) for row in session.scalars(steps)]}
    for table in RECORDED:
        if rows := _made(session, table, record_id):
            found[name_of(table)] = [_as_kept(row, called) for row in rows]
    return found


def _made(session: Session, table: Any, record_id: str) -> Sequence[Recorded]:
    """The rows of a record in the order they were made."""
    last = table.row if "row" in inspect(table).column_attrs else table.id
    query = select(table).where(table.record_id == record_id).order_by(table.since, last)
    return session.scalars(query).all()


def _as_kept(row: Recorded, called: Elsewhere) -> dict[str, Any]:
    """The facts a step's digest covers: rows of the house by the numbers it knows them by."""
    facts = told(row)
    for column, table in house_columns(type(row)).items():
        if facts[column] is not None:
            facts[column] = called.number(table, row.since, facts[column])
    return facts
