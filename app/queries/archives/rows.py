"""How a row of a table is told as facts, and which other rows it names."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import islice
from typing import Any

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from app.models import (
    Attachment,
    Base,
    Extract,
    GroupTerm,
    InstitutionRow,
    Need,
    Recorded,
    RestoredRow,
    Source,
    WorkingGroup,
)

Told = Mapping[str, Any]
"""A row as facts: moments as text in UTC, everything else as JSON has it."""

Table = type[Base] | type[Recorded]

LIBRARY: Mapping[str, Any] = {
    "source": Source,
    "extract": Extract,
    "need": Need,
}
"""The tables of the house whose rows documents rest on."""

OF_THE_HOUSE: tuple[type[Recorded], ...] = (
    Attachment,
    Extract,
    GroupTerm,
    InstitutionRow,
    Need,
    RestoredRow,
    Source,
    WorkingGroup,
)
"""Tables whose rows only the house's own record makes."""

OF_A_PERSON = (
    "id",
    "email",
    "name",
    "institution_id",
    "locale",
    "joined_at",
    "guest",
    "affiliation",
)
"""What is told of people: neither passwords nor what they may do in the house."""

AT_ONCE = 400
"""Keys in one question: databases limit the length of a list."""


def name_of(table: Table) -> str:
    """What a table is called in an archive: as in the database."""
    return str(inspect(table).local_table.description)


def told(row: Base | Recorded) -> dict[str, Any]:
    """The facts of a row, without its own number."""
    columns = (column.key for column in inspect(type(row)).column_attrs)
    return {key: as_text(getattr(row, key)) for key in columns if key != "row"}


def as_text(value: Any) -> Any:
    """A moment in UTC to the microsecond; any other value as it is."""
    if isinstance(value, datetime):
        moment = value.astimezone(UTC).replace(tzinfo=None)
        return moment.isoformat(timespec="microseconds") + "Z"
    return value


def keys_of(table: Table) -> dict[str, str]:
    """The columns that name a row of another table by its id, with that table."""
    return {
        column.name: str(key.target_fullname).partition(".")[0]
        for column in inspect(table).local_table.columns
        for key in column.foreign_keys
        if key.column.name == "id"
    }


def found(session: Session, column: Any, keys: Iterable[Any]) -> Iterator[Any]:
    """The rows whose `column` is among the keys, in the order of the keys."""
    waiting = iter(sorted(set(keys)))
    while some := list(islice(waiting, AT_ONCE)):
        yield from session.scalars(
            select(column.class_).where(column.in_(some)).order_by(column, *_number(column.class_))
        )


def _number(table: Table) -> Sequence[Any]:
    """The row's own number, where it has one: the order rows were made in."""
    mapped = inspect(table).column_attrs
    return [mapped["row"].class_attribute] if "row" in mapped else []
