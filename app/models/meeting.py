"""Meetings of a document's committee: what was called, who was there, what was decided."""

from sqlalchemy import JSON, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Digest, Key, LongText, Name, Recorded, RowNumber, Word


class Meeting(Recorded, Base):
    """Identity for life of one meeting, and its number among those of the document."""

    __tablename__ = "meeting"
    __table_args__ = (UniqueConstraint("record_id", "number"),)

    id: Mapped[Key]
    number: Mapped[int]
    """Counted from 1: the number of the minutes."""


class MeetingTerms(Recorded, Base):
    """What a meeting was called for; the newest row holds."""

    __tablename__ = "meeting_terms"
    __table_args__ = (UniqueConstraint("meeting_id", "since"), Index(None, "record_id", "since"))

    row: Mapped[RowNumber]
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting.id"))
    title: Mapped[Name]
    day: Mapped[str] = mapped_column(String(10))
    """YYYY-MM-DD"""
    time: Mapped[str] = mapped_column(String(5))
    """HH:MM where the committee sits; empty where it was not said."""
    place: Mapped[LongText]
    """A place, or a link."""
    chair_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    secretary_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    invited: Mapped[list[str]] = mapped_column(JSON)
    """Ids of people."""
    guests: Mapped[list[str]] = mapped_column(JSON)
    """Names of people who have no account."""
    items: Mapped[list[dict[str, str]]] = mapped_column(JSON)
    """The agenda in its order: id, clause (its id, or empty), title (of an item that is none)."""
    contest_days: Mapped[int]
    """For how many days members may contest a voice that was entered for them."""


class MeetingTurn(Recorded, Base):
    """A meeting begins, ends, has its minutes closed, or has them corrected by an addendum."""

    __tablename__ = "meeting_turn"
    __table_args__ = (UniqueConstraint("meeting_id", "since"), Index(None, "record_id", "since"))

    row: Mapped[RowNumber]
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting.id"))
    turn: Mapped[Word]
    """begin, end, close, correct or cancel"""
    words: Mapped[LongText] = mapped_column(default="")
    """Those of an addendum, or why it was called off."""
    digest: Mapped[Digest] = mapped_column(default="")
    """Of the minutes as they were closed."""


class Attendance(Recorded, Base):
    """Somebody comes to a meeting or leaves it; the newest row of each holds."""

    __tablename__ = "attendance"
    __table_args__ = (Index(None, "meeting_id"), Index(None, "record_id", "since"))

    row: Mapped[RowNumber]
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting.id"))
    person_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    guest: Mapped[Name] = mapped_column(default="")
    """Name of somebody without an account."""
    present: Mapped[bool]


class Resolution(Recorded, Base):
    """What a meeting decided on an item of its agenda; the newest row of an item holds."""

    __tablename__ = "resolution"
    __table_args__ = (
        UniqueConstraint("meeting_id", "item", "since"),
        Index(None, "record_id", "since"),
    )

    row: Mapped[RowNumber]
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting.id"))
    item: Mapped[str] = mapped_column(String(16))
    outcome: Mapped[Word]
    """approved, rejected, put_off or noted"""
    digests: Mapped[dict[str, str]] = mapped_column(JSON)
    """The exact words decided on, by clause."""
    votes: Mapped[dict[str, str]] = mapped_column(JSON)
    """approve, object or abstain, by id of whose voice it is."""
    voices: Mapped[dict[str, str]] = mapped_column(JSON)
    """Who spoke for somebody else: id of the speaker by id of whose voice it is."""
    tally: Mapped[dict[str, int]] = mapped_column(JSON)
    """for, against, abstained: where votes were only counted."""
    decided: Mapped[LongText]
    """What was decided, in words."""
    reason: Mapped[LongText]
    dissents: Mapped[dict[str, str]] = mapped_column(JSON)
    """In the words of whose they are, by their id."""


class MeetingNote(Recorded, Base):
    """What was heard and said on an item, in the secretary's prose; the newest row holds."""

    __tablename__ = "meeting_note"
    __table_args__ = (
        UniqueConstraint("meeting_id", "item", "since"),
        Index(None, "record_id", "since"),
    )

    row: Mapped[RowNumber]
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting.id"))
    item: Mapped[str] = mapped_column(String(16))
    heard: Mapped[LongText]
    spoke: Mapped[LongText]


class Contest(Recorded, Base):
    """A member says that a voice entered for them at a meeting was not what they said."""

    __tablename__ = "contest"
    __table_args__ = (
        UniqueConstraint("meeting_id", "item", "person_id", "since"),
        Index(None, "record_id", "since"),
    )

    row: Mapped[RowNumber]
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting.id"))
    item: Mapped[str] = mapped_column(String(16))
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    reason: Mapped[LongText]
