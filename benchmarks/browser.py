"""A long act in Chromium with a processor four times slower: weight, start, scrolling, finding."""

import re
import statistics
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from shutil import which

from playwright.sync_api import Browser, Page, sync_playwright
from sqlalchemy import select

from app.db import Database
from app.formats.encoding import decode
from app.loading.people import DEMONSTRATION_PASSWORD
from app.models import Person
from app.queries.documents import document_named
from app.queries.snapshots import snapshot
from app.statute.outline import Draft
from app.statute.snapshot import AUTHORITATIVE, Clause
from benchmarks.acts import draft_of, generated_act, take_in
from benchmarks.installation import FOUNDER
from benchmarks.measuring import grid
from benchmarks.soak import served

SLOWER = 4
"""How many times slower the processor is made: a cheap laptop or a phone."""

LOADS = 3

CHROMIUM = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

WATCH = """
window.tasks = [];
new PerformanceObserver((list) => {
  for (const one of list.getEntries()) window.tasks.push([one.startTime, one.duration]);
}).observe({ type: "longtask", buffered: true });
"""

STARTED = """() => {
  const [page] = performance.getEntriesByType("navigation");
  const paint = performance.getEntriesByName("first-contentful-paint")[0];
  const ended = window.tasks.map(([start, spent]) => start + spent);
  return {
    html: page.decodedBodySize,
    sent: page.transferSize,
    all: performance.getEntriesByType("resource")
      .reduce((sum, one) => sum + one.transferSize, page.transferSize),
    paint: paint ? paint.startTime : 0,
    content: page.domContentLoadedEventEnd,
    ready: Math.max(page.domContentLoadedEventEnd, ...ended),
    nodes: document.querySelectorAll("*").length,
  };
}"""

SCROLL = """async () => {
  window.tasks.length = 0;
  const frames = [];
  let last = performance.now();
  const end = () => scrollY + innerHeight >= document.documentElement.scrollHeight - 2;
  while (!end() && frames.length < 3000) {
    scrollBy(0, innerHeight * 0.8);
    await new Promise(requestAnimationFrame);
    frames.push(performance.now() - last);
    last = performance.now();
  }
  return { frames, tasks: window.tasks.map(([, spent]) => spent) };
}"""

STANDS = """(id) => {
  const box = document.getElementById(id).getBoundingClientRect();
  return box.top >= 0 && box.top < innerHeight;
}"""


def report(file: Path | None) -> Iterator[str]:
    """One table for each act: the made-up one, and the file's."""
    acts = {"made-up": generated_act()} | ({"file": draft_of(file)} if file else {})
    with tempfile.TemporaryDirectory(prefix="nizam-browser-") as folder:
        url = f"sqlite:///{folder}/nizam.sqlite"
        with served(url) as port, sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=which("chromium"), args=list(CHROMIUM)
            )
            for slug, draft in acts.items():
                last = _taken_in(url, slug, draft)
                yield _told(browser, f"http://127.0.0.1:{port}", slug, last)
            browser.close()


def _taken_in(url: str, slug: str, draft: Draft) -> Clause:
    """Make a document of the act; its last clause that says something."""
    database = Database(url)
    with database.session() as session, database.writing(session):
        founder = session.scalars(select(Person).where(Person.email == FOUNDER)).one()
        take_in(session, founder, slug, draft)
    with database.session() as session:
        clauses = snapshot(session, document_named(session, slug)).clauses
    database.let_go()
    return next(one for one in reversed(clauses) if len(one.wording(AUTHORITATIVE).text) > 60)


def _told(browser: Browser, site: str, slug: str, last: Clause) -> str:
    page = browser.new_context(viewport={"width": 1280, "height": 800}).new_page()
    page.goto(f"{site}/sign-in")
    page.fill("input[name=email]", FOUNDER)
    page.fill("input[name=password]", DEMONSTRATION_PASSWORD)
    page.press("input[name=password]", "Enter")
    page.wait_for_url(lambda address: "sign-in" not in address)
    page.add_init_script(WATCH)
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    address = f"{site}/d/{slug}/?language={AUTHORITATIVE}"
    starts = [_started(page, address) for _ in range(LOADS)]
    rows = [
        ("HTML, kB", f"{starts[0]['html'] / 1000:,.0f}"),
        ("sent for it, kB", f"{starts[0]['sent'] / 1000:,.0f}"),
        ("sent with styles, scripts and faces, kB", f"{starts[0]['all'] / 1000:,.0f}"),
        ("elements", f"{starts[0]['nodes']:,.0f}"),
        ("first words on the screen, ms", _median(starts, "paint")),
        ("all of the page read, ms", _median(starts, "content")),
        ("ready for the reader (no long task after it), ms", _median(starts, "ready")),
        *_scrolled(page),
        *_found(page, address, last),
    ]
    page.context.close()
    return f"### {slug}\n\n{grid([('', ''), *rows])}"


def _started(page: Page, address: str) -> dict[str, float]:
    page.goto("about:blank")
    page.goto(address, wait_until="load")
    page.wait_for_timeout(3000)
    found: dict[str, float] = page.evaluate(STARTED)
    return found


def _median(starts: list[dict[str, float]], name: str) -> str:
    values = sorted(start[name] for start in starts)
    return f"{statistics.median(values):,.0f} ({values[0]:,.0f}–{values[-1]:,.0f})"


def _scrolled(page: Page) -> Iterator[tuple[str, str]]:
    """From the first line to the last, most of a screen at every frame."""
    found = page.evaluate(SCROLL)
    frames, tasks = sorted(found["frames"]), found["tasks"]
    p95 = frames[int(len(frames) * 0.95)]
    yield "frames from top to end", f"{len(frames):,}"
    yield (
        "time of a frame, ms: median, p95, longest",
        (f"{statistics.median(frames):.0f}, {p95:.0f}, {frames[-1]:.0f}"),
    )
    yield "long tasks meanwhile: how many, longest ms", f"{len(tasks)}, {max(tasks, default=0):.0f}"


def _found(page: Page, address: str, last: Clause) -> Iterator[tuple[str, str]]:
    """Whether the last clause is reached by its anchor, by finding, and on paper."""
    page.goto("about:blank")
    page.goto(f"{address}#c-{last.id}", wait_until="load")
    page.wait_for_timeout(1500)
    yield (
        "the anchor of the last clause lands on it",
        _yes(found=page.evaluate(STANDS, f"c-{last.id}")),
    )
    words = " ".join(last.wording(AUTHORITATIVE).text.split()[:6])
    page.goto(address, wait_until="load")
    yield (
        "find in page finds its words",
        _yes(found=page.evaluate("(words) => window.find(words)", words)),
    )
    if which("pdftotext"):
        yield "and they are in print", _yes(found=_squeezed(words) in _squeezed(_printed(page)))


def _printed(page: Page) -> str:
    done = subprocess.run(
        ["pdftotext", "-", "-"], input=page.pdf(), stdout=subprocess.PIPE, check=True
    )
    return decode(done.stdout).text


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _yes(*, found: bool) -> str:
    return "yes" if found else "NO"
