"""What an archive holds, and how one is refused."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from app.statute.errors import StatuteError

FORMAT, VERSION = "nizam-archive", 1

HEAD, README = "archive.json", "README.txt"

Row = Mapping[str, Any]


class Place(StrEnum):
    """The folders of an archive that hold tables."""

    RECORD = "record"
    """The steps, and the rows they made: what digests cover."""
    BESIDE = "beside"
    """What those rows name and no digest covers: people, institutions, clauses' ids."""
    HOUSE = "house"
    """Sources, extracts and needs of the library that the document rests on."""


@dataclass(frozen=True, slots=True)
class Archive:
    """A document with its whole record."""

    document: Row
    """id, slug, founded_at"""
    steps: int
    digest: str
    """Of the newest step."""
    tables: Mapping[tuple[Place, str], Sequence[Row]]
    """Rows in the order they were made, by place and name of the table."""
    contents: Mapping[str, bytes] = field(default_factory=dict)
    """Attached files by their SHA-256."""
    texts: Mapping[str, bytes] = field(default_factory=dict)
    """The newest text by the name of its file, for people: nothing is restored from it."""

    def rows(self, place: Place, table: str) -> Sequence[Row]:
        """The rows of a table; empty where there are none."""
        return self.tables.get((place, table), ())


class Fault(StrEnum):
    """Why a file is no archive that can be taken."""

    NOT_ZIP = "not_zip"
    NOT_OURS = "not_ours"
    NEWER = "newer"
    """Written by a later version of the format."""
    TOO_LARGE = "too_large"
    MISSING = "missing"
    EXTRA = "extra"
    CHANGED = "changed"
    """A part is not what the head of the archive says of it."""
    UNREADABLE = "unreadable"


class NotAnArchive(StatuteError):
    """What was given is no archive, or not whole."""

    def __init__(self, fault: Fault, where: str = "") -> None:
        super().__init__(f"{fault}: {where}" if where else fault)
        self.fault = fault
        self.where = where
        """The part of the file, and the line in it."""
