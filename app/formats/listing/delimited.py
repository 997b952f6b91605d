"""Lines and cells of a delimited text: commas, semicolons of Excel, tabs; quotes that break."""

import csv
import io
from collections.abc import Iterator, Sequence
from itertools import islice

from app.formats.listing.errors import BrokenQuotes, Fault, TooManyRows
from app.formats.listing.rows import Line
from app.formats.listing.schema import as_heading, headings
from app.formats.tabular import is_formula

DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t", "bar": "|"}
"""By the names people choose them by."""

MOST_ROWS = 50_000
MOST_BROKEN = 100
"""Rows with broken quotes; with more the file is refused. Each costs a look at LONGEST_CELL."""

LONGEST_CELL = 131_072
"""Characters: the library's own limit, so a quote that is never closed ends there."""

SAMPLE = 65_536


def read_lines(text: str, kinds: Sequence[str], delimiter: str = "") -> list[Line]:
    """The lines of a text, headings among them; empty ones are left out.

    `delimiter`: a key of DELIMITERS; "" finds out. Raises TooManyRows or BrokenQuotes.
    """
    text, told = _told(text)
    sign = DELIMITERS.get(delimiter) or told or _found(text, kinds)
    lines = []
    for line in _lines(text, sign, 1 + (1 if told else 0)):
        if not line.faults and not any(cell.strip() for cell in line.cells):
            continue
        lines.append(line)
        if len(lines) > MOST_ROWS + 1:
            raise TooManyRows(MOST_ROWS)
    return lines


def guarded(words: str) -> str:
    """The words as a spreadsheet shows and does not compute them: an apostrophe before."""
    return f"'{words}" if is_formula(words.lstrip("'")) else words


def bare(words: str) -> str:
    """The words a guarded cell stands for, whether or not somebody else wrote it."""
    return words[1:] if words.startswith("'") and is_formula(words.lstrip("'")) else words


def _told(text: str) -> tuple[str, str]:
    """The text without the line in which Excel says its delimiter, and the delimiter."""
    first, _, rest = text.partition("\n")
    said = first.strip('\r\ufeff "')
    if said.lower().startswith("sep=") and len(said) == len("sep=") + 1:
        return rest, said[-1]
    return text, ""


def _found(text: str, kinds: Sequence[str]) -> str:
    """The delimiter under which most headings are known, else which stands most often."""
    known = {name for kind in kinds for name in headings(kind)}
    sample = text[:SAMPLE].splitlines()[:20]

    def answers(sign: str) -> tuple[int, int]:
        cells = [line.split(sign) for line in sample]
        fitting = (sum(as_heading(cell.strip('" ')) in known for cell in row) for row in cells)
        return max(fitting, default=0), max(map(len, cells), default=0)

    return max(DELIMITERS.values(), key=answers)


def _lines(text: str, sign: str, first: int) -> Iterator[Line]:
    """Every record with the number of the line it begins on; a broken one costs itself alone."""
    physical = io.StringIO(text, newline=None).readlines()
    at, broken = 0, 0
    while at < len(physical):
        reader = csv.reader(islice(physical, at, None), delimiter=sign, strict=True)
        begun = at
        try:
            for cells in reader:
                yield Line(begun + first, [bare(cell) for cell in cells])
                begun = at + reader.line_num
            at = len(physical)
        except csv.Error:
            broken += 1
            if broken > MOST_BROKEN:
                raise BrokenQuotes(begun + first) from None
            yield Line(begun + first, [], (Fault("quotes", given=physical[begun].strip()[:120]),))
            at = begun + 1
