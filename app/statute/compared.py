"""What is told beside each change of a comparison: who made it when, what was said, its state."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Hand:
    """One step that changed a clause."""

    name: str
    """Empty where no person did it."""
    at: datetime
    step: int


@dataclass(frozen=True, slots=True)
class Remarked:
    """One remark on a clause, and what became of it, in words."""

    who: str
    words: str
    answer: str


@dataclass(frozen=True, slots=True)
class Beside:
    """By id of the clause; a column nobody asked for stays empty."""

    hands: Mapping[str, tuple[Hand, ...]] = field(default_factory=dict)
    """Oldest first."""
    remarks: Mapping[str, tuple[Remarked, ...]] = field(default_factory=dict)
    states: Mapping[str, str] = field(default_factory=dict)
    """draft, proposed, contested, agreed, signed"""
