"""What of a PDF its signature covers, found without reading the PDF as one.

A signature over every byte but its own needs no reading of the file: nothing in it is parsed,
unpacked or drawn until a trusted signature holds over all of it.
"""

import hashlib
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pikepdf

from app.formats.package.reading import STRANGER, parsed

RANGE = re.compile(
    rb"/ByteRange\s{0,8}\[\s{0,8}0\s{1,8}(\d{1,9})\s{1,8}(\d{1,9})\s{1,8}(\d{1,9})\s{0,99}\]"
)
MOMENT = re.compile(rb"/M\s{0,8}\(D(?::|\\072)(\d{14})(Z|[+-]\d\d'\d\d)")
NEAR = 1_500
"""Bytes around a signature in which the rest of its dictionary stands."""

HEX = re.compile(rb"<[0-9a-fA-F]*>")
MOST_SIGNATURES = 16
LONGEST_SIGNATURE = 2_000_000
STATEMENT_FILE = "seal.json"
LARGEST_STATEMENT = 4_000_000


@dataclass(frozen=True, slots=True)
class Covered:
    """A signature in a PDF, and the bytes it is over."""

    signature: bytes
    first: memoryview
    second: memoryview
    after: int
    """How many bytes follow what it covers."""
    stated: datetime | None = None
    """When the signer says it was made: PAdES says it in the PDF, not in the signature."""

    def digest(self, function: str) -> bytes:
        """Of the bytes covered."""
        counted = hashlib.new(function, self.first)
        counted.update(self.second)
        return counted.digest()


def covered(raw: bytes) -> Covered | None:
    """The signature that covers most of a PDF; None where there is none."""
    found = list(_found(raw))
    return min(found, key=lambda one: one.after, default=None)


def mentions_signature(raw: bytes) -> bool:
    """Whether a PDF looks as if it were signed."""
    return b"/ByteRange" in raw


def _found(raw: bytes) -> Iterator[Covered]:
    """Signatures whose bytes are covered but for their own digits, the last ones in the file."""
    view = memoryview(raw)
    for match in list(RANGE.finditer(raw))[-MOST_SIGNATURES:]:
        length, start, rest = (int(one) for one in match.groups())
        end = start + rest
        if not (length < start <= end <= len(raw) and start - length <= LONGEST_SIGNATURE):
            continue
        if not HEX.fullmatch(raw, length, start) or (start - length) % 2:
            continue
        packed = _without_padding(bytes.fromhex(raw[length + 1 : start - 1].decode("ascii")))
        stated = _stated(raw[max(0, length - NEAR) : length] + b" " + raw[start : start + NEAR])
        yield Covered(packed, view[:length], view[start:end], len(raw) - end, stated)


def _stated(around: bytes) -> datetime | None:
    """The moment in the dictionary of a signature; the last one, where several are near."""
    found = MOMENT.findall(around)
    if not found:
        return None
    digits, zone = (one.decode("ascii").replace("'", "") for one in found[-1])
    try:
        return datetime.strptime(digits + zone.replace("Z", "+0000"), "%Y%m%d%H%M%S%z")
    except ValueError:
        return None


def _without_padding(held: bytes) -> bytes:
    """A DER value without the zeros that fill its place; other bytes stay, and spoil it."""
    if len(held) < 2 or held[1] < 0x80:
        return held
    count = held[1] & 0x7F
    length = 2 + count + int.from_bytes(held[2 : 2 + count], "big")
    return held[:length] if not any(held[length:]) else held


def statement_in(raw: bytes) -> Any | None:
    """The seal embedded in a PDF whose signature holds; None where there is none."""
    try:
        with pikepdf.open(io.BytesIO(raw)) as opened:
            found = opened.attachments.get(STATEMENT_FILE)
            if found is None:
                return None
            content = found.get_file().read_bytes()
        return parsed(content) if len(content) <= LARGEST_STATEMENT else None
    except (pikepdf.PdfError, *STRANGER):
        return None
