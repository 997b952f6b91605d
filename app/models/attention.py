"""Who looks at which document: up to where they have read it, and where they are just now."""

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Key, Moment


class ReadMark(Base):
    """Up to which step a person says they have read a document. Nobody else's business."""

    __tablename__ = "read_mark"

    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), primary_key=True)
    record_id: Mapped[str] = mapped_column(ForeignKey("record.id"), primary_key=True)
    step: Mapped[int]
    at: Mapped[Moment]


class Presence(Base):
    """One open page of a document: a courtesy to others, worth nothing after some seconds."""

    __tablename__ = "presence"
    __table_args__ = (Index(None, "record_id", "seen_at"),)

    id: Mapped[Key]
    """Made up by the page when it opens."""
    record_id: Mapped[str] = mapped_column(ForeignKey("record.id"))
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    clause_id: Mapped[str | None] = mapped_column(ForeignKey("clause.id"))
    editing: Mapped[bool]
    seen_at: Mapped[Moment]
