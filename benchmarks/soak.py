"""Many people saving at once against the real server: how long each waited, and what went wrong."""

import argparse
import itertools
import os
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

from app.config import ROOT
from app.db import Database
from app.loading.people import DEMONSTRATION_PASSWORD
from app.queries.documents import document_named
from app.queries.snapshots import snapshot
from app.queries.verification import verify
from app.statute.snapshot import AUTHORITATIVE, Clause, word

TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
FOUNDER = "leyla@nizam.example"
SLUG = "charter"


@dataclass(slots=True)
class Client:
    """One browser, signed in, and the clauses it keeps rewording."""

    port: int
    clauses: list[Clause]
    took: list[float] = field(default_factory=list)
    """Seconds of each save that was answered as saved."""
    failed: Counter[str] = field(default_factory=Counter)
    cookies: dict[str, str] = field(default_factory=dict)
    token: str = ""

    def sign_in(self) -> None:
        """Enter by the door."""
        self.token = self._token()
        form = {"email": FOUNDER, "password": DEMONSTRATION_PASSWORD}
        assert self.post("/sign-in", form) in {302, 303}
        self.token = self._token()

    def work(self, until: float, saves: int) -> None:
        """Reword one clause after the other, naming what was saved before."""
        seen = {one.id: one.wording(AUTHORITATIVE).digest for one in self.clauses}
        for turn, clause in zip(range(saves), itertools.cycle(self.clauses), strict=False):
            if time.perf_counter() > until:
                return
            before = clause.wording(AUTHORITATIVE)
            text = f"{before.text} {turn}"
            form = {
                f"heading-{AUTHORITATIVE}": before.heading,
                f"text-{AUTHORITATIVE}": text,
                f"started-{AUTHORITATIVE}": seen[clause.id],
                "reason": "soak",
            }
            if self._saved(clause, form):
                seen[clause.id] = word(AUTHORITATIVE, before.heading, text).digest

    def _saved(self, clause: Clause, form: dict[str, str]) -> bool:
        begin = time.perf_counter()
        try:
            status = self.post(f"/d/{SLUG}/c/{clause.id}/edit", form)
        except OSError as error:
            self.failed[type(error).__name__] += 1
            return False
        if status == 303:
            self.took.append(time.perf_counter() - begin)
        else:
            self.failed[str(status)] += 1
        return status == 303

    def _token(self) -> str:
        found = TOKEN.search(self.ask("GET", "/sign-in")[1])
        return found[1] if found else self.token

    def post(self, path: str, form: dict[str, str]) -> int:
        """Send a form; its status."""
        return self.ask("POST", path, urlencode({"csrf_token": self.token, **form}))[0]

    def ask(self, method: str, path: str, body: str | None = None) -> tuple[int, str]:
        """Status and body of an answer."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        for cookie in answer.headers.get_all("Set-Cookie") or ():
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        said = answer.read().decode()
        connection.close()
        return answer.status, said


def main() -> None:
    """Serve a demonstration, let everybody save, and say what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--saves", type=int, default=10_000)
    parser.add_argument("--clients", type=int, default=16)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="nizam-soak-") as folder:
        url = f"sqlite:///{Path(folder) / 'nizam.sqlite'}"
        with served(url) as port:
            clients = _clients(url, port, asked.clients)
            spent = _let_work(clients, asked.seconds, asked.saves // asked.clients)
        _tell(clients, spent)
        print(judged(url))


@contextmanager
def served(url: str) -> Iterator[int]:
    """A demonstration at a free port, by gunicorn as gunicorn.conf.py has it."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    mode = {"DATABASE_URL": url, "NIZAM_MODE": "demonstration", "PORT": str(port)}
    environment = os.environ | mode | {"HOST": "127.0.0.1", "SECRET_KEY": "soak" * 10}
    flask = [sys.executable, "-m", "flask", "--app", "wsgi", "setup"]
    subprocess.run(flask, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)
    command = [sys.executable, "-m", "gunicorn", "wsgi:app"]
    server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE)
    assert server.stdout is not None
    try:
        server.stdout.readline()  # it says where it is
        yield port
    finally:
        server.terminate()
        server.wait()
        server.stdout.close()


def _clients(url: str, port: int, some: int) -> list[Client]:
    """Clients with clauses of their own."""
    database = Database(url)
    with database.session() as session:
        now = snapshot(session, document_named(session, SLUG))
    database.let_go()
    worded = [one for one in now.clauses if one.wording(AUTHORITATIVE).text and not one.struck]
    clients = [Client(port, worded[turn::some]) for turn in range(some)]
    for client in clients:
        client.sign_in()
    return clients


def _let_work(clients: list[Client], seconds: float, saves: int) -> float:
    begin = time.perf_counter()
    with ThreadPoolExecutor(len(clients)) as pool:
        for done in [pool.submit(one.work, begin + seconds, saves) for one in clients]:
            done.result()
    return time.perf_counter() - begin


def _tell(clients: list[Client], spent: float) -> None:
    took = [1000 * one for client in clients for one in client.took]
    failed = sum((client.failed for client in clients), Counter[str]())
    print(f"{len(took)} saves by {len(clients)} clients in {spent:.1f} s; failed: {dict(failed)}")
    p50, p95 = statistics.median(took), statistics.quantiles(took, n=20)[-1]
    print(f"ms: p50 {p50:.1f}, p95 {p95:.1f}, max {max(took):.1f}")


def judged(url: str) -> str:
    """Whether the record fits, and how many saves it has."""
    database = Database(url)
    with database.session() as session:
        [found] = verify(session, {}, only=SLUG)
    database.let_go()
    return f"Record: {found.steps} steps, {found.why or 'everything fits'}."


if __name__ == "__main__":
    main()
