"""Export the register of remarks: of a round or of a document."""

from sqlalchemy.orm import Session

from app.exporting.order import NoSuchForm, Order, Written, handed_over
from app.formats.register import EVERY_WRITER, WRITERS
from app.models import Document
from app.queries.register import register
from app.queries.rounds import Round
from app.queries.snapshots import step_named
from app.statute.register import Register

FORMATS = tuple(EVERY_WRITER)


def write(session: Session, document: Document, order: Order) -> Written:
    """The register of all rounds. Raises NoSuchStep."""
    step = step_named(session, document, order.at) if order.at else None
    return _down(document, register(session, document, order.language, step=step), order)


def register_down(
    session: Session, document: Document, language: str, format_: str, found: Round | None = None
) -> Written:
    """The register of a round, or of the document. Raises NoSuchForm."""
    if format_ not in WRITERS:
        raise NoSuchForm("register", tuple(WRITERS))
    order = Order("register", format_, language)
    return _down(document, register(session, document, language, found), order)


def _down(document: Document, told: Register, order: Order) -> Written:
    content = EVERY_WRITER[order.format](told)
    return handed_over(document, order, content, told.step, part=told.round[:40])
