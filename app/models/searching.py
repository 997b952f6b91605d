"""The index of search: up to where it knows each record, and where which words are told.

Nothing here is recorded: it can be made anew from what is. The terms themselves stand in a table
of the database's own kind (migration 0009, app/queries/search/engines.py).
"""

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Moment, RowNumber, Word


class SearchMark(Base):
    """Up to which step of a record the index is whole."""

    __tablename__ = "search_mark"

    record_id: Mapped[str] = mapped_column(ForeignKey("record.id"), primary_key=True)
    step: Mapped[int]
    edition: Mapped[int]
    """How the terms were made: those of another edition are no use."""


class SearchGroup(Base):
    """What the texts of many entries have in common: what they are counted and filtered by."""

    __tablename__ = "search_group"
    __table_args__ = (
        UniqueConstraint(
            "record_id",
            "sort",
            "kind",
            "language",
            "person_id",
            "state",
            name="uq_search_group_all",
        ),
    )

    id: Mapped[RowNumber]
    record_id: Mapped[str] = mapped_column(ForeignKey("record.id"))
    sort: Mapped[Word]
    """clause, thread, source, extract or need"""
    kind: Mapped[Word]
    language: Mapped[Word]
    person_id: Mapped[str] = mapped_column(String(16))
    """Whose words they are; empty: nobody's."""
    state: Mapped[Word]
    """standing, struck or former; of what is said in a thread open or resolved"""


class SearchEntry(Base):
    """One text that can be found: a wording, a comment, a source, an extract or a need."""

    __tablename__ = "search_entry"
    __table_args__ = (
        UniqueConstraint("told_in", "row"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[RowNumber]
    group_id: Mapped[int] = mapped_column(ForeignKey("search_group.id"))
    unit: Mapped[str] = mapped_column(String(100), index=True)
    """What its texts are brought up to date together with: a clause, a thread, …"""
    told_in: Mapped[Word]
    """The table that has the words."""
    row: Mapped[int]
    """Its row there."""
    at: Mapped[Moment]


class SearchWord(Base):
    """A word that occurs somewhere, folded, and one way it is written."""

    __tablename__ = "search_word"

    word: Mapped[str] = mapped_column(String(64), primary_key=True)
    shown: Mapped[str] = mapped_column(String(64))
