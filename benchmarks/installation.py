"""Installations to measure, on SQLite or PostgreSQL; long records are kept from run to run."""

import hashlib
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from flask import Flask
from sqlalchemy import create_engine, select, text

from app import create_app
from app.config import ROOT
from app.db import Database
from app.loading import set_up
from app.migrating import migrate
from app.models import Base, Person
from app.queries.documents import document_named
from app.queries.verification import verify
from benchmarks.acts import generated_act, take_in
from benchmarks.history import lengthen
from tests import postgresql

FOUNDER = "leyla@nizam.example"

LONG_ACT = "long-act"
"""The document that long records are of."""

CLAUSES = 2000
"""Clauses it starts with."""

DURABLE = "fsync=on synchronous_commit=on full_page_writes=on shared_buffers=256MB"
"""Settings of a PostgreSQL that loses nothing it has answered for."""


def opened(url: str) -> Flask:
    """The product on a database that has its tables; forms need no token."""
    app = create_app(
        {
            "database_url": url,
            "nizam_mode": "demonstration",
            "secret_key": "of a benchmark that nobody signs in to",
            "argon2_memory_kib": 64,
        }
    )
    app.config["WTF_CSRF_ENABLED"] = False  # the forms are not read before they are sent
    return app


def demonstration(url: str) -> Flask:
    """The product on an empty database, with the committee's drafts and invented people."""
    app = opened(url)
    database: Database = app.extensions["nizam.database"]
    with database.session() as session, database.writing(session):
        migrate(session.connection())
    with database.session() as session, database.writing(session):
        set_up(session, ROOT / "drafts", datetime.now(UTC), demonstration=True)
    return app


def with_long_record(steps: int) -> Path:
    """A file of SQLite in which LONG_ACT has so many steps and its record verifies.

    Made once, in a temporary folder, for as long as nothing it is made of changes.
    """
    folder = Path(tempfile.gettempdir(), "nizam-benchmarks")
    folder.mkdir(exist_ok=True)
    kept = folder / f"{steps}-{_fingerprint()}.sqlite"
    if not kept.exists():
        for stale in folder.glob(f"{steps}-*"):
            stale.unlink()
        with tempfile.TemporaryDirectory(dir=folder) as name:
            made = Path(name, "nizam.sqlite")
            _make(f"sqlite:///{made}", steps)
            with closing(sqlite3.connect(made)) as connection:
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            made.rename(kept)
    return kept


def _make(url: str, steps: int) -> None:
    app = demonstration(url)
    database: Database = app.extensions["nizam.database"]
    with database.session() as session, database.writing(session):
        founder = session.scalars(select(Person).where(Person.email == FOUNDER)).one()
        people = list(session.scalars(select(Person.id)))
        take_in(session, founder, LONG_ACT, generated_act(CLAUSES))
        lengthen(session, document_named(session, LONG_ACT), people, steps)
    with database.session() as session:
        [found] = verify(session, {}, only=LONG_ACT)
        assert found.steps == steps, found
    assert not found.why, found
    database.let_go()


def _fingerprint() -> str:
    """Of what a long record is made of: tables and makers."""
    made_of = [
        *sorted((ROOT / "migrations").rglob("*.py")),
        *(ROOT / "benchmarks" / name for name in ("history.py", "acts.py", "installation.py")),
        *sorted((ROOT / "drafts").glob("*.*")),
    ]
    said = hashlib.sha256(b"".join(file.read_bytes() for file in made_of))
    return said.hexdigest()[:12]


@contextmanager
def on_sqlite(steps: int) -> Iterator[Flask]:
    """The product on a copy of the file."""
    with tempfile.TemporaryDirectory(prefix="nizam-benchmark-") as folder:
        url = f"sqlite:///{shutil.copy(with_long_record(steps), Path(folder, 'nizam.sqlite'))}"
        app = opened(url)
        yield app
        app.extensions["nizam.database"].let_go()


@contextmanager
def on_postgresql(steps: int) -> Iterator[Flask]:
    """The product on Debian's PostgreSQL with the same rows. Raises postgresql.Unavailable."""
    with tempfile.TemporaryDirectory(prefix="nizam-pg-", ignore_cleanup_errors=True) as name:
        folder = Path(name, "server")
        folder.mkdir()
        for each in (Path(name), folder):
            each.chmod(0o711)
        server = postgresql.server(folder, os.getpid(), DURABLE)
        url = server.url("nizam")
        caretaker = create_engine(server.url("postgres"), isolation_level="AUTOCOMMIT")
        with caretaker.connect() as connection:
            connection.exec_driver_sql("CREATE DATABASE nizam")
        caretaker.dispose()
        app = opened(url)
        database: Database = app.extensions["nizam.database"]
        with database.session() as session, database.writing(session):
            migrate(session.connection())
        _copy(with_long_record(steps), database)
        yield app
        database.let_go()


def _copy(file: Path, database: Database) -> None:
    """Every row of a file of SQLite, into tables that are there and empty."""
    with closing(sqlite3.connect(file)) as source, database.engine.connect() as target:
        target.execute(text("SET TIME ZONE 'UTC'"))
        driver = target.connection.driver_connection
        assert driver
        for table in Base.metadata.sorted_tables:
            columns = ", ".join(f'"{column.name}"' for column in table.columns)
            rows = source.execute(f'SELECT {columns} FROM "{table.name}"')  # noqa: S608
            with (
                driver.cursor() as cursor,
                cursor.copy(f'COPY "{table.name}" ({columns}) FROM STDIN') as copy,
            ):
                for row in rows:
                    copy.write_row(row)
            if "row" in table.columns:
                target.execute(
                    text(
                        f"SELECT setval(pg_get_serial_sequence('{table.name}', 'row'), "  # noqa: S608
                        f'(SELECT coalesce(max("row"), 1) FROM "{table.name}"))'
                    )
                )
        target.commit()
        target.execute(text("ANALYZE"))
        target.commit()
