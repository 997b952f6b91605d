"""Export the comparative table: older text, newer text, why."""

from sqlalchemy.orm import Session

from app.exporting.order import Order, Written, handed_over
from app.exporting.told import labelled, numbers_of, older_side, told_of
from app.formats import canonical, pdf, word
from app.models import Document
from app.queries.references import Neighbours

FORMATS = ("docx", "pdf", "json")

WRITERS = {"docx": word.comparative, "pdf": pdf.comparative}


def write(session: Session, document: Document, order: Order) -> Written:
    """The file. Raises NoSuchStep, NothingToCompare."""
    told = told_of(session, document, order, older_side(session, document, order))
    others, now, before = Neighbours(session), told.snapshot, told.against or told.snapshot
    numbers, old_numbers = numbers_of(now), numbers_of(before)
    if order.format == "json":
        content = canonical.write(told, numbers, old_numbers, others=others)
    else:
        read = labelled(told, others)
        content = WRITERS[order.format](read, order.language, numbers, old_numbers)
    return handed_over(document, order, content, now.step)
