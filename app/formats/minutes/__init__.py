"""Minutes of a meeting, and extracts from them, as DOCX and PDF."""

import json
from collections.abc import Callable, Mapping

from app.formats.minutes.paper import minutes_sheet
from app.formats.minutes.protocol import Line, Part, Protocol, after, lines
from app.formats.pdf.printing import printed
from app.formats.tables import MEDIA_TYPES
from app.formats.word.package import written

__all__ = [
    "MEDIA_TYPES",
    "WRITERS",
    "Line",
    "Part",
    "Protocol",
    "after",
    "as_docx",
    "as_json",
    "as_pdf",
    "lines",
]


def as_docx(protocol: Protocol) -> bytes:
    """The DOCX file."""
    return written(minutes_sheet(protocol))


def as_pdf(protocol: Protocol) -> bytes:
    """The PDF file, the same minutes attached as JSON."""
    return printed(minutes_sheet(protocol), as_json(protocol))


def as_json(protocol: Protocol) -> bytes:
    """What programs want to know of them."""
    facts = {
        "format": "nizam-minutes",
        "version": 1,
        "extract": protocol.extract,
        "closed": protocol.closed_at.isoformat() if protocol.closed_at else None,
        "digest": protocol.digest,
        "minutes": protocol.minutes.facts(),
        "addenda": [[day.isoformat(), words] for day, words in protocol.addenda],
    }
    return (json.dumps(facts, ensure_ascii=False, indent=2) + "\n").encode()


WRITERS: Mapping[str, Callable[[Protocol], bytes]] = {"docx": as_docx, "pdf": as_pdf}
"""What writes minutes in each format."""
