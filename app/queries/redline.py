"""Who changed what between two steps of a document, and what is still said of its text."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Document, Person, Placement, Step, WordingRow
from app.queries.people import names_of
from app.statute.authorship import Version
from app.statute.hands import Hand, Hands, Part
from app.statute.references import Places, shown
from app.statute.snapshot import Snapshot

BEFORE = 0
"""The step of what stood before everything that is told."""


class Side(NamedTuple):
    """A text as it is stored, and where its references lead."""

    snapshot: Snapshot
    places: Places


@dataclass(frozen=True, slots=True)
class _Asked:
    """Between which steps of which record, in which language."""

    record: str
    language: str
    first: int
    last: int


def hands_between(
    session: Session, document: Document, language: str, older: Side, newer: Side
) -> Hands:
    """Who changed what, in either direction of time."""
    first, last = sorted((older.snapshot.step, newer.snapshot.step))
    asked = _Asked(document.id, language, first, last)
    people = names_of(session)
    rows = _worded(session, asked)
    placed = _placed(session, asked)
    numbers = {row.since for row in rows} | set(placed.values()) | {last}
    steps = {one.number: _hand(one, people) for one in _steps(session, document, numbers)}
    counted = steps[max(placed.values())] if placed else None
    parts: dict[Part, list[Version]] = defaultdict(list)
    for row in rows if older.snapshot.step == first else reversed(rows):
        author = people.get(row.author_id or "")
        by = author.name if author else None
        for heading, text in ((True, row.heading), (False, row.text)):
            said = shown(text, newer.places)
            parts[row.clause_id, heading].append(Version(said, by, row.since))
    versions = dict(_whole(parts, older, newer, language, counted))
    changing = [row.since for row in rows] + list(placed.values())
    return Hands(steps, steps[max(changing, default=last)], versions, placed, counted)


def _worded(session: Session, asked: _Asked) -> Sequence[WordingRow]:
    """What was worded otherwise between, oldest first."""
    return session.scalars(
        select(WordingRow)
        .where(WordingRow.record_id == asked.record, WordingRow.language == asked.language)
        .where(WordingRow.since > asked.first, WordingRow.since <= asked.last)
        .order_by(WordingRow.since, WordingRow.row)
    ).all()


def _placed(session: Session, asked: _Asked) -> dict[str, int]:
    """By clause the newest step between that put it somewhere."""
    rows = session.execute(
        select(Placement.clause_id, Placement.since)
        .where(Placement.record_id == asked.record)
        .where(Placement.since > asked.first, Placement.since <= asked.last)
        .order_by(Placement.since)
    )
    return {row.clause_id: row.since for row in rows}


def _steps(session: Session, document: Document, numbers: Collection[int]) -> Iterator[Step]:
    """The steps between the first and the last of those, which are many of them."""
    query = select(Step).where(Step.record_id == document.id)
    between = query.where(Step.number >= min(numbers), Step.number <= max(numbers))
    yield from (step for step in session.scalars(between) if step.number in numbers)


def _hand(step: Step, people: Mapping[str, Person]) -> Hand:
    actor = people.get(step.actor_id or "")
    return Hand(actor.name if actor else "", step.at, step.number)


def _whole(
    parts: Mapping[Part, Sequence[Version]],
    older: Side,
    newer: Side,
    language: str,
    counted: Hand | None,
) -> Iterator[tuple[Part, tuple[Version, ...]]]:
    """What each part said: on the older side, there with the labels of the newer, then otherwise.

    Parts that differ in nothing but labels are among them.
    """
    for clause in {one.id: one for one in (*older.snapshot.clauses, *newer.snapshot.clauses)}:
        before = older.snapshot.by_id.get(clause)
        for heading in (True, False):
            part = clause, heading
            found = list(parts.get(part, ()))
            if before is not None:
                wording = before.wording(language)
                stored = wording.heading if heading else wording.text
                was, now = shown(stored, older.places), shown(stored, newer.places)
                base = [Version(was, None, BEFORE)]
                if was != now and counted is not None:
                    base.append(Version(now, None, counted.step))
                found = base + found
            if len(found) > 1 or (found and before is None):
                yield part, tuple(found)
