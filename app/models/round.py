"""Review rounds: what was asked of whom until when, what was handed in, and what is on the way."""

from sqlalchemy import JSON, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Key, LongText, Moment, Name, Recorded, RowNumber


class ReviewRound(Base):
    """Identity for life of one request to review one document or several."""

    __tablename__ = "review_round"

    id: Mapped[Key]
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    """Who opened it."""
    opened_at: Mapped[Moment]


class RoundTerms(Recorded, Base):
    """What a round asks of one document; the newest row of a round and record holds."""

    __tablename__ = "round_terms"
    __table_args__ = (
        UniqueConstraint("round_id", "record_id", "since"),
        Index(None, "record_id", "since"),
    )

    row: Mapped[RowNumber]
    round_id: Mapped[str] = mapped_column(ForeignKey("review_round.id"))
    title: Mapped[Name]
    message: Mapped[LongText]
    questions: Mapped[list[dict[str, str]]] = mapped_column(JSON)
    """Each by language; answers are told apart by their place in this list."""
    clauses: Mapped[list[str]] = mapped_column(JSON)
    """Ids of the clauses asked about, with all that stands under them; empty: the whole text."""
    deadline: Mapped[str] = mapped_column(String(10))
    """The last day, as YYYY-MM-DD."""
    closed: Mapped[bool]


class Asking(Recorded, Base):
    """Somebody is asked to review a document in a round."""

    __tablename__ = "asking"
    __table_args__ = (
        UniqueConstraint("round_id", "record_id", "person_id", "since"),
        Index(None, "person_id"),
        Index(None, "record_id", "since"),
    )

    row: Mapped[RowNumber]
    round_id: Mapped[str] = mapped_column(ForeignKey("review_round.id"))
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"))


class Review(Recorded, Base):
    """What one person handed in of a document in a round: once, for the deed holds the record."""

    __tablename__ = "review"
    __table_args__ = (
        UniqueConstraint("round_id", "record_id", "person_id", "since"),
        Index(None, "record_id", "since"),
    )

    row: Mapped[RowNumber]
    round_id: Mapped[str] = mapped_column(ForeignKey("review_round.id"))
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    summary: Mapped[LongText]
    answers: Mapped[list[str]] = mapped_column(JSON)
    """One for each question of the round; empty where it was left out."""
    late: Mapped[bool]
    """After the last day."""


class ReviewThread(Recorded, Base):
    """A conversation that began with a review."""

    __tablename__ = "review_thread"
    __table_args__ = (Index(None, "record_id", "since"), Index(None, "round_id"))

    row: Mapped[RowNumber]
    round_id: Mapped[str] = mapped_column(ForeignKey("review_round.id"))
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    thread_id: Mapped[str] = mapped_column(ForeignKey("thread.id"), index=True)


class Sitting(Base):
    """How far a reviewer has come before handing in: theirs alone, but for the moments."""

    __tablename__ = "sitting"

    round_id: Mapped[str] = mapped_column(ForeignKey("review_round.id"), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), primary_key=True)
    opened_at: Mapped[Moment]
    """When they first looked at what is asked."""
    updated_at: Mapped[Moment]
    summary: Mapped[LongText] = mapped_column(default="")
    answers: Mapped[list[str]] = mapped_column(JSON)


class Reminder(Base):
    """A letter that reminded somebody of a round: one for each occasion."""

    __tablename__ = "reminder"

    round_id: Mapped[str] = mapped_column(ForeignKey("review_round.id"), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), primary_key=True)
    occasion: Mapped[str] = mapped_column(String(40), primary_key=True)
    """by-hand:DAY, or before:DEADLINE"""
    at: Mapped[Moment]
