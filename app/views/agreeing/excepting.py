"""What a seal signed off all the same, as a page tells it: by article and reason."""

from collections import Counter
from dataclasses import dataclass

from app.models import Seal
from app.statute.snapshot import Snapshot
from app.statute.units import units_of


@dataclass(frozen=True, slots=True)
class Excepted:
    """What was signed off all the same: an article, or the document (""), for one reason."""

    unit: str
    reason: str
    clauses: int
    """How many clauses of it."""


def excepted(now: Snapshot, seal: Seal) -> list[Excepted]:
    """What a seal excepted, gathered by article and reason, in the order it was signed."""
    heads = {clause: head for head, clauses in units_of(now).items() for clause in clauses}
    found = Counter(
        (heads.get(one["clause"], one["clause"]), one["reason"]) for one in seal.exceptions
    )
    return [Excepted(unit, reason, clauses) for (unit, reason), clauses in found.items()]
