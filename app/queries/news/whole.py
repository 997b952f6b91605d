"""What a hint is about, in full: the words that were said, and the text before and after."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import select, tuple_
from sqlalchemy.orm import Session, aliased

from app.models import (
    Assignment,
    Comment,
    CommentRevision,
    Decision,
    Membership,
    Proposal,
    Review,
    RoundTerms,
    Seal,
    Thread,
    Turn,
    WordingRow,
)
from app.queries.news.hints import previous
from app.queries.news.item import Change, Hint, Item, Part, Reason
from app.statute.snapshot import Wording, word

AT_ONCE = 400
"""Pairs one statement asks for."""

Key = tuple[str, int]


def items(session: Session, found: Sequence[Hint]) -> list[Item]:
    """The hints whole, in their order; a dozen questions however many there are."""
    said = _said(session, {(one.thread, one.step) for one in found if one.thread})
    turned = _details(session, found)
    threads = _threads(session, {one.thread for one in found if one.thread})
    changed = _changes(session, {(one.clause, one.step) for one in found if _is_of_text(one)})
    proposed = _proposed(session, [one.thread for one in found if _begins_suggestion(one, threads)])
    return [
        Item(
            hint=one,
            words=said.get((one.thread or "", one.step), "") or turned.get(_key(one), ("", ""))[1],
            detail=turned.get(_key(one), ("", ""))[0],
            quote=threads[one.thread].quote if one.thread in threads else "",
            changes=tuple(changed.get((one.clause or "", one.step), ()))
            or (
                tuple(proposed.get(one.thread or "", ()))
                if _begins_suggestion(one, threads)
                else ()
            ),
        )
        for one in found
    ]


def _key(hint: Hint) -> tuple[str, int, str]:
    return hint.record, hint.step, hint.subject


NOT_OF_TEXT = frozenset({Reason.OBJECTED, Reason.PUT_FORWARD, Reason.CARRIED})
"""Reasons around clauses in which no word changed."""


def _is_of_text(hint: Hint) -> bool:
    return bool(hint.clause) and not hint.thread and hint.reason not in NOT_OF_TEXT


def _begins_suggestion(hint: Hint, threads: Mapping[str, Thread]) -> bool:
    thread = threads.get(hint.thread or "")
    return thread is not None and thread.kind == "suggestion" and thread.since == hint.step


def in_parts(keys: Iterable[Any]) -> Iterable[list[Any]]:
    """The keys, as many at a time as one statement asks for."""
    listed = list(keys)
    for begin in range(0, len(listed), AT_ONCE):
        yield listed[begin : begin + AT_ONCE]


def _threads(session: Session, ids: Collection[str]) -> dict[str, Thread]:
    return {
        thread.id: thread
        for part in in_parts(ids)
        for thread in session.scalars(select(Thread).where(Thread.id.in_(part)))
    }


def _said(session: Session, keys: Collection[tuple[str | None, int]]) -> dict[Key, str]:
    """What was said in each thread by each step, as its author has it now."""
    found: dict[Key, str] = {}
    for part in in_parts(keys):
        asked = tuple_(Comment.thread_id, Comment.since).in_(part)
        for thread, since, body in session.execute(
            select(Comment.thread_id, Comment.since, Comment.body).where(asked)
        ):
            found[thread, since] = body
        revised = tuple_(CommentRevision.thread_id, CommentRevision.said).in_(part)
        for thread, since, body in session.execute(
            select(CommentRevision.thread_id, CommentRevision.said, CommentRevision.body)
            .where(revised)
            .order_by(CommentRevision.row)
        ):
            found[thread, since] = body
    return found


def _details(
    session: Session, found: Sequence[Hint]
) -> dict[tuple[str, int, str], tuple[str, str]]:
    """By hint: what its reason says more closely, and words that are no comment."""
    sorts: dict[Any, tuple[set[Reason], Any, Any]] = {
        Turn: ({Reason.DECIDED, Reason.TURNED, Reason.FOLLOWED}, Turn.outcome, Turn.reason),
        Assignment: ({Reason.ASSIGNED}, Assignment.due, None),
        Decision: ({Reason.OBJECTED}, Decision.verdict, Decision.reason),
        Membership: ({Reason.ROLE}, Membership.role, None),
        Seal: ({Reason.SEALED}, None, Seal.statement),
        Review: ({Reason.HANDED_IN}, None, Review.summary),
        RoundTerms: ({Reason.ASKED, Reason.CLOSED}, RoundTerms.deadline, RoundTerms.title),
    }
    told: dict[tuple[str, int, str], tuple[str, str]] = {}
    for table, (reasons, detail, words) in sorts.items():
        wanted = [one for one in found if one.reason in reasons]
        rows = _by_step(session, table, detail, words, wanted)
        for one in wanted:
            if (one.record, one.step) in rows:
                told[_key(one)] = rows[one.record, one.step]
    return told


def _by_step(
    session: Session, table: Any, detail: Any, words: Any, wanted: Sequence[Hint]
) -> dict[Key, tuple[str, str]]:
    columns = [one for one in (detail, words) if one is not None]
    found: dict[Key, tuple[str, str]] = {}
    for part in in_parts({(one.record, one.step) for one in wanted}):
        asked = tuple_(table.record_id, table.since).in_(part)
        for row in session.execute(select(table.record_id, table.since, *columns).where(asked)):
            told = dict(zip(columns, row[2:], strict=True))
            found[row[0], row[1]] = (told.get(detail) or "", told.get(words) or "")
    return found


def _changes(session: Session, keys: Collection[tuple[str | None, int]]) -> dict[Key, list[Change]]:
    """What each of the clauses said before and after each of the steps."""
    found: dict[Key, list[Change]] = defaultdict(list)
    before = aliased(WordingRow)
    for part in in_parts(keys):
        rows = session.execute(
            select(WordingRow, before)
            .outerjoin(before, previous(WordingRow, before))
            .where(tuple_(WordingRow.clause_id, WordingRow.since).in_(part))
            .order_by(WordingRow.language)
        )
        for now, then in rows:
            old = _wording(then) if then else word(now.language, "", "")
            found[now.clause_id, now.since].append(Change(old, _wording(now)))
    return found


def _wording(row: WordingRow) -> Wording:
    return Wording(row.language, row.heading, row.text, row.digest, row.made_from)


def _proposed(session: Session, threads: Collection[str | None]) -> dict[str, list[Change]]:
    """What each suggestion proposes, against the words it was written against."""
    found: dict[str, list[Change]] = defaultdict(list)
    for part in in_parts(threads):
        proposals = session.scalars(
            select(Proposal).where(Proposal.thread_id.in_(part)).order_by(Proposal.row)
        ).all()
        bases = _bases(session, {one.base for one in proposals})
        for one in proposals:
            nothing = word(one.language, "", "")
            after = word(one.language, one.heading, one.text)
            before = nothing if one.deed else bases.get(one.base, nothing)
            found[one.thread_id].append(Change(before, after, _part(one)))
    return found


def _part(one: Proposal) -> Part:
    return Part(
        one.part or 0,
        one.deed or "reword",
        clause=one.clause_id or "",
        parent=one.parent_id or "",
        beside=one.after_id or "",
        under=one.under_part or 0,
    )


def _bases(session: Session, digests: Collection[str]) -> dict[str, Wording]:
    rows = session.scalars(select(WordingRow).where(WordingRow.digest.in_(digests)))
    return {row.digest: _wording(row) for row in rows}
