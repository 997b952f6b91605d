"""Conversations: threads on clauses and on words of them, comments, turns, proposed wordings."""

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Digest, Key, LongText, Recorded, RowNumber, Word


class Thread(Recorded, Base):
    """A conversation on a clause, on quoted words of it, or on the document.

    The anchor is the original one, kept for ever: where it stands now is computed.
    """

    __tablename__ = "thread"
    __table_args__ = (
        Index(None, "record_id", "clause_id"),
        Index(None, "record_id", "since"),
        Index(None, "author_id"),
    )

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
    __table_args__ = (Index(None, "record_id", "since"), Index(None, "author_id", "thread_id"))

    row: Mapped[RowNumber]
    thread_id: Mapped[str] = mapped_column(ForeignKey("thread.id"), index=True)
    author_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    body: Mapped[LongText]


class Turn(Recorded, Base):
    """A thread was resolved, or opened again."""

    __tablename__ = "turn"
    __table_args__ = (Index(None, "record_id", "since"),)

    row: Mapped[RowNumber]
    thread_id: Mapped[str] = mapped_column(ForeignKey("thread.id"), index=True)
    resolved: Mapped[bool]
    outcome: Mapped[Word] = mapped_column(default="")
    """accepted, partly, rejected or noted; empty when opened again"""
    reason: Mapped[LongText] = mapped_column(default="")


class CommentRevision(Recorded, Base):
    """A comment said otherwise, or withdrawn, by whoever wrote it; the words before are kept."""

    __tablename__ = "comment_revision"
    __table_args__ = (Index(None, "record_id", "since"),)

    row: Mapped[RowNumber]
    thread_id: Mapped[str] = mapped_column(ForeignKey("thread.id"), index=True)
    said: Mapped[int]
    """The step of the comment: a step adds at most one comment to a thread."""
    author_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    body: Mapped[LongText]
    """Empty where the comment is withdrawn."""
    withdrawn: Mapped[bool]


class Mention(Recorded, Base):
    """A comment calls on somebody by name."""

    __tablename__ = "mention"
    __table_args__ = (Index(None, "record_id", "since"), Index(None, "person_id"))

    row: Mapped[RowNumber]
    thread_id: Mapped[str] = mapped_column(ForeignKey("thread.id"))
    said: Mapped[int]
    """The step of the comment."""
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"))


class Holding(Recorded, Base):
    """From a step on a thread holds agreement back while open, or does so no longer."""

    __tablename__ = "holding"
    __table_args__ = (Index(None, "record_id", "since"),)

    row: Mapped[RowNumber]
    thread_id: Mapped[str] = mapped_column(ForeignKey("thread.id"))
    blocking: Mapped[bool]
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    reason: Mapped[LongText]


class Assignment(Recorded, Base):
    """Who is to see to a thread, and by when; the newest row of a thread holds."""

    __tablename__ = "assignment"
    __table_args__ = (Index(None, "record_id", "since"), Index(None, "person_id"))

    row: Mapped[RowNumber]
    thread_id: Mapped[str] = mapped_column(ForeignKey("thread.id"))
    person_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    """None: nobody any longer."""
    due: Mapped[str | None] = mapped_column(String(10))
    """A day as YYYY-MM-DD."""
    by_id: Mapped[str] = mapped_column(ForeignKey("person.id"))


class Reattachment(Recorded, Base):
    """A person confirmed where the words of a detached thread stand; the newest row holds.

    An anchor like the original one, in the wording that stood when it was confirmed.
    """

    __tablename__ = "reattachment"
    __table_args__ = (Index(None, "record_id", "since"),)

    row: Mapped[RowNumber]
    thread_id: Mapped[str] = mapped_column(ForeignKey("thread.id"))
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    clause_id: Mapped[str] = mapped_column(ForeignKey("clause.id"))
    language: Mapped[str] = mapped_column(String(5))
    digest: Mapped[Digest]
    quote: Mapped[LongText]
    prefix: Mapped[LongText]
    suffix: Mapped[LongText]
    start: Mapped[int]
    end: Mapped[int]


class Proposal(Recorded, Base):
    """One thing a suggestion proposes: other words, another place, a new clause, or none."""

    __tablename__ = "proposal"
    __table_args__ = (Index(None, "record_id", "since"), Index(None, "thread_id"))

    later = frozenset({"clause_id", "part", "deed", "kind", "parent_id", "after_id", "under_part"})

    row: Mapped[RowNumber]
    thread_id: Mapped[str] = mapped_column(ForeignKey("thread.id"))
    language: Mapped[str] = mapped_column(String(5))
    base: Mapped[Digest]
    """Digest of the wording it was written against."""
    heading: Mapped[LongText]
    text: Mapped[LongText]
    clause_id: Mapped[str | None] = mapped_column(ForeignKey("clause.id"))
    """None: the clause of the thread; of an insertion always None."""
    part: Mapped[int | None]
    """Parts of one suggestion count from 1 in the order they are to be done; None: the only one."""
    deed: Mapped[str | None] = mapped_column(String(20))
    """move, insert or strike; None: other words."""
    kind: Mapped[str | None] = mapped_column(String(20))
    """Of the clause to be inserted."""
    parent_id: Mapped[str | None] = mapped_column(ForeignKey("clause.id"))
    """Under which clause it is to stand; None: at the top."""
    after_id: Mapped[str | None] = mapped_column(ForeignKey("clause.id"))
    """After which of its new siblings; None: first."""
    under_part: Mapped[int | None]
    """The part that inserts the clause under which it is to stand, in place of `parent_id`."""
