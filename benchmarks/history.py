"""A long record for a document: what a committee would do to it in years of work."""

import random
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from sqlalchemy import delete, func, insert, inspect, select, update
from sqlalchemy.orm import Session

from app.models import (
    Base,
    Clause,
    Document,
    Placement,
    PlacementHead,
    Record,
    Recorded,
    Step,
    WordingHead,
    WordingRow,
    new_id,
)
from app.operations.recording import Actor
from app.queries.records import rows_digest
from app.queries.snapshots import snapshot
from app.statute import snapshot as statute
from app.statute.record import StepFacts, step_digest
from app.statute.snapshot import AUTHORITATIVE, Wording, word

INSERTED = 300
"""About how many clauses a record adds, however long it is: the act stays as large."""

BEGAN = datetime(2026, 1, 5, 9, tzinfo=UTC)

SPOKEN = (
    "üzv ali təhsil müəssisəsi şura katib sədr qərar iclas səs çoxluğu nizamnamə dəyişiklik "
    "təklif müddət on beş gün ərzində yazılı bildiriş əsasında qəbul edilir hesab olunur"
)

WORDS = SPOKEN.split()


@dataclass(slots=True)
class Desk:
    """What the years of work are done on, and what has been done and is not written down yet."""

    record: str
    authors: list[str]
    clauses: list[statute.Clause]
    """Those with words, as they stand."""
    chance: random.Random
    number: int
    """Of the newest step."""
    digest: str
    made: dict[type[Base], list[dict[str, object]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    rows: list[Recorded] = field(default_factory=list)
    """What the step being made has made so far."""

    def actor(self, turn: int) -> Actor:
        """Whoever is at work, ten minutes after the one before."""
        who = self.chance.choice(self.authors) if self.authors else None
        return Actor(who, BEGAN + timedelta(minutes=10 * turn))

    def add(self, row: Recorded) -> None:
        """Make a row part of the step being made."""
        row.record_id, row.since = self.record, self.number + 1
        self.rows.append(row)

    def close(self, deed: str) -> None:
        """End the step, as app.operations.recording does, but leave the writing for later."""
        self.number += 1
        actor = self.actor(self.number)
        facts = {"rows": rows_digest(self.rows)}
        said = StepFacts(
            self.record, self.number, actor.at, actor.person_id, deed, None, facts, self.digest
        )
        step = Step(
            record_id=self.record,
            number=self.number,
            at=said.at,
            actor_id=said.actor,
            deed=deed,
            clause_id=None,
            facts=facts,
            previous=said.previous,
            digest=step_digest(said),
        )
        self.digest = step.digest
        for row in (*self.rows, step):
            self.made[type(row)].append(_columns(row))
        self.rows.clear()

    def clause(self) -> int:
        """Place of a clause to work on: seven times in ten one of a hot tenth."""
        some = len(self.clauses)
        hot = max(1, some // 10)
        return self.chance.randrange(hot if self.chance.random() < 0.7 else some)


def sentence(chance: random.Random, length: int = 12) -> str:
    """Words that look like a provision."""
    return " ".join(chance.choices(WORDS, k=length)).capitalize() + "."


def lengthen(session: Session, document: Document, authors: list[str], steps: int) -> None:
    """Bring the record of a document to at least `steps` steps: mostly edits, some of structure.

    Rows are written in bulk and are those the deeds would have made: `flask record verify` passes.
    """
    now = snapshot(session, document)
    worded = [one for one in now.clauses if one.wording(AUTHORITATIVE).text and not one.struck]
    chance = random.Random(57)  # noqa: S311
    often = (91, 100 * INSERTED / steps, 3, 3)
    desk = Desk(document.id, authors, worded, chance, now.step, now.digest)
    for turn in range(now.step, steps):
        deed, do = chance.choices(DEEDS, weights=often)[0]
        do(desk)
        desk.close(deed)
        if turn % 2000 == 0:
            _write(session, desk)
    _write(session, desk)
    _stand(session, desk)


def _write(session: Session, desk: Desk) -> None:
    for table in (Clause, Placement, WordingRow, Step):  # each refers to those before it
        if rows := desk.made.pop(table, None):
            session.execute(insert(table), rows)


def _stand(session: Session, desk: Desk) -> None:
    """Let the newest rows stand, and the record end where it ends now."""
    session.execute(
        update(Record).where(Record.id == desk.record).values(steps=desk.number, digest=desk.digest)
    )
    for head in (PlacementHead, WordingHead):
        session.execute(delete(head).where(head.record_id == desk.record))
    placed = select(Placement.clause_id, Placement.record_id, func.max(Placement.row)).where(
        Placement.record_id == desk.record
    )
    columns = ["clause_id", "record_id", "placement_row"]
    by_clause = placed.group_by(Placement.clause_id, Placement.record_id)
    session.execute(insert(PlacementHead).from_select(columns, by_clause))
    which = (WordingRow.clause_id, WordingRow.language, WordingRow.record_id)
    worded = select(*which, func.max(WordingRow.row)).where(WordingRow.record_id == desk.record)
    columns = ["clause_id", "language", "record_id", "wording_row"]
    session.execute(insert(WordingHead).from_select(columns, worded.group_by(*which)))
    session.expire_all()


def _columns(row: Base) -> dict[str, object]:
    return {
        column.key: getattr(row, column.key)
        for column in inspect(type(row)).column_attrs
        if column.key != "row"
    }


def _reword(desk: Desk) -> None:
    where = desk.clause()
    one = desk.clauses[where]
    before = one.wording(AUTHORITATIVE)
    said = before.text.split(" ")
    said[desk.chance.randrange(len(said))] = desk.chance.choice(WORDS)
    wording = word(AUTHORITATIVE, before.heading, " ".join(said))
    desk.clauses[where] = replace(one, wordings={**one.wordings, AUTHORITATIVE: wording})
    _word(desk, one.id, wording)


def _insert(desk: Desk) -> None:
    beside = desk.clauses[desk.clause()]
    new = replace(beside, id=new_id(), rank=beside.rank + desk.chance.randrange(512), fixed=None)
    clause = {"id": new.id, "record_id": desk.record, "born": desk.number + 1}
    desk.made[Clause].append(clause)
    wording = word(AUTHORITATIVE, "", sentence(desk.chance))
    desk.clauses.append(replace(new, wordings={AUTHORITATIVE: wording}))
    _place(desk, new)
    _word(desk, new.id, wording)


def _move(desk: Desk) -> None:
    where = desk.clause()
    one = desk.clauses[where]
    desk.clauses[where] = replace(one, rank=one.rank + desk.chance.randrange(-2048, 2048))
    _place(desk, desk.clauses[where])


def _strike(desk: Desk) -> None:
    where = desk.clause()
    one = desk.clauses[where]
    desk.clauses[where] = replace(one, struck=not one.struck)
    _place(desk, desk.clauses[where])


def _word(desk: Desk, clause_id: str, wording: Wording) -> None:
    desk.add(
        WordingRow(
            clause_id=clause_id,
            language=wording.language,
            heading=wording.heading,
            text=wording.text,
            digest=wording.digest,
            made_from=None,
            author_id=desk.actor(desk.number).person_id,
        )
    )


def _place(desk: Desk, clause: statute.Clause) -> None:
    desk.add(
        Placement(
            clause_id=clause.id,
            parent_id=clause.parent,
            rank=clause.rank,
            kind=clause.kind,
            fixed=clause.fixed,
            struck=clause.struck,
        )
    )


DEEDS: tuple[tuple[str, Callable[[Desk], None]], ...] = (
    ("save_wording", _reword),
    ("insert_clause", _insert),
    ("move_clause", _move),
    ("strike_clause", _strike),
)
