"""What stands on each line of a plain text: its words, its indent, what belongs to the page."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from app.formats.acts.marks import mark_of
from app.statute.language import lower

FOOTNOTE = re.compile(r"\s*(?:\[\d{1,4}\]\s*)+$")
BLANKS = re.compile(r"\s+")
SPACED_WORD = re.compile(r"[^\W\d_](?: [^\W\d_]){3,}(?!\S)")
SPACED_NUMBER = re.compile(r"(?P<before>(?:Maddə\s*)?)(?P<number>\d(?: [\d.-])+)(?P<after>\S?)")
DIGITS = re.compile(r"\d+")
PAGE_NUMBER = re.compile(r"[-–—\s]*\d{1,4}[-–—\s]*")
APPARATUS = re.compile(
    r"istifadə olunmuş mənbə sənədlərinin siyahısı"
    r"|.{3,60} edilmiş dəyişiklik(?:lər)? və əlavələrin siyahısı"
)
"""What the notes of a consolidated text are headed with on e-qanun.az, in small letters."""

REPEATED_AT_LEAST = 3
"""Pages that must carry the same line before it is taken for a running title."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank. `number` counts from 1, `indent` in columns."""

    number: int
    text: str
    indent: int
    gap: bool
    """Whether a blank line or a new page stands before it."""
    furniture: bool = False
    length: int = 0
    """Columns it takes up, indent included."""


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of a source with the footnote marks that stood on lines of their own."""

    lines: tuple[Line, ...]
    footnotes: tuple[tuple[int, str], ...]


def close_up(text: str) -> str:
    """`M a d d ə  3 . 0 . 1 .` as `Maddə  3.0.1.`, at the beginning of a line only."""
    if match := SPACED_WORD.match(text):
        text = match.group().replace(" ", "") + text[match.end() :]
    match = SPACED_NUMBER.match(text)
    if match and "." in match["number"]:
        space = " " if match["after"].isalpha() else ""
        closed = match["number"].replace(" ", "") + space
        text = match["before"] + closed + text[match.end("number") :]
    return text


def lines_of(text: str, offset: int = 0) -> Page:
    """The lines of `text`, which is NFC and has a form feed where a page begins.

    `offset`: lines of the file before it.
    """
    raw = [line.expandtabs().rstrip() for line in text.split("\n")]
    rows, footnotes = _with_footnotes(raw)
    edges = _running_titles(rows)
    margin = min((_indent(row) for row in rows if row.strip()), default=0)
    raised = {line - 1 for line, _ in footnotes}
    lines: list[Line] = []
    gap = True
    for number, row in enumerate(rows, offset + 1):
        words = row.strip()
        gap = gap or row.startswith("\f") or not (words or number - 1 - offset in raised)
        if words:
            indent = _indent(row) - margin
            furniture = (number - 1 - offset) in edges
            text = BLANKS.sub(" ", close_up(words))
            lines.append(Line(number, text, indent, gap, furniture, len(row) - margin))
            gap = gap and furniture
    return Page(tuple(lines), tuple((line + offset, mark) for line, mark in footnotes))


def _indent(row: str) -> int:
    row = row.removeprefix("\f")
    return len(row) - len(row.lstrip())


def _with_footnotes(rows: list[str]) -> tuple[list[str], list[tuple[int, str]]]:
    """Marks on lines of their own put back to the words they were raised above.

    `pdftotext` prints a raised mark on the line above the one it belongs to, in its column.
    """
    rows = list(rows)
    footnotes: list[tuple[int, str]] = []
    behind: dict[int, list[str]] = {}
    above = 0
    for place, row in enumerate(rows):
        if APPARATUS.fullmatch(lower(row.strip())):
            break
        if not FOOTNOTE.match(row):
            above = place if row.strip() else above
            continue
        mark = BLANKS.sub(" ", row.strip())
        footnotes.append((place + 1, mark))
        rows[place] = ""
        if not _raised(rows, place, _indent(row), mark):
            behind.setdefault(above, []).append(mark)
    for place, marks in behind.items():
        rows[place] = " ".join([rows[place], *marks]) if rows[place] else " ".join(marks)
    return rows, footnotes


def _raised(rows: list[str], place: int, column: int, mark: str) -> bool:
    """Whether `mark` could be put into the line below, where it stood above its words."""
    below = rows[place + 1] if place + 1 < len(rows) else ""
    if not below.strip() or FOOTNOTE.match(below) or column <= _indent(below):
        return False
    space = below.find(" ", column)
    end = len(below) if space < 0 else space
    rows[place + 1] = f"{below[:end]} {mark}{below[end:]}"
    return True


def _running_titles(rows: Sequence[str]) -> frozenset[int]:
    """Rows at the edges of pages that say the same on several pages, numbers aside."""
    written = [place for place, row in enumerate(rows) if row.strip()]
    breaks = [place for place in range(1, len(written)) if _turns(rows, written, place)]
    edges = {written[at] for place in breaks for at in (place - 1, place)}
    said = Counter(_without_numbers(rows[place]) for place in edges)
    return frozenset(
        place
        for place in edges
        if PAGE_NUMBER.fullmatch(rows[place].strip())
        or (
            said[_without_numbers(rows[place])] >= REPEATED_AT_LEAST
            and mark_of(rows[place].strip()) is None
        )
    )


def _turns(rows: Sequence[str], written: Sequence[int], place: int) -> bool:
    """Whether a page begins between two written rows that follow each other."""
    return any(
        rows[row].startswith("\f") for row in range(written[place - 1] + 1, written[place] + 1)
    )


def _without_numbers(row: str) -> str:
    return DIGITS.sub("#", row.strip())


def without_footnotes(text: str) -> str:
    """The text without marks like `[1]` behind it."""
    while text.endswith("]") and FOOTNOTE.match(text[text.rfind("[") :]):
        text = text[: text.rfind("[")].rstrip()
    return text
