"""What happened to each clause between two steps of a document, and to which words."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from sqlalchemy import func, select, union
from sqlalchemy.orm import Session

from app.models import (
    Citation,
    Document,
    Milestone,
    NeedLink,
    Person,
    Placement,
    Record,
    Step,
    WordingRow,
)
from app.queries.references import Neighbours
from app.queries.snapshots import milestones, snapshot, step_named, touched_between
from app.statute.diffing import Run
from app.statute.diffing.labels import labelled
from app.statute.moves import moved_between, same_tree
from app.statute.numbering import Unit, cite_path, number_all, paths, printed
from app.statute.references import Places
from app.statute.references.places import Others
from app.statute.snapshot import LANGUAGES, Clause, Snapshot, Wording


class Happening(StrEnum):
    """What became of a clause; the order is the order in which it is told.

    Converted: it is another kind of unit than it was.
    """

    INSERTED = "inserted"
    STRUCK = "struck"
    RESTORED = "restored"
    MOVED = "moved"
    CONVERTED = "converted"
    HEADING = "heading"
    REWORDED = "reworded"
    RENUMBERED = "renumbered"


@dataclass(frozen=True, slots=True)
class Change:
    """One clause that differs; a side on which it does not stand is None."""

    id: str
    before: Clause | None
    after: Clause | None
    happened: tuple[Happening, ...]
    languages: tuple[str, ...]
    """In which its words differ; for an inserted or struck clause, in which it has words."""

    @property
    def shown(self) -> Clause:
        """The clause on the newer side, else on the older."""
        clause = self.after or self.before
        assert clause is not None  # noqa: S101  # a change has a side
        return clause

    def words(self, language: str) -> tuple[Wording | None, Wording | None]:
        """What it said and says; None on a side where it does not stand."""
        before = self.before.wording(language) if self.before else None
        return before, self.after.wording(language) if self.after else None


@dataclass(frozen=True)
class Side:
    """A document at a step, with the number of each clause there."""

    snapshot: Snapshot
    others: Others | None = None
    """The documents its references may lead to."""

    @cached_property
    def places(self) -> Places:
        """Where its references lead."""
        return Places(self.snapshot, self.others)

    @cached_property
    def numbers(self) -> Mapping[str, str]:
        """Bare number of each clause by id."""
        about = self.snapshot.particulars
        return number_all(self.snapshot.clauses, about.family, about.numbering)

    def label(self, clause_id: str, language: str) -> str:
        """The number as printed there; "" where the clause has none or does not stand there."""
        clause = self.snapshot.by_id.get(clause_id)
        family = self.snapshot.particulars.family
        number = self.numbers.get(clause_id, "")
        return printed(clause.kind, number, family, language) if clause else ""

    @cached_property
    def paths(self) -> Mapping[str, tuple[Unit, ...]]:
        """For each clause the units from the top down to it."""
        return paths(self.snapshot.clauses, self.numbers)

    def cited(self, clause_id: str, language: str) -> str:
        """How the clause is cited in full; "" where it does not stand there."""
        path = self.paths.get(clause_id, ())
        return cite_path(path, self.snapshot.particulars.family, language, opens=True)


@dataclass(frozen=True)
class Comparison:
    """Two steps of one document side by side."""

    older: Side
    newer: Side
    changes: tuple[Change, ...]
    """In reading order of the newer text; what it lacks follows what it followed before."""
    renumbered: tuple[str, ...] = field(default=())
    """Ids of clauses of which only the number differs."""

    @cached_property
    def by_id(self) -> Mapping[str, Change]:
        """Changes by clause."""
        return {change.id: change for change in self.changes}

    @property
    def counts(self) -> Mapping[Happening, int]:
        """How many clauses each thing happened to."""
        told = Counter(what for change in self.changes for what in change.happened)
        told[Happening.RENUMBERED] = len(self.renumbered)
        return {what: told[what] for what in Happening if told[what]}

    def in_language(self, language: str) -> tuple[Change, ...]:
        """Changes to be told to a reader of one language."""
        structural = set(Happening) - {Happening.HEADING, Happening.REWORDED}
        return tuple(
            change
            for change in self.changes
            if language in change.languages or structural & set(change.happened)
        )

    def read(self, runs: Iterable[Run]) -> tuple[Run, ...]:
        """Runs over stored words as they are read: with the labels of references of either side."""
        return labelled(runs, self.older.places, self.newer.places)

    def label(self, change: Change, language: str) -> str:
        """The number of the clause where it is shown."""
        side = self.newer if change.after else self.older
        return side.label(change.id, language)


def compare_steps(session: Session, document: Document, older: int, newer: int) -> Comparison:
    """What differs at step `newer` from step `older`; the steps may come in either order.

    Only clauses that a step between the two touched are looked into. Raises NoSuchStep.
    """
    before = snapshot(session, document, older)
    after = before if newer == older else snapshot(session, document, newer)
    touched = touched_between(session, document.id, *sorted((older, newer)))
    others = Neighbours(session)
    sides = Side(before, others), Side(after, others)
    changes = tuple(_changes(*sides, touched))
    changed = {change.id for change in changes}
    return Comparison(*sides, changes, tuple(_renumbered(*sides, changed)))


def compare_texts(
    session: Session, older: Snapshot, newer: Snapshot, among: frozenset[str]
) -> Comparison:
    """The same of two texts of which only the clauses named may differ, or their numbers."""
    others = Neighbours(session)
    sides = Side(older, others), Side(newer, others)
    changes = tuple(_changes(*sides, among))
    return Comparison(*sides, changes, tuple(_renumbered(*sides, {one.id for one in changes})))


def changes_among(
    session: Session, older: Snapshot, newer: Snapshot, among: frozenset[str]
) -> tuple[Change, ...]:
    """What differs of certain clauses; what is only renumbered is not looked for."""
    others = Neighbours(session)
    return tuple(_changes(Side(older, others), Side(newer, others), among))


def _changes(older: Side, newer: Side, touched: frozenset[str]) -> Iterator[Change]:
    if not touched:
        return
    moved = moved_between(older.snapshot.clauses, newer.snapshot.clauses, touched)
    for clause_id in in_both_orders(older.snapshot, newer.snapshot):
        if clause_id in touched:
            change = _change(clause_id, older, newer, moved=clause_id in moved)
            if change.happened:
                yield change


def _change(clause_id: str, older: Side, newer: Side, *, moved: bool) -> Change:
    before, after = _standing(older, clause_id), _standing(newer, clause_id)
    languages = tuple(
        language for language in LANGUAGES if _digest(before, language) != _digest(after, language)
    )
    happened: list[Happening] = []
    if before and after:
        converted = before.kind is not after.kind
        happened = [Happening.MOVED] * moved + [Happening.CONVERTED] * converted
        happened += _reworded(before, after, languages)
    elif after:
        known = clause_id in older.snapshot.by_id
        happened = [Happening.RESTORED if known else Happening.INSERTED]
    elif before:
        happened = [Happening.STRUCK]
    return Change(clause_id, before, after, tuple(happened), languages)


def _standing(side: Side, clause_id: str) -> Clause | None:
    """The clause, unless it is struck or not there."""
    clause = side.snapshot.by_id.get(clause_id)
    return None if clause is None or clause.struck else clause


def _digest(clause: Clause | None, language: str) -> str | None:
    """The digest of its words; None for no words, whether the clause is there or not."""
    wording = clause.wording(language) if clause else None
    return wording.digest if wording and (wording.heading or wording.text) else None


def _reworded(before: Clause, after: Clause, languages: Iterable[str]) -> list[Happening]:
    pairs = [(before.wording(language), after.wording(language)) for language in languages]
    headings = [Happening.HEADING] * any(was.heading != now.heading for was, now in pairs)
    texts = any(was.text != now.text for was, now in pairs)
    return headings + [Happening.REWORDED] * texts


def in_both_orders(older: Snapshot, newer: Snapshot) -> Iterator[str]:
    """Ids in the newer reading order; what it lacks follows what it followed before."""
    lost: dict[str | None, list[str]] = {}
    last: str | None = None
    for clause in older.clauses:
        if clause.id in newer.by_id:
            last = clause.id
        else:
            lost.setdefault(last, []).append(clause.id)
    yield from lost.get(None, ())
    for clause in newer.clauses:
        yield clause.id
        yield from lost.get(clause.id, ())


def _renumbered(older: Side, newer: Side, changed: set[str]) -> Iterator[str]:
    """Clauses that stand on both sides, printed with another number and otherwise the same."""
    was, now = older.snapshot, newer.snapshot
    counted = [(one.particulars.family, one.particulars.numbering) for one in (was, now)]
    if counted[0] == counted[1] and same_tree(was.clauses, now.clauses):
        return
    for clause in newer.snapshot.clauses:
        same = clause.id not in changed and _standing(older, clause.id) and not clause.struck
        if same and older.numbers[clause.id] != newer.numbers[clause.id]:
            yield clause.id


def starting_step(session: Session, document: Document) -> int:
    """What a comparison starts from by itself: the text in force, else the first with words."""
    named: list[Milestone] = milestones(session, document)
    in_force = [milestone.step for milestone in named if milestone.kind == "in_force"]
    if in_force:
        return max(in_force)
    worded = select(func.min(WordingRow.since)).where(WordingRow.record_id == document.id)
    return session.scalar(worded) or session.get_one(Record, document.id).steps


def changing_steps(session: Session, document: Document, limit: int) -> list[tuple[Step, str]]:
    """The newest steps that changed text, structure or evidence, newest first, by whom."""
    changing = union(
        *(
            select(table.since).where(table.record_id == document.id)
            for table in (Placement, WordingRow, Citation, NeedLink)
        )
    ).subquery()
    rows = session.execute(
        select(Step, Person.name)
        .join(changing, changing.c.since == Step.number)
        .outerjoin(Person, Person.id == Step.actor_id)
        .where(Step.record_id == document.id)
        .order_by(Step.number.desc())
        .limit(limit)
    )
    return [(step, name or "") for step, name in rows]


def newest_step(session: Session, document: Document) -> int:
    """The number of the newest step."""
    return session.get_one(Record, document.id).steps


def asked_steps(
    session: Session, document: Document, older: str = "", newer: str = ""
) -> tuple[int, int]:
    """The steps two numbers or milestones stand for; empty: the text in force, and now.

    Raises NoSuchStep.
    """
    begin = step_named(session, document, older) if older else starting_step(session, document)
    end = step_named(session, document, newer) if newer else newest_step(session, document)
    return begin, end
