"""What is in a submission package: opened without trusting it, never unpacked to disk."""

import json
import re
from base64 import b64decode
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from app.formats.package.archive import Archive, Unfit
from app.formats.package.findings import Found, What
from app.formats.package.shape import MANIFEST
from app.statute.record import FactsError, canonical_json

MANIFEST_FILE, SIGNATURE_FILE, SUMS_FILE = "manifest.json", "manifest.json.p7s", "SHA256SUMS"
ENVELOPE = frozenset({MANIFEST_FILE, SIGNATURE_FILE})
"""What the manifest does not name: itself and the signature over it."""

CERTIFICATE_FILE = "certificate.pem"
PEM = re.compile(rb"-----BEGIN CERTIFICATE-----([^-]+)-----END CERTIFICATE-----")

FORMAT, VERSION = "nizam-submission", 1

LARGEST_MANIFEST = 16_000_000
LARGEST_SIGNATURE = 1_000_000
LARGEST_TEXT = 48_000_000
LARGEST_RECORD = 120_000_000

STRANGER = (UnicodeDecodeError, ValueError, RecursionError)
"""What the reading of JSON comes to that no product of ours wrote."""


@dataclass(frozen=True, slots=True)
class Package:
    """A package whose manifest has the form it should; nothing else of it has been believed."""

    archive: Archive
    manifest: Mapping[str, Any]
    signed: bytes
    """The bytes of the manifest, which the signature is over."""
    found: tuple[Found, ...] = ()
    """What is wrong with the manifest as it is written down."""

    @property
    def documents(self) -> Sequence[Mapping[str, Any]]:
        """What the manifest says of each document."""
        return list(self.manifest["documents"])

    @property
    def files(self) -> Mapping[str, Mapping[str, Any]]:
        """What it says of each file, by path."""
        return {one["path"]: one for one in self.manifest["files"]}

    def certificates(self) -> frozenset[str]:
        """Fingerprints of the certificates beside the signature. Raises Unfit."""
        if CERTIFICATE_FILE not in self.archive:
            return frozenset()
        content = self.archive.read(CERTIFICATE_FILE, LARGEST_SIGNATURE)
        try:
            held = [b64decode(one, validate=False) for one in PEM.findall(content)]
        except ValueError:
            return frozenset()
        return frozenset(sha256(one).hexdigest() for one in held)

    def signature(self) -> bytes | None:
        """The detached signature, if there is one. Raises Unfit."""
        if SIGNATURE_FILE not in self.archive:
            return None
        return self.archive.read(SIGNATURE_FILE, LARGEST_SIGNATURE)


def opened(raw: bytes) -> Package:
    """The package in a ZIP file. Raises Unfit where it is none, or none that can be read."""
    archive = Archive(raw)
    if MANIFEST_FILE not in archive:
        raise Unfit(What.MANIFEST_MISSING if SIGNATURE_FILE in archive else What.NOT_OURS)
    written = archive.read(MANIFEST_FILE, LARGEST_MANIFEST)
    manifest = _manifest(written)
    return Package(archive, manifest, written, tuple(_faults(manifest, written)))


def parsed(raw: bytes) -> Any:
    """JSON as a stranger wrote it. Raises ValueError, RecursionError."""
    return json.loads(raw.decode("utf-8"), parse_constant=_refused)


def _refused(constant: str) -> None:
    raise ValueError(constant)


def _manifest(written: bytes) -> Mapping[str, Any]:
    try:
        manifest = parsed(written)
    except STRANGER:
        raise Unfit(What.MANIFEST_UNREADABLE) from None
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
        raise Unfit(What.NOT_OURS)
    version = manifest.get("version")
    if isinstance(version, int) and version > VERSION:
        raise Unfit(What.NEWER_VERSION, detail=str(version)[:20])
    if place := MANIFEST(manifest, ""):
        raise Unfit(What.MANIFEST_SHAPE, detail=place)
    return manifest


def _faults(manifest: Mapping[str, Any], written: bytes) -> Iterator[Found]:
    """What is odd about a manifest that has its form; each alters the package."""
    if not is_canonical(manifest, written):
        yield Found(What.MANIFEST_NOT_CANONICAL, MANIFEST_FILE)
    for name in (*_twice(manifest["files"], "path"), *_twice(manifest["documents"], "slug")):
        yield Found(What.MANIFEST_TWICE, MANIFEST_FILE, detail=name)
    for path in ENVELOPE & {one["path"] for one in manifest["files"]}:
        yield Found(What.MANIFEST_TWICE, MANIFEST_FILE, detail=path)


def is_canonical(value: Mapping[str, Any], written: bytes) -> bool:
    """Whether a value was written down in the one form RFC 8785 allows."""
    try:
        return canonical_json(value) == written
    except (FactsError, RecursionError):
        return False


def _twice(among: Sequence[Mapping[str, Any]], member: str) -> list[str]:
    counted = Counter(one[member] for one in among)
    return [name for name, times in counted.items() if times > 1]
