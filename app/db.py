"""The database: one engine, one session per request, and the only place that commits."""

import fcntl
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import partial
from pathlib import Path
from typing import Any, TextIO, cast

from flask import Flask, current_app, g
from sqlalchemy import Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.engine import Connection
from sqlalchemy.orm import Session

PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "busy_timeout=30000",
    "trusted_schema=OFF",
)
"""Measured: without FULL a power cut loses acknowledged saves."""

READING: Mapping[bool, Mapping[str, Any]] = {
    True: {},
    False: {"isolation_level": "REPEATABLE READ"},
}
"""How a session reads, by whether the tables are in a file: always one moment, never two steps."""

WRITING: Mapping[bool, Mapping[str, Any]] = {
    True: {"writer": True},
    False: {"isolation_level": "READ COMMITTED"},
}
"""How it writes: what stands once the record is held, not what stood when the session began."""


PASSING = ("synchronous=NORMAL", "busy_timeout=50")
"""What a connection for passing words does otherwise: it waits for no disk, and for nobody long."""

GIVING_WAY = (
    "SET LOCAL lock_timeout = '50ms'",
    "SET LOCAL synchronous_commit = off",
)
"""The same on a server, for one transaction."""

WITHOUT_DISK = ("SET LOCAL synchronous_commit = off",)
"""One transaction on a server that does not wait until what it wrote is on disk."""


class Busy(Exception):
    """Somebody else is writing, and what was to be written is not worth waiting for."""


class Unwritable(Exception):
    """The folder of the tables does not let a writer queue: it is read-only or gone."""


