"""Laws of asking whether an address of the web answers."""

from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from time import monotonic, sleep
from typing import Any

import pytest

from app import reaching
from app.reaching import Answer, Inside, answer_of, outside, public


class _Answers(BaseHTTPRequestHandler):
    """200 for /here, 404 for /gone, 405 for /headless, a way to /gone or out of the web."""

    def do_HEAD(self) -> None:
        ways = {"/moved": "/gone", "/out": "file:///etc/passwd", "/inside": "/secret"}
        where = ways.get(self.path)
        code = {"/here": 200, "/headless": 405}.get(self.path, 302 if where else 404)
        if self.path == "/rude":
            self.send_response(404, "Gone\x00\x1b[2J away")
        elif self.path == "/endless":
            self._drip()
        else:
            self.send_response(code)
        if where:
            self.send_header("Location", where)
        self.end_headers()

    def _drip(self) -> None:
        """A header that goes on as long as somebody listens."""
        with suppress(OSError):
            for _ in range(100):
                self.wfile.write(b"H")
                sleep(0.05)

    def log_message(self, *args: Any) -> None:
        """Say nothing."""


@pytest.fixture
def address() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Answers) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def any_machine(_machine: str) -> None:
    """Every machine may be reached."""


def asked(link: str) -> Answer:
    return answer_of(link, anywhere, any_machine)


def anywhere(link: str) -> None:
    if "secret" in link:
        raise Inside("not for us")


def test_what_answers_is_alive_and_what_is_gone_is_dead(address: str) -> None:
    assert asked(f"{address}/here") == Answer(dead=False, words="200")
    assert asked(f"{address}/gone") == Answer(dead=True, words="404 Not Found")
    assert asked(f"{address}/moved") == Answer(dead=True, words="404 Not Found")


def test_a_server_that_answers_no_heads_is_there(address: str) -> None:
    assert asked(f"{address}/headless").dead is False


def test_nobody_is_sent_out_of_the_web(address: str) -> None:
    assert asked(f"{address}/out").dead
    assert asked(f"{address}/inside") == Answer(dead=True, words="not for us")


def test_no_address_inside_a_network_is_asked(address: str) -> None:
    assert answer_of(f"{address}/here") == Answer(dead=True, words="not of the public network")
    with pytest.raises(Inside):
        public("gopher://example.org")


def test_a_name_nobody_knows_is_dead() -> None:
    assert answer_of("https://nowhere.invalid/statute").dead


def test_a_name_that_means_another_machine_by_then_is_not_asked(address: str) -> None:
    assert answer_of(f"{address}/here", anywhere) == Answer(True, "not of the public network")


@pytest.mark.parametrize(
    "machine",
    [
        "127.0.0.1",
        "10.0.0.1",
        "169.254.169.254",
        "224.0.0.1",
        "::1",
        "::ffff:127.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::1",
        "fe80::1%lo",
        "ff02::1",
    ],
)
def test_machines_inside_are_told_however_they_are_written(machine: str) -> None:
    with pytest.raises(Inside):
        outside(machine)


@pytest.mark.parametrize("machine", ["8.8.8.8", "2001:4860:4860::8888", "64:ff9b::808:808"])
def test_machines_of_the_public_network_are_reached(machine: str) -> None:
    outside(machine)


def test_what_others_say_is_kept_in_one_plain_line(address: str) -> None:
    assert asked(f"{address}/rude") == Answer(dead=True, words="404 Gone[2J away")


def test_an_answer_without_end_is_left(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reaching, "WHOLE_PATIENCE", 0.3)
    began = monotonic()
    assert asked(f"{address}/endless").dead
    assert monotonic() - began < 3
