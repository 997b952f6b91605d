"""Tell which clauses are decided on together."""

from app.statute.snapshot import Snapshot
from app.statute.structure import GATHERING


def units_of(now: Snapshot) -> dict[str, list[str]]:
    """Clauses that are decided on together, in reading order, by the clause that heads them.

    A heading stands alone; an article, or what stands for one, has everything below it, struck
    clauses too: striking words is decided on like any others.
    """
    heads: dict[str, str] = {}
    units: dict[str, list[str]] = {}
    for clause in now.clauses:
        above = now.by_id[clause.parent] if clause.parent else None
        alone = above is None or above.kind in GATHERING or clause.kind in GATHERING
        head = clause.id if alone or above is None else heads[above.id]
        heads[clause.id] = head
        units.setdefault(head, []).append(clause.id)
    return units
