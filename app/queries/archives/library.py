"""Which descriptions of sources, extracts and needs a document's record rests on."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import RECORDED, Attachment, Record, Source
from app.queries.archives.rows import LIBRARY, Told, found, told
from app.queries.elsewhere import Elsewhere, house_columns

Names = Mapping[int, set[tuple[int, int]]]
"""By a row's number here: what the record calls it, and the last step that calls it so."""

OF_THE_HOUSE_ALONE = ("record_id", "since")


def library(session: Session, head: Record, called: Elsewhere) -> dict[str, Sequence[Told]]:
    """The descriptions a record names, by table, and what is attached to its needs."""
    names = _names(session, head, called)
    sources = _sources_of(session, names["extract"])
    needs = _descriptions(session, "need", names["need"], ())
    return {
        "source": _descriptions(session, "source", names["source"], sources),
        "extract": _descriptions(session, "extract", names["extract"], ()),
        "need": needs,
        "attachment": _attached(session, {need["slug"] for need in needs}),
    }


def _names(session: Session, head: Record, called: Elsewhere) -> Mapping[str, Names]:
    names: dict[str, dict[int, set[tuple[int, int]]]] = defaultdict(lambda: defaultdict(set))
    for table in RECORDED:
        for name, of in house_columns(table).items():
            column = getattr(table, name)
            query = select(column, table.since).where(table.record_id == head.id)
            for here, since in session.execute(query.where(column.is_not(None))):
                until = called.period(since) or head.steps
                names[of][here].add((called.number(of, since, here), until))
    return names


def _sources_of(session: Session, extracts: Iterable[int]) -> Iterable[int]:
    """The newest description of the source of each extract."""
    slugs = {row.source_slug for row in found(session, LIBRARY["extract"].row, extracts)}
    return {row.slug: row.row for row in found(session, Source.slug, slugs)}.values()


def _descriptions(
    session: Session,
    table: str,
    names: Names,
    more: Iterable[int],
) -> Sequence[Told]:
    """By name, and in the order the record met them. `called`: number and last step, as named."""
    rows = found(session, LIBRARY[table].row, {*names, *more})
    tellings = [
        {**_alone(row), "called": [list(one) for one in sorted(names.get(row.row, ()))]}
        for row in rows
    ]
    return sorted(tellings, key=lambda one: (one["slug"], one["called"] or [[math.inf]]))


def _alone(row: Any) -> dict[str, Any]:
    """A row of the house without when it was written there."""
    return {key: said for key, said in told(row).items() if key not in OF_THE_HOUSE_ALONE}


def _attached(session: Session, needs: Iterable[str]) -> Sequence[Told]:
    """The newest word on each file of each need; files that were taken away are left out."""
    standing = {
        (row.need_slug, row.digest): row for row in found(session, Attachment.need_slug, needs)
    }
    found_here = sorted(standing.items())
    return [_alone(row) for _key, row in found_here if not row.withdrawn]
