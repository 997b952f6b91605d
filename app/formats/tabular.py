"""A table of words as CSV that spreadsheets open and in which nothing is computed."""

import csv
import io
from collections.abc import Iterable, Sequence

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # full width
"""What a spreadsheet may take for the beginning of a formula (OWASP, CSV injection)."""


def is_formula(words: str) -> bool:
    """Whether a spreadsheet might compute these words instead of showing them."""
    return words.lstrip(" \u00a0").startswith(FORMULA)


def as_csv(rows: Iterable[Sequence[str]]) -> bytes:
    """RFC 4180, UTF-8 with the mark by which Excel knows it.

    Cells that a spreadsheet could compute begin with an apostrophe, so that it shows them.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    for row in rows:
        writer.writerow([f"'{words}" if is_formula(words) else words for words in row])
    return out.getvalue().encode("utf-8-sig")
