"""In which clause, and at which of its words, each conversation stands today."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select, tuple_
from sqlalchemy.orm import Session

from app.models import Continuation, Document, Thread, WordingRow
from app.queries.snapshots import clauses_at
from app.statute.anchoring import DETACHED, Anchor, Held, Position, port
from app.statute.following import port_onto
from app.statute.snapshot import Clause


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where one conversation stands."""

    clause: str | None
    """The clause that has its words now; None: the document as a whole."""
    position: Position | None
    """Where the quoted words stand in it; None where none were quoted."""


class Lines:
    """Whose words stand in which clause after splits and joins, up to a step."""

    def __init__(self, rows: Iterable[tuple[int, str, str]]) -> None:
        self.rows = sorted(rows)

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


def lines(session: Session, document: Document, step: int | None = None) -> Lines:
    """The splits and joins of a document, as they stand or stood at a step."""
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
    found: dict[str, list[tuple[int, str, str]]] = {record: [] for record in records}
    for record, since, origin, into in session.execute(query):
        found[record].append((since, origin, into))
    return {record: Lines(rows) for record, rows in found.items()}


def whereabouts(
    session: Session, threads: Sequence[Thread], known: Lines, here: Mapping[str, Clause]
) -> dict[str, Whereabouts]:
    """Where each thread stands, by its id. `here`: the clauses as they stand, by id."""
    quoted = _quoted_texts(session, threads, here)
    found = {}
    for thread in threads:
        homes = known.homes(thread.clause_id, thread.since) if thread.clause_id else []
        found[thread.id] = _where(thread, [here[one] for one in homes if one in here], quoted)
    return found


def standing_with(
    session: Session, known: Lines, threads: Sequence[Thread], step: int | None = None
) -> dict[str, str | None]:
    """The clause each thread of a document stands with, by its id.

    Reads only the clauses that matter: none where nothing was ever split or joined.
    """
    if not known.rows:
        return {thread.id: thread.clause_id for thread in threads}
    homes = {
        thread.id: known.homes(thread.clause_id, thread.since)
        for thread in threads
        if thread.clause_id
    }
    wanted = {one for some in homes.values() if len(some) > 1 for one in some}
    here = {
        clause.id: clause
        for one in sorted(wanted)
        for clause in clauses_at(session, threads[0].record_id, step, only=one)
    }
    moving = [thread for thread in threads if len(homes.get(thread.id, ())) > 1]
    found = whereabouts(session, moving, known, here)
    return {
        thread.id: found[thread.id].clause if thread.id in found else thread.clause_id
        for thread in threads
    }


def _quoted_texts(
    session: Session, threads: Iterable[Thread], here: Mapping[str, Clause]
) -> Mapping[tuple[str, str], str]:
    """Texts that words were quoted from, by clause and digest."""
    found: dict[tuple[str, str], str] = {}
    wanted: set[tuple[str, str]] = set()
    for thread in threads:
        if not thread.quote or thread.clause_id is None or thread.digest is None:
            continue
        clause = here.get(thread.clause_id)
        wording = clause.wording(thread.language or "") if clause else None
        key = (thread.clause_id, thread.digest)
        if wording and wording.digest == thread.digest:
            found[key] = wording.text
        else:
            wanted.add(key)
    if not wanted:
        return found
    rows = session.execute(
        select(WordingRow.clause_id, WordingRow.digest, WordingRow.text).where(
            tuple_(WordingRow.clause_id, WordingRow.digest).in_(wanted)
        )
    )
    return found | {(clause, digest): text for clause, digest, text in rows}


def _where(
    thread: Thread, homes: Sequence[Clause], quoted: Mapping[tuple[str, str], str]
) -> Whereabouts:
    """Asked of the diff only where the wording is another one."""
    standing = [clause for clause in homes if not clause.struck] or list(homes[:1])
    at_home = standing[0].id if standing else thread.clause_id
    if not thread.quote or thread.start is None or thread.end is None:
        return Whereabouts(at_home, None)
    language = thread.language or ""
    for clause in standing:
        if clause.id == thread.clause_id and clause.wording(language).digest == thread.digest:
            return Whereabouts(clause.id, Position(Held.ATTACHED, thread.start, thread.end))
    before = quoted.get((thread.clause_id or "", thread.digest or ""))
    if before is None or not standing:
        return Whereabouts(at_home, DETACHED)
    anchor = Anchor(thread.quote, thread.prefix, thread.suffix, thread.start, thread.end)
    texts = [clause.wording(language).text for clause in standing]
    if len(texts) == 1:
        return Whereabouts(at_home, port(anchor, before, texts[0]))
    index, position = port_onto(anchor, before, texts)
    return Whereabouts(standing[index].id, position)
