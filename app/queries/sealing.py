"""What stands in the way of signing a document off, and what a seal vouches for."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy.orm import Session

from app.models import Document
from app.queries.agreement import (
    Agreement,
    Standing,
    agreement,
    digest_of_words,
    open_blocking,
)
from app.queries.sealed import leaves, root_at, seals
from app.queries.snapshots import snapshot
from app.statute.snapshot import AUTHORITATIVE, LANGUAGES, Clause, Snapshot
from app.statute.workflow import State, Verdict

__all__ = [
    "WHOLE",
    "Obstacle",
    "Why",
    "holding_back",
    "is_worth_it",
    "leaves",
    "obstacles",
    "root_at",
    "seals",
]

WHOLE = ""
"""What exceptions call the document where it is no clause that stands in the way."""


class Why(StrEnum):
    """What stands in the way of a seal at a clause."""

    NOT_AGREED = "not_agreed"
    OBJECTION = "objection"
    BLOCKING = "blocking"
    """An open conversation that holds agreement back."""
    ASTRAY = "astray"
    """A reference to what is struck, or to nothing."""
    STALE = "stale"
    """A translation made from other words than stand."""
    UNTRANSLATED = "untranslated"


@dataclass(frozen=True, slots=True)
class Obstacle:
    """One thing that stands in the way, or that the coordinator should know of."""

    clause: str
    """Id of the clause, WHOLE for the document."""
    why: Why
    warning: bool = False
    """True: worth knowing, but it does not hold the seal back."""


def obstacles(
    session: Session,
    document: Document,
    now: Snapshot | None = None,
    where: Agreement | None = None,
) -> list[Obstacle]:
    """Everything that stands in the way of a seal, in reading order, the document's own first."""
    now = now or snapshot(session, document)
    where = where or agreement(session, document, now)
    languages = _translated_into(now)
    found = []
    if open_blocking(session, document).get(None, 0):
        found.append(Obstacle(WHOLE, Why.BLOCKING, warning=not where.policy.blocking_threads_hold))
    for clause in now.clauses:
        standing = where.by_clause.get(clause.id)
        if standing:
            found.extend(_at_clause(standing, where))
            found.extend(_translations(clause, languages))
    return found


def holding_back(found: list[Obstacle]) -> dict[str, list[Why]]:
    """What must be settled or excepted before a seal, by clause."""
    by_clause: dict[str, list[Why]] = {}
    for obstacle in found:
        if not obstacle.warning:
            by_clause.setdefault(obstacle.clause, []).append(obstacle.why)
    return by_clause


def is_worth_it(
    session: Session, document: Document, now: Snapshot, where: Agreement | None = None
) -> bool:
    """Whether a seal put now would sign anything that the newest one does not."""
    newest = next(iter(seals(session, document)), None)
    if newest is None or root_at(session, document, now, newest.tree) != newest.root:
        return True
    where = where or agreement(session, document, now)
    held = holding_back(obstacles(session, document, now, where))
    return any(
        one.state is not State.SIGNED and one.clause not in held for one in where.by_clause.values()
    )


def _at_clause(standing: Standing, where: Agreement) -> Iterator[Obstacle]:
    objected = any(vote.verdict is Verdict.OBJECT for vote in standing.current)
    if objected:
        yield Obstacle(standing.clause, Why.OBJECTION, not where.policy.objections_hold)
    if standing.blocking:
        yield Obstacle(standing.clause, Why.BLOCKING, not where.policy.blocking_threads_hold)
    if standing.astray and standing.state is not State.SIGNED:
        yield Obstacle(standing.clause, Why.ASTRAY)
    held = (objected and where.policy.objections_hold) or (
        standing.blocking and where.policy.blocking_threads_hold
    )
    if not held and not standing.astray and standing.state not in (State.AGREED, State.SIGNED):
        yield Obstacle(standing.clause, Why.NOT_AGREED)


def _translations(clause: Clause, languages: list[str]) -> Iterator[Obstacle]:
    """Warnings: only the authoritative text is agreed."""
    for language in () if clause.struck else languages:
        wording = clause.wordings.get(language)
        if wording is None:
            yield Obstacle(clause.id, Why.UNTRANSLATED, warning=True)
        elif wording.made_from != digest_of_words(clause):
            yield Obstacle(clause.id, Why.STALE, warning=True)


def _translated_into(now: Snapshot) -> list[str]:
    """Languages the document is translated into at all."""
    used = {language for clause in now.clauses for language in clause.wordings}
    return [language for language in LANGUAGES if language in used - {AUTHORITATIVE}]
