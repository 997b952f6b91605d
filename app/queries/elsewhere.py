"""What rows of the house are called in a record: by their numbers here, or as where it was kept."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from app.models import HOUSE, Recorded, RestoredRow

OF_THE_HOUSE = frozenset({"source", "extract", "need"})
"""Tables whose rows the records of documents name by number."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The numbers a record knows rows of the house by."""

    known: Mapping[tuple[str, int], Mapping[int, int]] = field(default_factory=dict)
    """By table and last step: the number there by the number here."""

    def period(self, since: int) -> int | None:
        """The last step of the part of the record a step is in; None since it is kept here."""
        ends = {until for _table, until in self.known if until >= since}
        return min(ends, default=None)

    def number(self, table: str, since: int, here: int) -> int:
        """What the step `since` calls the row whose number here is `here`."""
        until = self.period(since)
        if until is None:
            return here
        return self.known.get((table, until), {}).get(here, here)


def elsewhere(session: Session, record_id: str) -> Elsewhere:
    """What a document's record calls rows of the house."""
    known: dict[tuple[str, int], dict[int, int]] = defaultdict(dict)
    for row in session.scalars(
        select(RestoredRow).where(
            RestoredRow.document_id == record_id, RestoredRow.record_id == HOUSE
        )
    ):
        known[row.kind, row.until][row.here] = row.number
    return Elsewhere(known)


def house_columns(table: type[Recorded]) -> dict[str, str]:
    """The columns that name a row of the house by its number, each with that row's table."""
    found = {}
    for column in inspect(table).local_table.columns:
        for key in column.foreign_keys:
            if key.column.table.name in OF_THE_HOUSE and key.column.name == "row":
                found[column.name] = key.column.table.name
    return found
