"""The register as plain rows of words, for programs that sort and count them."""

from collections.abc import Iterator

from app.formats.layout.front import day_of
from app.formats.register.words import called, said
from app.statute.register import Entry, Offer, Register

COLUMNS = (
    "number",
    "who",
    "institution",
    "at",
    "kind",
    "then",
    "now",
    "words",
    "remark",
    "offer",
    "disposition",
    "reason",
    "late_column",
)
"""In the order they stand in."""


def headings(register: Register) -> tuple[str, ...]:
    """The heading of each column."""
    return tuple(said(register.language, column) for column in COLUMNS)


def rows(register: Register) -> Iterator[tuple[str, ...]]:
    """The words of each entry, one for each column; the day as YYYY-MM-DD."""
    for entry in register.entries:
        yield _row(entry, register.language)


def _row(entry: Entry, language: str) -> tuple[str, ...]:
    return (
        str(entry.number),
        entry.who,
        entry.institution,
        day_of(entry.at).isoformat(),
        said(language, entry.kind),
        entry.then or said(language, "whole" if entry.clause is None else "gone"),
        entry.now or said(language, "whole" if entry.clause is None else "gone"),
        entry.words,
        entry.remark or said(language, "withdrawn_words"),
        "\n".join(_offered(offer, language) for offer in entry.offers),
        called(language, entry.disposition),
        entry.reason,
        said(language, "yes") if entry.late else "",
    )


def _offered(offer: Offer, language: str) -> str:
    if offer.deed in ("move", "strike"):
        return said(language, offer.deed)
    if offer.deed == "insert":
        return f"{said(language, 'insert')} {offer.words}"
    return offer.words
