"""Decisions on exact wordings, and the coordinator's seals."""

from typing import ClassVar

from sqlalchemy import JSON, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Digest, LongText, Recorded, RowNumber, Word


class Decision(Recorded, Base):
    """One member's word on one wording: the digest it was made on never changes."""

    __tablename__ = "decision"
    __table_args__ = (Index(None, "record_id", "clause_id"), Index(None, "record_id", "since"))
    later: ClassVar[frozenset[str]] = frozenset({"by_id", "meeting_id"})

    row: Mapped[RowNumber]
    clause_id: Mapped[str] = mapped_column(ForeignKey("clause.id"))
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    verdict: Mapped[Word]
    digest: Mapped[Digest]
    reason: Mapped[LongText] = mapped_column(default="")
    by_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"), default=None)
    """Who spoke for the person under a delegation; None where they spoke themselves."""
    meeting_id: Mapped[str | None] = mapped_column(ForeignKey("meeting.id"), default=None)
    """The meeting at which it was said, where its secretary entered it."""


class Seal(Recorded, Base):
    """The coordinator's sign-off of a document at a step."""

    __tablename__ = "seal"
    __table_args__ = (Index(None, "record_id", "step"),)
    later: ClassVar[frozenset[str]] = frozenset({"tree"})

    row: Mapped[RowNumber]
    step: Mapped[int]
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    root: Mapped[Digest]
    """Digest over the clauses, citations and needs that were sealed."""
    statement: Mapped[LongText]
    exceptions: Mapped[list[dict[str, str]]] = mapped_column(JSON)
    """What stood in the way and was sealed all the same, each with its clause and reason."""
    tree: Mapped[Word | None] = mapped_column(default=None)
    """The scheme of the root (app.statute.sealing.TREE); None: a flat digest, as before trees."""
