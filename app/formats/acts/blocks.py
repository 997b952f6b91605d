"""What a reader hands over to be placed: one paragraph or heading at a time."""

from dataclasses import dataclass
from enum import StrEnum

from app.statute.snapshot import Kind


class Role(StrEnum):
    """What the layout has already told of a block."""

    OPEN = "open"
    """Nothing: its first words decide."""
    TITLED = "titled"
    """It is set as a heading."""
    TEXT = "text"
    """It is text whatever it looks like."""
    PREAMBLE = "preamble"
    """It opens the preamble: the first text behind a table of contents."""
    FURNITURE = "furniture"
    """It belongs to the page, not to the act: a page number."""
    FOOTNOTE = "footnote"
    """A mark that stood at the title; the report has it already."""
    CONTENTS = "contents"
    """The title of a table of contents."""
    APPARATUS = "apparatus"
    """The title of the notes a consolidation ends with."""


@dataclass(frozen=True, slots=True)
class Hint:
    """What a machine wrote down of the clause that follows, because its words do not tell."""

    kind: Kind
    depth: int
    number: str = ""
    has_heading: bool = False
    has_text: bool = False
    struck: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph or heading of the source. `line` counts from 1."""

    line: int
    text: str
    role: Role = Role.OPEN
    heading: str = ""
    """Words of the lines below that belong to a heading: «I fəsil» and, under it, its name."""
    escaped: bool = False
    """Whether `text` and `heading` are Markdown, to be unescaped once their unit is known."""
    hint: Hint | None = None
    words: tuple[str, str, str] = ("", "", "")
    """Label, heading and text of a hinted clause, already unescaped."""
