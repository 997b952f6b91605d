"""Which open conversations wait for somebody: for their answer, or for their judgement."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from sqlalchemy import Select, exists, func, select, tuple_
from sqlalchemy.orm import Session, aliased

from app.models import (
    Assignment,
    Comment,
    CommentRevision,
    Document,
    Holding,
    Mention,
    Thread,
    Turn,
    WordingRow,
)
from app.queries.whereabouts import lines_of, standing_with
from app.queries.work.tasks import Group, Task
from app.statute.roles import Action, Role, allowed

QUOTED = 90
"""Characters of a comment that tell which it is."""


Said = tuple[int, str, str]
"""The step of a comment, who made it, and its first words."""

Place = tuple[str, int]
"""Where a comment is said: its thread, and the step it was made by."""

Row = TypeVar("Row", Assignment, Holding)


@dataclass(frozen=True, slots=True)
class Open:
    """An open conversation as far as it matters who is to do something about it."""

    thread: Thread
    clause: str | None
    """Where it stands now."""
    said: Sequence[Said]
    """Step, author and words of each comment that was not withdrawn, oldest first."""
    called: int
    """The step of the newest comment in it that mentions the person; 0 for none."""
    assignment: Assignment | None
    blocking: bool
    """Whether it holds agreement back now."""
    theirs: bool
    """Whether it is a question on words the person wrote."""

    def answered(self, person_id: str, after: int) -> bool:
        """Whether the person said something in it after a step."""
        return any(step > after and author == person_id for step, author, _ in self.said)

    def beginning(self) -> str:
        """The first words of it."""
        return self.said[0][2][:QUOTED] if self.said else ""


def open_talk(
    session: Session, documents: Sequence[Document], person_id: str
) -> dict[str, list[Open]]:
    """Every open conversation of some documents, by document.

    As many questions for many documents as for one.
    """
    records = [document.id for document in documents]
    threads = _open_threads(session, records)
    revised, writers = _revised(session, records), _writers(session, threads)
    said = _said(session, records, revised)
    called = _called(session, records, person_id, revised)
    given, held = _newest(session, Assignment, records), _newest(session, Holding, records)
    where = _where(session, records, threads)
    found: dict[str, list[Open]] = {record: [] for record in records}
    for thread in threads:
        holds = held[thread.id].blocking if thread.id in held else thread.blocking
        written = thread.digest and person_id in writers.get((thread.record_id, thread.digest), ())
        one = Open(
            thread=thread,
            clause=where[thread.id],
            said=said.get(thread.id, ()),
            called=called.get(thread.id, 0),
            assignment=given.get(thread.id),
            blocking=holds,
            theirs=bool(written),
        )
        found[thread.record_id].append(one)
    return found


def answers(talk: Sequence[Open], person_id: str, role: Role) -> Iterator[Task]:
    """What waits for the person in the conversations of a document; each at most once."""
    for one in talk:
        asked = (
            _assigned(one, person_id, role)
            or _called_on(one, person_id)
            or _offered(one, person_id, role)
            or _questioned(one, person_id)
        )
        if asked:
            yield replace(asked, words=asked.words or one.beginning())


def unassigned(talk: Sequence[Open]) -> Iterator[Task]:
    """Conversations that hold agreement back and that nobody is to see to."""
    for one in talk:
        nobody = one.assignment is None or one.assignment.person_id is None
        if one.blocking and nobody:
            yield replace(
                _task(one, Group.COORDINATE, "unassigned", one.thread.author_id, one.thread.since),
                words=one.beginning(),
            )


def _task(one: Open, group: Group, asked: str, by: str | None, since: int) -> Task:
    thread = one.thread
    return Task(group, asked, thread.record_id, one.clause, thread.id, by=by, since=since)


def _assigned(one: Open, person_id: str, role: Role) -> Task | None:
    """Theirs to see to: until it is resolved, or answered by one who may not resolve it."""
    given = one.assignment
    if given is None or given.person_id != person_id:
        return None
    if not allowed(Action.MODERATE, role) and one.answered(person_id, given.since):
        return None
    due = date.fromisoformat(given.due) if given.due else None
    return replace(_task(one, Group.REPLY, "assigned", given.by_id, given.since), due=due)


def _called_on(one: Open, person_id: str) -> Task | None:
    """Mentioned, and silent since."""
    if not one.called or one.answered(person_id, one.called):
        return None
    author, words = next(
        ((author, words) for step, author, words in one.said if step == one.called),
        (one.thread.author_id, ""),
    )
    task = _task(one, Group.REPLY, "mentioned", author, one.called)
    return replace(task, words=words[:QUOTED])


def _offered(one: Open, person_id: str, role: Role) -> Task | None:
    """Other words that somebody else proposes, for who may take or reject them."""
    thread = one.thread
    if thread.kind != "suggestion" or thread.author_id == person_id:
        return None
    if not allowed(Action.MODERATE, role):
        return None
    return _task(one, Group.SUGGESTION, "suggested", thread.author_id, thread.since)


def _questioned(one: Open, person_id: str) -> Task | None:
    """A question whose asker spoke last, on words they wrote or in which they took part."""
    asker = one.thread.author_id
    if one.thread.kind != "question" or asker == person_id or not one.said:
        return None
    step, last, _words = one.said[-1]
    if last != asker or not (one.theirs or one.answered(person_id, 0)):
        return None
    return _task(one, Group.REPLY, "asked", asker, step)


def _resolved(records: Collection[str]) -> Select[str]:
    """Ids of the threads that are resolved."""
    later = aliased(Turn)
    newest = ~exists().where(later.thread_id == Turn.thread_id, later.row > Turn.row)
    return select(Turn.thread_id).where(Turn.record_id.in_(records), newest, Turn.resolved)


def _where(
    session: Session, records: Collection[str], threads: Sequence[Thread]
) -> Mapping[str, str | None]:
    """The clause each thread stands with now."""
    known, found = lines_of(session, records), {}
    for record in records:
        here = [thread for thread in threads if thread.record_id == record]
        found.update(standing_with(session, known[record], here))
    return found


def _open_threads(session: Session, records: Collection[str]) -> Sequence[Thread]:
    """Threads that are not resolved, in the order they began."""
    return session.scalars(
        select(Thread)
        .where(Thread.record_id.in_(records), Thread.id.not_in(_resolved(records)))
        .order_by(Thread.record_id, Thread.since)
    ).all()


def _said(
    session: Session, records: Collection[str], revised: Mapping[Place, CommentRevision]
) -> Mapping[str, list[Said]]:
    """What was said in each open thread and not withdrawn, by thread: first words only."""
    rows = session.execute(
        select(
            Comment.thread_id,
            Comment.since,
            Comment.author_id,
            func.substr(Comment.body, 1, QUOTED),
        )
        .where(Comment.record_id.in_(records), Comment.thread_id.not_in(_resolved(records)))
        .order_by(Comment.row)
    )
    found: dict[str, list[Said]] = defaultdict(list)
    for thread, since, author, words in rows:
        newest = revised.get((thread, since))
        if newest is None or not newest.withdrawn:
            found[thread].append((since, author, newest.body[:QUOTED] if newest else words))
    return found


def _revised(session: Session, records: Collection[str]) -> Mapping[Place, CommentRevision]:
    """The newest revision of each comment that has one."""
    rows = session.scalars(
        select(CommentRevision)
        .where(CommentRevision.record_id.in_(records))
        .order_by(CommentRevision.row)
    )
    return {(row.thread_id, row.said): row for row in rows}


def _called(
    session: Session,
    records: Collection[str],
    person_id: str,
    revised: Mapping[Place, CommentRevision],
) -> Mapping[str, int]:
    """By thread, the newest comment that mentions the person and was not withdrawn."""
    rows = session.execute(
        select(Mention.thread_id, Mention.said)
        .where(Mention.person_id == person_id, Mention.record_id.in_(records))
        .order_by(Mention.said)
    )
    return {
        thread: said
        for thread, said in rows
        if (thread, said) not in revised or not revised[thread, said].withdrawn
    }


def _writers(session: Session, threads: Sequence[Thread]) -> Mapping[tuple[str, str], set[str]]:
    """Who wrote the words that questions are on, by record and digest."""
    asked = {
        (thread.record_id, thread.digest)
        for thread in threads
        if thread.kind == "question" and thread.digest
    }
    if not asked:
        return {}
    rows = session.execute(
        select(WordingRow.record_id, WordingRow.digest, WordingRow.author_id).where(
            tuple_(WordingRow.record_id, WordingRow.digest).in_(asked)
        )
    )
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for record, digest, author in rows:
        found[record, digest].add(author or "")
    return found


def _newest(session: Session, table: type[Row], records: Collection[str]) -> Mapping[str, Row]:
    """The newest row of each thread, by thread."""
    rows = session.scalars(select(table).where(table.record_id.in_(records)).order_by(table.row))
    return {row.thread_id: row for row in rows}
