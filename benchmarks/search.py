"""What search takes over 20,000 clauses and 50,000 comments, beside what others would do."""

import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from flask import Flask
from sqlalchemy import create_engine, func, select, text
from sqlalchemy.exc import DBAPIError

from app.db import Database, in_passing, session, transaction
from app.indexing import catch_up
from app.migrating import migrate
from app.models import Clause, Document, SearchEntry
from app.operations.clauses import Typed, save_wording, standing_wording
from app.operations.recording import Actor
from app.queries.search.asked import Asked, Reader
from app.queries.search.engines import on_postgresql
from app.queries.search.entries import SORTS, entries
from app.queries.search.finding import find
from app.statute.language import fold
from benchmarks.corpus import BEGAN, RARE, Writer
from benchmarks.installation import DURABLE, opened
from benchmarks.measuring import grid, timed
from tests import postgresql

CLAUSES, COMMENTS = 20_000, 50_000

QUESTIONS = {
    "two words": "rektorlar konfrans",
    "typed without marks": "umumi iclas",
    "rare: one clause has it": RARE,
    "common: most texts have it": "və",
    "beginning of a word": "niz",
    "phrase": '"rektorlar konfransı"',
    "nothing is found": "tapılmayan",
    "with a minus": "nizamnamə -üzv",
}

RIVALS: Mapping[bool, Mapping[str, str]] = {
    False: {
        "LIKE": "FROM rival WHERE folded LIKE '%' || :folded || '%'",
        "plain FTS5, unfolded": "FROM plain WHERE plain MATCH '\"' || :raw || '\"'",
        "FTS5 trigram, folded": "FROM threes WHERE folded MATCH '\"' || :folded || '\"'",
    },
    True: {
        "LIKE": "FROM rival WHERE folded || '' LIKE '%' || :folded || '%'",
        "plain tsvector, unfolded": (
            "FROM rival WHERE to_tsvector('simple', raw) @@ plainto_tsquery('simple', :raw)"
        ),
        "pg_trgm, folded": "FROM rival WHERE folded LIKE '%' || :folded || '%'",
    },
}
"""Others over the same texts; they know of no permissions, count nothing and rank nothing."""

MADE: Mapping[bool, tuple[tuple[str, str], ...]] = {
    False: (
        ("plain FTS5, unfolded", "CREATE VIRTUAL TABLE plain USING fts5(raw, content='')"),
        ("plain FTS5, unfolded", "INSERT INTO plain (rowid, raw) SELECT id, raw FROM rival"),
        (
            "FTS5 trigram, folded",
            "CREATE VIRTUAL TABLE threes USING fts5(folded, content='', tokenize='trigram')",
        ),
        ("FTS5 trigram, folded", "INSERT INTO threes (rowid, folded) SELECT id, folded FROM rival"),
    ),
    True: (
        (
            "plain tsvector, unfolded",
            "CREATE INDEX plain ON rival USING gin (to_tsvector('simple', raw))",
        ),
        ("pg_trgm, folded", "CREATE EXTENSION IF NOT EXISTS pg_trgm"),
        ("pg_trgm, folded", "CREATE INDEX threes ON rival USING gin (folded gin_trgm_ops)"),
    ),
}


def report(rounds: int) -> Iterator[str]:
    """Each database with its tables."""
    for name, installed in (("SQLite", _on_sqlite), ("PostgreSQL", _on_postgresql)):
        try:
            with installed() as app, app.app_context():
                yield f"### {name}"
                yield from _measured(max(rounds, 3) * 3)
        except postgresql.Unavailable as reason:
            yield f"Not measured on {name}: {reason}"


@contextmanager
def _on_sqlite() -> Iterator[Flask]:
    with tempfile.TemporaryDirectory(prefix="nizam-benchmark-") as folder:
        yield from _installed(f"sqlite:///{folder}/nizam.sqlite")


@contextmanager
def _on_postgresql() -> Iterator[Flask]:
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
        yield from _installed(server.url("nizam"))


def _installed(url: str) -> Iterator[Flask]:
    app = opened(url)
    database: Database = app.extensions["nizam.database"]
    with database.session() as reader, database.writing(reader) as writer:
        migrate(writer.connection())
    with database.session() as reader, database.writing(reader) as writer:
        Writer(writer).write(CLAUSES, COMMENTS)
    yield app
    database.let_go()


def _measured(rounds: int) -> Iterator[str]:
    reader = _reader()
    yield _unindexed(reader)
    began = time.perf_counter()
    number = catch_up(transaction)
    taken = time.perf_counter() - began
    texts = session().scalar(select(func.count()).select_from(SearchEntry)) or 0
    rate = f"{texts / taken:,.0f} a second"
    yield f"Indexed {texts:,} texts of {number:,} clauses and threads: {rate}."
    _settle()
    made = _make_rivals(reader)
    yield f"Sizes: {_sizes(made)}."
    yield grid([("", "found", "ours p50", "p95", "CPU", *made), *_lines(reader, rounds, made)])
    yield grid([("a save", "median ms"), *_save(reader)])


def _reader() -> Reader:
    records = frozenset(session().scalars(select(Document.id)))
    person = session().scalars(select(Clause.record_id)).first()
    return Reader(person or "", records)


