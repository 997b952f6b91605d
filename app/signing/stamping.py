"""Ask an authority to stamp the moment of a signature (RFC 3161)."""

import http.client
from urllib.error import URLError
from urllib.request import Request, urlopen

from asn1crypto import tsp
from pyhanko.sign.timestamps import TimeStamper

from app.signing.errors import NoTimeStamp

SILENT_SECONDS = 20
LONGEST_ANSWER = 1_000_000
"""Bytes: a token with its certificates has some thousands."""


class Authority(TimeStamper):
    """A time-stamp authority at an address."""

    def __init__(self, url: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.url = url

    async def async_request_tsa_response(self, req: tsp.TimeStampReq) -> tsp.TimeStampResp:
        """Its answer. Raises NoTimeStamp."""
        asked = Request(  # noqa: S310  # the settings take http and https only
            self.url, req.dump(), {"Content-Type": "application/timestamp-query"}
        )
        try:
            with urlopen(asked, timeout=SILENT_SECONDS) as answer:  # noqa: S310
                return tsp.TimeStampResp.load(answer.read(LONGEST_ANSWER), strict=True)
        except (URLError, OSError, ValueError, http.client.HTTPException) as error:
            raise NoTimeStamp(str(error)) from error
