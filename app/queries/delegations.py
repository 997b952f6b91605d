"""Who speaks for whom on a document: today, at a step, and on which clause."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Delegation, DelegationEnd, Document
from app.statute.delegation import Grant, speaks_for
from app.statute.snapshot import Snapshot
from app.statute.structure import within


@dataclass(frozen=True, slots=True)
class Speaking:
    """Whose voices somebody has on a unit today."""

    principals: tuple[str, ...] = ()
    """Ids of people."""

    def __bool__(self) -> bool:
        return bool(self.principals)


def grants_of(session: Session, document: Document, step: int | None = None) -> list[Grant]:
    """Every delegation of the document, or those there were at a step, newest first."""
    given = select(Delegation).where(Delegation.record_id == document.id)
    ended = select(DelegationEnd.delegation_id).where(DelegationEnd.record_id == document.id)
    if step is not None:
        given = given.where(Delegation.since <= step)
        ended = ended.where(DelegationEnd.since <= step)
    gone = frozenset(session.scalars(ended))
    rows = session.scalars(given.order_by(Delegation.since.desc(), Delegation.id))
    return [grant_of(one, one.id in gone) for one in rows]


def grant_of(row: Delegation, ended: bool) -> Grant:  # noqa: FBT001  # a fact, no switch
    """A delegation as a value."""
    return Grant(
        id=row.id,
        principal=row.principal_id,
        delegate=row.delegate_id,
        begins=date.fromisoformat(row.begins),
        ends=date.fromisoformat(row.ends),
        clause=row.clause_id,
        reason=row.reason,
        ended=ended,
    )


def above(now: Snapshot, clause_id: str) -> frozenset[str]:
    """The clause and every unit it stands in."""
    found = set()
    here: str | None = clause_id
    while here is not None and here in now.by_id:
        found.add(here)
        here = now.by_id[here].parent
    return frozenset(found)


def insides(now: Snapshot, grants: Iterable[Grant]) -> Mapping[str, Collection[str]]:
    """What stands in each unit a delegation is for, itself among it."""
    return {one.clause: within(now.clauses, one.clause) for one in grants if one.clause is not None}


def speaking(
    grants: Collection[Grant], now: Snapshot, delegate: str, clause_id: str, day: date
) -> Speaking:
    """Whose voices somebody has on a unit on that day."""
    return Speaking(speaks_for(grants, delegate, day, above(now, clause_id)))
