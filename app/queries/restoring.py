"""What bringing back the text of a step would change: of one clause, or of the whole document."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from app.models import Citation, Document, NeedLink, ParticularsRow, Placement, WordingRow
from app.queries.agreement import agreement
from app.queries.snapshots import snapshot
from app.statute.snapshot import Clause, Snapshot, Wording, word
from app.statute.workflow import State

AT_ONCE = 500
"""How many digests one statement asks for: databases limit the length of a list."""

Linked = TypeVar("Linked", Citation, NeedLink)

EVIDENCE: Mapping[type[Citation] | type[NeedLink], str] = {
    Citation: "extract_slug",
    NeedLink: "need_slug",
}
"""What is linked to clauses, and the name of what it links to."""

OF_THE_STEP = frozenset({"row", "record_id", "since"})
"""Columns that say which step made a row, not what it says."""


@dataclass(frozen=True, slots=True)
class Again:
    """Words that will stand again."""

    clause: str
    wording: Wording
    author: str | None
    """Who wrote them, not who brings them back."""


@dataclass(frozen=True, slots=True)
class Restoration:
    """What a step that brings back an earlier text consists of."""

    now: Snapshot
    step: int
    """The step whose text comes back."""
    placements: tuple[Clause, ...] = ()
    """Clauses that will stand otherwise than today, as they will stand."""
    wordings: tuple[Again, ...] = ()
    titles: Mapping[str, str] | None = None
    """Titles that come back; None where they are the same."""
    evidence: tuple[tuple[type[Citation] | type[NeedLink], Mapping[str, Any]], ...] = ()
    """Citations and answered needs that come back or go, as rows without their step."""

    @property
    def is_empty(self) -> bool:
        """Whether everything is today as it was."""
        return not (self.placements or self.wordings or self.titles or self.evidence)

    @property
    def touched(self) -> frozenset[str]:
        """Clauses that will say something else, or come or go."""
        turned = {
            one.id for one in self.placements if one.struck is not self.now.by_id[one.id].struck
        }
        return frozenset(turned | {again.clause for again in self.wordings})


def of_document(session: Session, document: Document, step: int) -> Restoration:
    """The whole document as at a step: places, kinds, words, titles, citations, needs.

    What was inserted since is struck where it stands. Raises NoSuchStep.
    """
    now, then = snapshot(session, document), snapshot(session, document, step)
    titles = then.particulars.titles
    return Restoration(
        now=now,
        step=step,
        placements=tuple(_placements(now, then)),
        wordings=_wordings(session, document, now, then, tuple(then.by_id.values())),
        titles=titles if titles != now.particulars.titles else None,
        evidence=(
            *((Citation, row) for row in _evidence(session, document, Citation, step)),
            *((NeedLink, row) for row in _evidence(session, document, NeedLink, step)),
        ),
    )


def of_clause(
    session: Session, document: Document, clause_id: str, step: int, languages: Collection[str]
) -> Restoration | None:
    """The words of one clause as at a step, in some languages; None where it was not there yet."""
    now, then = snapshot(session, document), snapshot(session, document, step)
    if clause_id not in then.by_id:
        return None
    wordings = _wordings(session, document, now, then, [then.by_id[clause_id]])
    asked = tuple(again for again in wordings if again.wording.language in languages)
    return Restoration(now, step, wordings=asked)


def agreed_of(session: Session, document: Document, planned: Restoration) -> frozenset[str]:
    """Clauses that stand agreed or signed off today and would say something else."""
    if not planned.touched:
        return frozenset()
    where = agreement(session, document, planned.now).by_clause
    settled = {State.AGREED, State.SIGNED}
    return frozenset(one for one in planned.touched if one in where and where[one].state in settled)


def moved_on(session: Session, document: Document, seen: int, clause_id: str | None) -> bool:
    """Whether the text changed after step `seen`; with a clause, whether its words did."""
    worded = select(WordingRow.row).where(
        WordingRow.record_id == document.id, WordingRow.since > seen
    )
    if clause_id is not None:
        worded = worded.where(WordingRow.clause_id == clause_id)
        return session.execute(worded.limit(1)).first() is not None
    others = [
        select(table.row).where(table.record_id == document.id, table.since > seen)
        for table in (Placement, ParticularsRow, Citation, NeedLink)
    ]
    return any(session.execute(query.limit(1)).first() for query in (worded, *others))


def _placements(now: Snapshot, then: Snapshot) -> Iterator[Clause]:
    for clause in now.clauses:
        before = then.by_id.get(clause.id)
        if before is None and not clause.struck:
            yield replace(clause, struck=True)
        elif before is not None and _place(before) != _place(clause):
            yield before


def _place(clause: Clause) -> tuple[object, ...]:
    return clause.parent, clause.rank, clause.kind, clause.fixed, clause.struck


def _wordings(
    session: Session,
    document: Document,
    now: Snapshot,
    then: Snapshot,
    clauses: Sequence[Clause],
) -> tuple[Again, ...]:
    """Words that differ today, as they were; none where there were none."""
    differing = [
        (clause.id, before)
        for clause in clauses
        for language in sorted({*clause.wordings, *now.by_id[clause.id].wordings})
        if _words(before := _said(clause, language))
        != _words(_said(now.by_id[clause.id], language))
    ]
    authors = _authors(session, document, then.step, {one.digest for _, one in differing})
    return tuple(
        Again(clause, before, authors.get((clause, before.digest))) for clause, before in differing
    )


def _said(clause: Clause, language: str) -> Wording:
    return clause.wordings.get(language) or word(language, "", "")


def _words(wording: Wording) -> tuple[str, str | None]:
    return wording.digest, wording.made_from


def _authors(
    session: Session, document: Document, step: int, digests: Collection[str]
) -> dict[tuple[str, str], str | None]:
    """Who wrote the words of each clause and digest, as last said up to a step."""
    found: dict[tuple[str, str], str | None] = {}
    wanted = sorted(digests)
    for begin in range(0, len(wanted), AT_ONCE):
        rows = session.execute(
            select(WordingRow.clause_id, WordingRow.digest, WordingRow.author_id)
            .where(
                WordingRow.record_id == document.id,
                WordingRow.digest.in_(wanted[begin : begin + AT_ONCE]),
                WordingRow.since <= step,
            )
            .order_by(WordingRow.since)
        )
        found.update({(clause, digest): author for clause, digest, author in rows})
    return found


def _evidence(
    session: Session, document: Document, table: type[Linked], step: int
) -> Iterator[Mapping[str, Any]]:
    """Rows that make links hold, or hold no longer, as they did at a step."""
    query = select(table).where(table.record_id == document.id).order_by(table.row)
    rows = list(session.scalars(query))
    columns = [one.key for one in inspect(table).column_attrs if one.key not in OF_THE_STEP]
    now = _held(rows, EVIDENCE[table], columns)
    then = _held([row for row in rows if row.since <= step], EVIDENCE[table], columns)
    for link, row in now.items():
        before = then.get(link) or {**row, "withdrawn": True}
        if before != row:
            yield before


def _held(
    rows: Iterable[Linked], linked: str, columns: Iterable[str]
) -> dict[tuple[str, str], Mapping[str, Any]]:
    """The newest row of each link, without what says which step made it."""
    return {
        (row.clause_id, getattr(row, linked)): {column: getattr(row, column) for column in columns}
        for row in rows
    }
