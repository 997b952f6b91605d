"""An archive out of the bytes of a ZIP file that nobody has to trust."""

import io
import json
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from app.formats.archive.told import (
    FORMAT,
    HEAD,
    README,
    VERSION,
    Archive,
    Fault,
    NotAnArchive,
    Place,
    Row,
)
from app.formats.zipping import BROKEN

MOST_PARTS = 20_000
LARGEST = 2_000_000_000
"""Bytes of all parts together, unpacked."""

LARGEST_HEAD = 20_000_000
PART = re.compile(r"(record|beside|house)/([a-z_]{1,40})\.jsonl|contents/([0-9a-f]{64})|texts/.+")
KEYS = {"format", "version", "document", "steps", "digest", "files"}


@dataclass(frozen=True, slots=True)
class Said:
    """What the head says of one part."""

    path: str
    bytes: int
    sha256: str


def read(content: bytes) -> Archive:
    """The archive, every part what its head says it is. Raises NotAnArchive."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            return _read(file)
    except zipfile.BadZipFile:
        raise NotAnArchive(Fault.NOT_ZIP) from None
    except BROKEN as error:
        raise NotAnArchive(Fault.UNREADABLE, str(error)[:200]) from None


def _read(file: zipfile.ZipFile) -> Archive:
    found = file.infolist()
    if len(found) > MOST_PARTS or sum(part.file_size for part in found) > LARGEST:
        raise NotAnArchive(Fault.TOO_LARGE)
    names = [part.filename for part in found]
    if HEAD not in names:
        raise NotAnArchive(Fault.NOT_OURS)
    head = _head(_unpacked(file, HEAD, LARGEST_HEAD))
    said = _said(head)
    for extra in {name for name in names if name != HEAD} - said.keys():
        raise NotAnArchive(Fault.EXTRA, extra[:200])
    if len(set(names)) != len(names):
        raise NotAnArchive(Fault.EXTRA, "one part twice")
    return _archive(head, {path: _checked(file, one) for path, one in said.items()})


def _unpacked(file: zipfile.ZipFile, path: str, most: int) -> bytes:
    """A part, however much it claims to hold: never more than `most` bytes."""
    try:
        with file.open(path) as part:
            content = part.read(most + 1)
    except KeyError:
        raise NotAnArchive(Fault.MISSING, path[:200]) from None
    if len(content) > most:
        raise NotAnArchive(Fault.TOO_LARGE, path)
    return content


def _head(content: bytes) -> Mapping[str, Any]:
    head = _json(content, HEAD)
    if head.get("format") != FORMAT:
        raise NotAnArchive(Fault.NOT_OURS)
    if head.get("version") != VERSION:
        raise NotAnArchive(Fault.NEWER, str(head.get("version"))[:40])
    sound = (
        head.keys() == KEYS
        and isinstance(head["document"], dict)
        and type(head["steps"]) is int
        and isinstance(head["digest"], str)
        and isinstance(head["files"], list)
    )
    if not sound:
        raise NotAnArchive(Fault.UNREADABLE, HEAD)
    return head


def _said(head: Mapping[str, Any]) -> dict[str, Said]:
    found = {}
    for one in head["files"]:
        try:
            said = Said(**one)
        except TypeError:
            raise NotAnArchive(Fault.UNREADABLE, HEAD) from None
        kinds = (type(said.path), type(said.bytes), type(said.sha256))
        if kinds != (str, int, str) or not (said.path == README or PART.fullmatch(said.path)):
            raise NotAnArchive(Fault.UNREADABLE, f"{HEAD}: {str(said.path)[:200]}")
        found[said.path] = said
    return found


def _checked(file: zipfile.ZipFile, said: Said) -> bytes:
    content = _unpacked(file, said.path, max(said.bytes, 0))
    if len(content) != said.bytes or sha256(content).hexdigest() != said.sha256:
        raise NotAnArchive(Fault.CHANGED, said.path)
    return content


def _archive(head: Mapping[str, Any], parts: Mapping[str, bytes]) -> Archive:
    tables, contents, texts = {}, {}, {}
    for path, content in parts.items():
        match PART.fullmatch(path):
            case None:
                continue  # the README
            case found if found[1]:
                tables[Place(found[1]), found[2]] = _lines(content, path)
            case found if found[3]:
                contents[found[3]] = content
            case _:
                texts[path.removeprefix("texts/")] = content
    for digest, content in contents.items():
        if sha256(content).hexdigest() != digest:
            raise NotAnArchive(Fault.CHANGED, f"contents/{digest}")
    return Archive(head["document"], head["steps"], head["digest"], tables, contents, texts)


def _lines(content: bytes, path: str) -> Sequence[Row]:
    return [
        _json(line, f"{path}:{number}")
        for number, line in enumerate(content.split(b"\n")[:-1], start=1)
    ]


def _json(content: bytes, where: str) -> dict[str, Any]:
    try:
        found = json.loads(content.decode(), object_pairs_hook=_once)
    except (ValueError, RecursionError):
        raise NotAnArchive(Fault.UNREADABLE, where) from None
    if not isinstance(found, dict):
        raise NotAnArchive(Fault.UNREADABLE, where)
    return found


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object that says nothing twice."""
    if len({name for name, _ in pairs}) != len(pairs):
        raise ValueError("one name twice")
    return dict(pairs)
