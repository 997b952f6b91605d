"""Letters, what each person wants to be told of, and how far they were told."""

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Digest, Key, LongText, Moment, Name, RowNumber, Word


class Letter(Base):
    """One e-mail to one address: written in the transaction of what it tells, sent afterwards."""

    __tablename__ = "letter"
    __table_args__ = (
        UniqueConstraint("key"),
        Index(None, "state", "due_at"),
        Index(None, "person_id"),
        Index(None, "address"),
        Index(None, "at"),
    )

    id: Mapped[Key]
    key: Mapped[Name]
    """What the letter is, so that nothing posts it twice."""
    address: Mapped[str] = mapped_column(String(320))
    name: Mapped[Name]
    """Of whom it goes to; may be empty."""
    person_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    locale: Mapped[str] = mapped_column(String(5))
    subject: Mapped[LongText]
    text: Mapped[LongText]
    html: Mapped[LongText]
    secret: Mapped[str | None] = mapped_column(String(100))
    """What its link opens by, which is not in the words: empty once it was sent and forgotten."""
    about: Mapped[Name]
    """What it belongs to: letters to one address about the same thing stand as one thread."""
    stop_url: Mapped[str | None] = mapped_column(String(1000))
    """Where one click ends letters of this kind."""
    at: Mapped[Moment]
    state: Mapped[Word]
    """waiting, sending, sent, failed, or held back because the address refuses letters"""
    due_at: Mapped[Moment]
    """Not to be tried before."""
    claim: Mapped[str] = mapped_column(String(16), default="")
    """Made up by the deliverer that has it just now."""
    claimed_until: Mapped[Moment | None]
    """A deliverer that has not told the end by then is dead."""
    tries: Mapped[int] = mapped_column(default=0)
    sent_at: Mapped[Moment | None]
    answer: Mapped[LongText] = mapped_column(default="")
    """What the mail server said last, or why it could not be asked."""


class RefusedAddress(Base):
    """An address that refused a letter for good: none goes there until somebody tries again."""

    __tablename__ = "refused_address"

    address: Mapped[str] = mapped_column(String(320), primary_key=True)
    at: Mapped[Moment]
    answer: Mapped[LongText]


class Wish(Base):
    """How often a person wants letters on a document."""

    __tablename__ = "wish"

    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), primary_key=True)
    record_id: Mapped[str] = mapped_column(ForeignKey("record.id"), primary_key=True)
    pace: Mapped[Word]
    """immediate, daily, weekly or none"""
    urgent: Mapped[bool]
    """Whether mentions and what is assigned come at once whatever the pace."""
    before: Mapped[Word] = mapped_column(default="")
    """The pace before letters were stopped by one click: what undoing gives back."""


class Hours(Base):
    """When a person wants what is gathered for a day or a week."""

    __tablename__ = "hours"

    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), primary_key=True)
    hour: Mapped[int]
    weekday: Mapped[int]
    """0 is Monday."""
    zone: Mapped[Name]


class Follow(Base):
    """A person follows a clause or a thread, or wants no more news of it."""

    __tablename__ = "follow"

    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), primary_key=True)
    record_id: Mapped[str] = mapped_column(ForeignKey("record.id"), primary_key=True)
    subject: Mapped[str] = mapped_column(String(20), primary_key=True)
    """c- and the id of a clause, or t- and the id of a thread."""
    following: Mapped[bool]


class Told(Base):
    """Up to which step of a document a person's letters were written."""

    __tablename__ = "told"

    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), primary_key=True)
    record_id: Mapped[str] = mapped_column(ForeignKey("record.id"), primary_key=True)
    step: Mapped[int]
    urgent_step: Mapped[int]
    """The same of what was told at once."""
    at: Mapped[Moment]


class NewsMark(Base):
    """A person has read the news up to a step: of one subject, or of the whole document.

    Taking a mark back removes the row, and what it covered is unread again.
    """

    __tablename__ = "news_mark"
    __table_args__ = (Index(None, "person_id", "record_id"),)

    row: Mapped[RowNumber]
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    record_id: Mapped[str] = mapped_column(ForeignKey("record.id"))
    subject: Mapped[str] = mapped_column(String(20))
    """As in Follow; d for what is on the document, empty for everything."""
    step: Mapped[int]
    at: Mapped[Moment]


class PasswordReset(Base):
    """A single-use link by which somebody who forgot their password chooses another."""

    __tablename__ = "password_reset"
    __table_args__ = (UniqueConstraint("token_digest"), Index(None, "person_id"))

    id: Mapped[Key]
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    token_digest: Mapped[Digest]
    """SHA-256 of the link's secret: the secret itself is only in the letter."""
    at: Mapped[Moment]
    expires_at: Mapped[Moment]
    used_at: Mapped[Moment | None]
