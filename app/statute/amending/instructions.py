"""What an amending act may order, as values: words, units, headings, sentences, lines.

Everything an instruction names, it names in the text BEFORE the amendment: all instructions of an
act take effect at one moment, so their order never changes the result. Only what is inserted at
one and the same place stands in the order in which it is inserted.
"""

from dataclasses import dataclass
from enum import StrEnum

from app.statute.amending.provisions import Provision
from app.statute.numbering import Unit

Content = tuple[str | Provision, ...]
"""New text: lines, or units with all below them."""

BOTH = -1
"""The turn of an instruction that means both places where the words stand."""


@dataclass(frozen=True, slots=True)
class Target:
    """What an instruction is about: a unit, its heading, one of its lines or sentences."""

    path: tuple[Unit, ...] = ()
    """The units down to it; () is the act itself."""
    heading: bool = False
    line: int = 0
    """Which line (abzas), counting from 1 without the units between; 0 for the unit."""
    sentence: int = 0
    """Which sentence of the line, or of a unit of one line, counting from 1; 0 for all."""


class Where(StrEnum):
    """How the place of an insertion is said."""

    NUMBER = "number"
    """Not at all: the number tells it (10-1 stands after 10)."""
    AFTER = "after"
    START = "start"
    END = "end"


@dataclass(frozen=True, slots=True)
class Replace:
    """Words for words. `turn`: 0 where they stand once, else which time, or BOTH."""

    at: Target
    old: str
    new: str
    turn: int = 0


@dataclass(frozen=True, slots=True)
class Add:
    """Words put after, or before, the words `beside`."""

    at: Target
    beside: str
    new: str
    before: bool = False
    turn: int = 0


@dataclass(frozen=True, slots=True)
class Strike:
    """Words taken out, with the blank they leave."""

    at: Target
    old: str
    turn: int = 0


@dataclass(frozen=True, slots=True)
class EndSign:
    """The sign at the end of a line for another."""

    at: Target
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Restate:
    """A new wording of a unit with all below it, of a heading, a line or a sentence.

    A repealed unit that is given a wording is in force again.
    """

    at: Target
    content: Content


@dataclass(frozen=True, slots=True)
class Insert:
    """Units or lines that are new, beside or within `at`."""

    where: Where
    at: Target
    content: Content


@dataclass(frozen=True, slots=True)
class AddSentences:
    """Sentences at the end of a line."""

    at: Target
    sentences: tuple[str, ...]
    first: int
    """Which sentence the first of them becomes."""


@dataclass(frozen=True, slots=True)
class Repeal:
    """A unit with all below it ceases to be in force; where numbers are fixed it keeps its own."""

    at: Target


@dataclass(frozen=True, slots=True)
class TakeOut:
    """A line, a sentence, a heading or a unit goes and leaves no number behind."""

    at: Target


@dataclass(frozen=True, slots=True)
class NewEdition:
    """The whole act anew, attached."""

    content: Provision
    at: Target = Target()


Instruction = (
    Replace
    | Add
    | Strike
    | EndSign
    | Restate
    | Insert
    | AddSentences
    | Repeal
    | TakeOut
    | NewEdition
)
