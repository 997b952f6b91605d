"""Evidence: European instruments and their articles, needs of target groups, and their links."""

from typing import ClassVar

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Facts, Moment, Name, Recorded, RowNumber, Slug, Word


class Source(Recorded, Base):
    """An instrument of the library, as described from a step of the house's record on."""

    __tablename__ = "source"
    __table_args__ = (UniqueConstraint("slug", "since"),)

    row: Mapped[RowNumber]
    slug: Mapped[Slug]
    kind: Mapped[Word]
    country: Mapped[Word]
    language: Mapped[Word]
    facts: Mapped[Facts]
    """organisation, title, adopted, versions, link, identifiers, verified (drafts/README.md)"""


class Extract(Recorded, Base):
    """One article or fact of a source, in our own words."""

    __tablename__ = "extract"
    __table_args__ = (UniqueConstraint("slug", "since"), Index(None, "source_slug"))

    row: Mapped[RowNumber]
    slug: Mapped[Slug]
    source_slug: Mapped[Slug]
    facts: Mapped[Facts]
    """article, heading, summary, topics, verified (drafts/README.md)"""


class Citation(Recorded, Base):
    """The link of a clause to an extract from a step on. A withdrawn one is a row too."""

    __tablename__ = "citation"
    __table_args__ = (
        UniqueConstraint("clause_id", "extract_slug", "since"),
        Index(None, "record_id", "since"),
    )
    later: ClassVar[frozenset[str]] = frozenset({"source_row"})

    row: Mapped[RowNumber]
    clause_id: Mapped[str] = mapped_column(ForeignKey("clause.id"))
    extract_slug: Mapped[Slug]
    extract_row: Mapped[int] = mapped_column(ForeignKey("extract.row"))
    """The very version of the extract that was cited."""
    source_row: Mapped[int | None] = mapped_column(ForeignKey("source.row"), default=None)
    """The source as it was described then: which version of the instrument was its newest.
    None for citations made before this was kept."""
    relation: Mapped[Word]
    """follows, adapts, departs or informs"""
    note: Mapped[Facts]
    """How, by language."""
    withdrawn: Mapped[bool] = mapped_column(default=False)


class LinkCheck(Base):
    """Whether an address of the library answered when it was last tried: no part of any record."""

    __tablename__ = "link_check"

    link: Mapped[str] = mapped_column(String(500), primary_key=True)
    at: Mapped[Moment]
    dead: Mapped[bool]
    answer: Mapped[Name]
    """What came back: 200, 404 Not Found, name not known."""


class Need(Recorded, Base):
    """A gap, need or expectation of a target group found by the analysis."""

    __tablename__ = "need"
    __table_args__ = (UniqueConstraint("slug", "since"),)

    row: Mapped[RowNumber]
    slug: Mapped[Slug]
    group: Mapped[Word]
    facts: Mapped[Facts]
    """title, text, kind, priority, evidence (drafts/README.md)"""


class NeedLink(Recorded, Base):
    """A clause answers a need, fully or partly, from a step on."""

    __tablename__ = "need_link"
    __table_args__ = (
        UniqueConstraint("clause_id", "need_slug", "since"),
        Index(None, "record_id", "since"),
    )
    later: ClassVar[frozenset[str]] = frozenset({"need_row", "read_at"})

    row: Mapped[RowNumber]
    clause_id: Mapped[str] = mapped_column(ForeignKey("clause.id"))
    need_slug: Mapped[Slug]
    need_row: Mapped[int | None] = mapped_column(ForeignKey("need.row"), default=None)
    """The need as it was described then. None for links made before this was kept."""
    read_at: Mapped[int | None] = mapped_column(default=None)
    """Step whose words of the clause were read when it was said, where it is not this one's."""
    answers: Mapped[Word]
    """fully or partly"""
    note: Mapped[Facts]
    withdrawn: Mapped[bool] = mapped_column(default=False)
