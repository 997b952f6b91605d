"""What a change of structure would touch: numbers, references, decisions, citations, threads."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.models import Document
from app.queries.agreement import agreement
from app.queries.answers import needs_answered
from app.queries.evidence import citations
from app.queries.threads import talks
from app.statute.references import references
from app.statute.snapshot import Snapshot

Labels = Callable[[Snapshot], Mapping[str, str]]
"""What each clause of a snapshot is called, by id."""


@dataclass(frozen=True, slots=True)
class Reach:
    """What would be touched, counted."""

    renumbered: tuple[tuple[str, str, str], ...]
    """Id of a clause, its number as printed now, and as it would be; in reading order."""
    referring: int
    """References in this document to clauses that are touched or get another number."""
    decisions: int
    """Decisions that stand on the words of the clauses touched."""
    citations: int
    needs: int
    threads: int
    """Open conversations on them."""


def reach(
    session: Session,
    document: Document,
    texts: tuple[Snapshot, Snapshot],
    touched: Collection[str],
    labels: Labels,
) -> Reach:
    """What changes from the first of two texts to the second. `touched`: clauses of the deed."""
    now, then = texts
    old, new = labels(now), labels(then)
    renumbered = tuple(
        (clause.id, old[clause.id], new[clause.id])
        for clause in then.clauses
        if clause.id in old and not clause.struck and old[clause.id] != new[clause.id]
    )
    told = {clause for clause, _, _ in renumbered} | set(touched)
    standings = agreement(session, document, now).by_clause
    cited, answered = citations(session, document), needs_answered(session, document)
    said = talks(session, document, now)
    return Reach(
        renumbered=renumbered,
        referring=sum(
            found.clause in told
            for clause in now.clauses
            if not clause.struck
            for wording in clause.wordings.values()
            for found in references(wording.text)
        ),
        decisions=sum(len(standings[one].current) for one in touched if one in standings),
        citations=sum(len(cited.get(one, ())) for one in touched),
        needs=sum(len(answered.get(one, ())) for one in touched),
        threads=sum(not talk.resolved for one in touched for talk in said.get(one, ())),
    )
