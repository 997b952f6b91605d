"""Write a submission package: its parts, the list of their digests, one ZIP with fixed bytes."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from hashlib import sha256
from pathlib import PurePosixPath
from typing import Any

from app.formats.package.manifest import (
    CERTIFICATE,
    MANIFEST,
    README,
    SIGNATURE,
    SUMS,
    DocumentTold,
    Part,
    moment,
)
from app.formats.zipping import zipped
from app.statute.language import fold
from app.statute.record import StepFacts, canonical_json
from app.statute.sealing import Leaf

JSON, TEXT = "application/json", "text/plain; charset=utf-8"

LONGEST_PATH = 80
"""Characters of the name of an enclosure inside the package."""

LONGEST_ENDING = 10

UNPLAIN = re.compile(r"[^A-Za-z0-9._-]+")


def document_part(
    document: DocumentTold, name: str, content: bytes, media_type: str, said: Mapping[str, str]
) -> Part:
    """A document as people read it. `said`: form, format, language, unsigned_sha256."""
    path = f"documents/{document.slug}/{name}"
    return Part(path, content, media_type, "document", {"document": document.slug, **said})


def text_parts(document: DocumentTold, text: Mapping[str, Any], akn: bytes) -> Iterable[Part]:
    """The text for machines. `text`: of format nizam-document; gets what was sealed of it."""
    sealed = {
        "root": document.seal.root,
        "tree": document.seal.tree,
        "leaves": [_told(leaf) for leaf in document.leaves],
    }
    said = {"document": document.slug}
    content = canonical_json({**text, "sealed": sealed})
    yield Part(f"texts/{document.slug}.json", content, JSON, "text", said)
    yield Part(f"texts/{document.slug}.xml", akn, "application/xml", "text", said)


def record_part(document: DocumentTold, steps: Iterable[tuple[StepFacts, str]]) -> Part:
    """The record of a document, a line for each step with its digest."""
    content = b"".join(canonical_json(_step(step, digest)) + b"\n" for step, digest in steps)
    said = {"document": document.slug}
    path = f"records/{document.slug}.jsonl"
    return Part(path, content, "application/jsonl", "record", said)


def people_part(names: Mapping[str, str]) -> Part:
    """Who the ids in the records are."""
    content = canonical_json({person: {"name": name} for person, name in names.items()})
    return Part("records/people.json", content, JSON, "people", {})


def enclosure_part(name: str, content: bytes, media_type: str, taken: Collection[str]) -> Part:
    """A file that was enclosed; `taken`: paths that have been given out."""
    path = _free(plain_name(name), {one.lower() for one in taken})
    return Part(path, content, media_type, "enclosure", {"name": name})


def certificate_part(chain: bytes) -> Part:
    """The certificates of whoever signs, PEM."""
    return Part(CERTIFICATE, chain, "application/x-pem-file", "certificate", {})


def readme_part(text: str) -> Part:
    """How to check the package."""
    return Part(README, text.encode(), TEXT, "readme", {})


def with_sums(parts: Sequence[Part]) -> list[Part]:
    """The parts with the list of their digests, as `sha256sum -c` reads it."""
    lines = [
        f"{sha256(part.content).hexdigest()}  {part.path}\n"
        for part in sorted(parts, key=lambda part: part.path)
    ]
    return [*parts, Part(SUMS, "".join(lines).encode(), TEXT, "sums", {})]


def packed(manifest: bytes, signature: bytes | None, parts: Sequence[Part]) -> bytes:
    """The ZIP: the manifest first, its signature where there is one, the rest by path."""
    first = [(MANIFEST, manifest), *([(SIGNATURE, signature)] if signature else [])]
    rest = sorted((part.path, part.content) for part in parts)
    return zipped([*first, *rest])


def plain_name(name: str) -> str:
    """A file's name in ASCII letters, digits, dots and dashes."""
    last = PurePosixPath(name.replace("\\", "/")).name
    folded = unicodedata.normalize("NFKD", fold(last)).encode("ascii", "ignore").decode()
    plain = UNPLAIN.sub("-", folded).strip(".-")
    stem, _, end = plain.rpartition(".")
    if not stem or len(end) > LONGEST_ENDING:
        return plain[:LONGEST_PATH].strip(".-") or "file"
    return f"{stem[:LONGEST_PATH].strip('.-')}.{end}"


def _free(name: str, taken: Collection[str]) -> str:
    stem, dot, end = name.rpartition(".")
    names = (f"{stem}-{count}.{end}" if dot else f"{name}-{count}" for count in range(2, 10_000))
    for called in (name, *names):
        if (path := f"enclosures/{called}").lower() not in taken:
            return path
    raise AssertionError("more enclosures of one name than can be sent")  # pragma: no cover


def _told(leaf: Leaf) -> dict[str, Any]:
    return {"kind": leaf.kind, "id": leaf.id, "facts": dict(leaf.facts)}


def _step(step: StepFacts, digest: str) -> dict[str, Any]:
    return {
        "record": step.record,
        "number": step.number,
        "at": moment(step.at),
        "actor": step.actor,
        "deed": step.deed,
        "clause": step.clause,
        "facts": step.facts,
        "previous": step.previous,
        "digest": digest,
    }
