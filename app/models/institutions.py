"""Institutions as described over time, whom they nominate, and the groups people work in."""

from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import (
    Base,
    Digest,
    Facts,
    Key,
    LongText,
    Name,
    Recorded,
    RowNumber,
    Slug,
    Word,
)


class InstitutionRow(Recorded, Base):
    """What is said of an institution from a step of the house's record on."""

    __tablename__ = "institution_row"
    __table_args__ = (
        UniqueConstraint("institution_id", "since"),
        Index(None, "record_id", "since"),
    )

    row: Mapped[RowNumber]
    institution_id: Mapped[Slug] = mapped_column(ForeignKey("institution.id"))
    kind: Mapped[Word]
    country: Mapped[str] = mapped_column(String(2))
    names: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    """Every name it bore, oldest first: from, until, names (drafts/README.md)"""
    link: Mapped[LongText]
    merged_into: Mapped[Slug | None]
    """The institution it turned out to be the same as."""


class WorkingGroup(Recorded, Base):
    """A committee or working group, as described from a step of the house's record on."""

    __tablename__ = "working_group"
    __table_args__ = (UniqueConstraint("slug", "since"), Index(None, "record_id", "since"))

    row: Mapped[RowNumber]
    slug: Mapped[Slug]
    facts: Mapped[Facts]
    """name, mandate, founded, ended, documents, note (drafts/README.md)"""


class GroupTerm(Recorded, Base):
    """Somebody sits in a group for a while; the newest row of a term holds."""

    __tablename__ = "group_term"
    __table_args__ = (
        UniqueConstraint("term", "since"),
        Index(None, "record_id", "since"),
        Index(None, "group_slug"),
        Index(None, "person_id"),
    )

    row: Mapped[RowNumber]
    term: Mapped[str] = mapped_column(String(16))
    """Identity for life of the term."""
    group_slug: Mapped[Slug]
    person_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    """None: somebody without an account, known by name."""
    name: Mapped[Name]
    """Empty where the account has one."""
    institution_id: Mapped[Slug | None] = mapped_column(ForeignKey("institution.id"))
    """Whom they sit for."""
    role: Mapped[Word]
    """chair, deputy, secretary or member"""
    begins: Mapped[str] = mapped_column(String(10))
    """YYYY, YYYY-MM or YYYY-MM-DD; empty where it is not known."""
    ends: Mapped[str] = mapped_column(String(10))
    """The last day, written so too."""
    withdrawn: Mapped[bool] = mapped_column(default=False)
    """Entered by mistake."""


class Nomination(Recorded, Base):
    """An institution nominates somebody for a document's committee or for a group."""

    __tablename__ = "nomination"
    __table_args__ = (Index(None, "record_id", "since"), Index(None, "institution_id"))

    id: Mapped[Key]
    institution_id: Mapped[Slug] = mapped_column(ForeignKey("institution.id"))
    person_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    """None: somebody without an account, to be invited."""
    nominee: Mapped[Digest | None]
    """Of the address of whoever is to be invited: SHA-256; who they are is beside the record."""
    group_slug: Mapped[Slug | None]
    """None: for the document whose record this is."""
    role: Mapped[Word]
    dated: Mapped[str] = mapped_column(String(10))
    """The day of the letter."""
    letter: Mapped[Name]
    """Its reference."""
    paper: Mapped[Facts]
    """The letter itself, where it was attached: digest, name, media_type, size; FileContent."""


class NominationTurn(Recorded, Base):
    """What became of a nomination: one thing, once."""

    __tablename__ = "nomination_turn"
    __table_args__ = (UniqueConstraint("nomination_id"), Index(None, "record_id", "since"))

    row: Mapped[RowNumber]
    nomination_id: Mapped[str] = mapped_column(ForeignKey("nomination.id"))
    outcome: Mapped[Word]
    """accepted, declined or withdrawn"""
    reason: Mapped[LongText]


class Nominee(Base):
    """Somebody without an account who is nominated. Stands beside the record, as addresses do."""

    __tablename__ = "nominee"

    nomination_id: Mapped[str] = mapped_column(ForeignKey("nomination.id"), primary_key=True)
    name: Mapped[Name]
    email: Mapped[Name]
