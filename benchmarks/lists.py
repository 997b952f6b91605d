"""What an imported list of 50,000 rows takes: read, weighed when new, weighed when known, taken."""

import random
import resource
import tempfile
import time
from collections.abc import Callable, Generator, Iterator
from datetime import UTC, datetime
from functools import partial
from typing import Any, TypeVar

from sqlalchemy.orm import Session

from app.db import Database, transaction
from app.formats.listing.writing import csv_of, json_of, xlsx_of
from app.listing import KNOWN_TOPICS, Kept, received, tables_of
from app.migrating import migrate
from app.operations.listing import Choice, report_on, take_rows
from app.operations.recording import Actor
from app.views.listed import AT_ONCE
from benchmarks.installation import opened
from benchmarks.measuring import grid

ROWS = 50_000
WORDS = [f"söz{number}" for number in range(3_000)]
NOW = datetime(2026, 11, 22, tzinfo=UTC)

HEAD = ("step", "wall, s", "CPU, s", "memory at most, MB")

Row = tuple[str, str, str, str]
Done = TypeVar("Done")


def report() -> Iterator[str]:
    """One table."""
    with tempfile.TemporaryDirectory(prefix="nizam-benchmark-") as folder:
        app = opened(f"sqlite:///{folder}/nizam.sqlite")
        database: Database = app.extensions["nizam.database"]
        with database.session() as reader, database.writing(reader) as writer:
            migrate(writer.connection())
        with app.app_context(), transaction() as session:
            yield grid([HEAD, *_rows(session)])
        database.let_go()


def _rows(session: Session) -> Iterator[Row]:
    held = _library()
    lists = {"sources": held}
    writers: dict[str, Callable[[], bytes]] = {
        "CSV": lambda: csv_of("sources", held),
        "JSON": lambda: json_of(lists),
        "XLSX": lambda: xlsx_of(lists, "library", "en"),
    }
    for name, writer in writers.items():
        raw = yield from _timed(f"write {name}", writer)
        text, kept = yield from _timed(f"take {name} up", partial(received, raw, Kept("sources")))
        tables = yield from _timed(f"read {name} again", partial(tables_of, text, kept))
    yield from _timed("weigh, all new", lambda: report_on(session, tables, KNOWN_TOPICS))
    choice = Choice("right", most=AT_ONCE)
    actor = Actor(None, NOW)
    yield from _timed(
        f"weigh and take {AT_ONCE:,}",
        lambda: take_rows(session, actor, tables, choice, topics=KNOWN_TOPICS),
    )
    yield from _timed("weigh, a tenth known", lambda: report_on(session, tables, KNOWN_TOPICS))


def _timed(name: str, done: Callable[[], Done]) -> Generator[Row, None, Done]:
    wall, cpu = time.perf_counter(), time.process_time()
    answer = done()
    yield (
        name,
        f"{time.perf_counter() - wall:.1f}",
        f"{time.process_time() - cpu:.1f}",
        str(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024),
    )
    return answer


def _library() -> list[dict[str, Any]]:
    chance = random.Random(5)  # noqa: S311  # no secret

    def words(many: int) -> str:
        return " ".join(chance.choices(WORDS, k=many))

    return [
        {
            "id": f"s-{number}",
            "kind": "law",
            "country": "AZ",
            "language": "az",
            "title": {"az": words(8), "en": words(8)},
            "organisation": {"en": f"Ministry {words(1)}"},
            "adopted": f"{chance.randint(1990, 2024)}-05-13",
            "link": f"https://a.az/{number}",
            "note": words(20),
            "verified": False,
        }
        for number in range(ROWS)
    ]
