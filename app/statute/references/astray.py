"""Which references lead nowhere: to what is struck, to what is not there, to no number at all."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from app.statute.references.grammar import references
from app.statute.references.places import Places
from app.statute.references.resolving import reads_as_reference
from app.statute.snapshot import Clause

_BRACES = re.compile(r"\{([^{}\n]{1,200})\}")


class Fault(StrEnum):
    """What is wrong with a reference; each holds agreement back."""

    STRUCK = "struck"
    """What it leads to has been struck."""
    MISSING = "missing"
    """What it leads to is not there."""
    UNREAD = "unread"
    """Words between braces that cite a unit, and lead to none: `{99.9}`."""


@dataclass(frozen=True, slots=True)
class Astray:
    """One reference that leads nowhere."""

    start: int
    """Offsets in the stored text, in code points."""
    end: int
    fault: Fault


def astray(text: str, places: Places) -> tuple[Astray, ...]:
    """The references of a stored text that lead nowhere, in reading order."""
    if "{" not in text:
        return ()
    return tuple(sorted((*_lost(text, places), *_unread(text)), key=lambda one: one.start))


def astray_in(clause: Clause, places: Places) -> int:
    """How many references of a clause lead nowhere, in its headings and texts."""
    return sum(
        len(astray(text, places))
        for wording in clause.wordings.values()
        for text in (wording.heading, wording.text)
    )


def _lost(text: str, places: Places) -> Iterator[Astray]:
    for found in references(text):
        target = places.target(found.clause, found.document)
        if target is None or target.struck:
            fault = Fault.STRUCK if target else Fault.MISSING
            yield Astray(found.start, found.end, fault)


def _unread(text: str) -> Iterator[Astray]:
    for match in _BRACES.finditer(text):
        if not references(match[0]) and reads_as_reference(match[1]):
            yield Astray(*match.span(), Fault.UNREAD)
