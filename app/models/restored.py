"""What rows of the house are called in records that came from another installation."""

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Recorded, RowNumber, Word


class RestoredRow(Recorded, Base):
    """A row of the library, and the number a restored record knows it by.

    Citations and links to needs name rows of the house by number, and the digests of steps cover
    those numbers: where a record was restored they are read as they were where it was kept.
    """

    __tablename__ = "restored_row"
    __table_args__ = (UniqueConstraint("document_id", "kind", "number", "until"),)

    row: Mapped[RowNumber]
    document_id: Mapped[str] = mapped_column(ForeignKey("document.id"))
    kind: Mapped[Word]
    """source, extract or need"""
    number: Mapped[int]
    """What the steps of the document's record call it."""
    until: Mapped[int]
    """The last of those steps: later ones may mean another row by the same number."""
    here: Mapped[int]
    """Its number in this installation."""
