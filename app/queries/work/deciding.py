"""Which words wait for somebody's decision, and which of their decisions time has overtaken."""

from collections.abc import Iterator

from app.models import Document
from app.queries.agreement import Agreement, Standing
from app.queries.work.tasks import Group, Task
from app.statute.workflow import State, Vote


def awaited(where: Agreement, person_id: str) -> frozenset[str]:
    """Clauses with words put forward that the person has not judged, as the board counts them."""
    return frozenset(
        clause for clause, standing in where.by_clause.items() if where.awaits(person_id, standing)
    )


def decisions(document: Document, where: Agreement, person_id: str) -> Iterator[Task]:
    """What waits for the person's decision in a document, and what they are to look at again."""
    waiting = awaited(where, person_id)
    for clause, standing in where.by_clause.items():
        if clause in waiting:
            yield _decision(document, standing, _overtaken(standing, person_id))
        elif (vote := _overtaken(standing, person_id)) and _anothers(standing, person_id):
            yield Task(Group.LOOK, str(vote.verdict), document.id, clause, since=vote.since)


def _decision(document: Document, standing: Standing, earlier: Vote | None) -> Task:
    first = next(iter(standing.proposals), None)
    return Task(
        Group.DECIDE,
        "again" if earlier else str(standing.state),
        document.id,
        standing.clause,
        by=first.person if first else None,
        since=earlier.since if earlier else first.since if first else 0,
        due=standing.due,
    )


def _overtaken(standing: Standing, person_id: str) -> Vote | None:
    """What the person said of earlier words, where they said nothing since."""
    return next((vote for vote in standing.outdated if vote.person == person_id), None)


def _anothers(standing: Standing, person_id: str) -> bool:
    """Whether somebody else changed the words: nobody is asked to look at their own."""
    return standing.state is not State.SIGNED and standing.authors != {person_id}
