"""The steps of a record, and what each says of the rows it made."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Recorded, Step
from app.statute.record import StepFacts, digest_of

AT_ONCE = 1000
"""Steps fetched at a time: memory does not grow with the record."""


def rows_digest(rows: Iterable[Recorded]) -> Mapping[str, list[object]]:
    """Per table: how many rows, and one digest over their sorted digests."""
    return named_digests((row.__tablename__, row.row_digest()) for row in rows)  # type: ignore[attr-defined]


def named_digests(digests: Iterable[tuple[str, str]]) -> Mapping[str, list[object]]:
    """The same for pairs of a table's name and the digest of a row of it."""
    by_table: dict[str, list[str]] = defaultdict(list)
    for table, digest in digests:
        by_table[table].append(digest)
    return {
        table: [len(found), digest_of({"rows": sorted(found)})]
        for table, found in sorted(by_table.items())
    }


def chain_of(
    session: Session, record_id: str, until: int | None = None
) -> Iterator[tuple[StepFacts, str]]:
    """The steps of a record, each with its digest: all of them, or up to one."""
    query = select(Step).where(Step.record_id == record_id).order_by(Step.number)
    if until is not None:
        query = query.where(Step.number <= until)
    with session.scalars(query.execution_options(yield_per=AT_ONCE)) as steps:
        for step in steps:
            yield _facts(step), step.digest


def _facts(step: Step) -> StepFacts:
    return StepFacts(
        record=step.record_id,
        number=step.number,
        at=step.at,
        actor=step.actor_id,
        deed=step.deed,
        clause=step.clause_id,
        facts=step.facts,
        previous=step.previous,
    )
