"""The index of search: up to where it knows each record, and where which words are told.

Nothing here is recorded: it can be made anew from what is. The terms themselves stand in a table
of the database's own kind (migration 0009, app/queries/search/engines.py).
"""

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Moment, RowNumber, Slug, Word


class SearchMark(Base):
    """Up to which step of a record the index is whole."""

    __tablename__ = "search_mark"

    record_id: Mapped[str] = mapped_column(ForeignKey("record.id"), primary_key=True)
    step: Mapped[int]
    edition: Mapped[int]
    """How the terms were made: those of another edition are no use."""


class SearchEntry(Base):
    """One text that can be found: a wording, a comment, a source, an extract or a need."""

    __tablename__ = "search_entry"
    __table_args__ = (
        UniqueConstraint("told_in", "row"),
        Index(None, "record_id", "unit"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[RowNumber]
    record_id: Mapped[str] = mapped_column(ForeignKey("record.id"))
    sort: Mapped[Word]
    """clause, thread, source, extract or need"""
    unit: Mapped[Slug]
    """Id of the clause or thread, or the slug."""
    told_in: Mapped[Word]
    """Name of the table that has the words, and the number of its row."""
    row: Mapped[int]
    kind: Mapped[Word]
    language: Mapped[Word]
    person_id: Mapped[str | None] = mapped_column(String(16))
    """Whose words they are."""
    at: Mapped[Moment]
    state: Mapped[Word]
    """standing, struck or former"""
    open: Mapped[bool | None]
    """Whether the thread is open; None for what is no thread."""


class SearchWord(Base):
    """A word that occurs somewhere, folded, and one way it is written."""

    __tablename__ = "search_word"

    word: Mapped[str] = mapped_column(String(64), primary_key=True)
    shown: Mapped[str] = mapped_column(String(64))
