"""Laws of many hands: nothing acknowledged is lost, nobody is refused without cause."""

import multiprocessing
import random
import time

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.db import Database
from app.models import Clause, Placement, Record, WordingRow
from app.operations.clauses import standing_placement, standing_wording
from app.operations.recording import Actor
from app.operations.structure import move_clause
from app.queries.documents import document_named
from app.queries.snapshots import clauses_at, snapshot
from app.queries.verification import verify
from tests.makers import NOON
from tests.operations.writers import (
    BASE,
    a_charter,
    all_at_once,
    append,
    append_at_last,
    write_until_killed,
)

WRITERS = 16
EDITS = 10
KILLS = 20


def words_of(session: Session, clause_id: str) -> list[str]:
    """The words that were added to a clause."""
    return standing_wording(session, clause_id, "az").text.removeprefix(BASE).split()


def assert_verified(session: Session) -> None:
    assert [(verdict.name, verdict.why) for verdict in verify(session, {})] == [("charter", "")]


def test_no_acknowledged_edit_of_one_clause_is_lost(database: Database) -> None:
    [clause] = a_charter(database, 1)

    def work(writer: int) -> dict[int, str]:
        added = [f"w{writer}e{edit}" for edit in range(EDITS)]
        return {append_at_last(database, clause, word): word for word in added}

    acknowledged = {
        step: word for part in all_at_once(work, WRITERS) for step, word in part.items()
    }
    with database.session() as session:
        assert len(acknowledged) == WRITERS * EDITS
        in_order = [acknowledged[step] for step in sorted(acknowledged)]
        assert words_of(session, clause) == in_order
        rows = session.scalars(select(WordingRow).where(WordingRow.clause_id == clause))
        said = {row.since: row.text.split()[-1] for row in rows}
        assert {step: said[step] for step in acknowledged} == acknowledged
        assert_verified(session)


def test_edits_of_different_clauses_never_meet(database: Database) -> None:
    clauses = a_charter(database, WRITERS)

    def work(writer: int) -> None:
        for edit in range(EDITS):
            append(database, clauses[writer], f"e{edit}")  # no second try

    all_at_once(work, WRITERS)
    with database.session() as session:
        for clause in clauses:
            assert words_of(session, clause) == [f"e{edit}" for edit in range(EDITS)]
        assert_verified(session)


def move(database: Database, clause_id: str, after: str) -> None:
    """Put the clause behind another, naming the placement that was seen."""
    with database.session() as session:
        seen = standing_placement(session, session.get_one(Clause, clause_id)).since
        with database.writing(session):
            document = document_named(session, "charter")
            move_clause(
                session, Actor(None, NOON), document, clause_id, parent=None, after=after, seen=seen
            )


def test_one_may_move_what_another_edits(database: Database) -> None:
    first, last, clause = a_charter(database, 3)

    def work(writer: int) -> None:
        for turn in range(EDITS):
            if writer:
                move(database, clause, (first, last)[turn % 2])
            else:
                append(database, clause, f"e{turn}")

    all_at_once(work, 2)
    with database.session() as session:
        assert words_of(session, clause) == [f"e{turn}" for turn in range(EDITS)]
        places = session.scalars(select(Placement.row).where(Placement.clause_id == clause)).all()
        assert len(places) == 1 + EDITS
        assert_verified(session)


def test_a_reader_sees_one_step_however_long_they_read(database: Database) -> None:
    [clause] = a_charter(database, 1)
    with database.session() as reader:
        document = document_named(reader, "charter")
        steps = reader.get_one(Record, document.id).steps
        append(database, clause, "sonra")
        seen = snapshot(reader, document)
        assert seen.step == steps
        assert seen.by_id[clause].wording("az").text == BASE


def assert_heads_name_the_newest_rows(session: Session) -> None:
    """What stands is what a look at the newest step finds."""
    record = session.scalars(select(Record)).one()
    standing = clauses_at(session, record.id, None)
    found = clauses_at(session, record.id, record.steps)
    assert {one.id: one for one in standing} == {one.id: one for one in found}


def killed_in_the_middle(url: str, clause: str, cycle: int, chance: random.Random) -> list[str]:
    """What a writer was told is saved before they were killed at some moment."""
    spawn = multiprocessing.get_context("forkserver")
    spawn.set_forkserver_preload(["tests.operations.writers"])
    ear, mouth = spawn.Pipe(duplex=False)
    writer = spawn.Process(target=write_until_killed, args=(url, clause, cycle, mouth))
    writer.start()
    mouth.close()
    told = [str(ear.recv()) for _ in range(chance.randrange(1, 4))]
    time.sleep(chance.random() * 0.01)
    writer.kill()
    writer.join()
    try:
        while True:
            told.append(str(ear.recv()))
    except EOFError:
        ear.close()
    return told


def test_no_acknowledged_save_is_lost_when_writers_are_killed(
    database: Database, database_url: str
) -> None:
    [clause] = a_charter(database, 1)
    chance = random.Random(57)  # noqa: S311
    told: list[str] = []
    for cycle in range(KILLS):
        told += killed_in_the_middle(database_url, clause, cycle, chance)
    with database.session() as session:
        found = words_of(session, clause)
        assert len(found) == len(set(found))
        assert [word for word in found if word in told] == told
        assert_verified(session)
        assert_heads_name_the_newest_rows(session)
