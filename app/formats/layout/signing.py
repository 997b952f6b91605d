"""Where the parties to an agreement sign: who, in which office, with room for hand and day."""

from collections.abc import Iterator

from app.formats.layout.act import Reading
from app.formats.layout.evidence import BY_HAND, cell, section
from app.formats.layout.front import line
from app.formats.layout.labels import label
from app.formats.layout.sheet import Block, Cell, Column, Mark, Paragraph, Span, Style, Table
from app.statute.fields import Signatory, signatories
from app.statute.kinds import AGREEMENT

SHARES = (("party", 30), ("signatory", 32), ("signature", 22), ("signed_on", 16))


def signing(reading: Reading) -> Iterator[Block]:
    """The block of signatures; nothing where the document is no agreement or names nobody."""
    if reading.snapshot.particulars.kind != AGREEMENT:
        return
    rows = tuple(_row(one) for one in signatories(reading.snapshot, reading.language))
    if rows:
        yield section(label(reading.language, "signatures"))
        columns = tuple(Column(label(reading.language, key), share) for key, share in SHARES)
        yield Table(columns, rows)


def _row(one: Signatory) -> tuple[Cell, ...]:
    """The party leads to the clause that names it."""
    party = (Paragraph(Style.CELL, (Span(one.party, Mark.BOLD),), target=one.clause),)
    who = tuple(line(Style.CELL, words) for words in (one.position, one.name) if words)
    return (party, who or cell(BY_HAND), cell(BY_HAND), cell(BY_HAND))
