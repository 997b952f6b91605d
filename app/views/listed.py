"""Rows of an imported list as its preview shows them: in sections, with sentences and redlines."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from flask import url_for
from flask_babel import gettext as _

from app import errors
from app.formats.listing.likeness import Twin
from app.formats.listing.schema import as_heading, named
from app.formats.listing.weighing import Change, Report, Verdict, Weighed
from app.models import Upload
from app.refusals.lists import fault_in_words, note_in_words
from app.statute.diffing import Run, compare
from app.views.words.listing import COLUMNS

note = note_in_words

ORDER = (Verdict.WRONG, Verdict.CHANGED, Verdict.DUPLICATE, Verdict.NEW, Verdict.SAME)
"""What needs a decision comes first."""

AT_FIRST = 50
"""Rows of each section shown while all sections are."""

ON_A_PAGE = 200

AT_ONCE = 5_000
"""Rows taken in one go: about a quarter of a minute in which nobody else changes the library."""

LINKED = 200
"""Taken rows that are named one by one."""


@dataclass(frozen=True, slots=True)
class Section:
    """Rows of one verdict, or a page of them."""

    verdict: Verdict
    rows: tuple[Weighed, ...]
    total: int
    page: int
    pages: int
    """0: more stand on pages of their own."""
    ticked: frozenset[str]

    @property
    def cut(self) -> bool:
        """Whether not all of them are here."""
        return len(self.rows) < self.total


@dataclass(frozen=True, slots=True)
class Took:
    """A row that was taken, with where it stands now."""

    kind: str
    slug: str
    verdict: str


def sections(
    report: Report, show: str, page: int, chosen: Collection[str] | None = None
) -> list[Section]:
    """Every verdict that has rows; with `show` one of them, page by page.

    `chosen`: keys that were ticked when the form came back; None: what is right is ticked.
    """
    return [
        _section(report, verdict, page if show == verdict else 0, chosen)
        for verdict in ORDER
        if report.counts[verdict] and show in ("", verdict)
    ]


def taken(upload: Upload) -> list[Took]:
    """What was taken of a list until now."""
    return [Took(*row) for row in upload.asked.get("taken", ())]


def address_of(kind: str, slug: str, source: str = "") -> str:
    """Where a row of a list stands; empty for an extract whose source nobody names."""
    if kind == "needs":
        return url_for("needs.page", need=slug)
    if kind == "sources":
        return url_for("library.source", source=slug)
    return url_for("library.source", source=source, _anchor=slug) if source else ""


def address_of_twin(row: Weighed) -> str:
    """Where the row stands that another repeats."""
    if row.twin is None:
        return ""
    return address_of(row.kind, row.twin.slug, row.row.cells.get("source", ""))


def faults(row: Weighed) -> Iterator[tuple[str, str]]:
    """Column, if it is of one, and sentence."""
    for one in row.faults:
        yield one.column, fault_in_words(one)
    for column, error in row.refusals.items():
        yield column, errors.sentence(error)


def twin(one: Twin) -> str:
    """Why a row is taken for another, without naming that."""
    if one.why == "row":
        return str(_("The same row once more"))
    if one.why == "alike":
        return str(_("Reads like"))
    return str(_("The same %(scheme)s, %(name)s, as", scheme=one.why.upper(), name=one.given))


def redline(change: Change) -> tuple[Run, ...]:
    """What becomes of the words of a field."""
    return compare(change.before, change.after)


def column(kind: str, name: str) -> str:
    """What a column holds, in words; the column’s own name where it has none."""
    base, _sign, language = name.rpartition("_")
    if name in COLUMNS:
        return str(COLUMNS[name])
    return f"{COLUMNS[base]} ({language})" if base in COLUMNS and name in named(kind) else name


def title(row: Weighed) -> str:
    """By what people recognise a row."""
    cells: dict[str, Any] = {as_heading(name): words for name, words in row.row.cells.items()}
    names = ("title_az", "title_en", "title_original", "heading_az", "heading_en", "article")
    return str(next((cells[name] for name in names if cells.get(name)), ""))


def _section(
    report: Report, verdict: Verdict, page: int, chosen: Collection[str] | None
) -> Section:
    rows = report.of(verdict)
    size = ON_A_PAGE if page else AT_FIRST
    pages = -(-len(rows) // ON_A_PAGE) if page else 0
    at = min(max(page, 1), pages or 1)
    shown = tuple(rows[(at - 1) * size : at * size])
    ticked = (one.key for one in shown if (one.right if chosen is None else one.key in chosen))
    return Section(verdict, shown, len(rows), at, pages, frozenset(ticked))
