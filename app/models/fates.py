"""What became of submissions: their turns, and the remarks they were returned with."""

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Facts, LongText, Name, Recorded, RowNumber, Word


class SubmissionTurn(Recorded, Base):
    """One thing that happened to a submission since it was prepared: in the house's record."""

    __tablename__ = "submission_turn"
    __table_args__ = (Index(None, "record_id", "since"), Index(None, "submission_id"))

    row: Mapped[RowNumber]
    submission_id: Mapped[str] = mapped_column(ForeignKey("submission.id"))
    turn: Mapped[Word]
    """sent, registered, returned, accepted or withdrawn"""
    dated: Mapped[str] = mapped_column(String(10))
    """The day it happened, YYYY-MM-DD; the step tells when it was entered."""
    number: Mapped[Name]
    """Under which the authority registered it, or wrote back; may be empty."""
    note: Mapped[LongText]
    """Whatever else is to be known of it: how it was sent, why it was withdrawn."""
    paper: Mapped[Facts]
    """What they sent back, where it was kept: digest, name, media_type, size; FileContent."""
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    """Who entered it."""


class SubmissionRemark(Recorded, Base):
    """A remark a submission came back with: a thread of the document it is on.

    The clause it stands on is signed no more by seals put before it: derived, never stored.
    """

    __tablename__ = "submission_remark"
    __table_args__ = (Index(None, "record_id", "since"), Index(None, "submission_id"))

    row: Mapped[RowNumber]
    submission_id: Mapped[str] = mapped_column(String(16))
    """No foreign key: the document may be restored where the house knows of no submission."""
    thread_id: Mapped[str] = mapped_column(ForeignKey("thread.id"))
    clause_id: Mapped[str | None] = mapped_column(ForeignKey("clause.id"))
    """None: it is on the document, or fits nowhere in it."""
    place: Mapped[int]
    """Among the remarks of the submission on this document, counting from 1."""
    origin: Mapped[Word]
    """typed, comment or change"""
    said_by: Mapped[Name]
    """Whom their file names as its author; may be empty."""
    said_at: Mapped[str] = mapped_column(String(40))
    """When, as their file says; may be empty."""
