"""Remarks: what somebody has written that is not part of the conversation yet."""

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Digest, Key, LongText, Moment, Word


class Remark(Base):
    """A reviewer's private draft in a round, or a guest's words that wait to be let in.

    It may change and go; what is published becomes a thread, and the remark is gone.
    """

    __tablename__ = "remark"
    __table_args__ = (
        Index(None, "record_id", "clause_id"),
        Index(None, "round_id", "person_id"),
        Index(None, "guest_link_id"),
        Index(None, "person_id"),
    )

    id: Mapped[Key]
    record_id: Mapped[str] = mapped_column(ForeignKey("record.id"))
    round_id: Mapped[str | None] = mapped_column(ForeignKey("review_round.id"))
    guest_link_id: Mapped[str | None] = mapped_column(String(16))
    """The link a guest came by; no constraint: the table of links is younger than this one."""
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    """Whose words they are."""
    clause_id: Mapped[str | None] = mapped_column(ForeignKey("clause.id"))
    """None: on the document as a whole."""
    language: Mapped[str] = mapped_column(String(5))
    digest: Mapped[Digest | None]
    """Of the wording they read when they wrote it."""
    quote: Mapped[LongText] = mapped_column(default="")
    near: Mapped[int | None]
    """Where the quote began on the page, in code points, to tell repeated words apart."""
    kind: Mapped[Word]
    """comment, question, objection or suggestion"""
    blocking: Mapped[bool] = mapped_column(default=False)
    body: Mapped[LongText]
    base: Mapped[Digest | None]
    """Of a suggestion: digest of the wording it was written against."""
    heading: Mapped[LongText] = mapped_column(default="")
    text: Mapped[LongText] = mapped_column(default="")
    """Of a suggestion: the words proposed, references stored by id as in wordings."""
    at: Mapped[Moment]
    updated_at: Mapped[Moment]
    refused_at: Mapped[Moment | None]
    """When a moderator kept it out of the conversation."""
    refused_by: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    reason: Mapped[LongText] = mapped_column(default="")
    """Why it was kept out."""
