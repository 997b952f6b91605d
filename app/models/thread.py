"""Conversations: threads on clauses and on words of them, comments, turns, proposed wordings."""

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Digest, Key, LongText, Recorded, RowNumber, Word


class Thread(Recorded, Base):
    """A conversation on a clause, on quoted words of it, or on the document.

    The anchor is the original one, kept for ever: where it stands now is computed.
    """

    __tablename__ = "thread"
    __table_args__ = (Index(None, "record_id", "clause_id"),)

    id: Mapped[Key]
    clause_id: Mapped[str | None] = mapped_column(ForeignKey("clause.id"))
    """None: the thread is on the document."""
    author_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    kind: Mapped[Word]
    """comment, question, objection or suggestion"""
    blocking: Mapped[bool]
    """Holds agreement back while open."""
    language: Mapped[str | None] = mapped_column(String(5))
    digest: Mapped[Digest | None]
    """Of the wording the words were quoted from."""
    quote: Mapped[LongText] = mapped_column(default="")
    prefix: Mapped[LongText] = mapped_column(default="")
    suffix: Mapped[LongText] = mapped_column(default="")
    start: Mapped[int | None]
    """Offsets in code points into the text of that wording."""
    end: Mapped[int | None]


class Comment(Recorded, Base):
    """One person's words in a thread."""

    __tablename__ = "comment"
    __table_args__ = (Index(None, "record_id"),)

    row: Mapped[RowNumber]
    thread_id: Mapped[str] = mapped_column(ForeignKey("thread.id"), index=True)
    author_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    body: Mapped[LongText]


class Turn(Recorded, Base):
    """A thread was resolved, or opened again."""

    __tablename__ = "turn"
    __table_args__ = (Index(None, "record_id"),)

    row: Mapped[RowNumber]
    thread_id: Mapped[str] = mapped_column(ForeignKey("thread.id"), index=True)
    resolved: Mapped[bool]
    outcome: Mapped[Word] = mapped_column(default="")
    """accepted, partly, rejected or noted; empty when opened again"""
    reason: Mapped[LongText] = mapped_column(default="")


class Proposal(Recorded, Base):
    """The other wording a suggestion proposes."""

    __tablename__ = "proposal"
    __table_args__ = (Index(None, "record_id"),)

    row: Mapped[RowNumber]
    thread_id: Mapped[str] = mapped_column(ForeignKey("thread.id"), unique=True)
    language: Mapped[str] = mapped_column(String(5))
    base: Mapped[Digest]
    """Digest of the wording it was written against."""
    heading: Mapped[LongText]
    text: Mapped[LongText]
