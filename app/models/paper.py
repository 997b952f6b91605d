"""Papers that go with a document: what people made of each section of a note or letter."""

from sqlalchemy import Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Digest, LongText, Recorded, RowNumber, Word


class PaperSection(Recorded, Base):
    """What a section says in a language; the newest row of a section holds."""

    __tablename__ = "paper_section"
    __table_args__ = (
        UniqueConstraint("record_id", "paper", "section", "language", "since"),
        Index(None, "record_id", "since"),
    )

    row: Mapped[RowNumber]
    paper: Mapped[Word]
    """note or letter"""
    section: Mapped[Word]
    language: Mapped[str] = mapped_column(String(2))
    text: Mapped[LongText]
    """Markdown; empty where the draft is to stand again."""
    drafted: Mapped[Digest]
    """Of the draft its writer had before them: where it differs now, there is news."""
    own: Mapped[bool]
    """False: the draft stands again, whatever was written before."""
