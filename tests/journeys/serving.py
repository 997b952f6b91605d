"""Nizam behind a real port, with the drafts in it, for as long as a journey lasts."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from flask import Flask
from werkzeug.serving import WSGIRequestHandler, make_server

from tests.installation import let_go, make_app


@dataclass(frozen=True, slots=True)
class Served:
    """A running Nizam: where it is, and what it runs on."""

    address: str
    app: Flask

    def url(self, path: str) -> str:
        """The full address of a page."""
        return self.address + path


class Quiet(WSGIRequestHandler):
    """Writes no line for each request."""

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Say nothing; errors are still said."""


def furnish(url: str) -> None:
    """Make the tables at the URL and load the drafts, by the command an installation uses."""
    app = make_app(url, nizam_mode="demonstration")
    result = app.test_cli_runner().invoke(args=["setup"])
    let_go(app)
    if result.exit_code:
        raise RuntimeError(f"flask setup failed: {result.output}") from result.exception


@contextmanager
def serving(url: str) -> Iterator[Served]:
    """Serve the database at the URL on a free port, in threads of this process."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    app = make_app(url, nizam_mode="demonstration", sign_in_tries=1000)
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=Quiet)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield Served(f"http://127.0.0.1:{server.server_port}", app)
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
        let_go(app)
