"""Export the table of concordance, or its one topic across all instruments."""

from sqlalchemy.orm import Session

from app.concording import Wanted, told, told_across
from app.exporting.order import NoSuchForm, Order, Written, handed_over
from app.formats import tables
from app.models import Document
from app.queries.concordance import Concordance, concordance, practice_of
from app.queries.references import Neighbours
from app.queries.snapshots import snapshot, step_named
from app.statute.references import Places, read_out

FORMATS = tuple(tables.EVERY_WRITER)


def write(session: Session, document: Document, order: Order) -> Written:
    """The file of the whole table. Raises NoSuchStep."""
    return concordance_down(session, document, order, Wanted())


def concordance_down(session: Session, document: Document, order: Order, wanted: Wanted) -> Written:
    """The table of concordance, or its one topic. Raises NoSuchStep, NoSuchForm."""
    if order.format not in FORMATS:
        raise NoSuchForm(order.form, FORMATS)
    found = concordance_as_of(session, document, order.language, order.at)
    if order.topic:
        practice = practice_of(session, order.topic)
        page = told_across(found, practice, order.topic, order.language)
    else:
        paper = order.format in ("docx", "pdf")
        page = told(found, wanted, order.language, paper=paper)
    content = tables.EVERY_WRITER[order.format](page)
    return handed_over(document, order, content, found.now.step, part=order.topic)


def concordance_as_of(
    session: Session, document: Document, language: str, at: str = ""
) -> Concordance:
    """The concordance at a step (empty: the newest), its words with the labels of references."""
    now = snapshot(session, document, step_named(session, document, at) if at else None)
    return concordance(session, document, read_out(now, Places(now, Neighbours(session))), language)
