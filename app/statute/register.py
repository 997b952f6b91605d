"""The register of remarks: who said what of which clause, and what became of it, why."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from app.statute.diffing import Run


class Disposition(StrEnum):
    """What became of a remark."""

    OPEN = "open"
    ACCEPTED = "accepted"
    PARTLY = "partly"
    REJECTED = "rejected"
    NOTED = "noted"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing a suggestion proposes."""

    deed: str
    """reword, insert, move or strike"""
    language: str
    runs: tuple[Run, ...] = ()
    """What its words change; empty where it has none."""

    @property
    def words(self) -> str:
        """The words it would come to."""
        return "".join(run.text for run in self.runs if run.kind != "struck")


@dataclass(frozen=True, slots=True)
class Entry:
    """One remark."""

    number: int
    """Counts from 1 in the order of the text."""
    thread: str
    """Id of the conversation it began."""
    person: str
    """Id."""
    who: str
    institution: str
    """Empty where none is known."""
    at: datetime
    kind: str
    """comment, question, objection or suggestion"""
    clause: str | None
    """Id of the clause that has its words today; None: the document as a whole."""
    then: str
    """What the clause was called when people were asked; empty for the document as a whole."""
    now: str
    """What it is called today; empty where it stands no longer."""
    words: str
    """Quoted words of the clause; empty for the whole of it."""
    remark: str
    """Empty where it was withdrawn."""
    disposition: Disposition
    reason: str = ""
    offers: tuple[Offer, ...] = ()
    late: bool = False
    """Handed in after the last day of its round."""


@dataclass(frozen=True, slots=True)
class Register:
    """Every remark of a round on a document, or of a document altogether."""

    slug: str
    title: str
    """Of the document."""
    language: str
    step: int
    """The newest step of the document: the register is as of it."""
    digest: str
    at: datetime | None
    """When that step was taken."""
    entries: tuple[Entry, ...]
    round: str = ""
    """What the round is called; empty for the document altogether."""
    opened: int = 0
    """The step at which people were asked."""
    deadline: date | None = None
    closed: bool = False

    @property
    def counts(self) -> Mapping[Disposition, int]:
        """How many remarks came to what; those with none too."""
        found = Counter(entry.disposition for entry in self.entries)
        return {one: found[one] for one in Disposition}

    @property
    def settled(self) -> int:
        """How many remarks have an answer."""
        return len(self.entries) - self.counts[Disposition.OPEN]
