"""What a person finds on their first page: their documents, and where each stands."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select, tuple_
from sqlalchemy.orm import Session

from app.models import Document, Milestone, Person, Step
from app.queries.agreement import agreements
from app.queries.people import documents_of
from app.queries.snapshots import snapshots
from app.queries.work import awaited
from app.statute.roles import Action, Role, allowed
from app.statute.snapshot import Kind, Snapshot
from app.statute.workflow import State

COUNTED = frozenset({Kind.PREAMBLE, Kind.ARTICLE})
"""What is agreed on as a whole, and counted."""


@dataclass(frozen=True, slots=True)
class Overview:
    """One document as its reader finds it."""

    document: Document
    now: Snapshot
    role: Role
    states: Mapping[State, int]
    """How many articles stand in each state, the preamble among them."""
    articles: int
    preamble: bool
    """Whether the text has one, which is agreed on and counted as an article is."""
    newest: Step
    waiting: frozenset[str]
    """Clauses that wait for this person's decision."""
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
        articles = [one for one in now.clauses if one.kind in COUNTED and not one.struck]
        standing, decides = where[document.id], allowed(Action.DECIDE, role)
        found.append(
            Overview(
                document=document,
                now=now,
                role=role,
                states=Counter(standing.state(clause.id) for clause in articles),
                articles=len(articles),
                preamble=any(one.kind is Kind.PREAMBLE for one in articles),
                newest=newest[document.id],
                waiting=awaited(standing, person.id) if decides else frozenset(),
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
