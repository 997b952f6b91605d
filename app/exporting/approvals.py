"""Export the approval sheet: who said what of which words, at any step."""

from sqlalchemy.orm import Session

from app.exporting.order import Order, Written, handed_over
from app.exporting.told import asked_step, languages_of
from app.formats.approvals import WRITERS
from app.models import Document
from app.queries.approvals import approvals

FORMATS = tuple(WRITERS)


def write(session: Session, document: Document, order: Order) -> Written:
    """The file. Raises NoSuchStep."""
    sheet = approvals(session, document, asked_step(session, document, order))
    content = WRITERS[order.format](sheet, languages_of(order))
    return handed_over(document, order, content, sheet.step)