class WriteLock:
    """Lets one writer at a time begin, within a process and between processes.

    SQLite's own waiting polls and is unfair: writers queue here before BEGIN IMMEDIATE.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._thread = threading.Lock()

    @contextmanager
    def __call__(self) -> Iterator[None]:
        """Hold the lock. Raises Unwritable."""
        with self._thread, self._opened() as side:
            fcntl.flock(side, fcntl.LOCK_EX)
            try:
                yield
            finally:
                fcntl.flock(side, fcntl.LOCK_UN)

    @contextmanager
    def if_free(self) -> Iterator[None]:
        """Hold the lock if nobody does. Raises Busy, Unwritable."""
        if not self._thread.acquire(blocking=False):
            raise Busy
        try:
            with self._opened() as side:
                self._take(side)
                try:
                    yield
                finally:
                    fcntl.flock(side, fcntl.LOCK_UN)
        finally:
            self._thread.release()

    @staticmethod
    def _take(side: TextIO) -> None:
        try:
            fcntl.flock(side, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise Busy from error

    def _opened(self) -> TextIO:
        try:
            return self._path.open("a")
        except OSError as error:
            raise Unwritable(str(error)) from error


class Database:
    """The engine of an installation and the way into it."""

    def __init__(self, url: str) -> None:
        self.url = make_url(url)
        self.engine = _sqlite(url) if self.is_sqlite else _postgresql(url)
        self._reading = self.engine.execution_options(**READING[self.is_sqlite])
        self._lock = WriteLock(Path(f"{self.url.database}.lock")) if self.is_sqlite else None
        self._aside = _sqlite(url, *PASSING, connections=2) if self.is_sqlite else self.engine

    @property
    def is_sqlite(self) -> bool:
        """Whether the tables are in a file."""
        return self.url.get_backend_name() == "sqlite"

    def session(self) -> Session:
        """A session to read with; it becomes a writer inside `writing`.

        What was saved is not read again to be told of: `writing` begins with nothing remembered.
        """
        return Session(self._reading, expire_on_commit=False)

    @contextmanager
    def writing(self, session: Session) -> Iterator[Session]:
        """One transaction that writes: committed at the end, rolled back on any error.

        What was read before is read again, so a deed judges what stands, not what stood.
        """
        session.rollback()
        lock = self._lock() if self._lock else nullcontext()
        with self._committed(session, lock):
            yield session

    @contextmanager
    def passing(self) -> Iterator[Session]:
        """One short transaction for what may be forgotten: it makes no save wait or fail.

        Raises Busy where somebody is writing, and whatever the database says otherwise.
        """
        lock = self._lock.if_free() if self._lock else nullcontext()
        orders = () if self.is_sqlite else GIVING_WAY
        with Session(self._aside) as session, self._committed(session, lock, orders):
            yield session

    @contextmanager
    def unsynced(self) -> Iterator[Session]:
        """One short transaction that waits for no disk: nothing undoes it but a power cut.

        What is committed in the ordinary way afterwards takes it to the disk too.
        """
        lock = self._lock() if self._lock else nullcontext()
        orders = () if self.is_sqlite else WITHOUT_DISK
        with Session(self._aside) as session, self._committed(session, lock, orders):
            yield session

    @contextmanager
    def _committed(
        self, session: Session, lock: AbstractContextManager[None], orders: Iterable[str] = ()
    ) -> Iterator[None]:
        """A transaction that writes while the lock is held; `orders` are given first."""
        with lock:
            try:
                session.connection(execution_options=WRITING[self.is_sqlite])
                for order in orders:
                    session.execute(text(order))
                yield
                session.commit()
            except BaseException:
                session.rollback()
                raise

    def let_go(self) -> None:
        """Close every connection that nobody uses."""
        self.engine.dispose()
        self._aside.dispose()


def _postgresql(url: str) -> Engine:
    """An engine that notices a server that was restarted; no log tells what was typed."""
    engine = create_engine(url, pool_pre_ping=True, hide_parameters=True)
    event.listen(engine, "connect", _prepare_postgresql)
    return engine


def _prepare_postgresql(connection: Any, _record: object) -> None:
    """Without compiling queries: measured, that takes 300 ms of what a past text takes in 40."""
    connection.autocommit = True
    connection.execute("SET jit = off")
    connection.autocommit = False


def _sqlite(url: str, *pragmas: str, connections: int = 16) -> Engine:
    """An engine with the driver's own transactions switched off and ours in their place."""
    database = make_url(url).database
    if database:
        Path(database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(
        url,
        connect_args={"timeout": 30, "check_same_thread": False},
        pool_size=connections,
        hide_parameters=True,
    )
    event.listen(engine, "connect", partial(_prepare_sqlite, PRAGMAS + pragmas))
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(pragmas: Iterable[str], connection: Any, _record: object) -> None:
    connection.isolation_level = None
    for pragma in pragmas:
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    writer = connection.get_execution_options().get("writer")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writer else "BEGIN")


def init_app(app: Flask, url: str) -> None:
    """Give the app its database, and every request its own session."""
    app.extensions["nizam.database"] = Database(url)
    app.teardown_appcontext(_close)


def database() -> Database:
    """The database of the running app."""
    return cast(Database, current_app.extensions["nizam.database"])


def session() -> Session:
    """The session of this request; made when first asked for."""
    if "session" not in g:
        g.session = database().session()
    return cast(Session, g.session)


@contextmanager
def transaction() -> Iterator[Session]:
    """The one way a request or a command writes."""
    with database().writing(session()) as writer:
        yield writer


@contextmanager
def in_passing() -> Iterator[Session]:
    """The way a request writes what may be forgotten. Raises Busy."""
    with database().passing() as writer:
        yield writer


@contextmanager
def without_disk() -> Iterator[Session]:
    """The way a command writes what may be done twice where the power fails, but never waits."""
    with database().unsynced() as writer:
        yield writer


def has_tables() -> bool:
    """Whether the installation was set up."""
    return inspect(database().engine).has_table("record")


def is_ready() -> bool:
    """Whether the database answers and has its tables. Raises SQLAlchemyError where it does not."""
    session().execute(text("SELECT steps FROM record LIMIT 1"))
    return True


def _close(_error: BaseException | None) -> None:
    opened = g.pop("session", None)
    if opened is not None:
        opened.close()
