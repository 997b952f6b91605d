"""What a person finds on their first page: their documents, and where each stands."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select, tuple_
from sqlalchemy.orm import Session

from app.models import Document, Milestone, Person, Step
from app.queries.agreement import Agreement, agreements
from app.queries.people import documents_of
from app.queries.snapshots import snapshots
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
    in_force: Milestone | None
    """The name of the text in force, where there is one."""


def overview(session: Session, person: Person) -> list[Overview]:
    """The documents of a person with where they stand: one set of questions for all of them."""
    mine = documents_of(session, person)
    texts = snapshots(session, [(document, None) for document, _ in mine])
    both = [(document, now) for (document, _), now in zip(mine, texts, strict=True)]
    where, newest, in_force = (
        agreements(session, both),
        _newest(session, both),
        _in_force(session, both),
    )
    found = []
    for (document, role), now in zip(mine, texts, strict=True):
        articles = [one for one in now.clauses if one.kind is Kind.ARTICLE and not one.struck]
        standing = where[document.id]
        found.append(
            Overview(
                document=document,
                now=now,
                role=role,
                states=Counter(standing.state(clause.id) for clause in articles),
                articles=len(articles),
                newest=newest[document.id],
                waiting=_waiting(now, standing, person) if allowed(Action.DECIDE, role) else 0,
                in_force=in_force.get(document.id),
            )
        )
    return found


def _newest(session: Session, texts: Sequence[tuple[Document, Snapshot]]) -> dict[str, Step]:
    """The newest step of each document."""
    last = [(document.id, now.step) for document, now in texts]
    rows = session.scalars(select(Step).where(tuple_(Step.record_id, Step.number).in_(last)))
    return {step.record_id: step for step in rows}


def _in_force(session: Session, texts: Sequence[tuple[Document, Snapshot]]) -> dict[str, Milestone]:
    """The first step of each document that is named as the text in force."""
    records = [document.id for document, _ in texts]
    rows = session.scalars(
        select(Milestone)
        .where(Milestone.record_id.in_(records), Milestone.kind == "in_force")
        .order_by(Milestone.step.desc(), Milestone.row.desc())
    )
    return {stone.record_id: stone for stone in rows}


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
