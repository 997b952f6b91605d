"""What Nizam takes to open, save, compare and export, each beside a bare floor in the same run."""

import argparse
import gc
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from flask import Flask
from sqlalchemy import select

from app import create_app
from app.config import ROOT
from app.db import Database
from app.loading import set_up
from app.migrating import migrate
from app.models import Person
from benchmarks.acts import CHARTER, Act, draft_of, generated_act, take_in
from benchmarks.measuring import table
from benchmarks.scenes import Scene

FOUNDER = "leyla@nizam.example"


def main() -> None:
    """Build a temporary installation, measure, and print one table for each document."""
    asked = _asked()
    with tempfile.TemporaryDirectory(prefix="nizam-benchmark-") as folder:
        app = _installation(Path(folder))
        database: Database = app.extensions["nizam.database"]
        acts = list(_acts(database, asked.file))
        gc.collect()
        gc.freeze()
        gc.set_threshold(50_000, 20, 100)  # as wsgi.py does
        for act in acts:
            scene = Scene(app, act, Path(folder), asked.runs)
            print(f"\n## {act.title}\n\n{table(scene.lines(asked.steps))}", flush=True)
        database.engine.dispose()


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path, nargs="?", help="an act to measure too: text, Markdown")
    parser.add_argument("--runs", type=int, default=9, help="timed runs of each thing")
    parser.add_argument("--steps", type=int, default=10_000, help="length of the made-up record")
    return parser.parse_args()


def _installation(folder: Path) -> Flask:
    """The demonstration on a database of its own."""
    app = create_app(
        {
            "database_url": f"sqlite:///{folder / 'nizam.sqlite'}",
            "nizam_mode": "demonstration",
            "secret_key": "of a benchmark that nobody signs in to",
            "argon2_memory_kib": 64,
        }
    )
    app.config["WTF_CSRF_ENABLED"] = False  # the forms are not read before they are sent
    database: Database = app.extensions["nizam.database"]
    with database.session() as session, database.writing(session):
        migrate(session.connection())
    with database.session() as session, database.writing(session):
        set_up(session, ROOT / "drafts", datetime.now(UTC), demonstration=True)
    return app


def _acts(database: Database, file: Path | None) -> Iterator[Act]:
    yield CHARTER
    with database.session() as session, database.writing(session):
        founder = session.scalars(select(Person).where(Person.email == FOUNDER)).one()
        yield take_in(session, founder, "generated", generated_act())
        if file:
            yield take_in(session, founder, "file", draft_of(file))


if __name__ == "__main__":
    main()
