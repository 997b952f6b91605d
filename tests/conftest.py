"""What every test may ask for: a clean database on either kind, the app on it, a visitor."""

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import create_engine
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from app.db import Database
from tests import postgresql
from tests.installation import let_go, make_app, make_tables
from tests.programs import give_up

KINDS: Mapping[str, Sequence[object]] = {
    "sqlite": ["sqlite"],
    "postgresql": ["postgresql"],
    "both": ["sqlite", pytest.param("postgresql", marks=pytest.mark.no_cover)],
}
"""What `--database` may ask for. What runs on both is measured for coverage once: it costs time."""

SHARED = pytest.StashKey[Path]()
"""A folder that every process of one test run knows."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--database", choices=KINDS, default="both", help="where the tables are (default: both)"
    )


def pytest_configure(config: pytest.Config) -> None:
    given = getattr(config, "workerinput", {}).get("shared")
    shared = Path(given or tempfile.mkdtemp(prefix="nizam-tests-"))
    shared.chmod(0o711)
    config.stash[SHARED] = shared
    if not given:
        config.add_cleanup(lambda: _forget(shared))


def _forget(shared: Path) -> None:
    """Remove the folder, unless a server in it will do so when it stops."""
    if not (shared / "postgresql").exists():
        shutil.rmtree(shared)


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    node.workerinput |= {"shared": str(node.config.stash[SHARED]), "owner": os.getpid()}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    chosen = any("database_kind" in mark.args for mark in metafunc.definition.iter_markers())
    if "database_kind" in metafunc.fixturenames and not chosen:
        chosen_kinds = KINDS[metafunc.config.getoption("--database")]
        metafunc.parametrize("database_kind", chosen_kinds[: _on_how_many(metafunc)])


def _on_how_many(metafunc: pytest.Metafunc) -> int:
    """Pages ask what tests of questions and deeds ask on both kinds: a third of them does so too.

    Always the same third; all of them on both would take longer than a run may.
    """
    page = metafunc.module.__name__.startswith("tests.views.")
    return 1 if page and crc32(metafunc.function.__name__.encode()) % 3 else 2


@pytest.fixture(scope="session")
def worker(request: pytest.FixtureRequest) -> str:
    """The name of this process of the run: `gw0`, `gw1`, … or `main`."""
    return str(getattr(request.config, "workerinput", {}).get("workerid", "main"))


@pytest.fixture(scope="session")
def postgresql_server(request: pytest.FixtureRequest) -> postgresql.Server:
    """A PostgreSQL that lasts as long as the run. Skips where none can be had, fails in CI."""
    workerinput = getattr(request.config, "workerinput", {})
    try:
        return postgresql.server(
            request.config.stash[SHARED], workerinput.get("owner", os.getpid())
        )
    except postgresql.Unavailable as reason:
        give_up(f"Not tried on PostgreSQL: {reason}")


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database file with empty tables, to be copied."""
    path = tmp_path_factory.mktemp("template") / "nizam.sqlite"
    make_tables(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def caretaker(postgresql_server: postgresql.Server) -> Iterator[Engine]:
    """A connection that creates and drops databases."""
    engine = create_engine(postgresql_server.url("postgres"), isolation_level="AUTOCOMMIT")
    yield engine
    engine.dispose()


@pytest.fixture(scope="session")
def postgresql_template(
    caretaker: Engine, postgresql_server: postgresql.Server, worker: str
) -> str:
    """The name of a database with empty tables, to be copied."""
    name = f"template_{worker}"
    with caretaker.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    make_tables(postgresql_server.url(name))
    return name


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """A clean database in a file."""
    return f"sqlite:///{shutil.copy(sqlite_template, tmp_path / 'nizam.sqlite')}"


@pytest.fixture
def postgresql_url(
    caretaker: Engine, postgresql_template: str, postgresql_server: postgresql.Server, worker: str
) -> str:
    """A clean database on a server."""
    name = f"test_{worker}"
    with caretaker.connect() as connection:
        connection.exec_driver_sql(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        connection.exec_driver_sql(f"CREATE DATABASE {name} TEMPLATE {postgresql_template}")
    return postgresql_server.url(name)


@pytest.fixture
def database_url(request: pytest.FixtureRequest, database_kind: str) -> str:
    """A clean database: each test that asks runs once on each kind."""
    return str(request.getfixturevalue(f"{database_kind}_url"))


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """The way into the clean database."""
    opened = Database(database_url)
    yield opened
    opened.let_go()


@pytest.fixture
def session(database: Database) -> Iterator[Session]:
    """A session that writes; what a test does not commit is rolled back."""
    with Session(database.engine.execution_options(writer=True)) as opened:
        yield opened


@pytest.fixture
def app(database_url: str) -> Iterator[Flask]:
    """The product on a clean database."""
    made = make_app(database_url)
    made.testing = True
    yield made
    let_go(made)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A visitor who is not signed in."""
    return app.test_client()
