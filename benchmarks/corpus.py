"""Documents to search in: many clauses and many comments, written in bulk."""

import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count

from sqlalchemy import func, insert, select, text, update
from sqlalchemy.orm import Session

from app.models import (
    Base,
    Clause,
    Comment,
    Document,
    Person,
    Placement,
    PlacementHead,
    Record,
    Step,
    Thread,
    WordingHead,
    WordingRow,
    new_id,
)
from app.operations.documents import Founding, found_document
from app.operations.recording import Actor
from app.statute.record import GENESIS
from app.statute.snapshot import word
from benchmarks.prose import vocabulary

DOCUMENTS = 10
"""Documents that the clauses and comments are spread over."""

IN_A_THREAD = 5
"""Comments in a thread."""

PEOPLE = 32

BEGAN = datetime(2020, 1, 1, tzinfo=UTC)

RARE = "nadirsöz"
"""A word that one clause has and nothing else."""

TABLES = (Step, Clause, Placement, WordingRow, PlacementHead, WordingHead, Thread, Comment)
"""What is written, in the order in which one refers to the other."""


@dataclass(slots=True)
class Writer:
    """What is going to be written, and the chance it is made by."""

    session: Session
    chance: random.Random = field(default_factory=lambda: random.Random(57))  # noqa: S311
    people: list[str] = field(default_factory=list)
    made: dict[type[Base], list[dict[str, object]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    numbers: dict[type[Base], Iterator[int]] = field(default_factory=dict)

    def write(self, clauses: int, comments: int) -> list[Document]:
        """Documents with so many clauses and comments in all; nothing is committed."""
        self.people = [self._person(number) for number in range(PEOPLE)]
        for table in (Placement, WordingRow, Comment):
            newest = self.session.scalar(select(func.max(table.row))) or 0
            self.numbers[table] = count(newest + 1)
        sizes = clauses // DOCUMENTS, comments // DOCUMENTS // IN_A_THREAD
        made = [self._document(turn, *sizes) for turn in range(DOCUMENTS)]
        if self.session.get_bind().dialect.name == "postgresql":
            self._count_on()
        return made

    def _count_on(self) -> None:
        """Let the server give the next rows the numbers behind these."""
        for table, numbers in self.numbers.items():
            name = table.__tablename__
            last = {"table": name, "last": next(numbers)}
            order = "SELECT setval(pg_get_serial_sequence(:table, 'row'), :last)"
            self.session.execute(text(order), last)

    def _person(self, number: int) -> str:
        address = f"p{number}@nizam.example"
        made = Person(id=new_id(), email=address, name=f"Üzv {number}", password_hash="")
        made.joined_at = BEGAN
        self.session.add(made)
        self.session.flush()
        return made.id

    def _document(self, turn: int, clauses: int, threads: int) -> Document:
        founding = Founding(f"searched-{turn}", {"az": f"Sənəd {turn}"})
        document = found_document(self.session, Actor(self.people[0], BEGAN), founding)
        record = self.session.get_one(Record, document.id)
        step = record.steps + 1
        self._step(record.id, step)
        for number in range(clauses):
            rare = f" {RARE}" if (turn, number) == (DOCUMENTS // 2, clauses // 2) else ""
            self._clause(record.id, step, number, self._prose(8, 60) + rare)
        for _ in range(threads):
            step = self._thread(record.id, step)
        for table in TABLES:
            self.session.execute(insert(table), self.made.pop(table))
        self.session.execute(update(Record).where(Record.id == record.id).values(steps=step))
        return document

    def _step(self, record: str, number: int) -> None:
        at = BEGAN + timedelta(minutes=number)
        facts = {"record_id": record, "number": number, "at": at, "actor_id": self.people[0]}
        chained = {"previous": GENESIS, "digest": GENESIS, "deed": "import", "facts": {}}
        self.made[Step].append({**facts, **chained})

    def _clause(self, record: str, step: int, number: int, said: str) -> None:
        heading = self._prose(2, 6) if number % 5 == 0 else ""
        name, wording = new_id(), word("az", heading, said)
        placed, worded = next(self.numbers[Placement]), next(self.numbers[WordingRow])
        made = {"record_id": record, "clause_id": name}
        where = {"row": placed, "rank": number + 1, "kind": "article", "struck": False}
        words = {"row": worded, "heading": heading, "text": said, "digest": wording.digest}
        self.made[Clause].append({"id": name, "record_id": record, "born": step})
        self.made[Placement].append({**made, **where, "since": step})
        self.made[WordingRow].append(
            {**made, **words, "language": "az", "since": step, "author_id": self._somebody()}
        )
        self.made[PlacementHead].append({**made, "placement_row": placed})
        self.made[WordingHead].append({**made, "language": "az", "wording_row": worded})

    def _thread(self, record: str, step: int) -> int:
        """Answers the newest step."""
        name, kind = new_id(), self.chance.choice(("comment", "question", "objection"))
        begun = {"id": name, "record_id": record, "since": step + 1, "author_id": self._somebody()}
        self.made[Thread].append({**begun, "kind": kind, "blocking": False})
        for number in range(step + 1, step + 1 + IN_A_THREAD):
            self._step(record, number)
            said = {"thread_id": name, "author_id": self._somebody(), "body": self._prose(5, 40)}
            row = next(self.numbers[Comment])
            self.made[Comment].append({**said, "row": row, "record_id": record, "since": number})
        return step + IN_A_THREAD

    def _somebody(self) -> str:
        return self.chance.choice(self.people)

    def _prose(self, least: int, most: int) -> str:
        length = self.chance.randint(least, most)
        return " ".join(self.chance.choices(vocabulary(), k=length)).capitalize() + "."
