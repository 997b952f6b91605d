"""Export the clean text: DOCX, PDF, Akoma Ntoso, Markdown, JSON."""

from dataclasses import replace

from sqlalchemy.orm import Session

from app.exporting.order import Order, Written, handed_over
from app.exporting.told import asked_step, labelled, numbers_of, told_of
from app.formats import canonical, markdown, pdf, word
from app.legalxml import BOTH, as_akn
from app.models import Document
from app.queries.references import Neighbours
from app.statute.dossier import Dossier
from app.statute.references import Places, in_braces
from app.statute.snapshot import AUTHORITATIVE

FORMATS = ("docx", "pdf", "akn", "markdown", "json")
BILINGUAL = ("akn", "docx", "pdf")

WRITERS = {"docx": word.clean, "pdf": pdf.clean}
SIDES = {"docx": word.side_by_side, "pdf": pdf.side_by_side}


def write(session: Session, document: Document, order: Order) -> Written:
    """The file. Raises NoSuchStep."""
    if order.format == "akn":
        at = asked_step(session, document, order)
        step, content = as_akn(session, document, at, order.language)
        return handed_over(document, order, content, step)
    language = AUTHORITATIVE if order.language == BOTH else order.language
    told = told_of(session, document, replace(order, language=language), None)
    content = _content(told, order, Neighbours(session))
    return handed_over(document, order, content, told.snapshot.step)


def _content(told: Dossier, order: Order, others: Neighbours) -> bytes:
    numbers = numbers_of(told.snapshot)
    if order.format == "json":
        return canonical.write(told, numbers, others=others)
    if order.format == "markdown":
        typed = in_braces(told.snapshot, Places(told.snapshot, others))
        return markdown.write(typed, order.language, numbers).encode()
    read = labelled(told, others)
    if order.language == BOTH:
        return SIDES[order.format](read, numbers)
    return WRITERS[order.format](read, order.language, numbers)
