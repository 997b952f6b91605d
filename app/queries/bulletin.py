"""What happened to a document in a period, as far as people outside may know it.

Whose suggestions were accepted is told by institution only; who objected is not told at all.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import distinct, func, select
from sqlalchemy.orm import Session

from app.clock import day_of, end_of
from app.models import (
    Asking,
    Comment,
    Decision,
    Document,
    Institution,
    Milestone,
    Person,
    Review,
    RoundTerms,
    Seal,
    Step,
    Thread,
    Turn,
)
from app.queries.agreement import Agreement, agreement
from app.queries.comparison import Comparison, Side, compare_steps
from app.queries.overview import COUNTED
from app.queries.references import Neighbours
from app.queries.snapshots import snapshot
from app.statute.snapshot import Kind
from app.statute.workflow import State

SETTLED = frozenset({State.AGREED, State.SIGNED})


@dataclass(frozen=True, slots=True)
class Round:
    """A review round that was opened or closed."""

    title: str
    deadline: date
    asked: int
    """People."""
    handed_in: int


@dataclass(frozen=True, slots=True)
class Talk:
    """How much was said and decided, and whose suggestions were taken."""

    accepted: int
    """Suggestions accepted, whole or in part."""
    institutions: Sequence[Mapping[str, str]]
    """Whence they came: names by language."""
    from_guests: int
    decisions: int
    comments: int
    speakers: int
    """People who commented."""


@dataclass(frozen=True, slots=True)
class Period:
    """What happened to one document from one step to another."""

    document: Document
    newer: Side
    began: bool
    """Whether there was no text before."""
    comparison: Comparison
    agreed: frozenset[str]
    """Articles agreed now and not before."""
    articles: int
    """The preamble among them, as home and board count."""
    preamble: bool
    settled: int
    """Articles agreed or signed at the end of the period."""
    talk: Talk
    opened: Sequence[Round]
    closed: Sequence[Round]
    milestones: Sequence[Milestone]
    sealed: bool

    @property
    def eventful(self) -> bool:
        """Whether there is anything to tell."""
        happened = self.comparison.changes or self.agreed or self.talk.accepted or self.opened
        return bool(
            happened or self.closed or self.milestones or self.sealed or self.talk.decisions
        )


def period(session: Session, document: Document, since: date, until: date) -> Period | None:
    """What happened from the first to the last day; None where there was no document yet."""
    older = _last_step(session, document, end_of(since - timedelta(days=1)))
    newer = _last_step(session, document, end_of(until))
    if not newer:
        return None
    told = compare_steps(session, document, max(older, 1), newer)
    where = agreement(session, document, snapshot(session, document, newer))
    before = agreement(session, document, snapshot(session, document, max(older, 1)))
    text = told.newer.snapshot
    units = [one for one in text.clauses if one.kind in COUNTED and not one.struck]
    articles = [one.id for one in units]
    opened, closed = _rounds(session, document, older, newer)
    return Period(
        document=document,
        newer=Side(text, Neighbours(session)),
        began=not told.older.snapshot.clauses,
        comparison=told,
        agreed=frozenset(one for one in articles if _newly(one, where, before)),
        articles=len(articles),
        preamble=any(one.kind is Kind.PREAMBLE for one in units),
        settled=sum(where.state(one) in SETTLED for one in articles),
        talk=_talk(session, document, older, newer),
        opened=opened,
        closed=closed,
        milestones=_milestones(session, document, older, newer),
        sealed=_sealed(session, document, older, newer),
    )


def _newly(article: str, where: Agreement, before: Agreement) -> bool:
    return where.state(article) in SETTLED and before.state(article) not in SETTLED


def _last_step(session: Session, document: Document, ends: datetime) -> int:
    """The newest step before a moment; 0 where there was none."""
    query = select(func.max(Step.number)).where(Step.record_id == document.id, Step.at < ends)
    return session.scalar(query) or 0


def _talk(session: Session, document: Document, older: int, newer: int) -> Talk:
    """Suggestions accepted and from where, and how much was said and decided."""
    rows = session.execute(
        select(Turn.thread_id, Person.guest, Institution, Step.at)
        .join(Thread, Thread.id == Turn.thread_id)
        .join(Step, (Step.record_id == Turn.record_id) & (Step.number == Turn.since))
        .join(Person, Person.id == Thread.author_id)
        .outerjoin(Institution, Institution.id == Person.institution_id)
        .where(
            Turn.record_id == document.id,
            Turn.since > older,
            Turn.since <= newer,
            Turn.outcome.in_(("accepted", "partly")),
            Thread.kind == "suggestion",
        )
    )
    taken = list({row.thread_id: row for row in rows}.values())
    known = {
        row.Institution.id: row.Institution.names_on(day_of(row.at))
        for row in taken
        if row.Institution
    }
    said = select(func.count(), func.count(distinct(Comment.author_id))).where(
        Comment.record_id == document.id, Comment.since > older, Comment.since <= newer
    )
    decided = select(func.count(distinct(Decision.since))).where(
        Decision.record_id == document.id, Decision.since > older, Decision.since <= newer
    )
    comments, speakers = session.execute(said).one()
    return Talk(
        accepted=len(taken),
        institutions=[known[one] for one in sorted(known)],
        from_guests=sum(row.guest for row in taken),
        decisions=session.scalar(decided) or 0,
        comments=comments,
        speakers=speakers,
    )


def _rounds(
    session: Session, document: Document, older: int, newer: int
) -> tuple[list[Round], list[Round]]:
    """Review rounds that were opened, and those that were closed."""
    rows = session.scalars(
        select(RoundTerms)
        .where(RoundTerms.record_id == document.id, RoundTerms.since <= newer)
        .order_by(RoundTerms.row)
    ).all()
    first = {row.round_id: row.since for row in reversed(rows)}
    newest = {row.round_id: row for row in rows}
    asked = _people(session, Asking, newest, newer)
    handed = _people(session, Review, newest, newer)

    def told(row: RoundTerms) -> Round:
        one, day = row.round_id, date.fromisoformat(row.deadline)
        return Round(row.title, day, asked.get(one, 0), handed.get(one, 0))

    rounds = newest.values()
    return (
        [told(row) for row in rounds if first[row.round_id] > older and not row.closed],
        [told(row) for row in rounds if row.closed and row.since > older],
    )


def _people(
    session: Session,
    table: type[Asking] | type[Review],
    rounds: Mapping[str, RoundTerms],
    newer: int,
) -> Mapping[str, int]:
    """How many people were asked, or handed in, by round."""
    records = {row.record_id for row in rounds.values()}
    rows = session.execute(
        select(table.round_id, func.count(distinct(table.person_id)))
        .where(
            table.round_id.in_(list(rounds)),
            table.record_id.in_(sorted(records)),
            table.since <= newer,
        )
        .group_by(table.round_id)
    )
    return {one: count for one, count in rows}  # noqa: C416  # rows are not pairs to mypy


def _milestones(
    session: Session, document: Document, older: int, newer: int
) -> Sequence[Milestone]:
    """Steps that were named."""
    return session.scalars(
        select(Milestone)
        .where(
            Milestone.record_id == document.id, Milestone.since > older, Milestone.since <= newer
        )
        .order_by(Milestone.row)
    ).all()


def _sealed(session: Session, document: Document, older: int, newer: int) -> bool:
    """Whether the document was signed off."""
    seals = select(func.count()).where(
        Seal.record_id == document.id, Seal.since > older, Seal.since <= newer
    )
    return bool(session.scalar(seals))
