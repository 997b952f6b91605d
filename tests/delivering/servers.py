"""A real mail server within the tests, and servers that hang, refuse and hang up."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session


class Postbox:
    """Keeps what arrives; answers what it was told to, address by address."""

    def __init__(self) -> None:
        self.letters: list[EmailMessage] = []
        self.to: list[str] = []
        self.url = ""
        self.asked: list[str] = []
        """Every address somebody wanted to write to, refused ones too."""
        self.answers: dict[str, str] = {}
        """By address what RCPT is answered; by "data" what each letter is."""

    async def handle_RCPT(  # noqa: N802  # the library's name
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: Any
    ) -> str:
        self.asked.append(address)
        if address in self.answers:
            return self.answers[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        if "data" in self.answers:
            return self.answers["data"]
        assert isinstance(envelope.content, bytes)
        self.letters.append(message_from_bytes(envelope.content, policy=policy.default))
        self.to += envelope.rcpt_tos
        return "250 taken"


@contextmanager
def mail_server() -> Iterator[tuple[Postbox, str]]:
    """A server and its URL."""
    box = Postbox()
    controller = Controller(box, hostname="127.0.0.1", port=free_port(), enable_SMTPUTF8=True)
    controller.start()
    try:
        yield box, f"smtp://127.0.0.1:{controller.port}"
    finally:
        controller.stop()


@contextmanager
def talking(*lines: bytes, then: str = "silent") -> Iterator[str]:
    """A server that says some lines, one for each command, then falls silent or hangs up."""
    listener = socket.create_server(("127.0.0.1", 0))
    done = threading.Event()

    def serve() -> None:
        while not done.is_set():
            try:
                visitor, _ = listener.accept()
            except OSError:
                return
            with visitor:
                _converse(visitor, lines)
                if then == "silent":
                    done.wait(10)

    server = threading.Thread(target=serve, daemon=True)
    server.start()
    try:
        yield f"smtp://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        done.set()
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        server.join(5)


def _converse(visitor: socket.socket, lines: tuple[bytes, ...]) -> None:
    for number, line in enumerate(lines):
        if number and not visitor.recv(65536):
            return
        visitor.sendall(line + b"\r\n")


def free_port() -> int:
    """A port nobody listens at."""
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return int(tried.getsockname()[1])


def no_server() -> str:
    """The URL of a server that is not there."""
    return f"smtp://127.0.0.1:{free_port()}"


__all__ = ["Postbox", "free_port", "mail_server", "no_server", "talking"]
