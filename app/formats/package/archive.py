"""What is in a ZIP file nobody vouches for: read with bounds, and one way only.

Programs disagree about ZIP files that say two things at once. This reader takes only those that
say one: entries from the first byte to the list of them, that list, its end, and nothing else.
"""

import hashlib
import struct
import unicodedata
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from app.formats.package.findings import Found, What

ENDING = struct.Struct("<4s4H2LH")
LISTED = struct.Struct("<4s6H3L5H2L")
LOCAL = struct.Struct("<4s5H3L2H")
END_SIGN, LIST_SIGN, LOCAL_SIGN, AFTER_SIGN = (
    b"PK\x05\x06",
    b"PK\x01\x02",
    b"PK\x03\x04",
    b"PK\x07\x08",
)

ENCRYPTED = 0x0001 | 0x0040 | 0x2000
LATER_SIZES = 0x0008
UTF8 = 0x0800
STORED, DEFLATED = 0, 8
OTHER_NAME = 0x7075
"""Extra field by which an entry has a second name."""

BIG = 0x0001
"""Extra field by which an entry has other sizes."""

DOS_FOLDER, UNIX_KIND, UNIX_FILE = 0x10, 0o170000, 0o100000
AT_ONCE = 1 << 16


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much is read of what strangers send."""

    file: int = 100_000_000
    """Bytes of the ZIP file."""
    entries: int = 2_000
    entry: int = 120_000_000
    """Bytes one entry may unpack to."""
    total: int = 400_000_000
    """Bytes all entries may unpack to."""
    ratio: int = 250
    """How many times longer than packed: texts of law come to 30."""
    small: int = 1_000_000
    """Bytes below which the ratio says nothing."""
    name: int = 200


BOUNDS = Bounds()


class Unfit(Exception):
    """The file is not read, or no further; `found` says why."""

    def __init__(self, what: What, path: str = "", detail: str = "") -> None:
        super().__init__(f"{what}: {path} {detail}")
        self.found = Found(what, path, detail=detail)


@dataclass(frozen=True, slots=True)
class Entry:
    """One file within, as the list tells."""

    name: str
    method: int
    crc: int
    packed: int
    size: int
    starts: int
    """Where its packed bytes begin."""


class Archive:
    """The entries of a ZIP file by name. Raises Unfit where the file is not to be trusted."""

    def __init__(self, raw: bytes, bounds: Bounds = BOUNDS, *, ascii_only: bool = True) -> None:
        self.raw, self.bounds = raw, bounds
        if len(raw) > bounds.file:
            raise Unfit(What.TOO_LARGE, detail=str(bounds.file // 1_000_000))
        self.listing, self.count = _end(raw)
        if self.count > bounds.entries:
            raise Unfit(What.TOO_MANY_ENTRIES, detail=str(bounds.entries))
        told = list(self._listed(ascii_only=ascii_only))
        self._without_gaps(told)
        _distinct([entry.name for entry, *_ in told])
        self.folders = tuple(entry.name for entry, *_ in told if entry.name.endswith("/"))
        self.entries = {entry.name: entry for entry, *_ in told if not entry.name.endswith("/")}
        self._within_bounds()

    def __contains__(self, name: str) -> bool:
        return name in self.entries

    def read(self, name: str, limit: int | None = None) -> bytes:
        """The bytes of an entry. Raises Unfit where it is broken, or longer than `limit`."""
        entry = self.entries[name]
        if limit is not None and entry.size > limit:
            raise Unfit(What.PART_TOO_LARGE, name, str(limit // 1_000_000))
        return b"".join(self._unpacked(entry))

    def digest(self, name: str) -> str:
        """SHA-256 of an entry's bytes, hex, without holding them. Raises Unfit where broken."""
        counted = hashlib.sha256()
        for piece in self._unpacked(self.entries[name]):
            counted.update(piece)
        return counted.hexdigest()

    def _unpacked(self, entry: Entry) -> Iterator[bytes]:
        packed = memoryview(self.raw)[entry.starts : entry.starts + entry.packed]
        pieces = _stored(packed) if entry.method == STORED else _inflated(packed, entry)
        crc = length = 0
        for piece in pieces:
            crc, length = zlib.crc32(piece, crc), length + len(piece)
            if length > entry.size:
                raise Unfit(What.BROKEN_ENTRY, entry.name)
            yield piece
        if (crc, length) != (entry.crc, entry.size):
            raise Unfit(What.BROKEN_ENTRY, entry.name)

    def _listed(self, *, ascii_only: bool) -> Iterator[tuple[Entry, int, int]]:
        """Each entry of the list, and where it begins and ends."""
        at, stop = self.listing, len(self.raw) - ENDING.size
        for _ in range(self.count):
            head = _unpack(LISTED, self.raw, at, LIST_SIGN)
            flags, lengths = head[3], head[10:13]
            name = self.raw[at + LISTED.size :][: lengths[0]]
            extra = self.raw[at + LISTED.size + lengths[0] :][: lengths[1]]
            at += LISTED.size + sum(lengths)
            if at > stop or lengths[2]:
                raise Unfit(What.BROKEN_ZIP)
            called = _named(name, flags, ascii_only=ascii_only)
            _plain(called, flags, head, extra)
            yield self._located(called, name, head)
        if at != stop:
            raise Unfit(What.BROKEN_ZIP)

    def _located(self, called: str, name: bytes, head: tuple[int, ...]) -> tuple[Entry, int, int]:
        """Where an entry is, and that it says there of itself what the list says of it."""
        flags, method, crc, packed, size, offset = head[3], head[4], *head[7:10], head[16]
        local = _unpack(LOCAL, self.raw, offset, LOCAL_SIGN)
        starts = offset + LOCAL.size + local[9] + local[10]
        sizes = [(crc, packed, size)] + ([(0, 0, 0)] if flags & LATER_SIZES else [])
        same = local[2] == flags and local[3] == method and tuple(local[6:9]) in sizes
        if not same or self.raw[offset + LOCAL.size :][: local[9]] != name:
            raise Unfit(What.SAYS_TWO_THINGS, called)
        _one_name(called, self.raw[offset + LOCAL.size + local[9] : starts])
        return Entry(called, method, crc, packed, size, starts), offset, starts + packed

    def _without_gaps(self, places: list[tuple[Entry, int, int]]) -> None:
        """Entries lie side by side: no byte belongs to two, or to none."""
        ordered = sorted(places, key=lambda place: place[1])
        ends = (Entry("", STORED, 0, 0, 0, self.listing), self.listing, self.listing)
        if (ordered[0][1] if ordered else self.listing) != 0:
            raise Unfit(What.HIDDEN_BYTES)
        for (entry, _begins, end), (_next, begins, _end) in pairwise([*ordered, ends]):
            if end > begins:
                raise Unfit(What.OVERLAPPING, entry.name)
            if end != begins and not self._sizes_again(entry, end, begins):
                raise Unfit(What.HIDDEN_BYTES, entry.name)

    def _sizes_again(self, entry: Entry, end: int, begins: int) -> bool:
        """Whether what follows an entry is its sizes, written once they were known."""
        said = struct.pack("<3L", entry.crc, entry.packed, entry.size)
        return self.raw[end:begins] in (said, AFTER_SIGN + said)

    def _within_bounds(self) -> None:
        bounds, total = self.bounds, 0
        for entry in self.entries.values():
            total += entry.size
            swollen = entry.size > max(bounds.small, bounds.ratio * entry.packed)
            if entry.size > bounds.entry or swollen or total > bounds.total:
                raise Unfit(What.BOMB, entry.name)


