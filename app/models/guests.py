"""Guests: links that let outsiders read and comment without an account, and who came by them."""

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Digest, Key, LongText, Moment, Name, RowNumber, Word


class GuestLink(Base):
    """A single-purpose link to chosen clauses of a document. Its making and ending are steps."""

    __tablename__ = "guest_link"
    __table_args__ = (UniqueConstraint("token_digest"), Index(None, "record_id"))

    id: Mapped[Key]
    record_id: Mapped[str] = mapped_column(ForeignKey("record.id"))
    token_digest: Mapped[Digest]
    """SHA-256 of the link's secret: the secret itself is shown once and not kept."""
    purpose: Mapped[Name]
    """Whom it is for: "Student unions". Guests read it too."""
    welcome: Mapped[LongText]
    """What the coordinator tells guests before the text; may be empty."""
    clauses: Mapped[list[str]] = mapped_column(JSON)
    """Ids of what guests may read, parts included; empty: the whole document."""
    languages: Mapped[list[str]] = mapped_column(JSON)
    commenting: Mapped[bool]
    """Whether guests may comment; otherwise they read only."""
    suggesting: Mapped[bool]
    """Whether they may propose other words."""
    discussion: Mapped[bool]
    """Whether they see the open conversations on what they read."""
    moderated: Mapped[bool]
    """Whether what they write waits for a member to admit it."""
    names: Mapped[Word]
    """Whether their name is asked: no, asked or required."""
    institutions: Mapped[Word]
    """Whether they are asked where they come from: no, asked or required."""
    most: Mapped[int]
    """How many remarks one guest may make."""
    made_by: Mapped[str] = mapped_column(ForeignKey("person.id"))
    made_at: Mapped[Moment]
    expires_at: Mapped[Moment]
    revoked_at: Mapped[Moment | None]
    opened: Mapped[int] = mapped_column(default=0)
    """How many browsers opened it."""
    opened_at: Mapped[Moment | None]
    """When one last did."""


class Guest(Base):
    """Somebody who wrote by a link. The cookie holds a secret; only its digest is kept."""

    __tablename__ = "guest"
    __table_args__ = (UniqueConstraint("link_id", "secret_digest"),)

    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), primary_key=True)
    link_id: Mapped[str] = mapped_column(ForeignKey("guest_link.id"))
    secret_digest: Mapped[Digest]
    came_at: Mapped[Moment]


class GuestSending(Base):
    """A form a guest sent: the number drawn with its page tells one click from two."""

    __tablename__ = "guest_sending"
    __table_args__ = (UniqueConstraint("person_id", "once"),)

    row: Mapped[RowNumber]
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    once: Mapped[Digest]
    at: Mapped[Moment]


class GuestAnswer(Base):
    """What a guest says in a conversation of theirs, while it waits to be let in."""

    __tablename__ = "guest_answer"
    __table_args__ = (Index(None, "record_id"), Index(None, "person_id"))

    id: Mapped[Key]
    record_id: Mapped[str] = mapped_column(ForeignKey("record.id"))
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    thread_id: Mapped[str] = mapped_column(ForeignKey("thread.id"))
    body: Mapped[LongText]
    at: Mapped[Moment]
    refused_at: Mapped[Moment | None]
    refused_by: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    reason: Mapped[LongText] = mapped_column(default="")
    """Why it was kept out."""


class GuestTry(Base):
    """Something sent by a link: `subject` is a digest of the link, the guest or their address."""

    __tablename__ = "guest_try"
    __table_args__ = (Index(None, "subject", "at"),)

    row: Mapped[RowNumber]
    subject: Mapped[Digest]
    at: Mapped[Moment]
