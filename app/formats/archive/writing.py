"""An archive as the bytes of a ZIP file, the same bytes every time."""

from collections.abc import Iterator, Sequence
from hashlib import sha256

from app.formats.archive.told import FORMAT, HEAD, README, VERSION, Archive, Row
from app.formats.zipping import zipped
from app.statute.record import canonical_json

TOLD = """Nizam: sənədin arxivi / archive of a document
{slug}, addım / step {steps}
{digest}

Bu faylda sənədin bütün addımları, redaksiyaları, müzakirələri, qərarları və mənbələri var.
texts/ qovluğu oxumaq üçündür; qalan fayllar sətir-sətir JSON-dur (RFC 8785, UTF-8).
Geri qaytarmaq: flask restore FAYL. Formatın təsviri: docs/archive.md.
Faylda iştirakçıların adları və elektron ünvanları var: onu qoruyun.

This file holds every step, wording, discussion, decision and source of the document.
texts/ is for reading; the other files are JSON, one value a line (RFC 8785, UTF-8).
To bring it back: flask restore FILE. The format is described in docs/archive.md.
The file holds names and e-mail addresses of people: keep it safe.
"""


def write(archive: Archive) -> bytes:
    """The ZIP file. Raises app.statute.record.FactsError for values JSON cannot hold exactly."""
    parts = list(_parts(archive))
    head = {
        "format": FORMAT,
        "version": VERSION,
        "document": dict(archive.document),
        "steps": archive.steps,
        "digest": archive.digest,
        "files": [
            {"path": path, "bytes": len(content), "sha256": sha256(content).hexdigest()}
            for path, content in parts
        ],
    }
    return zipped([(HEAD, canonical_json(head)), *parts])


def _parts(archive: Archive) -> Iterator[tuple[str, bytes]]:
    told = TOLD.format(slug=archive.document["slug"], steps=archive.steps, digest=archive.digest)
    yield README, told.encode()
    for (place, table), rows in sorted(archive.tables.items()):
        yield f"{place}/{table}.jsonl", _lines(rows)
    for digest, content in sorted(archive.contents.items()):
        yield f"contents/{digest}", content
    for name, content in sorted(archive.texts.items()):
        yield f"texts/{name}", content


def _lines(rows: Sequence[Row]) -> bytes:
    return b"".join(canonical_json(row) + b"\n" for row in rows)
