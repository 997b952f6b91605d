"""Export the text with its changes shown: who struck and put in what, when, and what is said."""

from collections.abc import Callable, Mapping

from sqlalchemy.orm import Session

from app.exporting.order import Order, Written, handed_over
from app.exporting.redline_notes import open_notes
from app.exporting.told import asked_step, numbers_of, older_side
from app.formats.layout.act import Reading
from app.formats.layout.redline import Redlined
from app.formats.pdf.redline import redline as as_pdf
from app.formats.word.redline import redline as as_docx
from app.models import Document
from app.queries.dossiers import with_milestone
from app.queries.redline import Side, hands_between
from app.queries.references import Neighbours
from app.queries.snapshots import snapshot
from app.statute.references import Places, read_out

FORMATS = ("docx", "pdf")

WRITERS: Mapping[str, Callable[[Redlined], bytes]] = {"docx": as_docx, "pdf": as_pdf}


def write(session: Session, document: Document, order: Order) -> Written:
    """The file. Raises NoSuchStep, NothingToCompare."""
    before = older_side(session, document, order)
    told = redlined(session, document, order.language, before, asked_step(session, document, order))
    content = WRITERS[order.format](told)
    return handed_over(document, order, content, before, told.newer.snapshot.step)


def redlined(
    session: Session, document: Document, language: str, older: int, newer: int | None
) -> Redlined:
    """What a redline says, from one step to any other; None: the newest. Raises NoSuchStep."""
    others = Neighbours(session)
    before, now = (
        Side(stored, Places(stored, others))
        for stored in (snapshot(session, document, step) for step in (older, newer))
    )

    def read(side: Side) -> Reading:
        named = with_milestone(session, document, side.snapshot, language)
        return Reading(read_out(named, side.places), language, numbers_of(side.snapshot))

    hands = hands_between(session, document, language, before, now)
    return Redlined(read(before), read(now), hands, open_notes(session, document, language, now))
