"""Documents and what is said of them as a whole."""

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Facts, Moment, Recorded, RowNumber, Slug, Word


class Document(Base):
    """A governance text. Its id is the id of its record."""

    __tablename__ = "document"

    id: Mapped[str] = mapped_column(ForeignKey("record.id"), primary_key=True)
    slug: Mapped[Slug] = mapped_column(unique=True)
    """What addresses and the command line call it: lower-case ASCII and hyphens."""
    founded_at: Mapped[Moment]


class ParticularsRow(Recorded, Base):
    """Titles, act family, numbering and policy of a document from a step on."""

    __tablename__ = "particulars"
    __table_args__ = (UniqueConstraint("record_id", "since"),)

    row: Mapped[RowNumber]
    titles: Mapped[Facts]
    """Title by language."""
    kind: Mapped[Word]
    family: Mapped[Word]
    numbering: Mapped[Word]
    illustrative: Mapped[bool]
    policy: Mapped[Facts]
    """The facts of app.statute.policy.Policy."""
