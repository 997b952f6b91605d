"""The record: numbered steps in a hash chain, and the names some of them bear."""

from sqlalchemy import ForeignKey, PrimaryKeyConstraint, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Digest, Facts, Moment, Name, Recorded, RowNumber, Word


class Record(Base):
    """The head of one chain of steps: a document's, or the house's own. Locked by every deed."""

    __tablename__ = "record"

    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    steps: Mapped[int] = mapped_column(default=0)
    """How many steps there are: the number of the newest, 0 before the first."""
    digest: Mapped[Digest]
    """Digest of the newest step."""


HOUSE = "house"
"""Id of the record of what belongs to no document: sources, needs, people, settings."""


class Step(Base):
    """One entry of a record: who did what, when, on what. Immutable."""

    __tablename__ = "step"
    __table_args__ = (PrimaryKeyConstraint("record_id", "number"),)

    record_id: Mapped[str] = mapped_column(ForeignKey("record.id"))
    number: Mapped[int]
    at: Mapped[Moment]
    actor_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"), index=True)
    deed: Mapped[str] = mapped_column(String(40))
    clause_id: Mapped[str | None] = mapped_column(String(16), index=True)
    facts: Mapped[Facts]
    previous: Mapped[Digest]
    digest: Mapped[Digest]


class Milestone(Recorded, Base):
    """A name for a step: "text in force since 1996", "agreed 12 May"."""

    __tablename__ = "milestone"
    __table_args__ = (UniqueConstraint("record_id", "slug"),)

    row: Mapped[RowNumber]
    step: Mapped[int]
    slug: Mapped[Name]
    """What the command line calls it."""
    name_az: Mapped[Name]
    name_en: Mapped[Name]
    kind: Mapped[Word] = mapped_column(default="")
    """in_force marks the text a revision starts from; otherwise empty."""
