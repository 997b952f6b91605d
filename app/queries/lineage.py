"""Which words went where: splits and joins of a document, and what people found again."""

from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from app.models import Continuation, Document, Reattachment, Thread


class Lines:
    """Whose words stand in which clause, up to a step."""

    def __init__(
        self, rows: Iterable[tuple[int, str, str]], again: Mapping[str, Reattachment] | None = None
    ) -> None:
        self.rows = sorted(rows)
        self.again = again or {}
        """Where somebody put words that had been lost, by thread: the newest."""

    def homes(self, clause: str, since: int) -> list[str]:
        """The clause itself, then those its words went to after step `since`."""
        found = [clause]
        for step, origin, into in self.rows:
            if step > since and origin in found and into not in found:
                found.append(into)
        return found

    def sources(self, clause: str) -> set[str]:
        """The clause itself and every clause from which words may have come to it."""
        found = {clause}
        for _, origin, into in reversed(self.rows):
            if into in found:
                found.add(origin)
        return found

    def is_followed(self, thread: Thread) -> bool:
        """Whether the conversation may stand with another clause than it began on."""
        if thread.clause_id is None:
            return False
        return thread.id in self.again or len(self.homes(thread.clause_id, thread.since)) > 1


def lines(session: Session, document: Document, step: int | None = None) -> Lines:
    """Where the words of a document went, as it stands or stood at a step."""
    return lines_of(session, [document.id], step)[document.id]


def lines_of(
    session: Session, records: Collection[str], step: int | None = None
) -> dict[str, Lines]:
    """The same of some documents at once, by record."""
    query = select(
        Continuation.record_id, Continuation.since, Continuation.clause_id, Continuation.into_id
    ).where(Continuation.record_id.in_(records))
    if step is not None:
        query = query.where(Continuation.since <= step)
    rows: dict[str, list[tuple[int, str, str]]] = {record: [] for record in records}
    for record, since, origin, into in session.execute(query):
        rows[record].append((since, origin, into))
    again = _again(session, records, step)
    return {record: Lines(some, again[record]) for record, some in rows.items()}


def _again(
    session: Session, records: Collection[str], step: int | None
) -> dict[str, dict[str, Reattachment]]:
    """By record and thread, the newest."""
    query = select(Reattachment).where(Reattachment.record_id.in_(records))
    if step is not None:
        query = query.where(Reattachment.since <= step)
    found: dict[str, dict[str, Reattachment]] = {record: {} for record in records}
    for row in session.scalars(query.order_by(Reattachment.row)):
        found[row.record_id][row.thread_id] = row
    return found


def may_stand_on(known: Iterable[Lines], clause: str) -> ColumnElement[bool]:
    """Of the threads those that can stand with a clause; where they do is asked of the words."""
    sources: set[str] = set()
    put: set[str] = set()
    for one in known:
        from_here = one.sources(clause)
        sources |= from_here
        put |= {thread for thread, row in one.again.items() if row.clause_id in from_here}
    return or_(Thread.clause_id.in_(sources), Thread.id.in_(put))
