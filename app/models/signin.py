"""Sign-ins kept at the server, so that they can be listed and ended, and wrong tries counted."""

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Digest, Key, Moment, Name, RowNumber


class SignIn(Base):
    """One browser of one person. The cookie holds a secret; only its digest is kept."""

    __tablename__ = "sign_in"

    id: Mapped[Key]
    token_digest: Mapped[Digest] = mapped_column(unique=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), index=True)
    began_at: Mapped[Moment]
    seen_at: Mapped[Moment]
    ended_at: Mapped[Moment | None]
    address: Mapped[str] = mapped_column(String(45))
    browser: Mapped[Name]


class SignInTry(Base):
    """A wrong password: `subject` is a digest of the account or of the address it came from."""

    __tablename__ = "sign_in_try"
    __table_args__ = (Index(None, "subject", "at"),)

    row: Mapped[RowNumber]
    subject: Mapped[Digest]
    at: Mapped[Moment]
