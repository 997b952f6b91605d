"""What is new to a person: what others did that concerns them, and what of it they have read."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.models import Document, Person
from app.queries.memory import Memory
from app.queries.news.hints import Scope, hints
from app.queries.news.item import (
    LETTERED_ALREADY,
    URGENT,
    Bundle,
    Change,
    Hint,
    Item,
    Part,
    Reason,
)
from app.queries.news.scope import (
    EVERYTHING,
    Marks,
    follows_of,
    is_read,
    marks_of,
    recent_marks,
    scope_of,
    shelf,
)
from app.queries.news.whole import items
from app.queries.people import Seat, seats_of

__all__ = [
    "EVERYTHING",
    "LETTERED_ALREADY",
    "URGENT",
    "Asked",
    "Bundle",
    "Change",
    "Hint",
    "Inbox",
    "Item",
    "Part",
    "Reason",
    "bundled",
    "hints",
    "inbox",
    "items",
    "marks_of",
    "news_for",
    "recent_marks",
    "scope_of",
    "unread_count",
]


def news_for(
    session: Session, person: Person, document: Document, after_step: int
) -> tuple[Item, ...]:
    """What others did to a document after a step that concerns the person, oldest first."""
    scope = scope_of(session, person.id, {document.id: after_step})
    return tuple(items(session, hints(session, scope)))


COUNTS: Memory[str, int] = Memory(2_000)
"""How many news people had when last asked: true as long as neither record nor marks changed."""


def unread_count(session: Session, person: Person, seats: Iterable[Seat]) -> int:
    """Conversations, clauses and documents with news the person has not read.

    Two questions where nothing happened since it was last asked, four where something did.
    """
    mine, marks = shelf(seats), marks_of(session, person.id)
    behind = {
        record: floor
        for record, began in mine.began.items()
        if (floor := max(began, marks.get(record, {}).get(EVERYTHING, 0))) < mine.newest[record]
    }
    if not behind:
        return 0
    follows = follows_of(session, person.id, behind)
    state = repr((person.id, [mine.digests[one] for one in sorted(behind)], marks, follows))
    return COUNTS.found(
        state, lambda: _count(session, scope_of(session, person.id, behind, follows), marks)
    )


def _count(session: Session, scope: Scope, marks: Marks) -> int:
    fresh = (one for one in hints(session, scope) if not is_read(one, marks))
    return len({(one.record, one.subject) for one in fresh})


@dataclass(frozen=True, slots=True)
class Asked:
    """Which news are wanted."""

    document: str = ""
    """Slug; empty: all documents."""
    reason: str = ""
    """Empty: whatever the reason."""
    everything: bool = False
    """Also what was read."""


@dataclass(frozen=True, slots=True)
class Inbox:
    """The news of a person."""

    bundles: Sequence[tuple[Document, Sequence[Bundle]]]
    """By document; within it unread ones first, then the newest first."""
    documents: Sequence[Document]
    """Every document they may have news of."""
    newest: Mapping[str, int]
    """By record the newest step there was when the page was made."""
    unread: int
    """Over all documents, whatever was asked for."""
    more: bool
    """There is more than is shown."""


SHOWN = 100
"""Bundles on one page."""


def inbox(session: Session, person: Person, asked: Asked) -> Inbox:
    """What is asked for of the person's news."""
    mine, marks = shelf(seats_of(session, person.id)), marks_of(session, person.id)
    found = hints(session, scope_of(session, person.id, mine.began))
    fresh = {(one.record, one.subject) for one in found if not is_read(one, marks)}
    wanted = [one for one in found if _is_wanted(one, asked, mine.documents, marks)]
    order = _order(wanted, fresh)
    shown = set(order[:SHOWN])
    whole = items(session, [one for one in wanted if (one.record, one.subject) in shown])
    by_key = {(one.record, one.subject): one for one in bundled(whole, marks)}
    by_document: dict[str, list[Bundle]] = defaultdict(list)
    for key in order[:SHOWN]:
        by_document[key[0]].append(by_key[key])
    return Inbox(
        bundles=[(mine.documents[record], bundles) for record, bundles in by_document.items()],
        documents=list(mine.documents.values()),
        newest=mine.newest,
        unread=len(fresh),
        more=len(order) > SHOWN,
    )


def _is_wanted(hint: Hint, asked: Asked, documents: Mapping[str, Document], marks: Marks) -> bool:
    return (
        (not asked.document or documents[hint.record].slug == asked.document)
        and (not asked.reason or hint.reason == asked.reason)
        and (asked.everything or not is_read(hint, marks))
    )


def _order(wanted: Iterable[Hint], fresh: set[tuple[str, str]]) -> list[tuple[str, str]]:
    """Bundles by record and subject: unread ones first, then the newest first."""
    newest = {(one.record, one.subject): one.at for one in wanted}  # the last of each stays
    return sorted(newest, key=lambda key: (key in fresh, newest[key]), reverse=True)


def bundled(whole: Iterable[Item], marks: Marks | None = None) -> list[Bundle]:
    """Items gathered by conversation and clause; bundles by their first."""
    found: dict[tuple[str, str], list[Item]] = defaultdict(list)
    for one in whole:
        found[one.hint.record, one.hint.subject].append(one)
    return [
        Bundle(
            record,
            subject,
            tuple(gathered),
            unread=not all(is_read(one.hint, marks or {}) for one in gathered),
        )
        for (record, subject), gathered in found.items()
    ]
