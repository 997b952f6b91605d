"""Files that pages hand out, under a name that people and programs can read."""

from urllib.parse import quote

from flask import Response

CSV = "text/csv"


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
