"""What a newsletter takes to send: claims and marks of the outbox beside the mail server."""

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from flask import Flask
from sqlalchemy import create_engine, delete

from app import db
from app.config import Settings
from app.delivering.handing import Counter, Fate
from app.delivering.message import parcel
from app.delivering.rounds import Delivered, send
from app.migrating import migrate
from app.models import Letter
from app.operations.mailing import Outgoing, post
from app.operations.outbox import claim, note_sent
from app.posting import mail_server
from benchmarks.installation import DURABLE, opened
from benchmarks.measuring import grid
from tests import postgresql

LETTERS = 1_000
"""Letters of one newsletter."""

NOW = datetime(2026, 11, 22, tzinfo=UTC)

SENDER = "nizam@example.az"

BODY = "<p>" + "Komitə altı maddəni razılaşdırdı. " * 100 + "</p>"
"""Some four kilobytes."""


def report() -> Iterator[str]:
    """Each database with its table."""
    for name, place in (("SQLite", _on_sqlite), ("PostgreSQL", _on_postgresql)):
        try:
            with place() as database, _installed(database) as app, _server() as url:
                yield f"### {name}"
                yield grid(_rows(app, url))
        except postgresql.Unavailable as reason:
            yield f"Not measured on {name}: {reason}"


@contextmanager
def _on_sqlite() -> Iterator[str]:
    with tempfile.TemporaryDirectory(prefix="nizam-benchmark-") as folder:
        yield f"sqlite:///{folder}/nizam.sqlite"


@contextmanager
def _on_postgresql() -> Iterator[str]:
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


@contextmanager
def _installed(url: str) -> Iterator[Flask]:
    """The product with empty tables."""
    app = opened(url)
    database: db.Database = app.extensions["nizam.database"]
    with database.session() as reader, database.writing(reader) as writer:
        migrate(writer.connection())
    with app.app_context():
        yield app
    database.let_go()


@contextmanager
def _server() -> Iterator[str]:
    """A mail server of its own process that takes everything."""
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        port = tried.getsockname()[1]
    words = ["-m", "aiosmtpd", "-n", "-c", "aiosmtpd.handlers.Sink", "-l", f"127.0.0.1:{port}"]
    server = subprocess.Popen([sys.executable, *words])
    try:
        for _ in range(100):
            with socket.socket() as tried:
                if tried.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield f"smtp://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(10)


def _rows(app: Flask, url: str) -> list[tuple[str, ...]]:
    known: Settings = app.config["SETTINGS"]
    settings = replace(known, smtp_url=url, mail_from=SENDER, public_url="https://nizam.example.az")
    app.config["SETTINGS"] = settings
    works: dict[str, Callable[[Settings], int]] = {
        "the mail server alone": _alone,
        "each claimed and marked on disk": _one_by_one,
        "as `flask mail deliver` does": _as_delivered,
    }
    rows: list[tuple[str, ...]] = [(f"{LETTERS:,} letters", "ms a letter", "CPU ms a letter")]
    for title, work in works.items():
        _fill()
        wall, busy = time.perf_counter(), time.process_time()
        assert work(settings) == LETTERS
        wall, busy = time.perf_counter() - wall, time.process_time() - busy
        rows.append((title, f"{wall / LETTERS * 1000:.1f}", f"{busy / LETTERS * 1000:.1f}"))
    return rows


def _fill() -> None:
    """The outbox holds one newsletter and nothing else."""
    with db.transaction() as session:
        session.execute(delete(Letter))
        for number in range(LETTERS):
            to = f"a{number}@b.az"
            post(session, Outgoing(to, "Aysel", "az", "Xəbərlər", BODY, BODY, key=to, at=NOW))


def _alone(settings: Settings) -> int:
    """Made and handed over; nothing is claimed or marked."""
    letters = db.session().query(Letter).all()
    with Counter(mail_server(settings.smtp_url), SENDER, 20) as counter:
        fates = [counter.hand_over(parcel(letter, SENDER)).fate for letter in letters]
    return fates.count(Fate.TAKEN)


def _one_by_one(settings: Settings) -> int:
    """Two commits that wait for the disk for each letter."""
    sent = 0
    with Counter(mail_server(settings.smtp_url), SENDER, 20) as counter:
        while True:
            with db.transaction() as session:
                claims = claim(session, NOW, most=1)
            if not claims:
                return sent
            outcome = counter.hand_over(parcel(claims[0].letter, SENDER))
            with db.transaction() as session:
                note_sent(session, claims[0], outcome.answer, NOW)
            sent += 1


def _as_delivered(settings: Settings) -> int:
    return send(settings, lambda: NOW, Delivered()).sent
