"""Rows of a list: cells by their columns, with where they stand; facts into cells and back."""

from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from rapidfuzz import process

from app.formats.listing.errors import ColumnsMissing, ColumnTwice, Fault, NoColumns, NoRows
from app.formats.listing.schema import LISTS, Column, Value, as_heading, headings
from app.formats.listing.values import write_cell
from app.statute.snapshot import canonical

SEARCHED = 20
"""Rows among which the headings may stand: people put titles above a table."""

ALIKE = 75
"""From how many parts of a hundred an unknown heading is taken for a misspelt one."""


@dataclass(frozen=True, slots=True)
class Note:
    """Something to know of a whole table before it is taken."""

    what: str
    """A key of words.LIST_NOTES."""
    given: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a list."""

    line: int
    """As the person who sent it counts: line of the text, row of the sheet, place in the JSON."""
    cells: Mapping[str, str]
    """By the names of columns; in canonical form."""
    faults: tuple[Fault, ...] = ()
    """What was wrong before anybody looked at what it says."""


@dataclass(frozen=True, slots=True)
class Table:
    """One list as a file holds it."""

    kind: str
    """sources, extracts or needs."""
    rows: tuple[Row, ...]
    place: str = ""
    """Name of the sheet."""
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """Cells as they stand in a file, before anybody knows what the columns are."""

    line: int
    cells: Sequence[str]
    faults: tuple[Fault, ...] = ()


def table_of(lines: Sequence[Line], kinds: Sequence[str], place: str = "") -> Table:
    """The list these lines hold, one of `kinds`.

    Raises NoRows, NoColumns, ColumnTwice or ColumnsMissing.
    """
    if not lines:
        raise NoRows
    kind, head = _head(lines, kinds, place)
    found = lines[head]
    named = _columns(kind, found.cells, place)
    below = [line for line in lines[head + 1 :] if line.faults or any(line.cells)]
    if not below:
        raise NoRows
    unknown = [cell for number, cell in enumerate(found.cells) if cell and number not in named]
    notes = tuple(_unknown(kind, said) for said in unknown)
    width = len(found.cells)
    return Table(kind, tuple(_row(line, named, width) for line in below), place, notes)


def cells_of(kind: str, facts: Mapping[str, Any]) -> dict[str, str]:
    """What every column of a list says of these facts; `facts` as the JSON form has them."""
    return {column.name: write_cell(column, value_at(facts, column.path)) for column in LISTS[kind]}


def with_values(facts: Mapping[str, Any], values: Iterable[tuple[Column, Any]]) -> dict[str, Any]:
    """The facts with these values in their places; None takes a value away."""
    made: dict[str, Any] = deepcopy(dict(facts))
    for column, value in values:
        _put(made, column.path, value)
    return made


def settled(column: Column, words: str) -> str:
    """A cell as cells are compared: nothing said is “no” where yes or no is asked."""
    return words or ("no" if column.value is Value.YES else "")


def _head(lines: Sequence[Line], kinds: Sequence[str], place: str) -> tuple[str, int]:
    """The list, and which line names its columns: the one with most known names."""
    best = max(
        (
            (_known(kind, line.cells), -number, as_heading(place).startswith(kind), -order)
            for number, line in enumerate(lines[:SEARCHED])
            for order, kind in enumerate(kinds)
        ),
    )
    known, number, _named, order = best
    kind = kinds[-order]
    if not known:
        first = tuple(filter(None, lines[0].cells))[:12]
        raise NoColumns(first, tuple(column.name for column in LISTS[kind]))
    return kind, -number


def _known(kind: str, cells: Sequence[str]) -> int:
    known = headings(kind)
    return sum(as_heading(cell) in known for cell in cells)


def _columns(kind: str, cells: Sequence[str], place: str) -> dict[int, str]:
    """Which column stands where."""
    known, named = headings(kind), dict[int, str]()
    for number, cell in enumerate(cells):
        column = known.get(as_heading(cell))
        if column is None:
            continue
        if column in named.values():
            raise ColumnTwice(column, place)
        named[number] = column
    _check_needed(kind, set(named.values()), place)
    return named


def _check_needed(kind: str, present: set[str], place: str) -> None:
    """Either rows can be new, or the names of known ones are there."""
    groups: dict[str, list[str]] = {}
    for column in LISTS[kind]:
        if column.group:
            groups.setdefault(column.group, []).append(column.name)
    for names in groups.values():
        if "id" not in present and present.isdisjoint(names):
            raise ColumnsMissing(kind, place, tuple(names))


def _unknown(kind: str, said: str) -> Note:
    near = process.extractOne(as_heading(said), list(headings(kind)), score_cutoff=ALIKE)
    return Note("unknown_column", said[:80], headings(kind)[near[0]] if near else "")


def _row(line: Line, named: Mapping[int, str], width: int) -> Row:
    cells = {
        column: canonical(line.cells[number]) if any(line.cells[number : number + 1]) else ""
        for number, column in named.items()
    }
    over = [cell for cell in line.cells[width:] if cell.strip()]
    faults = (*line.faults, *([Fault("cells", given=over[0][:120])] if over else ()))
    return Row(line.line, cells, faults)


def value_at(facts: Mapping[str, Any], path: Sequence[str]) -> Any:
    """What stands at the end of a path; None where it breaks off."""
    found: Any = facts
    for name in path:
        found = found.get(name) if isinstance(found, Mapping) else None
    return found


def _put(facts: dict[str, Any], path: Sequence[str], value: Any) -> None:
    *above, last = path
    for name in above:
        held = facts.get(name)
        facts[name] = dict(held) if isinstance(held, Mapping) else {}
        facts = facts[name]
    if value is None:
        facts.pop(last, None)
    else:
        facts[last] = value
