"""Why a file cannot be read as a list at all, and what is wrong in one row of it."""

from dataclasses import dataclass

from app.formats.errors import Unreadable


class ListTooLarge(Unreadable):
    """More bytes, or more when unpacked, than a list may have."""

    def __init__(self, limit: int, size: int) -> None:
        super().__init__(f"the file has {size} bytes; at most {limit} are read")
        self.limit = limit
        self.size = size


class TooManyRows(Unreadable):
    """More rows than are taken at a time."""

    def __init__(self, limit: int) -> None:
        super().__init__(f"the file has more than {limit} rows")
        self.limit = limit


class NoRows(Unreadable):
    """Headings, and nothing under them."""


class NotAList(Unreadable):
    """A file of another kind: `found` is ole (an old or locked workbook), pdf, png, binary."""

    def __init__(self, found: str) -> None:
        super().__init__(f"the file is no list but {found}")
        self.found = found


class BrokenWorkbook(Unreadable):
    """It begins like an XLSX and cannot be read as one."""


class NoColumns(Unreadable):
    """No row of the first ones names columns of a list. `found`: what stands in the first."""

    def __init__(self, found: tuple[str, ...], known: tuple[str, ...]) -> None:
        super().__init__(f"no known column among {', '.join(found)}")
        self.found = found
        self.known = known


class ColumnsMissing(Unreadable):
    """Columns without which no row of the list says anything."""

    def __init__(self, kind: str, place: str, missing: tuple[str, ...]) -> None:
        super().__init__(f"{kind}: no column {', '.join(missing)}")
        self.kind = kind
        self.place = place
        self.missing = missing


class ColumnTwice(Unreadable):
    """Two columns of one name: nobody can tell which is meant."""

    def __init__(self, column: str, place: str) -> None:
        super().__init__(f"two columns {column}")
        self.column = column
        self.place = place


class BrokenQuotes(Unreadable):
    """Quotation marks that do not close, in so many rows that none of them can be trusted."""

    def __init__(self, line: int) -> None:
        super().__init__(f"line {line}: a quotation mark is not closed")
        self.line = line


class BrokenJson(Unreadable):
    """No JSON. Line and column count from 1."""

    def __init__(self, line: int, column: int, problem: str) -> None:
        super().__init__(f"line {line}, column {column}: {problem}")
        self.line = line
        self.column = column
        self.problem = problem


class NotTheForm(Unreadable):
    """JSON of another form. `where` names the place, `wanted` what should stand there."""

    def __init__(self, where: str, wanted: str) -> None:
        super().__init__(f"{where}: {wanted} is wanted")
        self.where = where
        self.wanted = wanted


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in one cell, or (no column) in a whole row."""

    what: str
    """A key of words.FAULTS."""
    column: str = ""
    given: str = ""
    hint: str = ""
    """What may be meant, or what is allowed."""


class Amiss(Exception):
    """A cell that cannot be taken; carried up to the row that collects them."""

    def __init__(self, what: str, given: str = "", hint: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.given = given
        self.hint = hint

    def at(self, column: str) -> Fault:
        """The fault, in its column."""
        return Fault(self.what, column, self.given[:120], self.hint)
