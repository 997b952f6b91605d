"""Laws of asking whether an address of the web answers."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest

from app.reaching import Answer, Inside, answer_of, public


class _Answers(BaseHTTPRequestHandler):
    """200 for /here, 404 for /gone, 405 for /headless, a way to /gone or out of the web."""

    def do_HEAD(self) -> None:
        ways = {"/moved": "/gone", "/out": "file:///etc/passwd", "/inside": "/secret"}
        where = ways.get(self.path)
        code = {"/here": 200, "/headless": 405}.get(self.path, 302 if where else 404)
        self.send_response(code)
        if where:
            self.send_header("Location", where)
        self.end_headers()

    def log_message(self, *args: Any) -> None:
        """Say nothing."""


@pytest.fixture
def address() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Answers) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def anywhere(link: str) -> None:
    if "secret" in link:
        raise Inside("not for us")


def test_what_answers_is_alive_and_what_is_gone_is_dead(address: str) -> None:
    assert answer_of(f"{address}/here", anywhere) == Answer(dead=False, words="200")
    assert answer_of(f"{address}/gone", anywhere) == Answer(dead=True, words="404 Not Found")
    assert answer_of(f"{address}/moved", anywhere) == Answer(dead=True, words="404 Not Found")


def test_a_server_that_answers_no_heads_is_there(address: str) -> None:
    assert answer_of(f"{address}/headless", anywhere).dead is False


def test_nobody_is_sent_out_of_the_web(address: str) -> None:
    assert answer_of(f"{address}/out", anywhere).dead
    assert answer_of(f"{address}/inside", anywhere) == Answer(dead=True, words="not for us")


def test_no_address_inside_a_network_is_asked(address: str) -> None:
    assert answer_of(f"{address}/here") == Answer(dead=True, words="not of the public network")
    with pytest.raises(Inside):
        public("gopher://example.org")


def test_a_name_nobody_knows_is_dead() -> None:
    assert answer_of("https://nowhere.invalid/statute").dead
