"""The approval sheet: who said what of which words, who is silent, what was sealed anyway."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

Names = Mapping[str, str]
"""What something is called, by language."""


@dataclass(frozen=True, slots=True)
class Voice:
    """One member's word on a clause."""

    person: str
    """Id."""
    verdict: str
    """approve, object or abstain"""
    step: int
    at: datetime
    reason: str = ""
    outdated: bool = False
    """Given on other words than stand, so it counts for nothing here."""
    spoken_by: str = ""
    """Who spoke for them under a delegation; empty where they spoke themselves."""
    carried_by: str = ""
    """Who carried it over from words that differ in typography only."""


@dataclass(frozen=True, slots=True)
class Line:
    """One clause that says something."""

    clause: str
    label: Names
    heading: Names
    digest: str
    """What a decision on these words names, 64 hex digits."""
    state: str
    voices: tuple[Voice, ...]
    """Oldest first."""
    missing: tuple[str, ...] = ()
    """Ids of members who may decide on it and have not."""
    silent: tuple[str, ...] = ()
    """Ids of members whose silence counts as consent."""
    unsigned: bool = False
    """Whether the chair's approval lacks, without which nothing is agreed."""

    def said(self, verdict: str) -> tuple[Voice, ...]:
        """Voices for these very words that say so."""
        return tuple(v for v in self.voices if v.verdict == verdict and not v.outdated)

    @property
    def outdated(self) -> tuple[Voice, ...]:
        """Voices on other words than stand."""
        return tuple(voice for voice in self.voices if voice.outdated)


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody whose word is asked for."""

    id: str
    name: str
    institution: Names


@dataclass(frozen=True, slots=True)
class Excepted:
    """What was sealed although something stood in its way."""

    label: Names
    """Of the clause; of the document as a whole where it was that."""
    reason: str
    unit: Names = field(default_factory=dict)
    """What the unit is called that it is decided on in."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """One seal."""

    step: int
    """The step it signed."""
    since: int
    """The step it was made by."""
    by: str
    at: datetime
    statement: str
    root: str
    exceptions: tuple[Excepted, ...] = ()


@dataclass(frozen=True, slots=True)
class Approvals:
    """The sheet of a document at a step."""

    slug: str
    titles: Names
    step: int
    digest: str
    at: datetime | None
    milestone: str
    policy: Names
    """What agreement takes, in sentences."""
    members: tuple[Member, ...]
    lines: tuple[Line, ...]
    seals: tuple[Sealed, ...] = ()
    """Newest first."""

    def name(self, person: str) -> str:
        """What a member is called; empty for somebody who is none."""
        return next((one.name for one in self.members if one.id == person), "")
