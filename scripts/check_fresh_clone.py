"""Does what is committed run and test on its own? Clones it and runs both commands there.

python3 scripts/check_fresh_clone.py          make run, a look at it, again, and make test
TESTS=no python3 scripts/check_fresh_clone.py without make test
"""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

PATIENCE = 900
"""Seconds within which a first `make run` must serve."""

OURS = ("DATABASE_URL", "SECRET_KEY", "NIZAM_MODE", "VIRTUAL_ENV", "MAKEFLAGS", "MAKELEVEL")
"""Variables that a fresh machine does not have."""


def say(text: str) -> None:
    """Tell whoever waits."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return int(tried.getsockname()[1])


def page(port: int, path: str) -> str:
    """The text at the path. Raises OSError where nothing answers with success."""
    with urlopen(f"http://127.0.0.1:{port}{path}", timeout=10) as answer:
        return str(answer.read().decode())


def wait_until_served(made: subprocess.Popen[bytes], port: int) -> str:
    """What /healthz says once it answers."""
    until = time.monotonic() + PATIENCE
    while made.poll() is None and time.monotonic() < until:
        try:
            return page(port, "/healthz").strip()
        except (URLError, OSError):
            time.sleep(0.1)
    raise SystemExit(f"make run did not serve (exit code {made.poll()}).")


@contextmanager
def running(clone: Path, port: int) -> Iterator[float]:
    """`make run` in the clone, until Ctrl-C; answers the seconds until it served."""
    environment = {name: value for name, value in os.environ.items() if name not in OURS}
    environment |= {"PORT": str(port), "HOST": "127.0.0.1"}
    began = time.monotonic()
    made = subprocess.Popen(["make", "run"], cwd=clone, env=environment, start_new_session=True)
    try:
        say(f"/healthz: {wait_until_served(made, port)}")
        yield time.monotonic() - began
    finally:
        os.killpg(made.pid, signal.SIGINT)
        code = made.wait(timeout=20)
    if code not in {0, 2, -signal.SIGINT} or not port_is_free(port):
        raise SystemExit(f"make run did not stop cleanly on Ctrl-C (exit code {code}).")


def port_is_free(port: int) -> bool:
    """Whether nobody listens any more."""
    with socket.socket() as tried:
        return tried.connect_ex(("127.0.0.1", port)) != 0


def look_at_the_door(port: int) -> None:
    """See that somebody could sign in."""
    try:
        if "<form" in page(port, "/sign-in"):
            return
    except HTTPError as error:
        raise SystemExit(f"The sign-in page answers {error.code}.") from None
    raise SystemExit("The sign-in page has no form.")


def check(clone: Path) -> int:
    """Run both commands in the clone; answers the exit code of `make test`."""
    port = free_port()
    for time_of in ("first", "second"):
        with running(clone, port) as seconds:
            say(f"make run, the {time_of} time: serves after {seconds:.1f} s")
            look_at_the_door(port)
    say("make run: stops cleanly")
    if os.environ.get("TESTS") == "no":
        return 0
    environment = {name: value for name, value in os.environ.items() if name not in OURS}
    began = time.monotonic()
    code = subprocess.run(["make", "test"], cwd=clone, env=environment, check=False).returncode
    say(f"make test: exit code {code} after {(time.monotonic() - began) / 60:.1f} min")
    return code


def main() -> int:
    """Clone the commit that is checked out, and check it."""
    here = Path(__file__).resolve().parent.parent
    with tempfile.TemporaryDirectory(prefix="nizam-clone-") as place:
        clone = Path(place, "nizam")
        command = ["git", "-c", "safe.directory=*", "clone", "--quiet", str(here), str(clone)]
        subprocess.run(command, check=True)
        return check(clone)


if __name__ == "__main__":
    sys.exit(main())
