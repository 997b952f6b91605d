"""The seal inside a PDF: its statement as an embedded file, which a signature then covers."""

import io
from datetime import datetime

from pikepdf import Array, AttachedFileSpec, Name, ObjectStreamMode, Pdf

STATEMENT = "seal.json"


def with_statement(content: bytes, statement: bytes, at: datetime) -> bytes:
    """The PDF with the statement in it; the same of both gives the same bytes. `at`: aware."""
    with Pdf.open(io.BytesIO(content)) as pdf:
        stamp = at.strftime("D:%Y%m%d%H%M%S+00'00'")
        spec = AttachedFileSpec(
            pdf,
            statement,
            filename=STATEMENT,
            mime_type="application/json",
            description=STATEMENT,
            creation_date=stamp,
            mod_date=stamp,
        )
        spec.obj.AFRelationship = Name.Data
        pdf.attachments[STATEMENT] = spec
        pdf.Root.AF = Array([*pdf.Root.get(Name.AF, Array([])), spec.obj])
        out = io.BytesIO()
        packed = ObjectStreamMode.generate
        pdf.save(out, deterministic_id=True, object_stream_mode=packed, min_version="1.7")
        return out.getvalue()
