"""Whose words stand in which clause after a clause was split, or joined with the next."""

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Recorded, RowNumber


class Continuation(Recorded, Base):
    """From a step on, words of one clause stand in another: conversations follow them there."""

    __tablename__ = "continuation"
    __table_args__ = (Index(None, "record_id", "since"),)

    row: Mapped[RowNumber]
    clause_id: Mapped[str] = mapped_column(ForeignKey("clause.id"))
    """Where the words stood."""
    into_id: Mapped[str] = mapped_column(ForeignKey("clause.id"))
    """Where they stand from this step on."""
