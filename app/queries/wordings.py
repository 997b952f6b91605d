"""Whose words stand in a clause, and since when."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.models import Clause, Person, Step, WordingRow
from app.statute.snapshot import AUTHORITATIVE, Wording


@dataclass(frozen=True, slots=True)
class Author:
    """Who gave a clause its words, and how to see what they changed."""

    name: str
    """Empty where no person did it."""
    at: datetime
    step: int
    before: int
    """The step before, to compare with."""
    reason: str


def last_author(
    session: Session, clause: Clause, language: str, *, before: int | None = None
) -> Author | None:
    """Who made the newest wording of a clause in a language, or the newest before a step."""
    newest = select(func.max(WordingRow.since)).where(
        WordingRow.clause_id == clause.id, WordingRow.language == language
    )
    if before is not None:
        newest = newest.where(WordingRow.since < before)
    row = session.execute(
        select(Step, Person.name)
        .outerjoin(Person, Person.id == Step.actor_id)
        .where(Step.record_id == clause.record_id, Step.number == newest.scalar_subquery())
    ).first()
    if row is None:
        return None
    step, name = row
    said = str(step.facts.get("reason", ""))
    return Author(name or "", step.at, step.number, step.number - 1, said)


def digests_said(session: Session, clauses: Sequence[str]) -> Mapping[str, list[Wording]]:
    """Every authoritative wording certain clauses ever had, by clause."""
    if not clauses:
        return {}
    rows = session.scalars(
        select(WordingRow).where(
            WordingRow.clause_id.in_(clauses), WordingRow.language == AUTHORITATIVE
        )
    )
    found: dict[str, list[Wording]] = defaultdict(list)
    for row in rows:
        wording = Wording(row.language, row.heading, row.text, row.digest, row.made_from)
        found[row.clause_id].append(wording)
    return found