def _stored(packed: memoryview) -> Iterator[bytes]:
    for start in range(0, len(packed), AT_ONCE):
        yield bytes(packed[start : start + AT_ONCE])


def _inflated(packed: memoryview, entry: Entry) -> Iterator[bytes]:
    """Never more at once than is looked at, so a bomb fizzles out."""
    inflating = zlib.decompressobj(-zlib.MAX_WBITS)
    waiting: bytes | memoryview = packed
    try:
        while not inflating.eof:
            piece = inflating.decompress(waiting, AT_ONCE)
            waiting = inflating.unconsumed_tail
            if not piece and not waiting and not inflating.eof:
                raise Unfit(What.BROKEN_ENTRY, entry.name)
            yield piece
    except zlib.error as error:
        raise Unfit(What.BROKEN_ENTRY, entry.name) from error
    if inflating.unused_data or waiting:
        raise Unfit(What.HIDDEN_BYTES, entry.name)


def _end(raw: bytes) -> tuple[int, int]:
    """Where the list of entries begins, and how many it has."""
    if not raw.startswith((LOCAL_SIGN, END_SIGN)):
        raise Unfit(What.NOT_OURS)
    at = len(raw) - ENDING.size
    if at < 0 or raw[at : at + 4] != END_SIGN:
        raise Unfit(What.AFTER_THE_END if END_SIGN in raw else What.CUT_OFF)
    disk, listing_disk, here, count, size, start, comment = ENDING.unpack_from(raw, at)[1:]
    if comment or disk or listing_disk or here != count:
        raise Unfit(What.BROKEN_ZIP)
    if start + size != at:
        raise Unfit(What.TWO_LISTS if start + size < at else What.BROKEN_ZIP)
    return start, count


