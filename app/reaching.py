"""Does an address of the web answer: asked for its head, and never inside one's own network."""

import http.client
import ipaddress
import socket
import urllib.error
import urllib.request
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from threading import Timer
from typing import Any
from urllib.parse import urlsplit

from app.statute.snapshot import canonical

PATIENCE = 15
"""Seconds until an address that says nothing counts as silent."""

WHOLE_PATIENCE = 60
"""Seconds until one that never comes to an end is left, wherever it sent us."""

CARRIERS = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("2002::/16"))
"""Addresses of version 6 that lead to one of version 4 in them (RFC 6052, RFC 3056)."""

REFUSES_HEADS = frozenset({403, 405, 501})
"""Answers of servers that are there and do not want to be asked so (RFC 9110, 15.5)."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    dead: bool
    words: str
    """200, 404 Not Found, or why nothing came."""


class Inside(OSError):
    """The address leads into a network that is nobody's business."""


Reach = Callable[[str], None]
"""Raises OSError where an address of the web, or of a machine, must not be reached."""


class _Calls:
    """Connections for one question: only to machines that may be reached, and not for ever."""

    def __init__(self, reachable: Reach) -> None:
        self.reachable = reachable
        self.lines: list[socket.socket] = []
        self.over = False

    def __call__(self, *args: Any, **further: Any) -> socket.socket:
        """In place of socket.create_connection: a name may mean another machine than before."""
        line = socket.create_connection(*args, **further)
        try:
            self.reachable(line.getpeername()[0])
            self.lines.append(line.dup())
            if self.over:
                raise TimeoutError("no end in sight")
        except OSError:
            line.close()
            raise
        return line

    def hang_up(self) -> None:
        """Whoever listens hears that nothing more comes."""
        self.over = True
        for line in self.lines:
            with suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)

    def end(self) -> None:
        """Let go of the connections."""
        for line in self.lines:
            line.close()

    def by(self, kind: Any, request: urllib.request.Request) -> Any:
        """A kind of connection that calls so; a proxy is the house's own, and looks by itself."""

        def made(*args: Any, **further: Any) -> Any:
            connection = kind(*args, **further)
            connection._create_connection = self  # noqa: SLF001  # the one place to look at machines
            return connection

        return kind if request.has_proxy() or getattr(request, "_tunnel_host", None) else made


class _Http(urllib.request.HTTPHandler):
    """Connects by calls that are looked at."""

    def __init__(self, calls: _Calls) -> None:
        super().__init__()
        self.calls = calls

    def http_open(self, req: urllib.request.Request) -> Any:
        return self.do_open(self.calls.by(http.client.HTTPConnection, req), req)


class _Https(urllib.request.HTTPSHandler):
    """The same, encrypted."""

    def __init__(self, calls: _Calls) -> None:
        super().__init__()
        self.calls = calls

    def https_open(self, req: urllib.request.Request) -> Any:
        return self.do_open(self.calls.by(http.client.HTTPSConnection, req), req)


class _Following(urllib.request.HTTPRedirectHandler):
    """Goes where it is sent, as far as it may."""

    def __init__(self, allowed: Reach) -> None:
        self.allowed = allowed

    def redirect_request(self, *args: Any) -> urllib.request.Request | None:
        answer, address = args[1], args[-1]
        try:
            self.allowed(address)
        except OSError:
            answer.close()
            raise
        further = super().redirect_request(*args)
        if further:
            further.method = "HEAD"
        return further


def public(link: str) -> None:
    """Nothing, where an address leads to the public network only. Raises OSError."""
    parts = urlsplit(link)
    if parts.scheme not in ("http", "https"):
        raise Inside("not of the web")
    for found in socket.getaddrinfo(parts.hostname, parts.port or 443, type=socket.SOCK_STREAM):
        outside(str(found[4][0]))


def outside(machine: str) -> None:
    """Nothing, where a machine is of the public network. Raises OSError."""
    found = ipaddress.ip_address(machine)
    if any(found in carrier for carrier in CARRIERS):
        shift = 0 if found in CARRIERS[0] else 80
        found = ipaddress.IPv4Address(int(found) >> shift & 0xFFFFFFFF)
    if not found.is_global or found.is_multicast or found.is_reserved:
        raise Inside("not of the public network")


def answer_of(link: str, allowed: Reach = public, reachable: Reach = outside) -> Answer:
    """What an address answers. `allowed` looks at addresses, `reachable` at machines."""
    calls = _Calls(reachable)
    ending = Timer(WHOLE_PATIENCE, calls.hang_up)
    ending.daemon = True
    ending.start()
    try:
        return _asked(link, calls, allowed)
    finally:
        ending.cancel()
        calls.end()


def _asked(link: str, calls: _Calls, allowed: Reach) -> Answer:
    asking = urllib.request.build_opener(_Following(allowed), _Http(calls), _Https(calls))
    try:
        allowed(link)
        head = urllib.request.Request(link, method="HEAD", headers={"User-Agent": "Nizam"})  # noqa: S310  # `allowed` looked at it
        with asking.open(head, timeout=PATIENCE) as answer:
            return Answer(dead=False, words=str(answer.status))
    except urllib.error.HTTPError as error:
        with error:
            return Answer(error.code not in REFUSES_HEADS, _line(f"{error.code} {error.reason}"))
    except (OSError, ValueError, http.client.HTTPException) as error:
        why = getattr(error, "reason", None) or error
        return Answer(dead=True, words=_line(str(why) or type(error).__name__))


def _line(words: str) -> str:
    """What others say, fit to be kept and shown."""
    return " ".join(canonical(words).split())[:200]
