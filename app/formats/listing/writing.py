"""Lists written down: CSV, XLSX and JSON that come back as they went, row by row."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from app.formats.listing.delimited import guarded
from app.formats.listing.objects import FORM
from app.formats.listing.rows import cells_of, value_at, with_values
from app.formats.listing.schema import LISTS, VERSION, Value
from app.formats.listing.values import VERSION_PARTS, write_cell
from app.formats.tables import Column, Grid, Told, as_xlsx
from app.formats.tabular import as_csv

Facts = Mapping[str, Any]
Lists = Mapping[str, Sequence[Facts]]
"""Rows of each list as the JSON form has them, with more in them than it says, or less."""

WIDTHS = {Value.NAME: 20, Value.LINE: 32, Value.TEXT: 48, Value.VERSIONS: 36, Value.TOPICS: 24}
"""In characters; other columns are narrow."""

NARROW = 12


def csv_of(kind: str, rows: Sequence[Facts]) -> bytes:
    """One list: CSV holds no more."""
    named = [column.name for column in LISTS[kind]]
    told = ([guarded(words) for words in cells_of(kind, facts).values()] for facts in rows)
    return as_csv([named, *told])


def xlsx_of(lists: Lists, title: str, language: str) -> bytes:
    """A sheet for each list, its columns called as the schema calls them."""
    grids = tuple(
        Grid(
            kind,
            tuple(
                Column(column.name, column.name, WIDTHS.get(column.value, NARROW))
                for column in LISTS[kind]
            ),
            tuple(tuple(cells_of(kind, facts).values()) for facts in rows),
        )
        for kind, rows in lists.items()
    )
    return as_xlsx(Told(language, title, grids))


def json_of(lists: Lists) -> bytes:
    """All lists in one object; what says nothing is left out of a row."""
    told = {kind: [_told(kind, facts) for facts in rows] for kind, rows in lists.items()}
    whole = {"format": FORM, "version": VERSION, **told}
    return (json.dumps(whole, ensure_ascii=False, indent=2) + "\n").encode()


def _told(kind: str, facts: Facts) -> dict[str, Any]:
    said: list[tuple[Any, Any]] = []
    for column in LISTS[kind]:
        words = write_cell(column, value_at(facts, column.path))
        if not words:
            continue
        said.append((column, _value(column.value, facts, column.path, words)))
    return with_values({}, said)


def _value(value: Value, facts: Facts, path: Sequence[str], words: str) -> Any:
    if value is Value.YES:
        return words == "yes"
    if value is Value.TOPICS:
        return list(value_at(facts, path))
    if value is Value.VERSIONS:
        return [
            {name: str(one.get(name) or "") for name in VERSION_PARTS if one.get(name)}
            for one in value_at(facts, path)
        ]
    return words
