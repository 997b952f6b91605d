"""What is written down in a file: a text, its languages, its numbers, its named steps."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from urllib.parse import quote

from app.formats.akn.eids import eids
from app.formats.akn.names import CODES
from app.statute.references import Places
from app.statute.snapshot import (
    UNSTORABLE,
    Clause,
    Family,
    Kind,
    Numbering,
    Particulars,
    Snapshot,
    canonical,
)
from app.statute.structure import standing
from app.statute.vacated import with_vacated

UNKNOWN = date(1, 1, 1)
"""Stands where the standard asks for a day and none is known."""


@dataclass(frozen=True, slots=True)
class Event:
    """A named step. `names` by language; `kind` as the milestone has it, "in_force" or empty."""

    step: int
    on: date
    names: Mapping[str, str]
    kind: str = ""


def never(_record: str | None) -> date:
    """No day is known."""
    return UNKNOWN


@dataclass(frozen=True)
class Told:
    """A document at a step, as it is to be written."""

    snapshot: Snapshot
    numbers: Mapping[str, str]
    """Printed number by clause id, bare."""
    places: Places
    """Where its references lead."""
    events: Sequence[Event] = ()
    """Its named steps up to this one, oldest first."""
    begun: Callable[[str | None], date] = field(default=never)
    """The day a document was begun, by its record id; None for this one."""
    day: date = UNKNOWN
    """The day of the step."""

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """What the file has: in an act in force also what was struck and numbers left behind.

        Of a text whose numbers follow the tree, what was struck is no part.
        """
        if self.snapshot.particulars.numbering is Numbering.FIXED:
            return with_vacated(self.snapshot)
        return tuple(standing(self.snapshot.clauses))

    def title(self, language: str) -> str:
        """The title on one line."""
        return canonical(self.snapshot.particulars.title(language)).replace("\n", " ")

    def number(self, clause: Clause) -> str:
        """Its number, bare, as XML can hold it."""
        return UNSTORABLE.sub("", self.numbers.get(clause.id, clause.fixed or ""))

    @cached_property
    def recitals(self) -> bool:
        """Whether the preamble is one of recitals, as in acts of the Union."""
        first = self.clauses[0] if self.clauses else None
        below = [one for one in self.clauses if first and one.parent == first.id]
        european = self.snapshot.particulars.family is Family.EUROPEAN
        return european and bool(below) and all(one.kind is Kind.POINT for one in below)

    def eids(self, prefix: str = "") -> dict[str, str]:
        """The eId of each clause that is written."""
        numbers = {clause.id: self.number(clause) for clause in self.clauses}
        return eids(self.clauses, numbers, prefix, recitals=self.recitals)

    def work(self, record: str | None = None) -> str:
        """The IRI of the work; of another document by its record id."""
        register = self.places.register(record)
        about = (register.snapshot if register else self.snapshot).particulars
        return work_of(about, self.begun(record))

    def expression(self, language: str) -> str:
        """The IRI of this text in a language, by ours or by its code."""
        return f"{self.work()}/{CODES.get(language, language)}@ver_{self.snapshot.step}"


def work_of(about: Particulars, begun: date) -> str:
    """The IRI of a document, whichever step and language."""
    parts = (_segment(about.kind), begun.isoformat(), _segment(about.slug))
    return f"/akn/az/act/{'/'.join(parts)}"


def _segment(words: str) -> str:
    return quote(UNSTORABLE.sub("", words).strip(), safe="") or "nn"
