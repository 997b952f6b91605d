"""Which rules of agreement a document had when, and what other rules would change."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Document, ParticularsRow, Person, Step
from app.queries.agreement import agreement
from app.queries.snapshots import snapshot
from app.statute.policy import Policy
from app.statute.snapshot import Snapshot
from app.statute.workflow import State


@dataclass(frozen=True, slots=True)
class Settled:
    """Rules that were settled, and by which step."""

    policy: Policy
    step: Step
    until: int | None
    """The step that settled others; None: they hold."""


@dataclass(frozen=True, slots=True)
class Shift:
    """Clauses that would stand elsewhere."""

    before: State
    after: State
    clauses: Sequence[str]
    """In reading order."""


def policies(session: Session, document: Document) -> list[Settled]:
    """Every policy the document had, the one that holds first."""
    rows = session.execute(
        select(ParticularsRow.policy, Step)
        .join(
            Step,
            (Step.record_id == ParticularsRow.record_id) & (Step.number == ParticularsRow.since),
        )
        .where(ParticularsRow.record_id == document.id)
        .order_by(ParticularsRow.since)
    )
    found: list[tuple[Policy, Step]] = []
    for facts, step in rows:
        policy = Policy.from_facts(facts)
        if not found or found[-1][0] != policy:
            found.append((policy, step))
    ends = [step.number for _, step in found[1:]] + [None]
    settled = [Settled(policy, step, end) for (policy, step), end in zip(found, ends, strict=True)]
    return settled[::-1]


def shifts(
    session: Session, document: Document, policy: Policy, now: Snapshot | None = None
) -> list[Shift]:
    """Which clauses would stand elsewhere today if `policy` held, by where they stand."""
    now = now or snapshot(session, document)
    present = agreement(session, document, now).by_clause
    supposed = agreement(session, document, now, policy=policy).by_clause
    moved: dict[tuple[State, State], list[str]] = {}
    for clause in now.clauses:
        if clause.id not in present:
            continue
        ways = present[clause.id].state, supposed[clause.id].state
        if ways[0] is not ways[1]:
            moved.setdefault(ways, []).append(clause.id)
    return [Shift(*ways, clauses) for ways, clauses in moved.items()]


def names_in(session: Session, *rules: Policy) -> Mapping[str, str]:
    """Names of the people that policies name, by id."""
    ids = {one for policy in rules for one in (*policy.named, policy.chair) if one}
    if not ids:
        return {}
    rows = session.execute(select(Person.id, Person.name).where(Person.id.in_(sorted(ids))))
    return {one: name for one, name in rows}  # noqa: C416  # rows are not pairs to mypy
