"""Thirty-two people saving at once, each a clause of their own, then all of them one clause."""

import os
import re
import statistics
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from html import unescape
from pathlib import Path

from sqlalchemy import create_engine, select

from app.db import Database
from app.models import WordingRow
from app.queries.documents import document_named
from app.queries.snapshots import snapshot
from app.statute.snapshot import AUTHORITATIVE, Clause
from benchmarks.installation import DURABLE
from benchmarks.measuring import grid
from benchmarks.soak import SLUG, Client, judged, served
from tests import postgresql

PEOPLE = 32
SAVES = 4
"""Of each of them."""

TRIES = 40
"""How often one of them comes back with the words that were refused."""

STARTED = re.compile(rf'name="started-{AUTHORITATIVE}" value="([0-9a-f]*)"')
TEXT = re.compile(rf'<textarea[^>]*name="text-{AUTHORITATIVE}"[^>]*>(.*?)</textarea>', re.DOTALL)

HEAD = ("", "acknowledged", "refused, tried again", "failed", "lost", "p50 ms", "p95 ms", "longest")


def report() -> Iterator[str]:
    """One table for each database."""
    with tempfile.TemporaryDirectory(prefix="nizam-crowd-") as folder:
        yield f"### On SQLite\n\n{_crowd(f'sqlite:///{folder}/nizam.sqlite')}"
    try:
        with _postgresql() as url:
            yield f"### On PostgreSQL\n\n{_crowd(url)}"
    except postgresql.Unavailable as reason:
        yield f"Not tried on PostgreSQL: {reason}"


@contextmanager
def _postgresql() -> Iterator[str]:
    with tempfile.TemporaryDirectory(prefix="nizam-pg-", ignore_cleanup_errors=True) as name:
        folder = Path(name, "server")
        folder.mkdir()
        for each in (Path(name), folder):
            each.chmod(0o711)
        server = postgresql.server(folder, os.getpid(), DURABLE)
        caretaker = create_engine(server.url("postgres"), isolation_level="AUTOCOMMIT")
        with caretaker.connect() as connection:
            connection.exec_driver_sql("CREATE DATABASE nizam")
        caretaker.dispose()
        yield server.url("nizam")


def _crowd(url: str) -> str:
    database = Database(url)
    with served(url) as port:
        with database.session() as session:
            now = snapshot(session, document_named(session, SLUG))
        said = [one for one in now.clauses if one.wording(AUTHORITATIVE).text and not one.struck]
        people = [Person(Client(port, []), number) for number in range(PEOPLE)]
        for one in people:
            one.client.sign_in()
        chosen = said[:PEOPLE]
        rows = [_all_at_once("32 people, 32 clauses", people, lambda one: chosen[one.number])]
        rows[0][4] = str(_lost(database, people, chosen))
        people[0].write(said[-1], " ".join(one.word for one in people))
        for one in people:
            one.forget()
        rows.append(_all_at_once("32 people, one clause", people, lambda _: said[-1]))
        rows[1][4] = str(_lost(database, people, [said[-1]]))
    verdict = judged(url)
    database.let_go()
    return f"{grid([HEAD, *rows])}\n\n{verdict}"


class Person:
    """One of them: puts a word of their own into a clause, and then the next word in its place."""

    def __init__(self, client: Client, number: int) -> None:
        self.client = client
        self.number = number
        self.forget()

    def forget(self) -> None:
        """Begin anew."""
        self.word = f"nəfər{self.number}"
        self.written: list[tuple[str, str]] = []
        self.took: list[float] = []
        self.refused = 0
        self.failed: Counter[str] = Counter()

    def work(self, clause: Clause) -> None:
        """Save some times, each time in place of the word saved before."""
        for turn in range(SAVES):
            self._save(clause, f"nəfər{self.number}dəfə{turn}")

    def _save(self, clause: Clause, word: str) -> None:
        for _ in range(TRIES):
            started, text = self._form(clause)
            pattern = rf"\b{self.word}\b"
            said = re.sub(pattern, word, text) if re.search(pattern, text) else f"{text} {word}"
            begin = time.perf_counter()
            status = self._send(clause, started, said)
            if status == 303:
                self.took.append(time.perf_counter() - begin)
                self.written.append((clause.id, word))
                self.word = word
                return
            if status != 409:
                self.failed[str(status)] += 1
                return
            self.refused += 1
        self.failed["never got through"] += 1

    def write(self, clause: Clause, text: str) -> None:
        """Give the clause these words."""
        assert self._send(clause, self._form(clause)[0], text) == 303

    def _form(self, clause: Clause) -> tuple[str, str]:
        page = self.client.ask("GET", f"/d/{SLUG}/c/{clause.id}/edit")[1]
        started, text = STARTED.search(page), TEXT.search(page)
        assert started, page[:500]
        assert text
        return started[1], unescape(text[1]).strip()

    def _send(self, clause: Clause, started: str, text: str) -> int:
        form = {
            f"heading-{AUTHORITATIVE}": clause.wording(AUTHORITATIVE).heading,
            f"text-{AUTHORITATIVE}": text,
            f"started-{AUTHORITATIVE}": started,
            "reason": "crowd",
        }
        return self.client.post(f"/d/{SLUG}/c/{clause.id}/edit", form)


def _all_at_once(title: str, people: list[Person], where: Callable[[Person], Clause]) -> list[str]:
    start = threading.Barrier(len(people))

    def begin(one: Person) -> None:
        start.wait()
        one.work(where(one))

    with ThreadPoolExecutor(len(people)) as pool:
        for done in [pool.submit(begin, one) for one in people]:
            done.result()
    took = sorted(1000 * spent for one in people for spent in one.took)
    failed = sum((one.failed for one in people), Counter[str]())
    return [
        title,
        f"{len(took)} of {len(people) * SAVES}",
        str(sum(one.refused for one in people)),
        ", ".join(f"{why}: {count}" for why, count in failed.items()) or "0",
        "",
        f"{statistics.median(took):,.0f}",
        f"{statistics.quantiles(took, n=20)[-1]:,.0f}",
        f"{took[-1]:,.0f}",
    ]


def _lost(database: Database, people: list[Person], clauses: list[Clause]) -> int:
    """Acknowledged saves that history lacks, or whose last words do not stand."""
    with database.session() as session:
        now = snapshot(session, document_named(session, SLUG))
        ids = [clause.id for clause in clauses]
        history = session.execute(
            select(WordingRow.clause_id, WordingRow.text).where(WordingRow.clause_id.in_(ids))
        ).all()
    ever = {(clause, word) for clause, text in history for word in re.findall(r"nəfər\w+", text)}
    lost = {pair for one in people for pair in one.written} - ever
    last = {one.written[-1] for one in people if one.written}
    standing = {
        (clause.id, word)
        for clause in now.clauses
        for word in re.findall(r"nəfər\w+", clause.wording(AUTHORITATIVE).text)
    }
    return len(lost) + len(last - standing)
