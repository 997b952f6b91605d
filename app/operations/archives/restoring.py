"""Restore a document: its rows as they were, its record verified before anything is kept."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.formats.archive import Archive
from app.formats.archive.told import Place
from app.models import (
    RECORDED,
    Base,
    Clause,
    Document,
    Nominee,
    Placement,
    Record,
    Recorded,
    ReviewRound,
    Step,
    WordingRow,
)
from app.operations.archives.errors import HereAlready, NotItsAnchor, NotWhole, Unfit
from app.operations.archives.library import Library, hold_library, keep_contents
from app.operations.archives.people import hold_institutions, hold_people
from app.operations.archives.rows import Values, put, values
from app.operations.citing import hold_house, house_step
from app.operations.heads import stand
from app.operations.recording import Actor
from app.queries.archives import OF_THE_HOUSE, keys_of, name_of
from app.queries.elsewhere import house_columns
from app.queries.verification import verify
from app.statute.record import Why


@dataclass(frozen=True, slots=True)
class Restored:
    """What became of an archive."""

    document: Document
    steps: int
    digest: str
    people: tuple[str, ...]
    """Names of who was not known here."""
    astray: tuple[str, ...]
    """Those of them whose address is somebody else's here: they cannot sign in."""
    described: int
    """Sources, extracts and needs that were added to the library."""


def restore(
    session: Session, actor: Actor, archive: Archive, anchors: Iterable[tuple[int, str]] = ()
) -> Restored:
    """Bring the document back. `anchors`: digests published outside, by step.

    Raises HereAlready, Unfit, NotWhole where the record does not fit, NotItsAnchor; the caller
    gives the transaction up then, and nothing has been changed.
    """
    hold_house(session)
    document = _document(session, archive)
    hold_institutions(session, actor, archive)
    people, astray = hold_people(session, archive)
    library = hold_library(session, actor, archive)
    keep_contents(session, archive.contents)
    _put(session, archive, library)
    _stand(session, document.id)
    with house_step(
        session,
        actor,
        "restore_document",
        document=document.slug,
        head=f"{archive.steps}:{archive.digest}",
    ) as entry:
        for row in library.rows():
            entry.add(row)
    _verify(session, document, archive, anchors)
    return Restored(document, archive.steps, archive.digest, people, astray, library.added)


def _document(session: Session, archive: Archive) -> Document:
    """The document and the head of its record, as new."""
    (facts,) = values(Document, [archive.document])
    record_id, slug = facts["id"], facts["slug"]
    named = session.scalar(select(Document.id).where(Document.slug == slug))
    if session.get(Record, record_id) is not None or named is not None:
        raise HereAlready(slug, same=session.get(Document, record_id) is not None)
    session.add(Record(id=record_id, steps=archive.steps, digest=archive.digest))
    session.flush()  # the document refers to it
    document = Document(**facts)
    session.add(document)
    session.flush()
    return document


def _put(session: Session, archive: Archive, library: Library) -> None:
    """Every row of the archive, each behind those it names."""
    known = _known(archive)
    tables = _tables()
    record = {name for place, name in archive.tables if place is Place.RECORD}
    for odd in sorted(record - tables.keys()):
        raise Unfit(odd, 1, "no table of a record")
    for table in _in_order(tables.values()):
        beside = table in (Clause, ReviewRound, Nominee)
        place = Place.BESIDE if beside else Place.RECORD
        rows = values(table, archive.rows(place, name_of(table)))
        put(session, table, _checked(table, rows, known, library))


def _tables() -> dict[str, Any]:
    """The tables rows go into, by name."""
    tables: tuple[Any, ...] = (*RECORDED, Step, Clause, ReviewRound, Nominee)
    return {name_of(table): table for table in tables if table not in OF_THE_HOUSE}


def _in_order(tables: Iterable[Any]) -> list[Any]:
    """Tables behind those they refer to."""
    order = {table.name: place for place, table in enumerate(Base.metadata.sorted_tables)}
    return sorted(tables, key=lambda table: order[name_of(table)])


def _known(archive: Archive) -> Mapping[str, set[Any]]:
    """The ids the archive brings, by table."""
    known: dict[str, set[Any]] = {"record": {archive.document["id"]}}
    known["document"] = known["record"]
    for (_place, table), rows in archive.tables.items():
        known[table] = {row["id"] for row in rows if isinstance(row.get("id"), str)}
    return known


def _checked(
    table: Any, rows: Iterator[Values], known: Mapping[str, set[Any]], library: Library
) -> Iterator[Values]:
    """Rows that name nothing but what came with them; those of the library by numbers here."""
    keys, named = keys_of(table), house_columns(table)
    for line, row in enumerate(rows, start=1):
        for column, of in keys.items():
            if row[column] is not None and row[column] not in known.get(of, ()):
                raise Unfit(name_of(table), line, f"{column} names what is not in the archive")
        for column, of in named.items():
            if row[column] is not None:
                row[column] = library.number(of, row[column], row["since"])
                if row[column] is None:
                    raise Unfit(name_of(table), line, f"{column} names what is not in the archive")
        yield row


def _stand(session: Session, record_id: str) -> None:
    """Let the newest placement and wordings of every clause stand."""
    newest: dict[tuple[str, ...], Recorded] = {}
    for placed in session.scalars(
        select(Placement).where(Placement.record_id == record_id).order_by(Placement.row)
    ):
        newest[placed.clause_id,] = placed
    for worded in session.scalars(
        select(WordingRow).where(WordingRow.record_id == record_id).order_by(WordingRow.row)
    ):
        newest[worded.clause_id, worded.language] = worded
    stand(session, newest.values())


def _verify(
    session: Session, document: Document, archive: Archive, anchors: Iterable[tuple[int, str]]
) -> None:
    session.flush()
    published = {document.slug: list(anchors)}
    for verdict in verify(session, published, only=document.slug):
        if verdict.why in (Why.ANCHOR, Why.MISSING):
            raise NotItsAnchor(verdict.step or 0)
        if verdict.step is not None:
            raise NotWhole(verdict.step, verdict.why)
        if (verdict.steps, verdict.digest) != (archive.steps, archive.digest):
            raise NotWhole(archive.steps, "head")
