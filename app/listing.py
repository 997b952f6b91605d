"""Read what somebody sent as a list, keep it between preview and taking, and write lists down."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from sqlalchemy.orm import Session

from app.exporting import Written
from app.formats.encoding import OFFERED, decode
from app.formats.errors import NotText, TooLarge, UnknownEncoding, Unreadable
from app.formats.listing.bibliography import bibtex_of, csl_of
from app.formats.listing.delimited import DELIMITERS, read_lines
from app.formats.listing.errors import Fault, ListTooLarge, NoColumns, NoRows, NotAList
from app.formats.listing.objects import read_objects
from app.formats.listing.rows import Line, Note, Table, table_of
from app.formats.listing.workbook import Sheet, read_workbook
from app.formats.listing.writing import csv_of, json_of, xlsx_of
from app.operations.errors import Refused
from app.queries.listing import SHELVES, held
from app.topics import TOPICS

LARGEST = 40_000_000
"""Bytes: 50,000 rows of eight hundred letters."""

UNDECIDED = "?"
"""Stands for the encoding while nobody has named it and the file does not tell."""

BYTES = "latin-1"
"""How bytes whose encoding is a guess are kept as text: one character each."""

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

EXPORTS = {
    "xlsx": ("xlsx", XLSX),
    "csv": ("csv", "text/csv; charset=utf-8"),
    "json": ("json", "application/json"),
    "bibtex": ("bib", "application/x-bibtex; charset=utf-8"),
    "csl": ("csl.json", "application/vnd.citationstyles.csl+json"),
}
"""Formats with the end of the file's name and the media type."""

KNOWN_TOPICS = frozenset(TOPICS)


class NoSuchExport(Refused):
    """The list is not written in that format."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What was sent, as it waits to be taken."""

    shelf: str
    """sources (with their extracts) or needs."""
    form: str = "csv"
    """csv, xlsx or json."""
    name: str = ""
    """Of the file; empty for what was pasted."""
    encoding: str = ""
    """Named or guessed encoding of bytes kept as they came; empty where the text is certain."""
    delimiter: str = ""
    """A name of DELIMITERS; empty where it is found out."""

    @classmethod
    def of(cls, facts: Any) -> "Kept":
        """As kept."""
        return cls(**{name: str(facts.get(name, "")) for name in cls.__slots__})

    def facts(self) -> dict[str, str]:
        """To be kept."""
        return asdict(self)

    def otherwise(self, encoding: str, delimiter: str) -> "Kept":
        """Read another way; an encoding only where that of the file is not certain."""
        named = encoding if self.encoding and encoding in OFFERED else self.encoding
        return replace(self, encoding=named, delimiter=delimiter if delimiter in DELIMITERS else "")


def received(raw: bytes, kept: Kept) -> tuple[str, Kept]:
    """The text to keep, and how it is to be read. Raises Unreadable."""
    if len(raw) > LARGEST:
        raise ListTooLarge(LARGEST, len(raw))
    if raw.startswith(b"PK\x03\x04"):
        sheets, notes = read_workbook(raw)
        return _sheets_in_words(sheets, notes), replace(kept, form="xlsx")
    try:
        decoded = decode(raw, most=LARGEST)
    except UnknownEncoding:
        return raw.decode(BYTES), replace(kept, encoding=UNDECIDED)
    except (NotText, TooLarge) as error:
        raise NotAList(getattr(error, "found", "")) from None
    text = decoded.text.replace("\x00", "")
    form = "json" if text.lstrip("\ufeff \r\n\t")[:1] in ("{", "[") else "csv"
    if decoded.certain:
        return text, replace(kept, form=form)
    return raw.decode(BYTES), replace(kept, form=form, encoding=decoded.encoding)


def tables_of(text: str, kept: Kept) -> list[Table]:
    """The lists a kept text holds. Raises Unreadable."""
    kinds = SHELVES[kept.shelf]
    if kept.form == "xlsx":
        return _tables(text, kinds)
    if kept.encoding == UNDECIDED:
        raise UnknownEncoding(OFFERED)
    if kept.encoding:
        text = decode(text.encode(BYTES), kept.encoding, most=LARGEST).text
    if kept.form == "json":
        return read_objects(text, kinds)
    return [table_of(read_lines(text, kinds, kept.delimiter), kinds)]


def samples(text: str) -> list[tuple[str, str]]:
    """Encodings that may be meant, each with how the first words beyond ASCII then read."""
    raw = text.encode(BYTES)
    found = []
    for encoding in OFFERED:
        try:
            read = decode(raw, encoding, most=LARGEST).text
        except Unreadable:
            continue
        telling = [word for word in read[:20_000].split() if not word.isascii()]
        found.append((encoding, " ".join(telling[:12])[:160]))
    return found


def written(session: Session, shelf: str, form: str, language: str, kind: str = "") -> Written:
    """A list, or all of a shelf, in a format. `kind`: which list, where the format holds one.

    Raises NoSuchExport.
    """
    kinds = SHELVES.get(shelf, ())
    if form not in EXPORTS or not kinds or (kind and kind not in kinds):
        raise NoSuchExport
    lists = {name: list(rows.values()) for name, rows in held(session, kinds).items()}
    ending, media_type = EXPORTS[form]
    if form in ("bibtex", "csl"):
        if "sources" not in lists:
            raise NoSuchExport
        content = (bibtex_of if form == "bibtex" else csl_of)(lists["sources"])
        return Written(f"sources.{ending}", media_type, content)
    if form == "csv":
        kind = kind or kinds[0]
        return Written(f"{kind}.csv", media_type, csv_of(kind, lists[kind]))
    name = "library" if shelf == "sources" else shelf
    content = json_of(lists) if form == "json" else xlsx_of(lists, name, language)
    return Written(f"{name}.{ending}", media_type, content)


def _tables(text: str, kinds: Sequence[str]) -> list[Table]:
    """One for each sheet that holds a list; of the others a note says that they were not read."""
    told = json.loads(text)
    notes = [Note(*note) for note in told["notes"]]
    tables, unread = [], []
    for sheet in told["sheets"]:
        lines = [
            Line(line, cells, tuple(Fault(*fault) for fault in faults))
            for line, cells, faults in sheet["lines"]
        ]
        try:
            tables.append(table_of(lines, kinds, sheet["name"]))
        except (NoColumns, NoRows) as error:
            unread.append((sheet["name"], error))
    if not tables:
        raise unread[0][1] if unread else NoRows()
    notes += [Note("unread_sheet", name) for name, _error in unread]
    first, *others = tables
    return [replace(first, notes=(*notes, *first.notes)), *others]


def _sheets_in_words(sheets: Sequence[Sheet], notes: Sequence[Note]) -> str:
    told = {
        "notes": [[note.what, note.given, note.hint] for note in notes],
        "sheets": [
            {
                "name": sheet.name,
                "lines": [
                    [
                        line.line,
                        [cell.replace("\x00", "") for cell in line.cells],
                        [[f.what, f.column, f.given, f.hint] for f in line.faults],
                    ]
                    for line in sheet.lines
                ],
            }
            for sheet in sheets
        ],
    }
    return json.dumps(told, ensure_ascii=False)
