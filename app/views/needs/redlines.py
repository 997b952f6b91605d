"""What a clause said when somebody read it as an answer, and what it says now."""

from collections.abc import Iterable

from app.db import session
from app.models import Document
from app.queries.answers import Answered, Past
from app.queries.comparison import compare_steps, newest_step
from app.statute.snapshot import AUTHORITATIVE
from app.statute.structure import within
from app.views.comparing import Mode, Row, rows_of


def redlines(document: Document, clause: str, read_at: int) -> list[Row]:
    """The clause and all that stands or stood in it, where its words differ since a step."""
    now = newest_step(session(), document)
    comparison = compare_steps(session(), document, read_at, now)
    inside = frozenset[str]().union(
        *(within(side.snapshot.clauses, clause) for side in (comparison.older, comparison.newer))
    )
    rows = rows_of(comparison, (AUTHORITATIVE,), Mode.CHANGES)
    return [row for row in rows if row.clause.id in inside]


def changed_since(document: Document, answered: Iterable[Answered]) -> dict[str, list[Row]]:
    """Redlines of the clauses that say something else since they were read, by need."""
    past, now = Past(session(), document), newest_step(session(), document)
    return {
        one.need.slug: redlines(document, one.clause, one.read_at)
        for one in answered
        if past.differs(one.clause, one.read_at, now)
    }
