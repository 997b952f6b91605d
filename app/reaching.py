"""Does an address of the web answer: asked for its head, and never inside one's own network."""

import http.client
import ipaddress
import socket
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

PATIENCE = 15
"""Seconds until an address that says nothing counts as silent."""

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
        if not ipaddress.ip_address(found[4][0]).is_global:
            raise Inside("not of the public network")


def answer_of(link: str, allowed: Reach = public) -> Answer:
    """What an address answers. `allowed`: raises OSError where it must not be asked."""
    asking = urllib.request.build_opener(_Following(allowed))
    try:
        allowed(link)
        head = urllib.request.Request(link, method="HEAD", headers={"User-Agent": "Nizam"})  # noqa: S310  # `allowed` looked at it
        with asking.open(head, timeout=PATIENCE) as answer:
            return Answer(dead=False, words=str(answer.status))
    except urllib.error.HTTPError as error:
        with error:
            return Answer(error.code not in REFUSES_HEADS, f"{error.code} {error.reason}"[:200])
    except (OSError, ValueError, http.client.HTTPException) as error:
        why = getattr(error, "reason", None) or error
        return Answer(dead=True, words=(str(why) or type(error).__name__)[:200])
