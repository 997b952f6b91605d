"""Clauses: their identity, where they stand, what they say, and which rows hold now."""

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Digest, Key, LongText, Recorded, RowNumber, Word


class Clause(Base):
    """Identity for life of one addressable unit."""

    __tablename__ = "clause"

    id: Mapped[Key]
    record_id: Mapped[str] = mapped_column(ForeignKey("record.id"), index=True)
    born: Mapped[int]
    """Number of the step that made it."""


class Placement(Recorded, Base):
    """Where a clause stands from a step on."""

    __tablename__ = "placement"
    __table_args__ = (
        UniqueConstraint("clause_id", "since"),
        Index(None, "record_id", "since"),
    )

    row: Mapped[RowNumber]
    clause_id: Mapped[str] = mapped_column(ForeignKey("clause.id"))
    parent_id: Mapped[str | None] = mapped_column(ForeignKey("clause.id"))
    rank: Mapped[int]
    kind: Mapped[Word]
    fixed: Mapped[str | None] = mapped_column(String(40))
    struck: Mapped[bool]


class WordingRow(Recorded, Base):
    """What a clause says in one language from a step on."""

    __tablename__ = "wording"
    __table_args__ = (
        UniqueConstraint("clause_id", "language", "since"),
        Index(None, "record_id", "since"),
        Index(None, "record_id", "digest", "language", "author_id"),
    )

    row: Mapped[RowNumber]
    clause_id: Mapped[str] = mapped_column(ForeignKey("clause.id"))
    language: Mapped[str] = mapped_column(String(5))
    heading: Mapped[LongText]
    text: Mapped[LongText]
    digest: Mapped[Digest]
    """Of language, heading and text: what decisions name."""
    made_from: Mapped[Digest | None]
    """Digest of the authoritative wording a translation was made from."""
    author_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    """Whose words they are; the step says who put them in."""


class PlacementHead(Base):
    """The placement that holds now."""

    __tablename__ = "placement_head"

    clause_id: Mapped[str] = mapped_column(ForeignKey("clause.id"), primary_key=True)
    record_id: Mapped[str] = mapped_column(ForeignKey("record.id"), index=True)
    placement_row: Mapped[int] = mapped_column(ForeignKey("placement.row"))


class WordingHead(Base):
    """The wording that holds now: where a save checks what it started from."""

    __tablename__ = "wording_head"

    clause_id: Mapped[str] = mapped_column(ForeignKey("clause.id"), primary_key=True)
    language: Mapped[str] = mapped_column(String(5), primary_key=True)
    record_id: Mapped[str] = mapped_column(ForeignKey("record.id"), index=True)
    wording_row: Mapped[int] = mapped_column(ForeignKey("wording.row"))
