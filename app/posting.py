"""By which mail server letters leave: read from one URL, with the sentence where it is wrong."""

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

PORTS = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}
"""Schemes of SMTP_URL and the ports they stand for."""

HERE = {"localhost", "127.0.0.1", "::1"}
"""Hosts to which a password may go in the clear: it leaves no machine."""


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where letters are handed over, and how."""

    host: str
    port: int
    user: str = ""
    password: str = ""
    scheme: str = "smtp"
    """smtp: TLS where it is offered; smtp+starttls: only with TLS; smtps: TLS from the start."""

    @property
    def place(self) -> str:
        """How it is named to people: never with the password."""
        return f"{self.host}:{self.port}"


def mail_server(url: str) -> MailServer:
    """`smtp://user:password@host:port`, read. Raises ValueError with a sentence."""
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        raise ValueError("its port is no number from 1 to 65535") from None
    if parts.scheme not in PORTS:
        raise ValueError("it begins with smtp://, smtp+starttls:// or smtps://")
    if not parts.hostname:
        raise ValueError("it names no host")
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    if not (user + password).isascii():
        raise ValueError("its user and password have only ASCII letters: no other reach the server")
    if user and parts.scheme == "smtp" and parts.hostname not in HERE:
        raise ValueError(
            "a password is never sent in the clear: write smtp+starttls:// or smtps://"
        )
    return MailServer(parts.hostname, port or PORTS[parts.scheme], user, password, parts.scheme)
