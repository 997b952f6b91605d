"""What a journey may ask for: Nizam with its drafts, a browser, and a page in it."""

import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from sqlalchemy.engine import Engine

from app.db import transaction
from app.models import new_id
from tests import postgresql
from tests.journeys.agreeing import agree
from tests.journeys.browsing import ARGUMENTS, Complaints, Look
from tests.journeys.committee import Committee, gather
from tests.journeys.conversing import converse
from tests.journeys.reaching_out import reach_out
from tests.journeys.serving import Served, furnish, serving
from tests.programs import needed

OpenPage = Callable[..., Page]
"""Opens a page: `open_page()` or `open_page(Look(theme="dark"))`."""

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder is a journey, and too slow to be measured for coverage as well.

    A browser on a busy machine may stumble once: a journey is walked again before it counts as
    failed, and the closing line says how many were.
    """
    for item in items:
        if HERE in item.path.parents:
            item.add_marker("journey")
            item.add_marker("no_cover")
            item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.fixture(scope="session")
def furnished_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database file with the drafts, to be copied."""
    path = tmp_path_factory.mktemp("furnished") / "nizam.sqlite"
    furnish(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def furnished_postgresql(
    caretaker: Engine, postgresql_server: postgresql.Server, worker: str
) -> str:
    """The URL of a database with the drafts, on a server."""
    name = f"furnished_{worker}"
    with caretaker.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    furnish(postgresql_server.url(name))
    return postgresql_server.url(name)


@pytest.fixture
def server(furnished_sqlite: Path, tmp_path: Path) -> Iterator[Served]:
    """Nizam with untouched drafts, for a journey that changes them."""
    copied = shutil.copy(furnished_sqlite, tmp_path / "nizam.sqlite")
    with serving(f"sqlite:///{copied}") as served:
        yield served


@pytest.fixture
def server_on_postgresql(furnished_postgresql: str) -> Iterator[Served]:
    """Nizam with drafts on PostgreSQL; one journey after another changes the same."""
    with serving(furnished_postgresql) as served:
        yield served


@pytest.fixture(scope="session")
def showroom(furnished_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Nizam with the drafts, for walks that change nothing."""
    copied = shutil.copy(furnished_sqlite, tmp_path_factory.mktemp("showroom") / "nizam.sqlite")
    with serving(f"sqlite:///{copied}") as served:
        with served.app.app_context(), transaction() as session:
            converse(session)
            agree(session)
            reach_out(session)
        yield served


@pytest.fixture(scope="session")
def workplace(furnished_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Nizam with the drafts, for journeys that each work on a document of their own."""
    copied = shutil.copy(furnished_sqlite, tmp_path_factory.mktemp("workplace") / "nizam.sqlite")
    with serving(f"sqlite:///{copied}") as served:
        yield served


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    program = needed("chromium", "chromium")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=program, args=list(ARGUMENTS))
        yield opened
        opened.close()


UNHURRIED = """
let come = false;
addEventListener("DOMContentLoaded", () => { come = true; });
addEventListener("click", (event) => {
  if (come || !event.isTrusted) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  addEventListener("DOMContentLoaded", () => event.target.click());
}, true);
"""
"""A driven browser clicks what it sees before the page's scripts have run; where a form opens would
then depend on the machine. Such a click waits, as a person's does, for the page to come."""


@pytest.fixture
def open_page(browser: Browser) -> Iterator[OpenPage]:
    """Opens pages of a served Nizam, each in a browser of its own that remembers nothing.

    Whatever the browser complains of fails the journey at its end.
    """
    heard: list[str] = []
    with ExitStack() as contexts:

        def opened(served: Served, look: Look | None = None) -> Page:
            chosen = look or Look()
            context = browser.new_context(base_url=served.address, **chosen.context())
            contexts.callback(context.close)
            context.set_default_timeout(10_000)
            context.add_init_script(UNHURRIED)
            page = context.new_page()
            Complaints(served.address, heard).listen(page)
            return page

        yield opened
    assert heard == [], "\n".join(heard)


@pytest.fixture
def committee(workplace: Served, open_page: OpenPage, request: pytest.FixtureRequest) -> Committee:
    """The demonstration's committee, at work on a small charter that only this journey knows."""
    name = re.sub("[^a-z0-9]+", "-", request.node.name.removeprefix("test_").lower())
    walk = f"{name[-70:].strip('-')}-{new_id()[:4]}"  # a journey that is walked again needs another
    return gather(workplace, open_page, walk)


@pytest.fixture
def page(open_page: OpenPage, server: Served) -> Page:
    """A page of `server` at a desk, in Azerbaijani, by daylight."""
    return open_page(server)
