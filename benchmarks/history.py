"""A long record for a document: what a committee would do to it in years of work."""

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from sqlalchemy.orm import Session

from app.models import Clause, Document, new_id
from app.operations.clauses import put_wording
from app.operations.recording import Actor, Entry, step
from app.operations.structure import place
from app.queries.snapshots import snapshot
from app.statute import snapshot as statute
from app.statute.snapshot import AUTHORITATIVE, word

BEGAN = datetime(2026, 1, 5, 9, tzinfo=UTC)

SPOKEN = (
    "üzv ali təhsil müəssisəsi şura katib sədr qərar iclas səs çoxluğu nizamnamə dəyişiklik "
    "təklif müddət on beş gün ərzində yazılı bildiriş əsasında qəbul edilir hesab olunur"
)

WORDS = SPOKEN.split()


@dataclass(slots=True)
class Desk:
    """What the years of work are done on."""

    session: Session
    document: Document
    authors: list[str]
    clauses: list[statute.Clause]
    """Those with words, as they stand."""
    chance: random.Random

    def actor(self, turn: int) -> Actor:
        """Whoever is at work, ten minutes after the one before."""
        who = self.chance.choice(self.authors) if self.authors else None
        return Actor(who, BEGAN + timedelta(minutes=10 * turn))

    def clause(self) -> int:
        """Place of a clause to work on: seven times in ten one of a hot tenth."""
        some = len(self.clauses)
        hot = max(1, some // 10)
        return self.chance.randrange(hot if self.chance.random() < 0.7 else some)


def sentence(chance: random.Random, length: int = 12) -> str:
    """Words that look like a provision."""
    return " ".join(chance.choices(WORDS, k=length)).capitalize() + "."


def lengthen(session: Session, document: Document, authors: list[str], steps: int) -> None:
    """Bring the record of a document to at least `steps` steps: mostly edits, some of structure."""
    now = snapshot(session, document)
    worded = [one for one in now.clauses if one.wording(AUTHORITATIVE).text and not one.struck]
    desk = Desk(session, document, authors, worded, random.Random(57))  # noqa: S311
    for turn in range(now.step, steps):
        deed, do = desk.chance.choices(DEEDS, weights=(91, 3, 3, 3))[0]
        with step(session, document.id, desk.actor(turn), deed) as entry:
            do(desk, entry)
        if turn % 500 == 0:
            session.flush()
            session.expunge_all()


def _reword(desk: Desk, entry: Entry) -> None:
    one = desk.clauses[desk.clause()]
    before = one.wording(AUTHORITATIVE)
    said = list(before.text.split(" "))
    said[desk.chance.randrange(len(said))] = desk.chance.choice(WORDS)
    wording = word(AUTHORITATIVE, before.heading, " ".join(said))
    put_wording(entry, one.id, wording, entry.actor.person_id)


def _insert(desk: Desk, entry: Entry) -> None:
    beside = desk.clauses[desk.clause()]
    new = replace(beside, id=new_id(), rank=beside.rank + desk.chance.randrange(512), fixed=None)
    entry.session.add(Clause(id=new.id, record_id=desk.document.id, born=entry.number))
    entry.session.flush()  # rows refer to the clause
    place(entry, new)
    wording = word(AUTHORITATIVE, "", sentence(desk.chance))
    put_wording(entry, new.id, wording, entry.actor.person_id)
    desk.clauses.append(replace(new, wordings={AUTHORITATIVE: wording}))


def _move(desk: Desk, entry: Entry) -> None:
    where = desk.clause()
    one = desk.clauses[where]
    desk.clauses[where] = replace(one, rank=one.rank + desk.chance.randrange(-2048, 2048))
    place(entry, desk.clauses[where])


def _strike(desk: Desk, entry: Entry) -> None:
    where = desk.clause()
    one = desk.clauses[where]
    desk.clauses[where] = replace(one, struck=not one.struck)
    place(entry, desk.clauses[where])


DEEDS: tuple[tuple[str, Callable[[Desk, Entry], None]], ...] = (
    ("save_wording", _reword),
    ("insert_clause", _insert),
    ("move_clause", _move),
    ("strike_clause", _strike),
)