def _unindexed(reader: Reader) -> str:
    wall, busy = timed(lambda: find(session(), reader, Asked("nizamnamə"), SORTS))
    return f"With no index, every row read: {wall:,.0f} ms ({busy:,.0f} of processor)."


def _settle() -> None:
    """As either database does by itself after a while."""
    session().rollback()
    if on_postgresql(session()):
        with session().get_bind().connect() as connection:  # type: ignore[union-attr]
            connection.execution_options(isolation_level="AUTOCOMMIT").execute(
                text("VACUUM ANALYZE")
            )


def _make_rivals(reader: Reader) -> list[str]:
    """The names of those that could be made."""
    kind = on_postgresql(session())
    with transaction() as writer:
        writer.execute(text("CREATE TABLE rival (id integer PRIMARY KEY, raw text, folded text)"))
        said = [one for record in reader.records for one in entries(writer, record)]
        rows = [
            {"id": number, "raw": (words := f"{one.heading}\n{one.text}"), "folded": fold(words)}
            for number, one in enumerate(said, 1)
        ]
        writer.execute(text("INSERT INTO rival VALUES (:id, :raw, :folded)"), rows)
    there = ["LIKE"]
    for name, order in MADE[kind]:
        with suppress(DBAPIError), transaction() as writer:
            writer.execute(text(order))
            there.append(name)
    _settle()
    return [name for name in RIVALS[kind] if name in there]


def _sizes(made: list[str]) -> str:
    """Of indexes, in MB."""
    if on_postgresql(session()):
        asked = {
            "ours": "SELECT pg_total_relation_size('search_entry')",
            "its tsvectors' index alone": "SELECT pg_relation_size('ix_search_entry_vector')",
            "plain": "SELECT pg_relation_size('plain')",
            "pg_trgm": "SELECT pg_relation_size('threes')",
            "the texts": "SELECT sum(octet_length(raw)) FROM rival",
        }
    else:
        blocks = "SELECT sum(length(block)) FROM {}_data"
        asked = {
            "ours": blocks.format("search_terms"),
            "plain": blocks.format("plain"),
            "trigram": blocks.format("threes"),
            "the texts": "SELECT sum(length(CAST(raw AS blob))) FROM rival",
        }
    told = {name: session().scalar(text(query)) for name, query in asked.items() if len(made) == 3}
    return ", ".join(f"{name} {int(size or 0) / 1e6:,.1f} MB" for name, size in told.items())


def _lines(reader: Reader, rounds: int, made: list[str]) -> Iterator[tuple[str, ...]]:
    for title, question in QUESTIONS.items():
        works: dict[str, Callable[[], object]] = {
            "ours": lambda asked=question: find(session(), reader, Asked(asked), SORTS),  # type: ignore[misc]
            **{name: _rival(name, question) for name in made},
        }
        taken: dict[str, list[tuple[float, float]]] = {name: [] for name in works}
        total = find(session(), reader, Asked(question)).total
        for _ in range(rounds):
            for name, work in works.items():
                session().rollback()
                taken[name].append(timed(work))
        walls = sorted(wall for wall, _ in taken["ours"])
        busy = statistics.median(processor for _, processor in taken["ours"])
        others = [statistics.median(wall for wall, _ in taken[name]) for name in made]
        high = walls[min(len(walls) - 1, round(0.95 * len(walls)))]
        figures = [statistics.median(walls), high, busy, *others]
        yield f"{title}: `{question}`", f"{total:,}", *(f"{figure:.1f}" for figure in figures)


def _rival(name: str, question: str) -> Callable[[], object]:
    """The newest twenty, and how many there are; of several words the first."""
    words = question.replace('"', "").split(" -")[0].split(" ")
    raw = " ".join(words) if '"' in question else words[0]
    query = RIVALS[on_postgresql(session())][name]
    number = "rowid" if "rival" not in query else "id"

    def ask() -> None:
        said = {"raw": raw, "folded": fold(raw)}
        given = {one: value for one, value in said.items() if f":{one}" in query}
        session().execute(text(f"SELECT {number} {query} ORDER BY 1 DESC LIMIT 20"), given).all()
        session().scalar(text(f"SELECT count(*) {query}"), given)

    return ask


def _save(reader: Reader) -> Iterator[tuple[str, str]]:
    """A save, what brings the index up to date behind it, and search in between."""
    taken: dict[str, list[float]] = {}

    def note(title: str, work: Callable[[], object]) -> None:
        session().rollback()
        taken.setdefault(title, []).append(timed(work)[0])

    clauses = session().scalars(select(Clause.id).limit(15)).all()
    for turn, clause in enumerate(clauses):
        note("the save itself, to the disk", lambda one=clause, n=turn: _reword(one, n))  # type: ignore[misc]
        note("search before the index knows it", lambda: find(session(), reader, Asked("niz")))
        note("the index, behind the answer", lambda: catch_up(in_passing))
        note("search afterwards", lambda: find(session(), reader, Asked("niz")))
    for title, walls in taken.items():
        yield title, f"{statistics.median(walls):.1f}"


def _reword(clause_id: str, turn: int) -> None:
    with transaction() as writer:
        clause = writer.get_one(Clause, clause_id)
        seen = standing_wording(writer, clause_id, "az")
        typed = [Typed("az", seen.heading, f"{seen.text} Yeni söz {turn}.", seen.digest)]
        save_wording(writer, Actor(None, BEGAN), clause, typed)
