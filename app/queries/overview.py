"""What a person finds on their first page: their documents, and where each stands."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.models import Document, Person, Record, Step
from app.queries.agreement import Agreement, agreement
from app.queries.people import documents_of
from app.queries.snapshots import snapshot
from app.statute.roles import Action, Role, allowed
from app.statute.snapshot import Kind, Snapshot
from app.statute.workflow import State


@dataclass(frozen=True, slots=True)
class Overview:
    """One document as its reader finds it."""

    document: Document
    now: Snapshot
    role: Role
    states: Mapping[State, int]
    """How many articles stand in each state."""
    articles: int
    newest: Step
    waiting: int
    """Articles that wait for this person's decision."""


def overview(session: Session, person: Person) -> list[Overview]:
    """The documents of a person with where they stand."""
    return [
        _overview(session, document, role, person)
        for document, role in documents_of(session, person)
    ]


def _overview(session: Session, document: Document, role: Role, person: Person) -> Overview:
    now = snapshot(session, document)
    where = agreement(session, document, now)
    articles = [
        clause for clause in now.clauses if clause.kind is Kind.ARTICLE and not clause.struck
    ]
    return Overview(
        document=document,
        now=now,
        role=role,
        states=Counter(where.state(clause.id) for clause in articles),
        articles=len(articles),
        newest=session.get_one(Step, (document.id, session.get_one(Record, document.id).steps)),
        waiting=_waiting(now, where, person) if allowed(Action.DECIDE, role) else 0,
    )


def _waiting(now: Snapshot, where: Agreement, person: Person) -> int:
    """Articles with words put forward that the person has not judged, counted as the board does."""
    article_of: dict[str, str] = {}
    for clause in now.clauses:
        above = article_of.get(clause.parent or "", "")
        article_of[clause.id] = clause.id if clause.kind is Kind.ARTICLE else above
    waiting = {
        article_of[clause]
        for clause, standing in where.by_clause.items()
        if where.awaits(person.id, standing)
    }
    return len(waiting - {""})
