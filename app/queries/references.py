"""What refers to what: the documents references lead to, and the clauses that refer to a clause."""

from collections import defaultdict
from collections.abc import Callable, Collection
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Document, WordingHead, WordingRow
from app.queries.memory import Memory
from app.queries.snapshots import snapshot
from app.statute.references import Places, astray_in, references
from app.statute.references.places import Register
from app.statute.snapshot import Clause, Snapshot

KEPT_REGISTERS = 24
"""Texts whose numbers a process keeps."""

_REGISTERS: Memory[tuple[str, int], Register] = Memory(KEPT_REGISTERS)
"""By the clauses themselves, which never change; as long as they are kept, so is their id."""

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
    where = _places(now, Neighbours(session))
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


@dataclass(frozen=True, slots=True)
class Referrer:
    """A clause that refers to another."""

    document: Document
    clause: str


def referring(
    session: Session,
    document: Document,
    clause_ids: Collection[str],
    now: Snapshot | None = None,
    *,
    readable: Readable = by_anybody,
) -> dict[str, list[Referrer]]:
    """What refers to each of these clauses as it stands; struck clauses refer to nothing.

    This document's clauses in reading order, then those of other documents that are `readable`.
    """
    wanted = set(clause_ids)
    found: dict[str, list[Referrer]] = defaultdict(list)
    for clause in (now or snapshot(session, document)).clauses:
        for target in _targets(clause, None) & wanted:
            found[target].append(Referrer(document, clause.id))
    others = _texts_that_name(session, document)
    for other in session.scalars(select(Document).where(Document.id.in_(others))):
        if readable(other):
            for clause in snapshot(session, other).clauses:
                for target in _targets(clause, document.id) & wanted:
                    found[target].append(Referrer(other, clause.id))
    return dict(found)


def referring_here(now: Snapshot) -> dict[str, list[str]]:
    """The clauses of a text that refer to each clause of it, in reading order."""
    found: dict[str, list[str]] = defaultdict(list)
    for clause in now.clauses:
        for target in _targets(clause, None):
            found[target].append(clause.id)
    return dict(found)


def _targets(clause: Clause, document: str | None) -> set[str]:
    """The clauses of a document that a clause refers to; None: of its own document."""
    if clause.struck or not has_braces(clause):
        return set()
    texts = [text for one in clause.wordings.values() for text in (one.heading, one.text)]
    return {one.clause for text in texts for one in references(text) if one.document == document}


def _texts_that_name(session: Session, document: Document) -> set[str]:
    """Record ids of the other documents whose words, as they stand, refer to this one."""
    named = f"%{{{document.id}#%"
    rows = session.scalars(
        select(WordingHead.record_id)
        .join(WordingRow, WordingRow.row == WordingHead.wording_row)
        .where(WordingHead.record_id != document.id)
        .where(WordingRow.text.like(named) | WordingRow.heading.like(named))
        .distinct()
    )
    return set(rows)


def places(
    session: Session,
    document: Document,
    now: Snapshot | None = None,
    *,
    readable: Readable = by_anybody,
) -> Places:
    """Where references of the document lead: as it stands, or at the step of `now`."""
    return _places(now or snapshot(session, document), Neighbours(session, readable))


def _places(now: Snapshot, others: Neighbours) -> Places:
    """Where references lead, by numbers that another request may have counted already."""
    where = Places(now, others)
    where.here = _REGISTERS.found((now.digest, id(now.clauses)), lambda: where.here)
    return where
