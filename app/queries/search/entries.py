"""What can be found, read from the rows that were recorded: the index is made of nothing else."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from typing import Any

from sqlalchemy import Row, Select, func, select, tuple_
from sqlalchemy.orm import Session

from app.models import (
    HOUSE,
    Comment,
    CommentRevision,
    Extract,
    Need,
    Placement,
    PlacementHead,
    Proposal,
    SearchGroup,
    Source,
    Step,
    Thread,
    Turn,
    WordingHead,
    WordingRow,
)

CLAUSE, THREAD, SOURCE, EXTRACT, NEED = "clause", "thread", "source", "extract", "need"
SORTS = (CLAUSE, THREAD, SOURCE, EXTRACT, NEED)
"""What can be found, apart from people and institutions."""

STANDING, STRUCK, FORMER = "standing", "struck", "former"
OPEN, RESOLVED = "open", "resolved"

Query = Select[*tuple[Any, ...]]

Units = Collection[str] | None
"""Which units are read; None: all of the record."""


@dataclass(frozen=True, slots=True)
class Group:
    """What many texts have in common: what they are counted and filtered by."""

    record_id: str
    sort: str
    kind: str
    language: str
    person_id: str
    state: str


def group_of(row: SearchGroup) -> Group:
    """A row of the index as a value."""
    return Group(row.record_id, row.sort, row.kind, row.language, row.person_id, row.state)


@dataclass(frozen=True, slots=True)
class Entry:
    """One text that can be found."""

    group: Group
    unit: str
    """What is brought up to date as one: "clause-…", "thread-…", "source-…", by id or slug."""
    told_in: str
    row: int
    at: datetime
    heading: str
    text: str

    @property
    def key(self) -> tuple[str, int]:
        """The row that has the words."""
        return self.told_in, self.row

    @property
    def order(self) -> tuple[float, str, int]:
        """Newest first; of what came at once in the order it was written."""
        return -self.at.timestamp(), self.told_in, self.row


def unit_of(sort: str, name: str) -> str:
    """What a clause, thread, source, extract or need is called as a unit."""
    return f"{sort}-{name}"


def name_of(unit: str) -> str:
    """Its id or slug again."""
    return unit.partition("-")[2]


def touched(session: Session, record_id: str, after: int) -> list[str]:
    """Units whose entries may be others since a step, in the order of their names."""
    if record_id == HOUSE:
        named: list[tuple[str, Any, Any]] = [
            (SOURCE, Source, Source.slug),
            (EXTRACT, Extract, Extract.slug),
        ]
        named.append((NEED, Need, Need.slug))
    else:
        named = [(CLAUSE, one, one.clause_id) for one in (WordingRow, Placement)]
        threads = (Comment, CommentRevision, Turn, Proposal)
        named += [(THREAD, one, one.thread_id) for one in threads]
    found: set[str] = set()
    for sort, table, column in named:
        query = select(column).where(table.record_id == record_id, table.since > after).distinct()
        found.update(unit_of(sort, name) for name in session.scalars(query))
    return sorted(found)


def entries(session: Session, record_id: str, units: Units = None) -> Iterator[Entry]:
    """Every text of a record, or of some of its units, that can be found."""
    if record_id == HOUSE:
        return _library(session, units)
    return chain(
        _wordings(session, record_id, _names(units, CLAUSE)),
        _threads(session, record_id, _names(units, THREAD)),
    )


def _names(units: Units, sort: str) -> Collection[str] | None:
    if units is None:
        return None
    return [name_of(unit) for unit in units if unit.startswith(f"{sort}-")]


def _among(query: Query, column: Any, names: Collection[str] | None) -> Query:
    return query if names is None else query.where(column.in_(names))


def _wordings(session: Session, record_id: str, names: Collection[str] | None) -> Iterator[Entry]:
    """Each wording a clause ever had, and whether it stands."""
    stands = (WordingHead.clause_id == WordingRow.clause_id) & (
        WordingHead.language == WordingRow.language
    )
    made = (Step.record_id == WordingRow.record_id) & (Step.number == WordingRow.since)
    query = (
        select(
            WordingRow,
            WordingHead.wording_row,
            Placement.kind,
            Placement.struck,
            Step.at,
            Step.actor_id,
        )
        .join(WordingHead, stands)
        .join(PlacementHead, PlacementHead.clause_id == WordingRow.clause_id)
        .join(Placement, Placement.row == PlacementHead.placement_row)
        .join(Step, made)
        .where(WordingRow.record_id == record_id)
    )
    for row, head, kind, struck, at, actor in session.execute(
        _among(query, WordingRow.clause_id, names)
    ):
        state = FORMER if head != row.row else STRUCK if struck else STANDING
        who = row.author_id or actor or ""
        group = Group(record_id, CLAUSE, kind, row.language, who, state)
        unit = unit_of(CLAUSE, row.clause_id)
        yield Entry(group, unit, "wording", row.row, at, row.heading, row.text)


def _threads(session: Session, record_id: str, names: Collection[str] | None) -> Iterator[Entry]:
    """Comments as they read today, and the words suggestions propose."""
    if names is not None and not names:
        return
    threads = _among(select(Thread).where(Thread.record_id == record_id), Thread.id, names)
    found = {thread.id: thread for thread in session.scalars(threads)}
    settled = _settled(session, record_id, names)
    revised = _revised(session, record_id, names)

    def entry(thread: Thread, words: tuple[str, int, str, str], who: str, at: datetime) -> Entry:
        state = RESOLVED if settled.get(thread.id) else OPEN
        group = Group(record_id, THREAD, thread.kind, thread.language or "", who, state)
        return Entry(group, unit_of(THREAD, thread.id), *words[:2], at, *words[2:])

    for said, at in _dated(session, Comment, record_id, names):
        again = revised.get((said.thread_id, said.since))
        if again is not None and again.withdrawn:
            continue
        words = (
            ("comment_revision", again.row, "", again.body)
            if again
            else ("comment", said.row, "", said.body)
        )
        yield entry(found[said.thread_id], words, said.author_id, at)
    for part, at in _dated(session, Proposal, record_id, names):
        thread = found[part.thread_id]
        words = ("proposal", part.row, part.heading, part.text)
        yield entry(thread, words, thread.author_id, at)


def _dated(
    session: Session, table: type[Any], record_id: str, names: Collection[str] | None
) -> Iterable[Row[*tuple[Any, ...]]]:
    """Rows of threads, each with when it was written."""
    made = (Step.record_id == table.record_id) & (Step.number == table.since)
    query = select(table, Step.at).join(Step, made).where(table.record_id == record_id)
    return session.execute(_among(query, table.thread_id, names))


def _settled(session: Session, record_id: str, names: Collection[str] | None) -> Mapping[str, bool]:
    """Whether each thread that ever was is resolved now."""
    query = select(Turn.thread_id, Turn.resolved).where(Turn.record_id == record_id)
    rows = session.execute(_among(query, Turn.thread_id, names).order_by(Turn.row))
    return {thread: resolved for thread, resolved in rows}  # noqa: C416  # rows are not pairs to mypy


def _revised(
    session: Session, record_id: str, names: Collection[str] | None
) -> Mapping[tuple[str, int], CommentRevision]:
    """The newest words of each comment that was said otherwise, by thread and step."""
    query = select(CommentRevision).where(CommentRevision.record_id == record_id)
    rows = session.scalars(
        _among(query, CommentRevision.thread_id, names).order_by(CommentRevision.row)
    )
    return {(row.thread_id, row.said): row for row in rows}


def _library(session: Session, units: Units) -> Iterator[Entry]:
    """Sources, extracts and needs as they are described today."""
    for sort, table in ((SOURCE, Source), (EXTRACT, Extract), (NEED, Need)):
        newest = select(table.slug, func.max(table.since)).group_by(table.slug)
        made = (Step.record_id == table.record_id) & (Step.number == table.since)
        query = (
            select(table, Step.at, Step.actor_id)
            .join(Step, made)
            .where(tuple_(table.slug, table.since).in_(newest))
        )
        for row, at, actor in session.execute(_among(query, table.slug, _names(units, sort))):
            kind = row.kind if sort == SOURCE else str(row.facts.get("kind") or "")
            group = Group(HOUSE, sort, kind[:20], "", actor or "", STANDING)
            heading, text = described(row.facts)
            yield Entry(group, unit_of(sort, row.slug), sort, row.row, at, heading, text)


def described(facts: Mapping[str, Any]) -> tuple[str, str]:
    """What a source, extract or need is called, and all else said of it, in every language."""
    titles = [*_spoken(facts.get("title")), *_spoken(facts.get("heading"))]
    others = [
        said
        for name, value in facts.items()
        if name not in ("title", "heading")
        for said in _spoken(value)
    ]
    return "\n".join(titles), "\n".join(others)


def _spoken(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, Mapping):
        return [said for one in value.values() for said in _spoken(one)]
    return []
