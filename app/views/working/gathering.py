"""Tasks as a person sees them: what is decided as one stands in one row."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from flask import url_for
from flask_babel import gettext as _

from app.db import session
from app.lite import unmarked
from app.models import Document, Person
from app.presentation import locale
from app.queries.references import places
from app.queries.work import Desk, Group, Task, loose, unrecorded
from app.statute.mentions import shown
from app.statute.references import shown as labelled
from app.statute.roles import Action, Role, allowed
from app.statute.snapshot import Snapshot
from app.statute.units import units_of
from app.views.naming import Naming
from app.views.working.sentences import sentence

AS_ONE = frozenset({Group.DECIDE, Group.LOOK})
"""What is decided by articles, not by their clauses."""

ELSEWHERE = {
    "asked": "rounds/{}/review",
    "begun": "rounds/{}/review",
    "late": "rounds/{}",
    "admit": "guests/waiting",
    "bounced": "people",
    "nominated": "nominations",
}
"""Where what is on the document as a whole is done, below the document's address."""

CUT = re.compile(r"@?\{[0-9a-f]*(?:#[0-9a-z:.]*)?$")
"""The beginning of a stored mention or reference, where first words end in the midst of one."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the page."""

    task: Task
    place: str
    """What it is about: a clause, or what stands for one."""
    asked: str
    """What is asked, in one line."""
    said: str
    """The words it is about, as people read them."""
    address: str
    """Where it is done."""
    overdue: bool


@dataclass(frozen=True, slots=True)
class Pile:
    """One document's rows."""

    document: Document
    title: str
    role: Role
    rows: Sequence[Row]
    news: str = ""
    """What others changed since the person marked the document read; empty where nothing."""
    fresh: int = 0
    """Unread news in their inbox of this document."""

    @property
    def has_news(self) -> bool:
        """Whether anything changed for the person."""
        return bool(self.news or self.fresh)

    def of(self, group: str) -> list[Row]:
        """The rows of one group."""
        return [row for row in self.rows if row.task.group == group]


def gathered(desk: Desk) -> list[Task]:
    """The tasks of a document with those on one article made one."""
    heads = {one: head for head, ids in units_of(desk.now).items() for one in ids}
    found: dict[tuple[str, str], Task] = {}
    for place, task in enumerate(desk.tasks):
        together = task.group in AS_ONE and task.clause_id is not None
        clause = heads.get(task.clause_id or "", task.clause_id) if together else task.clause_id
        key = (task.group, clause or "") if together else (task.group, f"#{place}")
        known = found.get(key)
        found[key] = (
            replace(known, count=known.count + 1) if known else replace(task, clause_id=clause)
        )
    return list(found.values())


def units_among(now: Snapshot, clauses: Collection[str]) -> int:
    """How many units that are decided on as one have some of the clauses."""
    return sum(any(one in clauses for one in ids) for ids in units_of(now).values())


def with_unrecorded(found: Sequence[Desk]) -> list[Desk]:
    """The same with what waits for the coordinator of each document though no step tells of it."""
    leads = [desk.document.id for desk in found if allowed(Action.COORDINATE, desk.role)]
    also = unrecorded(session(), leads)
    return [replace(desk, tasks=[*desk.tasks, *loose(also, desk.document.id)]) for desk in found]


def pile(desk: Desk, people: Mapping[str, Person], today: date) -> Pile:
    """The rows of a document."""
    naming = Naming(desk.now)
    title = desk.now.particulars.title(locale())
    return Pile(desk.document, title, desk.role, list(_rows(desk, naming, people, today)))


def _rows(desk: Desk, naming: Naming, people: Mapping[str, Person], today: date) -> Iterator[Row]:
    names = {one: person.name for one, person in people.items()}
    for task in gathered(desk):
        by = people.get(task.by or "")
        yield Row(
            task=task,
            place=_place(task, naming),
            asked=sentence(task, by.name if by else _("Nizam")),
            said=_told(desk, task, names),
            address=_address(desk.document, task),
            overdue=task.is_overdue(today),
        )


def _told(desk: Desk, task: Task, names: Mapping[str, str]) -> str:
    """The words of a task in one line: with names and numbers, without signs of formatting."""
    words = shown(CUT.sub("", task.words), names)
    if "{#" in words:
        words = labelled(words, places(session(), desk.document, desk.now))
    return unmarked(words)


def _place(task: Task, naming: Naming) -> str:
    if task.group is Group.REVIEW or task.asked in ("late", "invited"):
        return task.words
    named: str = naming.of(task.clause_id) or _("The whole document")
    return named


def _address(document: Document, task: Task) -> str:
    """Where the task is done."""
    slug = document.slug
    if task.group is Group.DECIDE:
        return url_for("agreeing.decide_form", slug=slug, clause_id=task.clause_id)
    if task.group is Group.LOOK:
        changed = url_for("comparing.compare", slug=slug)
        return f"{changed}?from={task.since}#c-{task.clause_id}"
    if task.meeting_id:
        which = task.meeting_id
        return url_for("convening.meeting", slug=slug, meeting_id=which, item=task.item)
    if task.thread_id:
        return url_for("talking.thread", slug=slug, thread_id=task.thread_id)
    return url_for("reading.read", slug=slug) + ELSEWHERE[task.asked].format(task.round_id)


def counted(piles: Sequence[Pile]) -> Mapping[str, int]:
    """How many rows each filter would show."""
    rows = [row for one in piles for row in one.rows]
    counts = Counter(str(row.task.group) for row in rows)
    counts["all"] = len(rows)
    counts["overdue"] = sum(row.overdue for row in rows)
    counts["due"] = sum(row.task.due is not None for row in rows)
    return counts
