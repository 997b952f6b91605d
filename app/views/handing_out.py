"""Files that pages hand out, under a name that people and programs can read."""

from urllib.parse import quote

from flask import Response, request

from app.models import Document
from app.presentation import called, locale
from app.statute.snapshot import LANGUAGES

CSV = "text/csv"
LONGEST_TITLE = 80
"""Characters of a document's title in the name of a file; the whole name has 255 bytes at most."""


def attached(content: bytes | str, name: str, media_type: str, full: str = "") -> Response:
    """The file as a download; `full`: its name in any alphabet, `name` the plain one (RFC 6266)."""
    said = f'attachment; filename="{name}"'
    if full:
        said += f"; filename*=UTF-8''{quote(full, safe='')}"
    answer = Response(content, content_type=media_type)
    if media_type.startswith("text/") and "charset" not in media_type:
        answer.content_type = f"{media_type}; charset=utf-8"
    answer.headers["Content-Disposition"] = said
    return answer


def full_name(document: Document, what: str, ending: str) -> str:
    """What people call the file: the title, and in brackets what it holds."""
    title = called(document).replace("/", "-")[:LONGEST_TITLE].strip()
    return f"{title} ({what}).{ending}"


def asked_language() -> str:
    """The language the address asks the file in, else the one the page is read in."""
    asked = request.args.get("language", "")
    return asked if asked in LANGUAGES else locale()
