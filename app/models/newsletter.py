"""What the committee tells people outside, who they are, and which feeds are read unseen."""

from sqlalchemy import JSON, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Digest, Key, LongText, Moment, Name, Word


class Newsletter(Base):
    """What happened in some documents in a period, in words people outside understand.

    A draft until it is sent; from then on nothing of what it says changes.
    """

    __tablename__ = "newsletter"

    id: Mapped[Key]
    title_az: Mapped[Name]
    title_en: Mapped[Name]
    body_az: Mapped[LongText]
    body_en: Mapped[LongText]
    records: Mapped[list[str]] = mapped_column(JSON)
    """Ids of the documents it tells of."""
    since: Mapped[str] = mapped_column(String(10))
    """First day of the period, YYYY-MM-DD."""
    until: Mapped[str] = mapped_column(String(10))
    """Last day of the period."""
    version: Mapped[int] = mapped_column(default=1)
    """Counts savings: who saves names the one they started from."""
    made_by: Mapped[str] = mapped_column(ForeignKey("person.id"))
    made_at: Mapped[Moment]
    updated_at: Mapped[Moment]
    sent_at: Mapped[Moment | None]
    sent_by: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    letters: Mapped[int] = mapped_column(default=0)
    """To how many addresses it was sent."""
    public: Mapped[bool] = mapped_column(default=False)
    """Whether anybody may read it in the archive."""

    def title(self, language: str) -> str:
        """What it is called in a language."""
        return self.title_az if language == "az" else self.title_en

    def body(self, language: str) -> str:
        """What it says in a language, in Markdown."""
        return self.body_az if language == "az" else self.body_en


class Stakeholder(Base):
    """Somebody outside who is told of the committee's work, once they confirmed their address."""

    __tablename__ = "stakeholder"

    id: Mapped[Key]
    email: Mapped[Name] = mapped_column(unique=True)
    """Lower case."""
    name: Mapped[Name]
    institution: Mapped[Name]
    locale: Mapped[str] = mapped_column(String(5))
    origin: Mapped[Word]
    """added, imported or sign_up"""
    added_by: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    added_at: Mapped[Moment]
    asked_at: Mapped[Moment | None]
    """When they were last asked to confirm the address."""
    expires_at: Mapped[Moment | None]
    """How long the link they were sent works."""
    token_digest: Mapped[Digest | None] = mapped_column(unique=True)
    """SHA-256 of that link's secret."""
    confirmed_at: Mapped[Moment | None]
    stopped_at: Mapped[Moment | None]
    """When they said they want no more letters."""
    stop_token: Mapped[str] = mapped_column(String(64), unique=True)
    """Opens nothing but the way out; kept so that every letter bears the same."""

    @property
    def standing(self) -> str:
        """confirmed, asked, unasked or stopped."""
        if self.stopped_at is not None:
            return "stopped"
        if self.confirmed_at is not None:
            return "confirmed"
        return "asked" if self.asked_at is not None else "unasked"


class FeedKey(Base):
    """A secret address at which one person's feed reader follows one document."""

    __tablename__ = "feed_key"
    __table_args__ = (UniqueConstraint("person_id", "record_id"),)

    token_digest: Mapped[Digest] = mapped_column(primary_key=True)
    """SHA-256 of the secret, which was shown once."""
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    record_id: Mapped[str] = mapped_column(ForeignKey("record.id"))
    made_at: Mapped[Moment]
