"""Texts somebody is about to import: kept between the preview and the save, then forgotten."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Facts, Key, LongText, Moment


class Upload(Base):
    """A decoded text and how it is to be read. Belongs to no record: nothing was decided yet."""

    __tablename__ = "upload"

    id: Mapped[Key]
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), index=True)
    record_id: Mapped[str | None] = mapped_column(ForeignKey("record.id"))
    """The document whose text it would replace; None where it would found one."""
    made_at: Mapped[Moment]
    text: Mapped[LongText]
    asked: Mapped[Facts]
    """The choices made in the form: title, slug, kind, family, language, numbering, encoding."""