def _unpack(form: struct.Struct, raw: bytes, at: int, sign: bytes) -> tuple[int, ...]:
    if at + form.size > len(raw) or raw[at : at + 4] != sign:
        raise Unfit(What.BROKEN_ZIP)
    return form.unpack_from(raw, at)


def _named(name: bytes, flags: int, *, ascii_only: bool) -> str:
    """What an entry is called. Raises Unfit where a name leads elsewhere or reads two ways."""
    try:
        called = name.decode("utf-8" if flags & UTF8 else "ascii")
    except UnicodeDecodeError:
        raise Unfit(What.STRANGE_NAME, name.decode("ascii", "replace")) from None
    parts = called.removesuffix("/").split("/")
    tricky = (
        called.startswith("/")
        or any(part in {"", ".", ".."} or part != part.strip() for part in parts)
        or any(sign in called for sign in '\\:*?"<>|')
        or not called.isprintable()
    )
    if tricky or len(called) > BOUNDS.name or (ascii_only and not called.isascii()):
        raise Unfit(What.STRANGE_NAME, called)
    return called


def _plain(called: str, flags: int, head: tuple[int, ...], extra: bytes) -> None:
    """Raises Unfit for what is no ordinary file: encrypted, a link, packed in another way."""
    if flags & ENCRYPTED:
        raise Unfit(What.ENCRYPTED, called)
    if head[4] not in (STORED, DEFLATED) or (head[4] == STORED and head[8] != head[9]):
        raise Unfit(What.OTHER_PACKING, called)
    kind = head[15] >> 16 & UNIX_KIND
    folder = called.endswith("/")
    if kind not in ({0, 0o040000} if folder else {0, UNIX_FILE}):
        raise Unfit(What.NO_FILE, called)
    if (folder and head[9]) or (not folder and head[15] & DOS_FOLDER):
        raise Unfit(What.NO_FILE, called)
    if head[13] or 0xFFFFFFFF in (head[8], head[9], head[16]):
        raise Unfit(What.BROKEN_ZIP, called)
    _one_name(called, extra)


def _one_name(called: str, extra: bytes) -> None:
    """Raises Unfit where an extra field gives an entry another name or other sizes."""
    at = 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<2H", extra, at)
        if kind in (OTHER_NAME, BIG):
            raise Unfit(What.SAYS_TWO_THINGS, called)
        at += 4 + length


def _distinct(names: list[str]) -> None:
    """Raises Unfit where two entries are one file on some machine."""
    seen: dict[str, str] = {}
    for name in names:
        key = unicodedata.normalize("NFKC", name).casefold().removesuffix("/")
        if key in seen:
            raise Unfit(What.TWICE if seen[key] == name else What.ALIKE, name)
        seen[key] = name
