"""What Nizam takes, each thing beside a floor measured in turn with it: one report in Markdown."""

import argparse
import gc
import os
import platform
import sqlite3
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from flask import Flask
from sqlalchemy import select

from app.config import ROOT
from app.db import Database
from app.models import Person
from benchmarks import (
    anchors,
    browser,
    conversations,
    crowd,
    documents_out,
    hostile,
    letters,
    lists,
    precedents,
    redline,
    search,
    verifying,
)
from benchmarks.acts import draft_of, generated_act, take_in
from benchmarks.installation import FOUNDER, LONG_ACT, demonstration, on_postgresql, on_sqlite
from benchmarks.scenes import Scene
from tests.postgresql import Unavailable

REPORT = ROOT / "test-results" / "benchmarks.md"

Opened = Callable[[int], AbstractContextManager[Flask]]

DATABASES: tuple[tuple[str, Opened], ...] = (("SQLite", on_sqlite), ("PostgreSQL", on_postgresql))


def main() -> None:
    """Measure what was asked for; print it as it comes, and write it down."""
    asked = _asked()
    gc.set_threshold(50_000, 20, 100)  # as wsgi.py does
    asked.report.parent.mkdir(parents=True, exist_ok=True)
    with asked.report.open("w", encoding="utf-8") as report:
        for part in _parts(asked):
            print(part, end="\n\n", flush=True)
            print(part, end="\n\n", file=report, flush=True)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "scene", nargs="*", help=f"of {', '.join(SCENES)}; default: all", default=[]
    )
    parser.add_argument("--file", type=Path, help="an act to measure too: text, Markdown")
    parser.add_argument("--rounds", type=int, default=9, help="timed rounds of each thing")
    parser.add_argument("--steps", type=int, action="append", help="lengths of the made-up record")
    parser.add_argument("--report", type=Path, default=REPORT, help="where it is written down")
    found = parser.parse_args()
    unknown = set(found.scene) - set(SCENES)
    if unknown:
        parser.error(f"no such scene: {', '.join(sorted(unknown))}")
    found.steps = found.steps or [10_000, 100_000]
    return found


def _parts(asked: argparse.Namespace) -> Iterator[str]:
    yield _machine()
    for name, scene in SCENES.items():
        if not asked.scene or name in asked.scene:
            yield from scene(asked)
    yield f"Load when it ended: {_load()}."


def _machine() -> str:
    processor = platform.processor() or platform.machine()
    for line in Path("/proc/cpuinfo").read_text("utf-8").splitlines():
        if line.startswith("model name"):
            processor = line.partition(":")[2].strip()
    libraries = ", ".join(f"{one} {version(one)}" for one in ("Flask", "SQLAlchemy", "Jinja2"))
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    ).stdout.strip()
    return (
        f"# Measured {datetime.now(UTC):%Y-%m-%d %H:%M} UTC, at {commit or 'no commit'}\n\n"
        f"{os.cpu_count()} × {processor}, {platform.system()} {platform.release()}, "
        f"Python {platform.python_version()}, {libraries}, SQLite {sqlite3.sqlite_version}. "
        f"Load when it began: {_load()}."
    )


def _load() -> str:
    return ", ".join(f"{one:.1f}" for one in os.getloadavg())


def _verifying(asked: argparse.Namespace) -> Iterator[str]:
    yield "## Packages checked"
    yield from verifying.report(asked.rounds)


def _documents_out(asked: argparse.Namespace) -> Iterator[str]:
    yield "## Documents out"
    yield from documents_out.report(asked.rounds)


def _redlines(asked: argparse.Namespace) -> Iterator[str]:
    yield "## Redlines"
    yield from redline.report(asked.rounds)


def _documents(asked: argparse.Namespace) -> Iterator[str]:
    """The charter, a made-up act of 2,800 clauses, and a file: on SQLite."""
    with tempfile.TemporaryDirectory(prefix="nizam-benchmark-") as folder:
        app = demonstration(f"sqlite:///{folder}/nizam.sqlite")
        database: Database = app.extensions["nizam.database"]
        slugs = ["charter", "made-up"]
        with database.session() as session, database.writing(session):
            founder = session.scalars(select(Person).where(Person.email == FOUNDER)).one()
            take_in(session, founder, "made-up", generated_act())
            if asked.file:
                slugs.append("file")
                take_in(session, founder, "file", draft_of(asked.file))
        _settle()
        for slug in slugs:
            scene = Scene(app, slug, asked.rounds)
            yield f"## The document {slug}, on SQLite"
            for part in (scene.reading, scene.saving, scene.exporting):
                yield from part()
        database.let_go()


def _records(asked: argparse.Namespace) -> Iterator[str]:
    """An act of 2,000 clauses with a long record, on either database."""
    for steps in asked.steps:
        for name, opened in DATABASES:
            try:
                with opened(steps) as app:
                    _settle()
                    yield f"## An act of 2,000 clauses after {steps:,} steps, on {name}"
                    scene = Scene(app, LONG_ACT, asked.rounds)
                    for part in (scene.past, scene.comparing, scene.reading, scene.saving):
                        yield from part()
            except Unavailable as reason:
                yield f"Not measured on {name}: {reason}"


def _settle() -> None:
    """As wsgi.py does: what is there now is there for good."""
    gc.collect()
    gc.freeze()


def _browser(asked: argparse.Namespace) -> Iterator[str]:
    yield "## In Chromium, with a processor four times slower"
    yield from browser.report(asked.file)


def _crowds(_asked: argparse.Namespace) -> Iterator[str]:
    yield "## Thirty-two people at once"
    yield from crowd.report()


def _hostile(asked: argparse.Namespace) -> Iterator[str]:
    yield "## Bad input"
    yield from hostile.report(asked.rounds)


def _anchors(asked: argparse.Namespace) -> Iterator[str]:
    yield "## Quoted words"
    yield from anchors.rates(asked.file)
    yield from conversations.report(asked.rounds)


def _search(asked: argparse.Namespace) -> Iterator[str]:
    yield f"## Search over {search.CLAUSES:,} clauses and {search.COMMENTS:,} comments"
    yield from search.report(asked.rounds)


def _letters(_asked: argparse.Namespace) -> Iterator[str]:
    yield f"## A newsletter to {letters.LETTERS:,} people"
    yield from letters.report()


def _lists(_asked: argparse.Namespace) -> Iterator[str]:
    yield f"## A list of {lists.ROWS:,} rows"
    yield from lists.report()


def _precedents(_asked: argparse.Namespace) -> Iterator[str]:
    with tempfile.TemporaryDirectory(prefix="nizam-benchmark-") as folder:
        app = demonstration(f"sqlite:///{folder}/nizam.sqlite")
        database: Database = app.extensions["nizam.database"]
        with database.session() as session:
            yield from precedents.report(session)
        database.let_go()


SCENES: dict[str, Callable[[argparse.Namespace], Iterator[str]]] = {
    "redlines": _redlines,
    "documents_out": _documents_out,
    "verifying": _verifying,
    "documents": _documents,
    "records": _records,
    "browser": _browser,
    "crowd": _crowds,
    "hostile": _hostile,
    "search": _search,
    "anchors": _anchors,
    "letters": _letters,
    "lists": _lists,
    "precedents": _precedents,
}


if __name__ == "__main__":
    main()
