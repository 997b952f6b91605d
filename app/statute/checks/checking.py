"""Every check on one document, once."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import ModuleType

from app.statute.checks import (
    charter,
    language,
    numbering,
    numerals,
    plans,
    references,
    signs,
    structure,
    terms,
    translation,
    vocabulary,
)
from app.statute.checks.charter import Answer, checklist
from app.statute.checks.reading import Reading
from app.statute.checks.rule import Finding, Level, Rule
from app.statute.references import Places
from app.statute.snapshot import Snapshot
from app.statute.terms import Survey

GROUPS: Sequence[ModuleType] = (
    references,
    charter,
    plans,
    terms,
    structure,
    language,
    vocabulary,
    numerals,
    signs,
    translation,
    numbering,
)
"""Modules that each answer RULES and find(reading), in the order their findings are told."""

RULES: Mapping[str, Rule] = {one.id: one for group in GROUPS for one in group.RULES}
"""Every rule by id."""

_GRAVITY = {level: place for place, level in enumerate(Level)}


@dataclass(frozen=True)
class Checked:
    """What the checks found in a document."""

    reading: Reading

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """The gravest first, then in reading order; one for the same words of a clause."""
        order = {clause.id: place for place, clause in enumerate(self.reading.now.clauses)}

        def place(found: Finding) -> tuple[int, int, bool, int]:
            where = order.get(found.clause or "", -1)
            return _GRAVITY[found.rule.level], where, not found.in_heading, found.start or 0

        unlike = {found.digest: found for found in reversed(list(self._all()))}
        return tuple(sorted(unlike.values(), key=place))

    @cached_property
    def checklist(self) -> tuple[Answer, ...]:
        """What a charter must say, and where it says it; empty for other documents."""
        return checklist(self.reading)

    @property
    def places(self) -> Places:
        """Where its references lead."""
        return self.reading.places

    @property
    def surveys(self) -> Mapping[str, Survey]:
        """Terms, by language."""
        return self.reading.surveys

    def _all(self) -> Iterator[Finding]:
        for group in GROUPS:
            yield from group.find(self.reading)


def check(now: Snapshot, places: Places | None = None) -> Checked:
    """Check a document as it stands. `places` knows the other documents it refers to."""
    return Checked(Reading(now, places))
