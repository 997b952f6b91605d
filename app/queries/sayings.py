"""What was said in conversations, as it stands: with its former words, and whom it calls on."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TypeVar

from sqlalchemy import Select, and_, select
from sqlalchemy.orm import Session

from app.models import Assignment, Comment, CommentRevision, Holding, Mention, Step, Turn

FEW = 100
"""Up to so many threads are asked for by their ids; more are read with all of the document."""

Place = tuple[str, int]
"""Where a comment is said: its thread, and the step it was made by."""


@dataclass(frozen=True, slots=True)
class Former:
    """What a comment said before it was said otherwise or withdrawn."""

    body: str
    since: int


@dataclass(frozen=True, slots=True)
class Saying:
    """One comment as it stands."""

    thread_id: str
    author_id: str
    since: int
    """The step it was made by; a step adds at most one comment to a thread."""
    body: str
    """Empty where it is withdrawn."""
    revised: int | None = None
    """The step it was last said otherwise, or withdrawn, by."""
    withdrawn: bool = False
    former: tuple[Former, ...] = ()
    """What it said before, oldest first."""
    at: datetime | None = None
    """When it was made."""
    mentions: frozenset[str] = field(default_factory=frozenset)
    """Ids of the people it calls on, or ever called on."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which conversations are asked for: of which record, at which step, and which of them."""

    record_id: str
    step: int
    threads: Collection[str] | None = None
    """None: all of the record."""


Row = TypeVar("Row", Comment, CommentRevision, Mention, Turn, Holding, Assignment)


def asked_for(record_id: str, step: int, threads: Collection[str]) -> Asked:
    """Some conversations: by their ids where they are few, else with all of their record."""
    return Asked(record_id, step, threads if len(threads) <= FEW else None)


def sayings(session: Session, asked: Asked) -> Mapping[str, list[Saying]]:
    """What was said in each conversation, by thread, oldest first.

    What was withdrawn, even later than the step asked for, is withdrawn in every view of it.
    """
    revisions: dict[Place, list[CommentRevision]] = defaultdict(list)
    for revision in session.scalars(_rows(CommentRevision, asked, later=True)):
        revisions[revision.thread_id, revision.said].append(revision)
    called = _called(session, asked)
    found: dict[str, list[Saying]] = defaultdict(list)
    moments = and_(Step.record_id == Comment.record_id, Step.number == Comment.since)
    rows = _rows(Comment, asked).add_columns(Step.at).join(Step, moments)
    for comment, at in session.execute(rows):
        place = comment.thread_id, comment.since
        saying = _as_it_stands(comment, revisions.get(place, ()), asked.step, called.get(place, ()))
        found[comment.thread_id].append(replace(saying, at=at))
    return found


def newest(session: Session, table: type[Row], asked: Asked) -> Mapping[str, Row]:
    """The newest row of each thread in a table of which the newest holds."""
    return {row.thread_id: row for row in session.scalars(_rows(table, asked))}


def _rows(table: type[Row], asked: Asked, *, later: bool = False) -> Select[Row]:
    query = select(table).where(table.record_id == asked.record_id)
    if not later:
        query = query.where(table.since <= asked.step)
    if asked.threads is not None:
        query = query.where(table.thread_id.in_(asked.threads))
    return query.order_by(table.row)


def _called(session: Session, asked: Asked) -> Mapping[Place, set[str]]:
    found: dict[Place, set[str]] = defaultdict(set)
    for mention in session.scalars(_rows(Mention, asked)):
        found[mention.thread_id, mention.said].add(mention.person_id)
    return found


def _as_it_stands(
    comment: Comment,
    revisions: Collection[CommentRevision],
    step: int,
    called: Iterable[str],
) -> Saying:
    """The comment with what became of it; revisions oldest first."""
    counted = [one for one in revisions if one.since <= step or one.withdrawn]
    said = [Former(comment.body, comment.since)]
    said += [Former(one.body, one.since) for one in counted]
    return Saying(
        thread_id=comment.thread_id,
        author_id=comment.author_id,
        since=comment.since,
        body=said[-1].body,
        revised=said[-1].since if counted else None,
        withdrawn=bool(counted) and counted[-1].withdrawn,
        former=tuple(said[:-1]),
        mentions=frozenset(called),
    )
