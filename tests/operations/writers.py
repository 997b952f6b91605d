"""Writers who work at the same time: each in a thread or a process of their own."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import Connection
from threading import Barrier
from typing import TypeVar

from sqlalchemy import select

from app.db import Database
from app.models import Clause, Person
from app.operations.clauses import Typed, save_wording, standing_wording
from app.operations.errors import StaleWording
from app.operations.recording import Actor
from tests.makers import NOON, a_document, a_person, an_article

Answer = TypeVar("Answer")

BASE = "Başlanğıc."
"""What every clause says at first."""


def a_charter(database: Database, articles: int) -> list[str]:
    """A charter of so many articles, each with the words BASE; answers their ids."""
    with database.session() as session, database.writing(session):
        leyla = a_person(session)
        document = a_document(session, leyla)
        return [an_article(session, document, leyla, BASE) for _ in range(articles)]


def append(database: Database, clause_id: str, added: str) -> int:
    """Add a word behind what the clause says, naming what was seen. Answers the step.

    Raises StaleWording where somebody else was faster.
    """
    with database.session() as session:
        seen = standing_wording(session, clause_id, "az")
        with database.writing(session):
            clause = session.get_one(Clause, clause_id)
            author = Actor(session.scalars(select(Person.id)).first(), NOON)
            typed = Typed("az", "", f"{seen.text} {added}", seen.digest)
            saved = save_wording(session, author, clause, [typed])
            assert saved.step is not None
            return saved.step.number


def append_at_last(database: Database, clause_id: str, added: str) -> int:
    """Add a word, looking again as often as somebody else was faster. Answers the step."""
    while True:
        try:
            return append(database, clause_id, added)
        except StaleWording:
            continue


def all_at_once(work: Callable[[int], Answer], workers: int) -> list[Answer]:
    """What each worker answers, by number, when all begin together; raises what any raised."""
    ready = Barrier(workers)

    def begin(number: int) -> Answer:
        ready.wait()
        return work(number)

    with ThreadPoolExecutor(workers) as pool:
        return list(pool.map(begin, range(workers)))


def write_until_killed(url: str, clause_id: str, cycle: int, told: Connection) -> None:
    """Append one word after another; each is told once its save was acknowledged."""
    database = Database(url)
    turn = 0
    while True:
        added = f"c{cycle}w{turn}"
        append_at_last(database, clause_id, added)
        told.send(added)
        turn += 1
