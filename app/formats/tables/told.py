"""What a page of tables says, before any format writes it down."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Sort(StrEnum):
    """What the cells of a column are."""

    WORDS = "words"
    NUMBER = "number"
    """A whole number in digits; anything else is written as words."""
    DAY = "day"
    """YYYY-MM-DD; anything else is written as words."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column."""

    key: str
    """What programs call it."""
    heading: str
    width: int
    """In characters, in a workbook."""
    sort: Sort = Sort.WORDS
    share: float | None = None
    """Its part of the width on paper beside the other columns; None: as in the workbook, 0: none,
    it is left out."""

    @property
    def on_paper(self) -> float:
        """Its part of the width on paper."""
        return self.width if self.share is None else self.share


@dataclass(frozen=True, slots=True)
class Grid:
    """One table: columns, and rows with a cell of words for each of them."""

    heading: str
    """Its name: of the sheet in a workbook, above the table on paper. Empty: the page's."""
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    nothing: str = ""
    """What stands on paper instead of a table without rows."""
    frozen: int = 1
    """Columns that stay in sight in a workbook, and in each part of a table that is parted."""
    widest: float = 0
    """The parts of the width a sheet of paper holds; what is over stands in another table behind
    the frozen columns. 0: everything stands beside one another."""


@dataclass(frozen=True, slots=True)
class Told:
    """A page of tables: a title, what must be known of them, the tables."""

    language: str
    title: str
    grids: tuple[Grid, ...]
    subtitle: str = ""
    """Whose tables they are: the title of the document."""
    facts: tuple[str, ...] = ()
    """Lines above the first table: as of when, how many, under which filter."""
    footer: str = ""
    """At the foot of every page; empty: the title."""
    about: Mapping[str, object] | None = None
    """What programs want to know besides: document, step."""
    anchor: str = ""
    """Full digest of the step, hex."""
    at: datetime | None = None
    """The only moment the files carry."""
    landscape: bool = True
