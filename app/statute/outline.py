"""A tree of clauses before they have identities: what an import found, what it could not place."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from app.statute.snapshot import Family, Kind


class Remark(StrEnum):
    """Why the import report mentions a line."""

    UNRECOGNISED = "unrecognised"
    FURNITURE = "furniture"
    OUT_OF_ORDER = "out_of_order"
    REPEATED = "repeated"
    LOOKALIKES = "lookalikes"
    TABLE_OF_CONTENTS = "table_of_contents"
    JOINED = "joined"
    ADAPTED = "adapted"
    MARKUP = "markup"


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the import report. `line` counts from 1 in the source; `text` quotes it."""

    line: int
    remark: Remark
    text: str


@dataclass(frozen=True, slots=True)
class DraftClause:
    """One unit as read. `parent` is the index of its parent in `Draft.clauses`, None at the top."""

    kind: Kind
    number: str
    """Printed number, bare (`10-1`, `5.2`, `ç`, `IV`); empty where none was printed."""
    heading: str
    text: str
    parent: int | None
    line: int = 0
    struck: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """What a file says: clauses in reading order, parents before children."""

    title: str
    language: str
    family: Family
    clauses: tuple[DraftClause, ...]
    findings: tuple[Finding, ...] = ()
    coverage: float = 1.0
    """Share of the input's words (0 to 1) that are found in the document."""
    front: Mapping[str, object] = field(default_factory=dict)
    """Front matter of the file, as read."""
