"""Which forms a document is written in: what writes each, in which formats, from what facts."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.exporting import (
    amending,
    approvals,
    clean,
    comparative,
    concordance,
    papers,
    redline,
    register,
)
from app.exporting.order import NoSuchForm, OneLanguageOnly, Order, Written
from app.legalxml import BOTH
from app.models import Document
from app.statute.snapshot import LANGUAGES


@dataclass(frozen=True, slots=True)
class Form:
    """One form of export."""

    write: Callable[[Session, Document, Order], Written]
    formats: tuple[str, ...]
    compares: bool = False
    """Whether it has an older side."""
    bilingual: tuple[str, ...] = ()
    """Formats that hold both languages in one file."""
    columns: tuple[str, ...] = ()
    """The columns to choose from, where there is a choice."""


OFFERED: Mapping[str, Form] = {
    "clean": Form(clean.write, clean.FORMATS, bilingual=clean.BILINGUAL),
    "redline": Form(redline.write, redline.FORMATS, compares=True),
    "comparative": Form(
        comparative.write, comparative.FORMATS, compares=True, columns=comparative.COLUMNS
    ),
    "concordance": Form(concordance.write, concordance.FORMATS),
    "register": Form(register.write, register.FORMATS),
    "approvals": Form(approvals.write, approvals.FORMATS, bilingual=approvals.FORMATS),
    "note": Form(papers.write, papers.FORMATS, compares=True),
    "amending": Form(amending.write, amending.FORMATS, compares=True),
    "letter": Form(papers.write, papers.FORMATS),
}
"""In the order people are asked."""

FORMS = tuple(OFFERED)

WRITTEN = {name: form.formats for name, form in OFFERED.items()}
"""The formats each form is written in."""


def write_down(session: Session, document: Document, order: Order) -> Written:
    """The file that was ordered.

    Raises NoSuchForm, OneLanguageOnly, NoSuchStep, NothingToCompare, NothingToAmend,
    NumbersShifted.
    """
    form = OFFERED.get(order.form)
    if form is None or order.format not in form.formats:
        raise NoSuchForm(order.form, form.formats if form else ())
    both = order.language == BOTH and order.format in form.bilingual
    if order.language not in LANGUAGES and not both:
        raise OneLanguageOnly(order.form, form.bilingual)
    return form.write(session, document, order)
