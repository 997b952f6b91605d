"""Meetings a person is invited to, and the voices entered for them that they may contest."""

from collections.abc import Iterable, Iterator
from datetime import date

from app.models import Document
from app.queries.meetings import Called
from app.queries.voices import contestable
from app.queries.work.tasks import Group, Task
from app.statute.meeting import Stage


def assemblies(
    document: Document, meetings: Iterable[Called], person_id: str, today: date
) -> Iterator[Task]:
    """What meetings of a document ask of a person."""
    known = list(meetings)
    for one in known:
        if one.stage in (Stage.CALLED, Stage.RUNNING) and person_id in one.terms.invited:
            yield _task(document, "invited", one, due=max(one.day, today))
    for entered in contestable(known, person_id, today):
        item = entered.item
        yield _task(
            document,
            "entered",
            entered.meeting,
            due=entered.until,
            clause=item.clause,
            item=item.id,
        )


def _task(
    document: Document,
    asked: str,
    meeting: Called,
    *,
    due: date,
    clause: str | None = None,
    item: str | None = None,
) -> Task:
    return Task(
        Group.MEETING,
        asked,
        document.id,
        clause,
        meeting_id=meeting.id,
        item=item,
        due=due,
        words=meeting.terms.title,
    )
