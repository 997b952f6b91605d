"""Findings of the checks that the committee has set aside, and why."""

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Digest, LongText, Recorded, RowNumber


class SettingAside(Recorded, Base):
    """One finding that needs no mending: somebody said why. Taking that back is a row too."""

    __tablename__ = "setting_aside"
    __table_args__ = (Index(None, "record_id", "since"),)

    row: Mapped[RowNumber]
    clause_id: Mapped[str | None] = mapped_column(ForeignKey("clause.id"))
    """None where the finding is about the document as a whole."""
    rule: Mapped[str] = mapped_column(String(40))
    finding: Mapped[Digest]
    """Digest of what was found and in which words: other words are found anew."""
    reason: Mapped[LongText]
    """Empty where the setting aside is taken back."""
    person_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
