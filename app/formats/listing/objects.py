"""The JSON form of lists: objects with typed values, told apart from what merely looks so."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from app.formats.listing.delimited import MOST_ROWS
from app.formats.listing.errors import BrokenJson, Fault, NoRows, NotTheForm, TooManyRows
from app.formats.listing.rows import Note, Row, Table
from app.formats.listing.schema import LISTS, VERSION, Column, Value
from app.formats.listing.values import VERSION_PARTS, write_cell
from app.statute.snapshot import canonical

FORM = "nizam-lists"
"""What the member `format` says."""


class _Twice(ValueError):
    """One member twice in one object."""


def read_objects(text: str, kinds: Sequence[str]) -> list[Table]:
    """The lists of a JSON text. Raises BrokenJson, NotTheForm, NoRows or TooManyRows."""
    told = _loaded(text)
    if not isinstance(told, dict):
        raise NotTheForm("", "{")
    if told.get("version", VERSION) != VERSION:
        raise NotTheForm("version", str(VERSION))
    tables = [_table(kind, told[kind]) for kind in LISTS if kind in kinds and kind in told]
    if not tables:
        raise NotTheForm("", ", ".join(kinds))
    rows = sum(len(table.rows) for table in tables)
    if not rows:
        raise NoRows
    if rows > MOST_ROWS:
        raise TooManyRows(MOST_ROWS)
    return [table for table in tables if table.rows]


def _loaded(text: str) -> Any:
    try:
        return json.loads(text, object_pairs_hook=_once, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        raise BrokenJson(error.lineno, error.colno, error.msg) from None
    except RecursionError:
        raise NotTheForm("", "{") from None
    except ValueError as error:  # a member twice, NaN, a number of a million digits
        raise NotTheForm(str(error)[:80], "JSON") from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        names = [name for name, _value in pairs]
        raise _Twice(next(name for name in names if names.count(name) > 1))
    return made


def _no_constant(said: str) -> Any:
    raise ValueError(said)


def _table(kind: str, rows: Any) -> Table:
    if not isinstance(rows, list):
        raise NotTheForm(kind, "[")
    known = _known(kind)
    unknown = dict.fromkeys(
        name for row in rows if isinstance(row, dict) for name in _unknown(row, known)
    )
    notes = tuple(Note("unknown_column", name[:80]) for name in list(unknown)[:20])
    return Table(kind, tuple(_row(kind, n, row) for n, row in enumerate(rows, 1)), kind, notes)


def _known(kind: str) -> dict[str, set[str]]:
    """Members of a row, with the members of those that are objects."""
    known: dict[str, set[str]] = {}
    for column in LISTS[kind]:
        known.setdefault(column.path[0], set()).update(column.path[1:])
    return known


def _unknown(row: Mapping[str, Any], known: Mapping[str, set[str]]) -> Iterator[str]:
    for name, value in row.items():
        if name not in known:
            yield name
        elif known[name] and isinstance(value, dict):
            yield from (f"{name}.{inner}" for inner in value if inner not in known[name])


def _row(kind: str, number: int, row: Any) -> Row:
    if not isinstance(row, dict):
        return Row(number, {}, (Fault("wrong_type", given=_shown(row), hint="{"),))
    cells: dict[str, str] = {}
    faults = []
    for column in LISTS[kind]:
        if column.path[0] not in row:
            continue
        value, fitting = _at(row, column)
        if fitting:
            cells[column.name] = canonical(write_cell(column, value))
        else:
            faults.append(Fault("wrong_type", column.name, _shown(value), WANTED[column.value]))
    return Row(number, cells, tuple(faults))


def _at(row: Mapping[str, Any], column: Column) -> tuple[Any, bool]:
    """The value of a column, and whether it is of its type. A whole object says all its members."""
    found: Any = row
    for name in column.path:
        if found is None:
            return None, True
        if not isinstance(found, Mapping):
            return found, False
        found = found.get(name)
    return found, found is None or _fits(column.value, found)


def _fits(value: Value, found: Any) -> bool:
    if value is Value.YES:
        return isinstance(found, bool)
    if value is Value.TOPICS:
        return isinstance(found, list) and all(isinstance(one, str) for one in found)
    if value is Value.VERSIONS:
        return isinstance(found, list) and all(map(_is_version, found))
    return isinstance(found, str)


def _is_version(found: Any) -> bool:
    return (
        isinstance(found, dict)
        and found.keys() <= set(VERSION_PARTS)
        and all(isinstance(said, str) for said in found.values())
    )


def _shown(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)[:120]


WANTED = dict.fromkeys(Value, '"…"') | {
    Value.YES: "true, false",
    Value.TOPICS: '["…"]',
    Value.VERSIONS: '[{"date": "…", "label": "…"}]',
}
