"""Submissions: what was sent to whom under which number, what it held, and those being prepared."""

from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import (
    Base,
    Digest,
    Facts,
    Key,
    LongText,
    Moment,
    Name,
    Recorded,
    RowNumber,
    Slug,
    Word,
)


class Submission(Recorded, Base):
    """A package that was prepared: a row of the house's record; its bytes are a FileContent."""

    __tablename__ = "submission"
    __table_args__ = (UniqueConstraint("number"), Index(None, "record_id", "since"))

    id: Mapped[Key]
    number: Mapped[Name]
    """Under which it is sent: of the sender's own register of letters."""
    institution_id: Mapped[Slug | None] = mapped_column(ForeignKey("institution.id"))
    """The authority it is addressed to; None where its name was typed."""
    addressee: Mapped[dict[str, str]] = mapped_column(JSON)
    """What the addressee was called on that day, by language."""
    title: Mapped[Name]
    """What it is about, in a line; may be empty."""
    facts: Mapped[Facts]
    """date, signed, demonstration, stamped, certificate (subject, sha256; null unsigned), previous
    (number, manifest; null for the first), documents (slug, step, seal, root), files (path, bytes,
    role and what the manifest says beside)"""
    manifest: Mapped[Digest]
    """SHA-256 of manifest.json."""
    package: Mapped[Digest]
    """SHA-256 of the whole ZIP: its name in file_content."""
    size: Mapped[int]
    """Of the ZIP, in bytes."""
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    """Who prepared it."""


class SubmittedDocument(Recorded, Base):
    """A document went out with a submission: a row of the document's own record."""

    __tablename__ = "submitted_document"
    __table_args__ = (
        UniqueConstraint("submission_id", "record_id"),
        Index(None, "record_id", "since"),
    )

    row: Mapped[RowNumber]
    submission_id: Mapped[str] = mapped_column(String(16))
    """No foreign key: the document may be restored where the house knows of no submission."""
    place: Mapped[int]
    """Among the documents of the submission, counting from 1."""
    seal: Mapped[int]
    """Number of the step that signed it off."""
    step: Mapped[int]
    """The step that was sealed, and whose text was sent."""


class Preparation(Base):
    """A submission somebody is putting together: theirs alone, and no part of any record."""

    __tablename__ = "preparation"

    id: Mapped[Key]
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), index=True)
    made_at: Mapped[Moment]
    asked: Mapped[dict[str, Any]] = mapped_column(JSON)
    """What was typed and chosen: number, title, addressee, documents, forms, formats, languages."""
    state: Mapped[Word] = mapped_column(default="draft")
    """draft, working, done or failed"""
    done: Mapped[int] = mapped_column(default=0)
    """Files written so far, of `total`."""
    total: Mapped[int] = mapped_column(default=0)
    beat_at: Mapped[Moment | None]
    """When the work last told how far it was: one that fell silent was interrupted."""
    said: Mapped[LongText] = mapped_column(default="")
    """Why it failed: the name of the error and what it says of it."""
    submission_id: Mapped[str | None] = mapped_column(String(16))
    """What came of it."""


class Enclosure(Base):
    """A file somebody adds to a submission that is being prepared."""

    __tablename__ = "enclosure"
    __table_args__ = (UniqueConstraint("preparation_id", "name"),)

    id: Mapped[Key]
    preparation_id: Mapped[str] = mapped_column(ForeignKey("preparation.id"), index=True)
    name: Mapped[Name]
    media_type: Mapped[Name]
    size: Mapped[int]
    content: Mapped[bytes] = mapped_column(LargeBinary)
