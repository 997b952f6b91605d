"""Tables as Markdown: a heading and a pipe table each, cells of several lines kept in one row."""

from collections.abc import Iterator

from app.formats.markup.escaping import escape_block, escape_heading
from app.formats.tables.told import Grid, Told


def as_markdown(told: Told) -> bytes:
    """The page of tables."""
    return ("\n\n".join(_blocks(told)) + "\n").encode()


def _blocks(told: Told) -> Iterator[str]:
    yield f"# {escape_heading(told.title)}"
    for words in filter(None, (told.subtitle, *told.facts)):
        yield escape_block(words, opens=True)
    for grid in told.grids:
        if grid.heading:
            yield f"## {escape_heading(grid.heading)}"
        yield _table(grid) if grid.rows else escape_block(grid.nothing or "—", opens=True)
    if told.anchor:
        yield f"`{told.anchor}`"


def _table(grid: Grid) -> str:
    heads = _row(column.heading for column in grid.columns)
    rule = "|".join([""] + ["---"] * len(grid.columns) + [""])
    return "\n".join([heads, rule, *map(_row, grid.rows)])


def _row(cells: Iterator[str] | tuple[str, ...]) -> str:
    return f"| {' | '.join(_cell(words) for words in cells)} |"


def _cell(words: str) -> str:
    return "<br>".join(escape_heading(line).replace("|", "\\|") for line in words.split("\n"))
