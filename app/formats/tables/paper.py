"""Tables as they stand on paper: a title, the facts, each table under its heading."""

from collections.abc import Iterator
from dataclasses import replace

from app.formats.layout.evidence import section
from app.formats.layout.front import capitals, line
from app.formats.layout.labels import label
from app.formats.layout.sheet import Block, Cell, Column, Gap, Mark, Sheet, Style, Table
from app.formats.tables.told import Grid, Sort, Told

TALL = 4
"""What a heading keeps together: itself, the heads of the columns, and a row of several lines."""

WHOLE = 100
"""What the shares of a table add up to."""


def sheet_of(told: Told) -> Sheet:
    """The page of tables as DOCX and PDF print it."""
    return Sheet(
        language=told.language,
        title=". ".join(part for part in (told.title, told.subtitle) if part),
        author=label(told.language, "author"),
        subject=told.title,
        header="",
        footer=told.footer or told.title,
        page_word=label(told.language, "page"),
        blocks=tuple(_blocks(told)),
        landscape=told.landscape,
        anchor=told.anchor,
        at=told.at,
    )


def _blocks(told: Told) -> Iterator[Block]:
    yield line(Style.TITLE, capitals(told.title, told.language), Mark.BOLD)
    if told.subtitle:
        yield line(Style.SUBTITLE, told.subtitle)
    for fact in told.facts:
        yield line(Style.NOTE, fact)
    for grid in told.grids:
        yield from _table(grid)


def _table(grid: Grid) -> Iterator[Block]:
    if grid.heading:
        yield replace(section(grid.heading), needs=TALL if grid.rows else 2)
    if not grid.rows:
        yield Gap(3)
        yield line(Style.BODY, grid.nothing)
        return
    for place, shown in enumerate(_parts(grid)):
        if place:
            yield Gap(6)
        yield _part(grid, shown)


def _part(grid: Grid, shown: list[int]) -> Table:
    """The columns of these places as one table."""
    whole = sum(grid.columns[place].on_paper for place in shown)
    columns = (grid.columns[place] for place in shown)
    return Table(
        tuple(Column(one.heading, WHOLE * one.on_paper / whole) for one in columns),
        tuple(tuple(_cell(grid, row, place) for place in shown) for row in grid.rows),
    )


def _parts(grid: Grid) -> Iterator[list[int]]:
    """The places of columns that stand beside one another, the frozen ones first in each."""
    shown = [place for place, column in enumerate(grid.columns) if column.on_paper]
    kept = [place for place in shown if place < grid.frozen]
    part = list(kept)
    for place in shown[len(kept) :]:
        width = sum(grid.columns[one].on_paper for one in (*part, place))
        if grid.widest and width > grid.widest and len(part) > len(kept):
            yield part
            part = list(kept)
        part.append(place)
    yield part


def _cell(grid: Grid, row: tuple[str, ...], place: int) -> Cell:
    style = Style.CELL_CENTRED if grid.columns[place].sort is Sort.NUMBER else Style.CELL
    return tuple(line(style, words) for words in row[place].split("\n"))
