"""The register as CSV: RFC 4180, UTF-8 with the mark by which Excel knows it."""

import csv
import io

from app.formats.register.rows import headings, is_formula, rows
from app.statute.register import Register


def as_csv(register: Register) -> bytes:
    """Cells that a spreadsheet could compute begin with an apostrophe, so that it shows them."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    for row in (headings(register), *rows(register)):
        writer.writerow([f"'{words}" if is_formula(words) else words for words in row])
    return out.getvalue().encode("utf-8-sig")
