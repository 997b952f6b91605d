"""Meetings of a document's committee: what was called, how far each has come, what it decided."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import (
    Attendance,
    Contest,
    Document,
    Meeting,
    MeetingNote,
    MeetingTerms,
    MeetingTurn,
    Resolution,
    Step,
)
from app.queries.agreement import Agreement
from app.queries.errors import NotFound
from app.queries.people import Colleague, colleagues
from app.statute.meeting import Coming, Stage, Turn, ever_there, stage_of, there
from app.statute.roles import Action, allowed
from app.statute.snapshot import Snapshot
from app.statute.structure import articles_of
from app.statute.workflow import State

Row = TypeVar("Row", MeetingTerms, MeetingTurn, Attendance, Resolution, MeetingNote, Contest)


@dataclass(frozen=True, slots=True)
class Item:
    """One item of an agenda."""

    id: str
    clause: str | None
    title: str
    """Of an item that is no clause."""


@dataclass(frozen=True, slots=True)
class Came:
    """Somebody came or left, and when."""

    coming: Coming
    at: datetime


@dataclass(frozen=True, slots=True)
class Called:
    """A meeting as it stands."""

    identity: Meeting
    terms: MeetingTerms
    turns: tuple[tuple[MeetingTurn, datetime], ...]
    """Oldest first, each with when it was taken."""
    came: tuple[Came, ...]
    """Oldest first."""
    resolutions: Mapping[str, Resolution]
    """By item; the newest of each."""
    notes: Mapping[str, MeetingNote]
    """By item; the newest of each."""
    contests: tuple[Contest, ...]
    resolved_at: Mapping[str, datetime]
    """When each item was recorded, by item."""

    @property
    def id(self) -> str:
        """Its name for life."""
        return self.identity.id

    @property
    def number(self) -> int:
        """Its place among the meetings of the document, from 1."""
        return self.identity.number

    @property
    def stage(self) -> Stage:
        """How far it has come."""
        return stage_of([Turn(turn.turn) for turn, _ in self.turns])

    @property
    def day(self) -> date:
        """The day it was called for."""
        return date.fromisoformat(self.terms.day)

    @property
    def items(self) -> list[Item]:
        """The agenda in its order."""
        return [Item(one["id"], one["clause"] or None, one["title"]) for one in self.terms.items]

    @property
    def comings(self) -> list[Coming]:
        """Everybody's coming and going, oldest first."""
        return [one.coming for one in self.came]

    @property
    def present(self) -> frozenset[str]:
        """Who is there now, or was at any time of a meeting that is over."""
        running = self.stage in (Stage.CALLED, Stage.RUNNING)
        return there(self.comings) if running else ever_there(self.comings)

    def at(self, turn: Turn) -> datetime | None:
        """When it took that turn."""
        return next((at for row, at in self.turns if row.turn == turn), None)

    def item(self, item_id: str) -> Item:
        """One item of the agenda. Raises NotFound."""
        for one in self.items:
            if one.id == item_id:
                return one
        raise NotFound(f"There is no such item at meeting {self.number}.")

    def contested(self, item_id: str) -> Mapping[str, str]:
        """Reasons of whoever contests the voice entered for them, by id."""
        return {one.person_id: one.reason for one in self.contests if one.item == item_id}


def meetings_of(session: Session, document: Document) -> list[Called]:
    """Meetings of a document, newest first."""
    query = select(Meeting).where(Meeting.record_id == document.id)
    return _called(session, session.scalars(query.order_by(Meeting.number.desc())).all())


def meetings_in(session: Session, documents: Sequence[Document]) -> Mapping[str, list[Called]]:
    """Meetings of some documents, newest first, by document: as many questions as for one."""
    records = [one.id for one in documents]
    query = select(Meeting).where(Meeting.record_id.in_(records)).order_by(Meeting.number.desc())
    found: dict[str, list[Called]] = {record: [] for record in records}
    for one in _called(session, session.scalars(query).all()):
        found[one.identity.record_id].append(one)
    return found


def meeting_of(session: Session, document: Document, meeting_id: str) -> Called:
    """One meeting of a document. Raises NotFound."""
    found = session.get(Meeting, meeting_id)
    if found is None or found.record_id != document.id:
        raise NotFound(f"There is no such meeting of {document.slug}.")
    return _called(session, [found])[0]


def meeting_numbered(session: Session, document: Document, named: str) -> Called:
    """A meeting by its number or its id. Raises NotFound."""
    if named.isascii() and named.isdigit() and len(named) < 7:
        query = select(Meeting).where(
            Meeting.record_id == document.id, Meeting.number == int(named)
        )
        found = session.scalars(query).first()
        if found is not None:
            return meeting_of(session, document, found.id)
    return meeting_of(session, document, named)


def voters(session: Session, document: Document) -> list[Colleague]:
    """Whose voices count at a meeting: the members."""
    return [one for one in colleagues(session, document) if allowed(Action.DECIDE, one.role)]


def open_matters(now: Snapshot, where: Agreement) -> list[str]:
    """Articles with contested words or decisions on earlier words, in the order of the text."""
    heads = articles_of(now.clauses)
    found = [
        heads[clause.id]
        for clause in now.clauses
        if clause.id in heads
        and (standing := where.by_clause.get(clause.id)) is not None
        and (standing.state is State.CONTESTED or _overtaken(standing.state, standing.outdated))
    ]
    return list(dict.fromkeys(found))


def _overtaken(state: State, outdated: Sequence[object]) -> bool:
    """Whether words were decided on and have changed since, without being agreed again."""
    return bool(outdated) and state not in (State.AGREED, State.SIGNED)


def _called(session: Session, meetings: Sequence[Meeting]) -> list[Called]:
    if not meetings:
        return []
    ids = [one.id for one in meetings]
    terms = {one.meeting_id: one for one, _ in _rows(session, MeetingTerms, ids)}
    turns = _by_meeting(_rows(session, MeetingTurn, ids))
    came = _by_meeting(_rows(session, Attendance, ids))
    resolutions = _by_meeting(_rows(session, Resolution, ids))
    notes = _by_meeting(_rows(session, MeetingNote, ids))
    contests = _by_meeting(_rows(session, Contest, ids))
    return [
        Called(
            identity=one,
            terms=terms[one.id],
            turns=tuple(turns[one.id]),
            came=tuple(
                Came(Coming(row.person_id or row.guest, row.present), at)
                for row, at in came[one.id]
            ),
            resolutions={row.item: row for row, _ in resolutions[one.id]},
            notes={row.item: row for row, _ in notes[one.id]},
            contests=tuple(row for row, _ in contests[one.id]),
            resolved_at={row.item: at for row, at in resolutions[one.id]},
        )
        for one in meetings
    ]


def _rows(
    session: Session, table: type[Row], meetings: Sequence[str]
) -> Sequence[tuple[Row, datetime]]:
    """Rows of a table of some meetings with when they were made, oldest first."""
    query = (
        select(table, Step.at)
        .join(Step, (Step.record_id == table.record_id) & (Step.number == table.since))
        .where(table.meeting_id.in_(meetings))
        .order_by(table.since, table.row)
    )
    return [(row, at) for row, at in session.execute(query)]


def _by_meeting(rows: Iterable[tuple[Row, datetime]]) -> Mapping[str, list[tuple[Row, datetime]]]:
    found: dict[str, list[tuple[Row, datetime]]] = defaultdict(list)
    for row, at in rows:
        found[row.meeting_id].append((row, at))
    return found
