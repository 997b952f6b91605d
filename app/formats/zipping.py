"""ZIP files: written so that the same parts give the same bytes, read however broken they are."""

import io
import lzma
import zipfile
import zlib
from collections.abc import Iterable

BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    RuntimeError,
    ValueError,
)
"""What the reading of a ZIP file that is cut, damaged or hostile comes to."""

ZIP_TIME = (1980, 1, 1, 0, 0, 0)


def zipped(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """Parts, each by its name, in the order they come."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts:
            entry = zipfile.ZipInfo(name, ZIP_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return out.getvalue()
