"""What may be asked for in a file, and what is handed over."""

from dataclasses import dataclass, field
from datetime import date

from app.formats import akn, tables
from app.models import Document
from app.operations.errors import Refused
from app.statute.language import slug
from app.statute.snapshot import AUTHORITATIVE

FORMATS = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "markdown": "text/markdown; charset=utf-8",
    "json": "application/json",
    "text": "text/plain; charset=utf-8",
    "xlsx": tables.MEDIA_TYPES["xlsx"],
    "csv": tables.MEDIA_TYPES["csv"],
    "akn": akn.MEDIA_TYPE,
}
"""Formats with their media types."""

ENDINGS = {name: name for name in FORMATS} | {"markdown": "md", "text": "txt", "akn": "xml"}


class NothingToCompare(Refused):
    """The comparative table needs an older step, and the document has none."""


class NothingToAmend(Refused):
    """The texts of both steps are the same: no act says nothing."""


class NoSuchForm(Refused):
    """The form is not written in that format."""

    def __init__(self, form: str = "", formats: tuple[str, ...] = ()) -> None:
        super().__init__(form)
        self.form = form
        self.formats = formats
        """In which it is written; empty for a form nobody knows."""


class NoSuchColumn(Refused):
    """The table has no such column."""

    def __init__(self, column: str, columns: tuple[str, ...]) -> None:
        super().__init__(column)
        self.column = column
        self.columns = columns
        """Those it may have."""


class OneLanguageOnly(Refused):
    """The form is not written in both languages in one file, or not in that format."""

    def __init__(self, form: str = "", formats: tuple[str, ...] = ()) -> None:
        super().__init__(form)
        self.form = form
        self.formats = formats
        """In which it has both languages; empty for none."""


@dataclass(frozen=True, slots=True)
class Letter:
    """What a cover letter says of the sending it goes with; what is empty stays a blank line."""

    number: str = ""
    day: date | None = None
    addressee: str = ""
    """Slug of an institution, or its name as typed."""
    enclosures: tuple[str, ...] = ()
    """One line each; empty: the documents the letter is about."""
    signatory: str = ""
    sender: str = ""
    """Who sends it; empty: the committee."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for."""

    form: str = "clean"
    format: str = "docx"
    language: str = AUTHORITATIVE
    """az, en, or both where the form has both in one file."""
    at: str = ""
    """Step number or milestone; empty for the newest."""
    against: str = ""
    """The older side of a comparison; empty for the text in force, or the first text."""
    topic: str = ""
    """The one topic of a concordance across all instruments; empty for all its lines."""
    columns: tuple[str, ...] = ()
    """Of a comparative table, in their order; empty for the usual ones."""
    letter: Letter = field(default_factory=Letter)


@dataclass(frozen=True, slots=True)
class Written:
    """A file ready to be sent."""

    name: str
    media_type: str
    content: bytes


def columns_in(typed: str) -> tuple[str, ...]:
    """Columns typed with commas between them."""
    return tuple(filter(None, (column.strip() for column in typed.split(","))))


def handed_over(
    document: Document, order: Order, content: bytes, *steps: int, part: str = ""
) -> Written:
    """The file, called by document, form, language and the steps it was made from.

    `part`: what of the form it is, where it is not all of it.
    """
    parts = (slug(document.slug), order.form, slug(part), order.language, *map(str, steps))
    name = f"{'-'.join(filter(None, parts))}.{ENDINGS[order.format]}"
    return Written(name, FORMATS[order.format], content)
