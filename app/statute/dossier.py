"""Everything an exported document says besides its text: evidence, agreement, seal, anchor."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from app.statute.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class CitedExtract:
    """One European reference at a clause, ready to print."""

    clause: str
    """Id of the clause that cites it."""
    relation: str
    """follows, adapts, departs or informs"""
    source: str
    """Short name and title of the instrument."""
    article: str
    note: str
    """How the clause follows, adapts or departs, in the committee's words; may be empty."""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Objection:
    """An objection to the words of a clause as they stand."""

    clause: str
    """Id of the clause objected to."""
    reason: str


@dataclass(frozen=True, slots=True)
class Approver:
    """One line of the approval sheet: a member, and how many clauses they stand behind."""

    name: str
    institution: str
    approved: int
    objected: int
    outdated: int
    last_at: datetime | None
    objections: tuple[Objection, ...] = ()
    """Their objections that stand, in the order of the clauses."""


@dataclass(frozen=True, slots=True)
class SealMark:
    """The coordinator's sign-off as printed."""

    step: int
    digest: str
    """Root over what was sealed, hex."""
    by: str
    at: datetime
    statement: str
    exceptions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dossier:
    """A document ready to be written down in any format."""

    snapshot: Snapshot
    against: Snapshot | None = None
    """The text compared with, for the comparative table: the older side."""
    citations: tuple[CitedExtract, ...] = ()
    rationale: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Reasons given for the changes of each clause, oldest first."""
    needs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Needs of target groups each clause answers, as "E-07 …" lines."""
    states: Mapping[str, str] = field(default_factory=dict)
    """State of each clause: draft, proposed, contested, agreed, signed."""
    approvers: tuple[Approver, ...] = ()
    seal: SealMark | None = None
