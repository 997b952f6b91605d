"""Everything an exported document says besides its text: evidence, agreement, seal, anchor."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from app.statute.coverage import Answer
from app.statute.references import Link
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
    version: str = ""
    """Date of the version of the instrument it was read in; "" where none is known."""


@dataclass(frozen=True, slots=True)
class CitationChange:
    """A reference that is not the same on both sides of a comparison."""

    clause: str
    before: CitedExtract | None
    """None: it came since."""
    after: CitedExtract | None
    """None: it was withdrawn."""


@dataclass(frozen=True, slots=True)
class ConsideredNeed:
    """A need of a target group that the committee weighed, ready to print."""

    slug: str
    title: str
    group: str
    """Whose need it is, in words."""
    priority: str
    evidence: str
    """How it was found and on what it rests; may be empty."""
    state: str
    """Where the work on it stands, with the reason where it was set aside."""
    answers: tuple[Answer, ...] = ()
    """Clauses that answer it, in reading order; none: it is not answered."""


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
    citation_changes: tuple[CitationChange, ...] = ()
    """What became of the references since `against`, in the order of the clauses."""
    rationale: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Reasons given for the changes of each clause, oldest first."""
    needs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Needs of target groups each clause answers, as "E-07 …" lines."""
    considered: tuple[ConsideredNeed, ...] = ()
    """The needs weighed, in the order of the register; none where the text answers none."""
    states: Mapping[str, str] = field(default_factory=dict)
    """State of each clause: draft, proposed, contested, agreed, signed."""
    approvers: tuple[Approver, ...] = ()
    seal: SealMark | None = None
    links: Mapping[str, tuple[Link, ...]] = field(default_factory=dict)
    """References to clauses of this document in `snapshot`, labels in place (`links_in`)."""
    address: str = ""
    """Where a reader can check the text; "" where the installation has no public address."""
