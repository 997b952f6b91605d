"""Write a document down: which form in which format, and what the file is called."""

from dataclasses import dataclass, replace

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.concording import Wanted, told, told_across
from app.considering import considered
from app.formats import akn, amending, canonical, markdown, pdf, tables, word
from app.legalxml import as_akn
from app.models import Clause, Document, Record
from app.operations.errors import Refused
from app.queries.amending import amendment_between
from app.queries.answers import coverage
from app.queries.comparison import asked_steps
from app.queries.concordance import Concordance, concordance, practice_of
from app.queries.dossiers import dossier
from app.queries.references import Neighbours
from app.queries.snapshots import milestones, snapshot, step_named
from app.statute.dossier import Dossier
from app.statute.language import slug
from app.statute.numbering import number_all
from app.statute.references import Places, in_braces, read_out
from app.statute.snapshot import AUTHORITATIVE, LANGUAGES, Snapshot

FORMS = ("clean", "comparative", "amending", "concordance")
"""Clean text, comparative table, the act that amends the older text, table of concordance."""

FORMATS = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "markdown": "text/markdown; charset=utf-8",
    "json": "application/json",
    "text": "text/plain; charset=utf-8",
    "xlsx": tables.MEDIA_TYPES["xlsx"],
    "csv": tables.MEDIA_TYPES["csv"],
    "akn": akn.MEDIA_TYPE,
}
"""Formats with their media types."""

WRITERS = {
    "docx": (word.clean, word.comparative),
    "pdf": (pdf.clean, pdf.comparative),
}
"""What writes the clean text and the comparative table."""

ENDINGS = {name: name for name in FORMATS} | {"markdown": "md", "text": "txt", "akn": "xml"}

WRITTEN = {
    "clean": ("docx", "pdf", "akn", "markdown", "json"),
    "comparative": ("docx", "pdf", "json"),
    "amending": tuple(amending.WRITERS),
    "concordance": tuple(tables.WRITERS),
}
"""The formats each form is written in."""


class NothingToCompare(Refused):
    """The comparative table needs an older step, and the document has none."""


class NothingToAmend(Refused):
    """The texts of both steps are the same: no act says nothing."""


class NoSuchForm(Refused):
    """The form is not written in that format."""


class OneLanguageOnly(Refused):
    """Only Akoma Ntoso has both languages in one file."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for."""

    form: str = "clean"
    format: str = "docx"
    language: str = AUTHORITATIVE
    at: str = ""
    """Step number or milestone; empty for the newest."""
    against: str = ""
    """The older side of a comparative table; empty for the text in force, or the first text."""
    topic: str = ""
    """The one topic of a concordance across all instruments; empty for all its lines."""


@dataclass(frozen=True, slots=True)
class Written:
    """A file ready to be sent."""

    name: str
    media_type: str
    content: bytes


def write_down(session: Session, document: Document, order: Order) -> Written:
    """The file that was ordered. Raises NoSuchStep, NoSuchForm, NothingToCompare."""
    if order.format not in WRITTEN.get(order.form, ()):
        raise NoSuchForm
    if order.format == "akn":
        return _marked_up(session, document, order)
    if order.language not in LANGUAGES:
        raise OneLanguageOnly
    if order.form == "amending":
        return _amending(session, document, order)
    if order.form == "concordance":
        return concordance_down(session, document, order, Wanted())
    step = step_named(session, document, order.at) if order.at else None
    against = _against(session, document, order, step) if order.form == "comparative" else None
    told = replace(
        dossier(session, document, order.language, step, against),
        considered=considered(coverage(session, document, order.language, step)),
    )
    content = _content(told, order, Neighbours(session))
    name = f"{slug(document.slug)}-{order.form}-{order.language}-{told.snapshot.step}"
    return Written(f"{name}.{ENDINGS[order.format]}", FORMATS[order.format], content)


