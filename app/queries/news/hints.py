"""Which steps of others concern a person, of all their documents in one question."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    exists,
    false,
    func,
    literal,
    null,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from app.models import (
    Asking,
    Assignment,
    CarryOver,
    Comment,
    Decision,
    Membership,
    Mention,
    Placement,
    Review,
    ReviewRound,
    RoundTerms,
    Seal,
    Step,
    Thread,
    Turn,
    WordingRow,
)
from app.queries.news.item import Hint, Reason

MANY = 5
"""Clauses one step may change for somebody before it is told as one piece of news."""

Question = Select[Any]
Condition = ColumnElement[bool] | InstrumentedAttribute[bool]


@dataclass(frozen=True, slots=True)
class Scope:
    """For whom, where, and since when."""

    person: str
    floors: Mapping[str, int]
    """By record the last step that is no news any more."""
    clauses: frozenset[str] = frozenset()
    """Clauses the person follows, with all that stand under them."""
    threads: frozenset[str] = frozenset()
    """Threads the person follows."""
    silenced: frozenset[str] = frozenset()
    """Threads and clauses the person wants no news of, as subjects."""


def hints(session: Session, scope: Scope) -> list[Hint]:
    """What is news, oldest first: one hint for each step and subject, the most pressing."""
    if not scope.floors:
        return []
    rows: Iterable[Any] = session.execute(union_all(*_questions(scope)))
    found = [
        Hint(record, step, at, actor, deed, Reason(reason), clause, thread)
        for record, step, at, actor, deed, reason, clause, thread in rows
    ]
    return _told_once(found, scope.silenced)


def _told_once(found: Iterable[Hint], silenced: Collection[str]) -> list[Hint]:
    ranks = list(Reason)
    best: dict[tuple[str, int, str], Hint] = {}
    for hint in found:
        key = (hint.record, hint.step, hint.subject)
        kept = best.get(key)
        if kept is None or ranks.index(hint.reason) < ranks.index(kept.reason):
            best[key] = hint
    heard = [one for one in best.values() if _is_heard(one, silenced)]
    return sorted(_folded(heard), key=lambda one: (one.at, one.record, one.step, one.subject))


def _is_heard(hint: Hint, silenced: Collection[str]) -> bool:
    """What calls on somebody by name is heard whatever they want no news of."""
    return hint.subject not in silenced or hint.reason in (Reason.ASSIGNED, Reason.MENTION)


def _folded(found: Iterable[Hint]) -> Iterable[Hint]:
    """A step that changed many clauses is one piece of news on the document."""
    by_step: dict[tuple[str, int], list[Hint]] = defaultdict(list)
    for hint in found:
        by_step[hint.record, hint.step].append(hint)
    for of_one in by_step.values():
        many = [one for one in of_one if one.reason in (Reason.CHANGED, Reason.FOLLOWED)]
        if len(many) > MANY:
            first = min(many, key=lambda one: list(Reason).index(one.reason))
            yield replace(first, clause=None, thread=None, count=len(many))
            yield from (one for one in of_one if one not in many)
        else:
            yield from of_one


def _questions(scope: Scope) -> Sequence[Question]:
    return [
        *_of_talk(scope),
        *_of_text(scope),
        *_of_rounds(scope),
        _rows(scope, Seal, Reason.SEALED),
        _rows(scope, Membership, Reason.ROLE, Membership.person_id == scope.person),
    ]


def _rows(
    scope: Scope,
    table: Any,
    reason: Reason,
    *where: Condition,
    clause: Any = None,
    thread: Any = None,
) -> Question:
    """Rows of a recorded table that others made after the floors."""
    others = or_(Step.actor_id != scope.person, Step.actor_id.is_(None))
    return (
        select(
            Step.record_id,
            Step.number,
            Step.at,
            Step.actor_id,
            Step.deed,
            literal(str(reason)),
            null() if clause is None else clause,
            null() if thread is None else thread,
        )
        .select_from(table)
        .join(Step, and_(Step.record_id == table.record_id, Step.number == table.since))
        .where(after(scope.floors, table), others, *where)
    )


def after(floors: Mapping[str, int], table: Any) -> ColumnElement[bool]:
    """That a row is younger than the floor of its record."""
    return or_(
        false(), *(and_(table.record_id == r, table.since > n) for r, n in sorted(floors.items()))
    )


def _of_talk(scope: Scope) -> Iterable[Question]:
    for table, reason in ((Mention, Reason.MENTION), (Assignment, Reason.ASSIGNED)):
        yield _on_threads(scope, table, reason, table.person_id == scope.person)
    mine = _mine(scope)
    later = Comment.since > _joined(scope)
    yield _on_threads(scope, Comment, Reason.REPLY, Comment.thread_id.in_(mine), later)
    suggested = and_(Thread.author_id == scope.person, Thread.kind == "suggestion")
    yield _on_threads(scope, Turn, Reason.DECIDED, suggested)
    yield _on_threads(scope, Turn, Reason.TURNED, Turn.thread_id.in_(mine))
    written = exists().where(
        WordingRow.record_id == Thread.record_id,
        WordingRow.digest == Thread.digest,
        WordingRow.language == Thread.language,
        WordingRow.author_id == scope.person,
        WordingRow.clause_id == Thread.clause_id,
    )
    begun = {"clause": Thread.clause_id, "thread": Thread.id}
    yield _rows(scope, Thread, Reason.ON_MY_WORDS, written, **begun)
    if scope.clauses:
        there = Thread.clause_id.in_(scope.clauses)
        yield _rows(scope, Thread, Reason.FOLLOWED, there, **begun)
        yield _on_threads(scope, Comment, Reason.FOLLOWED, there)
        yield _on_threads(scope, Turn, Reason.FOLLOWED, there)


def _on_threads(scope: Scope, table: Any, reason: Reason, *where: Condition) -> Question:
    begun = {"clause": Thread.clause_id, "thread": Thread.id}
    return _rows(scope, table, reason, *where, **begun).join(Thread, Thread.id == table.thread_id)


def _mine(scope: Scope) -> Any:
    """Threads the person began, spoke in, or follows."""
    begun = select(Thread.id).where(
        Thread.author_id == scope.person, Thread.record_id.in_(scope.floors)
    )
    spoken = select(Comment.thread_id).where(
        Comment.author_id == scope.person, Comment.record_id.in_(scope.floors)
    )
    followed = select(Thread.id).where(Thread.id.in_(scope.threads))
    return begun.union(spoken, followed)


def _joined(scope: Scope) -> Any:
    """The step by which the person first spoke in a thread: what was said before, they know."""
    own = aliased(Comment)
    first = (
        select(func.min(own.since))
        .where(own.thread_id == Comment.thread_id, own.author_id == scope.person)
        .correlate(Comment)
        .scalar_subquery()
    )
    return func.coalesce(first, 0)


def _of_text(scope: Scope) -> Iterable[Question]:
    before = aliased(WordingRow)
    mine = or_(before.author_id == scope.person, _approved(scope, before))
    not_mine_now = or_(WordingRow.author_id != scope.person, WordingRow.author_id.is_(None))
    yield _rows(
        scope, WordingRow, Reason.CHANGED, mine, not_mine_now, clause=WordingRow.clause_id
    ).join(before, previous(WordingRow, before))
    yield _struck(scope)
    objected = and_(Decision.verdict == "object", _written(scope))
    yield _rows(scope, Decision, Reason.OBJECTED, objected, clause=Step.clause_id)
    yield from _of_agreement(scope)
    if scope.clauses:
        for table in (WordingRow, Placement):
            there = table.clause_id.in_(scope.clauses)
            yield _rows(scope, table, Reason.FOLLOWED, there, clause=table.clause_id)


def _of_agreement(scope: Scope) -> Iterable[Question]:
    """What is put forward to be agreed by silence too, and what of their words was carried over."""
    silence = Step.facts["silent_days"].as_integer() > 0
    put = Decision.verdict == "propose"
    yield _rows(
        scope, Decision, Reason.PUT_FORWARD, put, silence, _decides(scope), clause=Step.clause_id
    )
    mine = CarryOver.person_id == scope.person
    yield _rows(scope, CarryOver, Reason.CARRIED, mine, clause=CarryOver.clause_id)


def _decides(scope: Scope) -> ColumnElement[bool]:
    """That the person is a member of the document by now."""
    later = aliased(Membership)
    superseded = exists().where(
        later.record_id == Membership.record_id,
        later.person_id == Membership.person_id,
        later.since > Membership.since,
    )
    return exists().where(
        Membership.record_id == Decision.record_id,
        Membership.person_id == scope.person,
        Membership.role == "member",
        ~superseded,
    )


def _approved(scope: Scope, words: Any) -> ColumnElement[bool]:
    return exists().where(
        Decision.record_id == words.record_id,
        Decision.clause_id == words.clause_id,
        Decision.digest == words.digest,
        Decision.person_id == scope.person,
        Decision.verdict.in_(("approve", "propose")),
    )


def _written(scope: Scope) -> ColumnElement[bool]:
    return exists().where(
        WordingRow.record_id == Decision.record_id,
        WordingRow.digest == Decision.digest,
        WordingRow.author_id == scope.person,
        WordingRow.clause_id == Decision.clause_id,
    )


def _struck(scope: Scope) -> Question:
    """Clauses whose standing words the person wrote, struck or brought back."""
    before, words = aliased(Placement), aliased(WordingRow)
    newest = (
        select(func.max(words.since))
        .where(words.clause_id == Placement.clause_id, words.since <= Placement.since)
        .correlate(Placement)
        .scalar_subquery()
    )
    mine = exists().where(
        words.clause_id == Placement.clause_id,
        words.since == newest,
        words.author_id == scope.person,
    )
    turned = before.struck != Placement.struck
    question = _rows(scope, Placement, Reason.CHANGED, turned, mine, clause=Placement.clause_id)
    return question.join(before, previous(Placement, before))


def previous(table: Any, before: Any) -> ColumnElement[bool]:
    """That `before` is the row just before one of `table`: of its clause, and its language."""
    earlier = aliased(table)
    same = [(table.clause_id, before.clause_id, earlier.clause_id)]
    if table is WordingRow:
        same.append((table.language, before.language, earlier.language))
    newest = (
        select(func.max(earlier.since))
        .where(earlier.since < table.since, *(theirs == ours for ours, _, theirs in same))
        .correlate(table)
        .scalar_subquery()
    )
    return and_(before.since == newest, *(theirs == ours for ours, theirs, _ in same))


def _of_rounds(scope: Scope) -> Iterable[Question]:
    yield _rows(scope, Asking, Reason.ASKED, Asking.person_id == scope.person)
    was_asked = exists().where(
        Asking.round_id == RoundTerms.round_id,
        Asking.record_id == RoundTerms.record_id,
        Asking.person_id == scope.person,
    )
    yield _rows(scope, RoundTerms, Reason.CLOSED, RoundTerms.closed, was_asked)
    opened = exists().where(
        ReviewRound.id == Review.round_id, ReviewRound.person_id == scope.person
    )
    yield _rows(scope, Review, Reason.HANDED_IN, opened)
