"""Rows out of facts that came from outside: exactly their columns, each of its kind."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from itertools import islice
from typing import Any

from sqlalchemy import JSON, Column, String, insert, inspect
from sqlalchemy.orm import Session

from app.models.base import UtcMoment
from app.operations.archives.errors import Unfit
from app.queries.archives import name_of

AT_ONCE = 500

Values = dict[str, Any]


def values(table: Any, rows: Iterable[Mapping[str, Any]]) -> Iterator[Values]:
    """The values of each row by the columns of its table, all but its own number. Raises Unfit."""
    columns = [column for column in inspect(table).local_table.columns if column.name != "row"]
    names = {column.name for column in columns}
    for line, facts in enumerate(rows, start=1):
        if facts.keys() != names:
            odd = sorted(facts.keys() ^ names)[0]
            raise Unfit(name_of(table), line, f"{odd[:80]!r} is missing or not known")
        try:
            yield {column.name: _value(column, facts[column.name]) for column in columns}
        except ValueError as why:
            raise Unfit(name_of(table), line, str(why)) from None


def _value(column: Column[Any], said: Any) -> Any:
    if said is None:
        if not column.nullable:
            raise ValueError(f"{column.name} is empty")
        return None
    if isinstance(column.type, UtcMoment):
        return _moment(said)
    if isinstance(column.type, JSON):
        return said
    if type(said) is not column.type.python_type:
        raise ValueError(f"{column.name} is of another kind")
    if isinstance(column.type, String) and column.type.length and len(said) > column.type.length:
        raise ValueError(f"{column.name} is too long")
    return said


def _moment(said: Any) -> datetime:
    try:
        return datetime.fromisoformat(said.removesuffix("Z")).replace(tzinfo=UTC)
    except (ValueError, AttributeError):
        raise ValueError("a moment that is none") from None


def put(session: Session, table: Any, found: Iterable[Values]) -> None:
    """Insert rows in their order, many at once."""
    waiting = iter(found)
    while some := list(islice(waiting, AT_ONCE)):
        session.execute(insert(table), some)
