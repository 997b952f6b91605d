"""Of which documents a person gets news, since when, and what they follow there."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.models import (
    Document,
    Follow,
    NewsMark,
    Person,
    Placement,
    PlacementHead,
)
from app.queries.news.hints import Scope
from app.queries.news.item import Hint
from app.queries.people import Seat, documents_of

FURTHEST = 5_000
"""Steps of a document behind its newest that are looked at: what is older is history."""

RECENT = 8
"""Marks that are offered to be taken back."""

EVERYTHING = ""
"""The subject of a mark on the whole document."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """The documents of a person that may have news, with what is known of each."""

    documents: Mapping[str, Document]
    began: Mapping[str, int]
    """By record the step before the one that let the person in."""
    newest: Mapping[str, int]
    digests: Mapping[str, str]
    """Of the newest steps: what nothing that happened is missing from."""


def shelf(seats: Iterable[Seat]) -> Shelf:
    """Documents the person has a role on now: no others are spoken of."""
    mine = {seat.document.id: seat for seat in seats}
    return Shelf(
        documents={record: seat.document for record, seat in mine.items()},
        began={record: max(seat.since - 1, seat.steps - FURTHEST) for record, seat in mine.items()},
        newest={record: seat.steps for record, seat in mine.items()},
        digests={record: seat.digest for record, seat in mine.items()},
    )


Marks = Mapping[str, Mapping[str, int]]
"""By record and subject the step up to which the person has read."""


def marks_of(session: Session, person_id: str) -> Marks:
    """How far a person has read."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    rows = session.execute(
        select(NewsMark.record_id, NewsMark.subject, func.max(NewsMark.step))
        .where(NewsMark.person_id == person_id)
        .group_by(NewsMark.record_id, NewsMark.subject)
    )
    for record, subject, step in rows:
        found[record][subject] = step
    return found


def is_read(hint: Hint, marks: Marks) -> bool:
    """Whether a mark covers the step."""
    here = marks.get(hint.record, {})
    return hint.step <= max(here.get(EVERYTHING, 0), here.get(hint.subject, 0))


Follows = Collection[tuple[str, bool]]
"""Subjects, and whether they are followed or unwanted."""


def follows_of(session: Session, person_id: str, records: Collection[str]) -> Follows:
    """What the person said they follow, or want no news of."""
    rows = session.execute(
        select(Follow.subject, Follow.following)
        .where(Follow.person_id == person_id, Follow.record_id.in_(records))
        .order_by(Follow.subject)
    )
    return [(subject, following) for subject, following in rows]


def scope_of(
    session: Session, person_id: str, floors: Mapping[str, int], rows: Follows | None = None
) -> Scope:
    """What to ask for: with what the person follows, and what they want no news of."""
    rows = follows_of(session, person_id, floors) if rows is None else rows
    followed = [subject for subject, following in rows if following]
    roots = _ids(followed, "c-")
    return Scope(
        person=person_id,
        floors=floors,
        clauses=_with_all_below(session, floors, roots) if roots else frozenset(),
        threads=_ids(followed, "t-"),
        silenced=frozenset(subject for subject, following in rows if not following),
    )


def _ids(subjects: Iterable[str], kind: str) -> frozenset[str]:
    return frozenset(one.removeprefix(kind) for one in subjects if one.startswith(kind))


def _with_all_below(
    session: Session, records: Collection[str], roots: Iterable[str]
) -> frozenset[str]:
    """The clauses and all that stands under them now."""
    below: dict[str, list[str]] = defaultdict(list)
    rows = session.execute(
        select(Placement.parent_id, Placement.clause_id)
        .join(PlacementHead, PlacementHead.placement_row == Placement.row)
        .where(PlacementHead.record_id.in_(records), Placement.parent_id.is_not(None))
    )
    for parent, clause in rows:
        below[parent or ""].append(clause)
    found: set[str] = set()
    waiting = list(roots)
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting.extend(below[one])
    return frozenset(found)


def recent_marks(session: Session, person: Person) -> list[tuple[NewsMark, Document]]:
    """The newest marks of a person on documents they still read: what they may take back."""
    rows = session.execute(
        select(NewsMark, Document)
        .join(Document, Document.id == NewsMark.record_id)
        .where(
            NewsMark.person_id == person.id,
            NewsMark.record_id.in_([document.id for document, _ in documents_of(session, person)]),
        )
        .order_by(NewsMark.row.desc())
        .limit(RECENT)
    )
    return [(mark, document) for mark, document in rows]
