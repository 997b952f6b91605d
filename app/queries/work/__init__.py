"""What waits for a person: their decision, their answer, their review, and what they coordinate."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.models import Document, Person
from app.queries.agreement import agreements
from app.queries.meetings import meetings_in
from app.queries.people import documents_of
from app.queries.snapshots import snapshots
from app.queries.work.conversing import answers, open_talk, unassigned
from app.queries.work.deciding import awaited, decisions
from app.queries.work.meeting import assemblies
from app.queries.work.reviewing import late, open_rounds, reviews
from app.queries.work.tasks import Group, Task
from app.queries.work.waiting import Unrecorded, loose, unrecorded
from app.statute.roles import Action, Role, allowed
from app.statute.snapshot import Snapshot

__all__ = ["Desk", "Group", "Task", "Unrecorded", "awaited", "desks", "loose", "unrecorded"]


@dataclass(frozen=True, slots=True)
class Desk:
    """One document of a person, and what waits for them in it."""

    document: Document
    role: Role
    now: Snapshot
    tasks: Sequence[Task]
    """Overdue first, then by last day, then in the order of the text."""


def desks(
    session: Session, person: Person, today: date, mine: Sequence[tuple[Document, Role]] = ()
) -> list[Desk]:
    """What waits for the person in each of their documents, or in `mine` of them, by their steps.

    What no step tells of is told by `unrecorded`.

    A handful of questions however many documents there are.
    """
    mine = mine or documents_of(session, person)
    documents = [document for document, _ in mine]
    texts = snapshots(session, [(document, None) for document in documents])
    where = agreements(session, list(zip(documents, texts, strict=True)))
    talk = open_talk(session, documents, person.id)
    rounds = open_rounds(session, documents, person.id)
    meetings = meetings_in(session, documents)

    def found(document: Document, role: Role) -> Iterator[Task]:
        if allowed(Action.DECIDE, role):
            yield from decisions(document, where[document.id], person.id)
        yield from answers(talk[document.id], person.id, role)
        yield from reviews(rounds, document.id)
        yield from assemblies(document, meetings[document.id], person.id, today)
        if allowed(Action.COORDINATE, role):
            yield from unassigned(talk[document.id])
            yield from late(rounds, document.id, today)

    return [
        Desk(document, role, now, _in_order(found(document, role), now, today))
        for (document, role), now in zip(mine, texts, strict=True)
    ]


def _in_order(tasks: Iterator[Task], now: Snapshot, today: date) -> list[Task]:
    places = {clause.id: place for place, clause in enumerate(now.clauses)}

    def rank(task: Task) -> tuple[bool, date, int, int, int]:
        place = places.get(task.clause_id or "", -1)
        order = list(Group).index(task.group)
        return (not task.is_overdue(today), task.due or date.max, order, place, task.since)

    return sorted(tasks, key=rank)
