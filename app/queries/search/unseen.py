"""What the index of search has not seen yet, read from the rows themselves."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import HOUSE, Record, SearchMark
from app.queries.search.asked import Reader
from app.queries.search.entries import Entry, entries, touched
from app.statute.searching import EDITION

MANY = 500
"""Units whose names a question may bear; where there are more, their record is read whole."""


@dataclass(frozen=True, slots=True)
class Unseen:
    """What the index is not asked about, and what stands there."""

    records: frozenset[str]
    """Records it is not asked about at all."""
    units: frozenset[str]
    """Units of the others that it is not asked about."""
    entries: tuple[Entry, ...]


def unseen(session: Session, reader: Reader) -> Unseen:
    """Of what somebody may read, all that changed after the steps the index has come to."""
    known = (SearchMark.record_id == Record.id) & (SearchMark.edition == EDITION)
    rows = session.execute(
        select(Record.id, Record.steps, SearchMark.step)
        .outerjoin(SearchMark, known)
        .where(Record.id.in_([HOUSE, *reader.records]))
    )
    records, units, found = set[str](), set[str](), list[Entry]()
    for record, steps, mark in rows:
        if steps == mark:
            continue
        changed = touched(session, record, mark) if mark else ()
        if not mark or mark > steps or len(changed) > MANY:
            records.add(record)
            found += entries(session, record)
        elif changed:
            units.update(changed)
            found += entries(session, record, changed)
    return Unseen(frozenset(records), frozenset(units), tuple(found))
