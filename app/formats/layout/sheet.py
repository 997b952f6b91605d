"""What stands on the pages of a document: paragraphs, tables and breaks, in order."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple


class Mark(StrEnum):
    """How a run of words is set apart. Added and struck words show without colour too."""

    PLAIN = "plain"
    BOLD = "bold"
    ITALIC = "italic"
    ADDED = "added"
    STRUCK = "struck"


class Style(StrEnum):
    """The role of a paragraph; each format decides once what a role looks like."""

    BANNER = "banner"
    APPROVAL = "approval"
    TITLE = "title"
    SUBTITLE = "subtitle"
    NOTE = "note"
    DIVISION = "division"
    ARTICLE = "article"
    CLAUSE = "clause"
    ABZAS = "abzas"
    SECTION = "section"
    BODY = "body"
    CELL = "cell"
    CELL_CENTRED = "cell_centred"
    COLUMN = "column"
    ANCHOR = "anchor"


@dataclass(frozen=True, slots=True)
class Span:
    """A run of words set one way. A line feed in `text` is a line break."""

    text: str
    mark: Mark = Mark.PLAIN
    target: str | None = None
    """Id of the clause of this document that the words refer to."""


class Ladder(StrEnum):
    """Units that are counted together, the deeper ones anew under each higher one."""

    PARTS = "parts"
    CHAPTERS = "chapters"
    TEXT = "text"
    ANNEXES = "annexes"


class Counted(NamedTuple):
    """How a number is counted: on which rung of which ladder, and the bare number itself."""

    ladder: Ladder
    level: int
    """0 the highest; a list of Word has nine."""
    number: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph. `number` is printed before it and is no part of the clause's wording."""

    style: Style
    spans: tuple[Span, ...]
    number: str = ""
    counted: Counted | None = None
    """How the number comes about, for formats that count by themselves."""
    clause: str | None = None
    """Id of the clause whose heading or text this is."""
    heading: bool = False
    """Whether it is the clause's heading rather than its text."""
    depth: int = 0
    """Steps of indent, 0 at the margin."""
    outline: int | None = None
    """Level in contents and bookmarks, 0 the highest; None keeps it out."""
    entry: str = ""
    """What contents and bookmarks call it; as printed if empty."""
    target: str | None = None
    """Id of a clause printed elsewhere in the document that it points to."""
    notes: tuple[int, ...] = ()
    """Notes of the sheet whose marks stand behind the words."""
    explains: int = 0
    """The note this paragraph is about, where it stands in a table of them; 0 for none."""
    language: str = ""
    """Its language, where it is another than the sheet's."""
    needs: int = 1
    """Paragraphs, this one included, that the foot of a page may not separate."""
    aside: str = ""
    """What is said of it in the margin, line by line; only a printed page has room for it."""

    @property
    def text(self) -> str:
        """Its words without its number."""
        return "".join(span.text for span in self.spans)

    @property
    def label(self) -> str:
        """Its line in contents and bookmarks."""
        return self.entry or f"{self.number} {self.text}".strip().replace("\n", " ")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table. `share` is its part of the width; shares add up to 100."""

    heading: str
    share: float


Cell = tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table whose heading row repeats on each page it reaches."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """Where the contents stand: the heading, then a line for each paragraph with an outline."""

    heading: Paragraph


@dataclass(frozen=True, slots=True)
class Break:
    """What follows starts a new page."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Empty height in millimetres."""

    height: float


Block = Paragraph | Table | Contents | Break | Gap


@dataclass(frozen=True, slots=True)
class Stamp:
    """What every page says of the sign-off, in words and as a code for a camera."""

    words: str
    code: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole document as blocks, with what its pages repeat."""

    language: str
    title: str
    author: str
    subject: str
    header: str
    """Line at the head of every page; empty for none."""
    footer: str
    page_word: str
    """The words before the page number."""
    blocks: tuple[Block, ...]
    landscape: bool = False
    anchor: str = ""
    """Full digest of the step, hex."""
    at: datetime | None = None
    """When the step was taken: the only date the file carries."""
    stamp: Stamp | None = None
    notes: tuple[str, ...] = ()
    """The notes behind the text, the first with the mark 1."""
    facts: Mapping[str, str] = field(default_factory=dict)
    """What else the file says of itself, by name, for programs that read it."""

    def places(self) -> frozenset[str]:
        """Ids of the clauses that have something to show, so that a link can lead there."""
        shown = (one for one in self.paragraphs() if one.number or one.text.strip())
        return frozenset(one.clause for one in shown if one.clause is not None)

    def paragraphs(self) -> Iterator[Paragraph]:
        """All paragraphs in order, those in tables too."""
        for block in self.blocks:
            if isinstance(block, Paragraph):
                yield block
            elif isinstance(block, Table):
                yield from (line for row in block.rows for cell in row for line in cell)

    def headings(self) -> Iterator[Paragraph]:
        """The paragraphs contents and bookmarks list, in order."""
        for block in self.blocks:
            if isinstance(block, Paragraph) and block.outline is not None:
                yield block
