"""Words of members that count for words which differ in typography only."""

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Digest, Recorded, RowNumber


class CarryOver(Recorded, Base):
    """Whether one member's word on some words counts for others; the newest row holds."""

    __tablename__ = "carry_over"
    __table_args__ = (Index(None, "record_id", "clause_id"), Index(None, "record_id", "since"))

    row: Mapped[RowNumber]
    clause_id: Mapped[str] = mapped_column(ForeignKey("clause.id"))
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    """Whose word it is."""
    by_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    """The coordinator who carried it over, or undid that."""
    before: Mapped[Digest]
    """The words it was given on."""
    after: Mapped[Digest]
    """The words it counts for too."""
    undone: Mapped[bool]
