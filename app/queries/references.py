"""What refers to what: the documents references lead to, and the clauses that refer to a clause."""

from collections.abc import Callable

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Document
from app.queries.snapshots import snapshot
from app.statute.references import Places, astray_in
from app.statute.snapshot import Clause, Snapshot

Readable = Callable[[Document], bool]
"""Whether somebody may read a document."""


def by_anybody(_: Document) -> bool:
    """What is written down for all readers alike leads everywhere."""
    return True


class Neighbours:
    """The other documents of the service as they stand, each read when a reference asks for it.

    What is typed leads only to documents its author may read; what is stored is said to everybody.
    """

    def __init__(self, session: Session, readable: Readable = by_anybody) -> None:
        self._session = session
        self._readable = readable
        self._read: dict[str, Snapshot | None] = {}

    def of_record(self, record: str) -> Snapshot | None:
        """The document with this record id."""
        if record not in self._read:
            document = self._session.get(Document, record)
            self._read[record] = snapshot(self._session, document) if document else None
        return self._read[record]

    def of_slug(self, slug: str) -> tuple[str, Snapshot] | None:
        """The document with this slug, where it may be read."""
        document = self._session.scalars(select(Document).where(Document.slug == slug)).first()
        if document is None or not self._readable(document):
            return None
        found = self.of_record(document.id)
        return (document.id, found) if found else None


def astray_by_clause(session: Session, now: Snapshot) -> dict[str, int]:
    """How many references lead nowhere, of each clause that stands and has such."""
    referring = [clause for clause in now.clauses if not clause.struck and has_braces(clause)]
    if not referring:
        return {}
    where = Places(now, Neighbours(session))
    counts = {clause.id: astray_in(clause, where) for clause in referring}
    return {clause: count for clause, count in counts.items() if count}


def astray_of(session: Session, document: Document, clause: Clause) -> int:
    """The same of one clause as it stands; the document is read only where it refers to any."""
    if clause.struck or not has_braces(clause):
        return 0
    return astray_in(clause, places(session, document))


def has_braces(clause: Clause) -> bool:
    """Whether its words may hold a reference."""
    return any("{" in one.text or "{" in one.heading for one in clause.wordings.values())


def places(
    session: Session,
    document: Document,
    now: Snapshot | None = None,
    *,
    readable: Readable = by_anybody,
) -> Places:
    """Where references of the document lead: as it stands, or at the step of `now`."""
    return Places(now or snapshot(session, document), Neighbours(session, readable))
