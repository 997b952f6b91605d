"""Who speaks for whom on a document, and for how long."""

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Key, LongText, Recorded, RowNumber


class Delegation(Recorded, Base):
    """A member names another to speak for them on a document for a stated time."""

    __tablename__ = "delegation"
    __table_args__ = (
        Index(None, "record_id", "since"),
        Index(None, "principal_id"),
        Index(None, "delegate_id"),
    )

    id: Mapped[Key]
    principal_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    """Whose voice it is."""
    delegate_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    """Who speaks for them."""
    begins: Mapped[str] = mapped_column(String(10))
    """The first day, as YYYY-MM-DD."""
    ends: Mapped[str] = mapped_column(String(10))
    """The last day."""
    clause_id: Mapped[str | None] = mapped_column(ForeignKey("clause.id"))
    """The unit it is for, with all that stands under it; None: the whole document."""
    reason: Mapped[LongText]


class DelegationEnd(Recorded, Base):
    """A delegation is taken back before its time."""

    __tablename__ = "delegation_end"
    __table_args__ = (UniqueConstraint("delegation_id"), Index(None, "record_id", "since"))

    row: Mapped[RowNumber]
    delegation_id: Mapped[str] = mapped_column(ForeignKey("delegation.id"))
    reason: Mapped[LongText]
