"""Who works here: institutions, people, their roles on documents, and invitations."""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from sqlalchemy import JSON, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Digest, Facts, Key, Moment, Name, Recorded, RowNumber, Slug, Word
from app.statute.institutions import name_on, names_from


class Institution(Base):
    """A university, conference, authority or other body people come from, as it stands.

    What was said of it, and when, is in the house's record: InstitutionRow.
    """

    __tablename__ = "institution"

    id: Mapped[Slug] = mapped_column(primary_key=True)
    kind: Mapped[Word]
    country: Mapped[str] = mapped_column(String(2))
    names: Mapped[Facts]
    """Its newest name, by language."""
    dated: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    """Every name it bore, oldest first; empty where it never had another."""
    merged_into: Mapped[Slug | None]
    """The institution it turned out to be the same as."""

    def names_on(self, day: date) -> Mapping[str, str]:
        """What it was called on a day, by language."""
        return name_on(names_from(self.dated), day).names if self.dated else self.names


class Person(Base):
    """Somebody who signs in. Never deleted: what they did stays theirs."""

    __tablename__ = "person"
    __table_args__ = (UniqueConstraint("email"),)
    AUTHORITY: ClassVar[str] = "@authority.invalid"
    """How the address of an authority ends whose remarks came with a returned submission."""

    id: Mapped[Key]
    email: Mapped[Name]
    """Lower case."""
    name: Mapped[Name]
    institution_id: Mapped[str | None] = mapped_column(ForeignKey("institution.id"))
    password_hash: Mapped[Name]
    """Argon2id; empty where the person cannot sign in by password."""
    locale: Mapped[str] = mapped_column(String(5), default="az")
    theme: Mapped[Word] = mapped_column(default="")
    """light, dark, or empty for what the device prefers."""
    steward: Mapped[bool] = mapped_column(default=False)
    """May found documents and open the house to people."""
    demonstration: Mapped[bool] = mapped_column(default=False)
    disabled: Mapped[bool] = mapped_column(default=False)
    joined_at: Mapped[Moment]
    guest: Mapped[bool] = mapped_column(default=False)
    """Came by a guest link, has no account: never signs in, never has a role."""
    affiliation: Mapped[Name] = mapped_column(default="")
    """Where a guest says they come from."""

    @property
    def is_authority(self) -> bool:
        """Whether it is the addressee of submissions, in whose name remarks were entered."""
        return self.email.endswith(self.AUTHORITY)


class Membership(Recorded, Base):
    """The role of a person on a document from a step on; an empty role ends it."""

    __tablename__ = "membership"
    __table_args__ = (
        UniqueConstraint("record_id", "person_id", "since"),
        Index(None, "person_id", "record_id", "since"),
    )

    row: Mapped[RowNumber]
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    role: Mapped[Word]


class Invitation(Base):
    """A single-use link that lets somebody join a document in a role."""

    __tablename__ = "invitation"
    __table_args__ = (UniqueConstraint("token_digest"),)

    id: Mapped[Key]
    record_id: Mapped[str] = mapped_column(ForeignKey("record.id"), index=True)
    email: Mapped[Name]
    name: Mapped[Name]
    role: Mapped[Word]
    token_digest: Mapped[Digest]
    """SHA-256 of the link's secret: the secret itself is shown once and not kept."""
    invited_by: Mapped[str] = mapped_column(ForeignKey("person.id"))
    invited_at: Mapped[Moment]
    expires_at: Mapped[Moment]
    used_at: Mapped[Moment | None]
    revoked_at: Mapped[Moment | None]