def _marked_up(session: Session, document: Document, order: Order) -> Written:
    """The clean text as Akoma Ntoso, in one language or in both. Raises NoSuchStep."""
    at = step_named(session, document, order.at) if order.at else None
    step, content = as_akn(session, document, at, order.language)
    name = f"{slug(document.slug)}-clean-{order.language}-{step}"
    return Written(f"{name}.{ENDINGS[order.format]}", FORMATS[order.format], content)


def _amending(session: Session, document: Document, order: Order) -> Written:
    """The amending act between two steps. Raises NumbersShifted and NothingToAmend."""
    begin, end = asked_steps(session, document, order.against, order.at)
    found = amendment_between(session, document, begin, end)
    if not found.instructions:
        raise NothingToAmend
    older, newer = (snapshot(session, document, step) for step in (begin, end))
    told = amending.Told(found, older, newer, order.language)
    name = f"{slug(document.slug)}-amending-{order.language}-{begin}-{end}"
    content = amending.WRITERS[order.format](told)
    return Written(f"{name}.{ENDINGS[order.format]}", FORMATS[order.format], content)


def concordance_down(session: Session, document: Document, order: Order, wanted: Wanted) -> Written:
    """The table of concordance, or its one topic. Raises NoSuchStep, NoSuchForm."""
    if order.format not in tables.WRITERS:
        raise NoSuchForm
    found = concordance_as_of(session, document, order.language, order.at)
    if order.topic:
        practice = practice_of(session, order.topic)
        page = told_across(found, practice, order.topic, order.language)
    else:
        paper = order.format in ("docx", "pdf")
        page = told(found, wanted, order.language, paper=paper)
    part = f"-{slug(order.topic)}" if order.topic else ""
    name = f"{slug(document.slug)}-concordance{part}-{order.language}-{found.now.step}"
    content = tables.WRITERS[order.format](page)
    return Written(f"{name}.{ENDINGS[order.format]}", FORMATS[order.format], content)


def concordance_as_of(
    session: Session, document: Document, language: str, at: str = ""
) -> Concordance:
    """The concordance at a step (empty: the newest), its words with the labels of references."""
    now = snapshot(session, document, step_named(session, document, at) if at else None)
    return concordance(session, document, read_out(now, Places(now, Neighbours(session))), language)


def _against(session: Session, document: Document, order: Order, step: int | None) -> int:
    """The older side: as asked, else the newest text in force, else the first text."""
    if order.against:
        return step_named(session, document, order.against)
    until = step or session.get_one(Record, document.id).steps
    forced = [m.step for m in milestones(session, document) if m.kind == "in_force"]
    earlier = [number for number in forced if number < until]
    first = None if earlier else first_text(session, document)
    if not earlier and (first is None or first >= until):
        raise NothingToCompare
    return earlier[-1] if earlier else first or 0


def first_text(session: Session, document: Document) -> int | None:
    """The step that first gave the document a text, None while it has none."""
    return session.scalar(select(func.min(Clause.born)).where(Clause.record_id == document.id))


def _content(told: Dossier, order: Order, others: Neighbours) -> bytes:
    numbers = numbers_of(told.snapshot)
    if order.format == "json":
        before = numbers_of(told.against) if told.against else None
        return canonical.write(told, numbers, before, others=others)
    if order.format == "markdown":
        typed = in_braces(told.snapshot, Places(told.snapshot, others))
        return markdown.write(typed, order.language, numbers).encode()
    told = _read_out(told, others)
    clean, comparative = WRITERS[order.format]
    if told.against is None:
        return clean(told, order.language, numbers)
    return comparative(told, order.language, numbers, numbers_of(told.against))


def _read_out(told: Dossier, others: Neighbours) -> Dossier:
    """The dossier with the labels of references, those of each side by its own numbers."""
    now, before = told.snapshot, told.against
    return replace(
        told,
        snapshot=read_out(now, Places(now, others)),
        against=read_out(before, Places(before, others)) if before else None,
    )


def numbers_of(now: Snapshot) -> dict[str, str]:
    """The printed number of every clause."""
    return number_all(now.clauses, now.particulars.family, now.particulars.numbering)
