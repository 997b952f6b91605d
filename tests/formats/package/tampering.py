"""How a package is tampered with: each way answers the bytes of the file that results."""

import io
import json
import struct
import warnings
import zipfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cache
from hashlib import sha256
from typing import Any

from app.formats.zipping import zipped
from app.statute.record import canonical_json
from tests.formats.package.making import made

MANIFEST, SIGNATURE = "manifest.json", "manifest.json.p7s"
TEXT, RECORD = "texts/charter.json", "records/charter.jsonl"
DOCX, PDF = "documents/charter/charter.docx", "documents/charter/charter.pdf"
ENCLOSED = "enclosures/mektub.txt"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

Files = dict[str, bytes]


@cache
def whole() -> bytes:
    return made().zipped()


def files() -> Files:
    with zipfile.ZipFile(io.BytesIO(whole())) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(of: Mapping[str, bytes]) -> bytes:
    return zipped(of.items())


def changed(change: Callable[[Files], None]) -> bytes:
    """The package after something was done to its files."""
    held = files()
    change(held)
    return packed(held)


def without(path: str) -> bytes:
    return changed(lambda held: held.__delitem__(path))


def flipped(path: str, at: float = 0.5) -> bytes:
    """One bit of a file is another."""

    def change(held: Files) -> None:
        held[path] = flip(held[path], int(len(held[path]) * at))

    return changed(change)


def flip(content: bytes, place: int, bit: int = 1) -> bytes:
    return content[:place] + bytes([content[place] ^ bit]) + content[place + 1 :]


def refitted(change: Callable[[Files], None]) -> bytes:
    """Files changed, and the manifest's digests with them, under the old signature."""
    held = files()
    change(held)
    refit(held)
    return packed(held)


def refit(held: Files) -> None:
    manifest = json.loads(held[MANIFEST])
    lines = []
    for one in manifest["files"]:
        if one["path"] == "SHA256SUMS":
            continue
        one |= {"sha256": sha256(held[one["path"]]).hexdigest(), "bytes": len(held[one["path"]])}
        lines.append(f"{one['sha256']}  {one['path']}\n")
    held["SHA256SUMS"] = "".join(lines).encode()
    for one in manifest["files"]:
        if one["path"] == "SHA256SUMS":
            one["sha256"] = sha256(held["SHA256SUMS"]).hexdigest()
            one["bytes"] = len(held["SHA256SUMS"])
    held[MANIFEST] = canonical_json(manifest)


def refit_if_possible(held: Files) -> None:
    """Digests brought up to date, where the manifest is still one."""
    with suppress(KeyError, TypeError, ValueError, AttributeError):
        refit(held)


def text(change: Callable[[Any], None]) -> bytes:
    """The machine-readable text changed, with every digest of files after it."""

    def edit(held: Files) -> None:
        told = json.loads(held[TEXT])
        change(told)
        held[TEXT] = canonical_json(told)

    return refitted(edit)


def entry_named(old: str, new: str) -> bytes:
    """An entry called otherwise, in both places where its name stands."""
    assert len(old) == len(new.encode())
    return whole().replace(old.encode(), new.encode())


def end(raw: bytes) -> int:
    return raw.rindex(b"PK\x05\x06")


def listed(raw: bytes, path: str) -> int:
    """Where the list of entries tells of one."""
    return raw.rindex(path.encode()) - 46


def patched(raw: bytes, at: int, form: str, value: int) -> bytes:
    told = bytearray(raw)
    struct.pack_into(form, told, at, value)
    return bytes(told)


def in_both(raw: bytes, path: str, offsets: tuple[int, int], value: int) -> bytes:
    """Two bytes of an entry, where the list tells of it and where it stands."""
    first = raw.index(path.encode()) - 30
    raw = patched(raw, listed(raw, path) + offsets[0], "<H", value)
    return patched(raw, first + offsets[1], "<H", value)


def bomb() -> bytes:
    return changed(lambda held: held.update({ENCLOSED: b"\0" * 30_000_000}))


def many() -> bytes:
    return changed(lambda held: held.update({f"enclosures/{n}": b"" for n in range(2100)}))


def foldered() -> bytes:
    """As a program packs a folder: with entries for folders, stored, at other times."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for folder in ("documents/", "documents/charter/", "texts/"):
            archive.writestr(zipfile.ZipInfo(folder, (2026, 5, 1, 0, 0, 0)), b"")
        for name, content in sorted(files().items()):
            archive.writestr(zipfile.ZipInfo(name, (2026, 5, 1, 0, 0, 0)), content)
    return out.getvalue()


def linked() -> bytes:
    """An entry that is a link."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files().items():
            entry = zipfile.ZipInfo(name)
            if name == ENCLOSED:
                entry.create_system, entry.external_attr = 3, 0o120777 << 16
            archive.writestr(entry, content)
    return out.getvalue()


def twice(name: str, content: bytes = b"other") -> bytes:
    out = io.BytesIO(whole())
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with zipfile.ZipFile(out, "a") as archive:
            archive.writestr(name, content)
    return out.getvalue()


def two_lists() -> bytes:
    """An archive whose list of entries is followed by another, which the end does not know."""
    raw = whole()
    at = end(raw)
    start = struct.unpack_from("<L", raw, at + 16)[0]
    return raw[:at] + raw[start:at] + raw[at:]


def overlapping() -> bytes:
    """Two entries of the list that are the same bytes."""
    raw = whole()
    return patched(raw, listed(raw, "README.txt") + 42, "<L", 0)


def reworded_package() -> bytes:
    """Words of a clause changed, and nothing else."""
    return changed(
        lambda held: held.update({TEXT: held[TEXT].replace("100 ₼".encode(), "900 ₼".encode())})
    )


def renumbered() -> bytes:
    """The manifest edited, under the old signature."""
    return changed(
        lambda held: held.update({MANIFEST: held[MANIFEST].replace(b"01-12/34", b"01-12/35")})
    )


def sums_lie() -> bytes:
    held = files()
    lines = held["SHA256SUMS"].decode().splitlines()
    told = [f"{'0' * 64}  {PDF}" if line.endswith(PDF) else line for line in lines]
    held["SHA256SUMS"] = "".join(f"{line}\n" for line in told).encode()
    return packed(held)


def with_gap() -> bytes:
    """Bytes between the last entry and the list."""
    raw = whole()
    at = end(raw)
    start = struct.unpack_from("<L", raw, at + 16)[0]
    return patched(raw[:start] + b"hidden" + raw[start:], at + 6 + 16, "<L", start + 6)


def commented() -> bytes:
    raw = whole()
    return patched(raw, end(raw) + 20, "<H", 4) + b"read"


def second_name() -> bytes:
    """An entry with another name in an extra field."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files().items():
            entry = zipfile.ZipInfo(name)
            entry.extra = struct.pack("<2HBL", 0x7075, 9, 1, 0) + b"evil" if name == PDF else b""
            archive.writestr(entry, content)
    return out.getvalue()
