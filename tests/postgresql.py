"""A real PostgreSQL for one test run: started when first asked for, gone when the run is over."""

import fcntl
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

ACCOUNT = "postgres"
"""Who runs the server when the tests are run by root, whom PostgreSQL refuses."""

QUICK = "fsync=off synchronous_commit=off full_page_writes=off max_connections=200"
"""Settings of a server whose tables nobody will miss."""

WATCH = """
(while kill -0 "$1" 2>/dev/null; do sleep 0.3; done
folder=$2; shift 2
"$@" stop; rm -rf "$folder") >/dev/null 2>&1 &
"""
"""Waits for the test run to end, however it ends, and takes the server and its folder away."""


class Unavailable(Exception):
    """No PostgreSQL can be had; the message says why."""


@dataclass(frozen=True, slots=True)
class Server:
    """A running server, reached through a socket in its folder."""

    folder: Path

    def url(self, name: str) -> str:
        """Where the database of that name is."""
        return f"postgresql+psycopg://{ACCOUNT}@/{name}?host={self.folder}"


def program(name: str) -> str:
    """The path of a program of the newest PostgreSQL on this machine."""
    installed = Path("/usr/lib/postgresql").glob(f"*/bin/{name}")
    versions = sorted(installed, key=lambda path: float(path.parts[-3]))
    found = str(versions[-1]) if versions else shutil.which(name)
    if not found:
        raise Unavailable("PostgreSQL is not installed (Debian: apt-get install postgresql).")
    return found


def _as_account(*command: str) -> list[str]:
    """The command as PostgreSQL accepts it: never run by root."""
    return ["runuser", "-u", ACCOUNT, "--", *command] if os.geteuid() == 0 else [*command]


def _run(*command: str) -> None:
    """Run a program of the server's. Raises Unavailable with what it complained of."""
    asked = _as_account(*command)
    done = subprocess.run(
        asked, cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False
    )
    if done.returncode:
        raise Unavailable(f"{Path(command[0]).name} failed: {done.stderr.decode().strip()}")


def _make_folder(folder: Path) -> None:
    folder.mkdir(mode=0o700)
    if os.geteuid() == 0:
        try:
            shutil.chown(folder, ACCOUNT)
        except LookupError:
            raise Unavailable(f"There is no account {ACCOUNT} to run PostgreSQL.") from None


def _start(folder: Path, owner: int, chosen: str) -> None:
    """Start a server in `folder` that lives as long as the process `owner`."""
    initdb, pg_ctl = program("initdb"), program("pg_ctl")
    _make_folder(folder)
    data_folder = str(folder / "data")
    _run(initdb, "-D", data_folder, "-U", ACCOUNT, "-A", "trust", "-E", "UTF8", "--no-sync",
         "--locale=C.UTF-8")  # fmt: skip
    settings = [f"unix_socket_directories={folder}", "listen_addresses=", *chosen.split()]
    options = " ".join(f"-c {setting}" for setting in settings)
    _run(pg_ctl, "-D", data_folder, "-l", str(folder / "log"), "-w", "-o", options, "start")
    stop = _as_account(pg_ctl, "-D", data_folder, "-m", "immediate")
    watch = ["sh", "-c", WATCH, "watch", str(owner), str(folder.parent), *stop]
    subprocess.run(watch, cwd="/", start_new_session=True, check=True)


def server(shared: Path, owner: int, settings: str = QUICK) -> Server:
    """The run's server, started by whichever of its processes asks first.

    `shared` is a folder known to all processes of the run, `owner` the process whose end is the
    end of the run. Raises Unavailable.
    """
    folder, failure = shared / "postgresql", shared / "failure"
    with (shared / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if failure.exists():
            raise Unavailable(failure.read_text("utf-8"))
        if not folder.exists():
            try:
                _start(folder, owner, settings)
            except Unavailable as reason:
                failure.write_text(str(reason), "utf-8")
                raise
    return Server(folder)
