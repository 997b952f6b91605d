"""Papers that prove a need: which files were attached, and what is in them."""

from sqlalchemy import LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Digest, Name, Recorded, RowNumber, Slug


class Attachment(Recorded, Base):
    """A file attached to a need from a step on. One taken away is a row too."""

    __tablename__ = "attachment"
    __table_args__ = (UniqueConstraint("need_slug", "digest", "since"),)

    row: Mapped[RowNumber]
    need_slug: Mapped[Slug]
    digest: Mapped[Digest]
    """SHA-256 of what is in the file, hex."""
    name: Mapped[Name]
    """What whoever attached it called the file."""
    media_type: Mapped[Name]
    size: Mapped[int]
    """In bytes."""
    withdrawn: Mapped[bool] = mapped_column(default=False)


class FileContent(Base):
    """What is in a file, once however often it is attached. The record covers it by its digest."""

    __tablename__ = "file_content"

    digest: Mapped[Digest] = mapped_column(primary_key=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)
