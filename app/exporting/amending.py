"""Export the amending act between two steps."""

from sqlalchemy.orm import Session

from app.exporting.order import NothingToAmend, Order, Written, handed_over
from app.formats import amending
from app.models import Document
from app.queries.amending import amendment_between
from app.queries.comparison import asked_steps
from app.queries.snapshots import snapshot

FORMATS = tuple(amending.WRITERS)


def write(session: Session, document: Document, order: Order) -> Written:
    """The file. Raises NoSuchStep, NumbersShifted and NothingToAmend."""
    begin, end = asked_steps(session, document, order.against, order.at)
    found = amendment_between(session, document, begin, end)
    if not found.instructions:
        raise NothingToAmend
    older, newer = (snapshot(session, document, step) for step in (begin, end))
    told = amending.Told(found, older, newer, order.language)
    return handed_over(document, order, amending.WRITERS[order.format](told), begin, end)
