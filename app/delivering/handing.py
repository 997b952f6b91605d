"""Hand letters over to the mail server, and say of each whether it was taken, and if not, why."""

import smtplib
import socket
import ssl
from dataclasses import dataclass
from enum import Enum
from threading import Timer
from types import TracebackType
from typing import Self

from app.delivering.message import Parcel
from app.posting import HERE, MailServer

LONGEST = 300
"""Seconds one letter may take in all, however slowly the server answers."""


class Fate(Enum):
    """What became of a letter that was handed over."""

    TAKEN = "taken"
    LATER = "later"
    """Not now: greylisted, mailbox full, server busy."""
    NO_SUCH_ADDRESS = "no such address"
    """For good, whatever is written to it."""
    NEVER = "never"
    """For good, this letter."""
    BROKEN = "broken"
    """The server hung up or fell silent over this letter: later, and perhaps not its fault."""
    NO_SERVER = "no server"
    """The server does not answer, or does not want us at all: no letter of ours is tried."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one letter, with what the server said."""

    fate: Fate
    answer: str


class Counter:
    """A connection to the mail server, opened when the first letter is handed over."""

    def __init__(self, server: MailServer, sender: str, timeout: float) -> None:
        self._server = server
        self._sender = sender
        self._timeout = timeout
        self._open: smtplib.SMTP | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _where: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Leave the counter; politely where the server still listens."""
        if self._open is not None:
            try:
                self._open.quit()
            except (smtplib.SMTPException, OSError):
                self._open.close()
            self._open = None

    def hand_over(self, parcel: Parcel) -> Outcome:
        """Hand one letter over; a connection that breaks is opened anew for the next."""
        try:
            counter = self._open = self._open or self._connect()
        except smtplib.SMTPResponseException as error:
            return Outcome(Fate.NO_SERVER, said(error))
        except (smtplib.SMTPException, OSError, ValueError) as error:
            return Outcome(Fate.NO_SERVER, _named(error))
        limit = Timer(LONGEST, _hang_up, [counter])
        limit.daemon = True
        limit.start()
        try:
            return _given(counter, self._sender, parcel)
        except (smtplib.SMTPException, OSError) as error:
            counter.close()
            return Outcome(Fate.BROKEN, _named(error))
        finally:
            limit.cancel()
            if counter.sock is None:
                self._open = None

    def _connect(self) -> smtplib.SMTP:
        server, safe = self._server, ssl.create_default_context()
        if server.scheme == "smtps":
            made: smtplib.SMTP = smtplib.SMTP_SSL(
                server.host, server.port, timeout=self._timeout, context=safe
            )
        else:
            made = smtplib.SMTP(server.host, server.port, timeout=self._timeout)
        try:
            made.ehlo_or_helo_if_needed()
            if server.scheme == "smtp+starttls" or _is_offered(made, server):
                made.starttls(context=safe)
                made.ehlo()
            if server.user:
                made.login(server.user, server.password)
        except BaseException:
            made.close()
            raise
        return made


def _is_offered(counter: smtplib.SMTP, server: MailServer) -> bool:
    """Whether plain SMTP may become TLS: never asked of this machine's own server."""
    return server.scheme == "smtp" and server.host not in HERE and counter.has_extn("starttls")


def _given(counter: smtplib.SMTP, sender: str, parcel: Parcel) -> Outcome:
    options = []
    if parcel.beyond_ascii:
        if not counter.has_extn("smtputf8"):
            return Outcome(Fate.NEVER, "The mail server takes no address beyond ASCII letters.")
        options = ["SMTPUTF8", "BODY=8BITMIME"]
        counter.command_encoding = "utf-8"
    code, answer = counter.mail(sender, options)
    if code != 250:
        _begin_anew(counter)
        return Outcome(Fate.NEVER if options else Fate.NO_SERVER, _line(code, answer))
    code, answer = counter.rcpt(parcel.to)
    if code not in (250, 251):
        _begin_anew(counter)
        return Outcome(_of_address(code, answer), _line(code, answer))
    return _put(counter, parcel.content)


def _of_address(code: int, answer: bytes) -> Fate:
    """A refusal for reasons of policy (5.7, RFC 3463) says nothing of the address."""
    if code < 500:
        return Fate.LATER
    return Fate.NEVER if answer.startswith(b"5.7.") else Fate.NO_SUCH_ADDRESS


def _put(counter: smtplib.SMTP, content: bytes) -> Outcome:
    try:
        code, answer = counter.data(content)
    except smtplib.SMTPDataError as error:
        _begin_anew(counter)
        return Outcome(Fate.NEVER if error.smtp_code >= 500 else Fate.LATER, said(error))
    if code == 250:
        return Outcome(Fate.TAKEN, _line(code, answer))
    _begin_anew(counter)
    return Outcome(Fate.NEVER if code >= 500 else Fate.LATER, _line(code, answer))


def _begin_anew(counter: smtplib.SMTP) -> None:
    """The next letter begins with a clean slate; a server that hung up is left."""
    try:
        counter.rset()
    except (smtplib.SMTPException, OSError):
        counter.close()


def _hang_up(counter: smtplib.SMTP) -> None:
    """End a conversation that goes on for ever: whoever waits for it is told of an error."""
    if counter.sock is not None:
        counter.sock.shutdown(socket.SHUT_RDWR)


def said(error: smtplib.SMTPResponseException) -> str:
    """What the server said: 550 no such user."""
    return _line(error.smtp_code, error.smtp_error)


def _line(code: int, answer: bytes | str) -> str:
    text = answer.decode("utf-8", "replace") if isinstance(answer, bytes) else answer
    return f"{code} {' '.join(text.split())}"


def _named(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
