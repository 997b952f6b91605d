"""Which parts of a DOCX file from outside may be read: bounded, parsed, nothing executed."""

import io
import zipfile
from collections.abc import Collection
from typing import Any

from lxml import etree

from app.formats.errors import DeclaresEntities, NotText, TooLarge, TooManyElements
from app.formats.zipping import BROKEN

LIMIT = 8_000_000
"""Bytes of a file at most."""

UNPACKED = 60_000_000
"""Bytes one part may unpack to; more is a bomb."""

MOST_PARTS = 2_000
MOST_ELEMENTS = 900_000
"""A redline of 2,000 clauses has a third of that."""

OLE = b"\xd0\xcf\x11\xe0"
"""How a file begins that is locked with a password, or is of an old Word."""

DECLARED = tuple(
    word.encode(coding)
    for word in ("<!DOCTYPE", "<!ENTITY")
    for coding in ("ascii", "utf-16-le", "utf-16-be")
)


def parts_of(raw: bytes, names: Collection[str]) -> dict[str, Any]:
    """The parsed roots of those of the named parts that the file has.

    Raises TooLarge, TooManyElements, DeclaresEntities, and NotText for what is no such file.
    """
    if len(raw) > LIMIT:
        raise TooLarge(LIMIT, len(raw))
    if raw.startswith(OLE):
        raise NotText("ole")
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            return {name: _part(archive, name) for name in names if name in _listed(archive)}
    except (etree.XMLSyntaxError, *BROKEN) as error:
        raise NotText("docx") from error


def _listed(archive: zipfile.ZipFile) -> frozenset[str]:
    """Names of the parts; two of one name say two things, and nobody knows which is meant."""
    names = archive.namelist()
    if len(names) > MOST_PARTS or len(set(names)) < len(names):
        raise NotText("docx")
    return frozenset(names)


def _part(archive: zipfile.ZipFile, name: str) -> Any:
    size = archive.getinfo(name).file_size
    if size > UNPACKED:
        raise TooLarge(UNPACKED, size)
    content = archive.read(name)  # never more than it declares: else its check sum fails
    if any(word in content for word in DECLARED):
        raise DeclaresEntities
    if (count := content.count(b"<") // 2) > MOST_ELEMENTS:
        raise TooManyElements(MOST_ELEMENTS, count)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True
    )
    return etree.fromstring(content, parser)
