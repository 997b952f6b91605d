"""Export the papers that go with a document: the explanatory note and the cover letter."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from app.exporting.order import NothingToCompare, Order, Written, handed_over
from app.exporting.told import asked_step, labelled, numbers_of, older_side, told_of
from app.formats.layout.front import day_of, footer
from app.formats.layout.labels import label
from app.formats.papers import HEADINGS, WRITERS, Filled, Grounds, Part, Told, draft, fill, said
from app.models import Document, PaperSection
from app.operations.papers import SECTIONS, Draft
from app.queries.approvals import approvals
from app.queries.dossiers import seal_mark
from app.queries.evidence import in_language
from app.queries.papers import written_sections
from app.queries.people import institutions
from app.queries.references import Neighbours
from app.queries.register import register
from app.queries.snapshots import snapshot
from app.statute.language import fold, long_date
from app.statute.snapshot import Numbering, Snapshot

FORMATS = tuple(WRITERS)

LETTERS = Path(__file__).resolve().parents[2] / "templates" / "letters"
"""Where the templates of letters stand, cover.<language>.md."""

ENCLOSED = {
    "az": (
        "«{title}», mətn",
        "Əsaslandırma",
        "Razılaşdırma vərəqəsi",
        "Rəy və təkliflərin reyestri",
    ),
    "en": ("“{title}”, text", "Explanatory note", "Approval sheet", "Register of remarks"),
}
"""What goes with a letter that names no enclosures."""

SIGNED = {"az": "imzalanmış redaksiya", "en": "as signed off"}
UNSIGNED = {"az": "layihə, addım {step}", "en": "draft, step {step}"}


@dataclass(frozen=True, slots=True)
class Section:
    """One section as it stands: what people wrote, and what the record would say."""

    name: str
    heading: str
    draft: Draft
    row: PaperSection | None
    """The newest, None where nobody ever wrote it."""

    @property
    def own(self) -> bool:
        """Whether people's words stand."""
        return self.row is not None and self.row.own

    @property
    def text(self) -> str:
        """The words that stand."""
        return self.row.text if self.row is not None and self.row.own else self.draft.text

    @property
    def overtaken(self) -> bool:
        """Whether the record says something else than when people wrote theirs."""
        return self.row is not None and self.own and self.row.drafted != self.draft.digest

    @property
    def seen(self) -> int:
        """The step that wrote what stands, which a save names; 0 where nobody ever wrote."""
        return self.row.since if self.row else 0


def sections(session: Session, document: Document, order: Order) -> tuple[Section, ...]:
    """The sections of the paper ordered, in its language, at its step. Raises NoSuchStep."""
    step = asked_step(session, document, order)
    rows = written_sections(session, document, order.form, order.language, step)
    drafts = _drafts(session, document, order)
    headings = HEADINGS[order.language]
    return tuple(
        Section(name, headings[name], Draft(drafts[name]), rows.get(name))
        for name in SECTIONS[order.form]
    )


def _drafts(session: Session, document: Document, order: Order) -> dict[str, str]:
    if order.form == "letter":
        return {"letter": (LETTERS / f"cover.{order.language}.md").read_text("utf-8").strip()}
    grounds = _grounds(session, document, order)
    return {section: draft(section, grounds) for section in SECTIONS["note"]}


def _grounds(session: Session, document: Document, order: Order) -> Grounds:
    step = asked_step(session, document, order)
    told = told_of(session, document, order, _against(session, document, order))
    read = labelled(told, Neighbours(session))
    return Grounds(
        dossier=read,
        language=order.language,
        numbers=numbers_of(read.snapshot),
        old_numbers=numbers_of(read.against) if read.against else {},
        register=register(session, document, order.language, step=step),
        approvals=approvals(session, document, step),
    )


def _against(session: Session, document: Document, order: Order) -> int | None:
    """What a note tells changes from: as asked; of a revision the text in force; else nothing."""
    now = snapshot(session, document, asked_step(session, document, order))
    if not order.against and now.particulars.numbering is not Numbering.FIXED:
        return None
    try:
        return older_side(session, document, order)
    except NothingToCompare:
        return None


def write(session: Session, document: Document, order: Order) -> Written:
    """The file; sections that say nothing are left out. Raises NoSuchStep."""
    now = snapshot(session, document, asked_step(session, document, order))
    found = sections(session, document, order)
    if order.form == "letter":
        text = letter(session, document, order, found[0].text).text
        parts: tuple[Part, ...] = (Part("letter", "", text, found[0].own),)
    else:
        parts = tuple(Part(one.name, one.heading, one.text, one.own) for one in found if one.text)
    told = _told(now, order, parts)
    return handed_over(document, order, WRITERS[order.format](told), now.step)


def _told(now: Snapshot, order: Order, parts: tuple[Part, ...]) -> Told:
    title = now.particulars.title(order.language)
    return Told(
        paper=order.form,
        language=order.language,
        title=said(order.language, "title") if order.form == "note" else "",
        subtitle=title,
        parts=parts,
        slug=now.particulars.slug,
        step=now.step,
        anchor=now.digest,
        at=now.at,
        footer=footer(now, order.language),
    )


def letter(session: Session, document: Document, order: Order, template: str) -> Filled:
    """The template with the facts of the sending it goes with."""
    now = snapshot(session, document, asked_step(session, document, order))
    language, asked = order.language, order.letter
    title = now.particulars.title(language)
    day = asked.day or (day_of(now.at) if now.at else None)
    return fill(
        template,
        {
            "addressee": _addressee(session, asked.addressee, language, day),
            "anchor": f"{document.slug}, {now.step}:{now.digest}",
            "date": long_date(day, language) if day else "",
            "document": document.slug,
            "enclosures": asked.enclosures
            or tuple(one.format(title=title) for one in ENCLOSED[language]),
            "number": asked.number,
            "sender": asked.sender or label(language, "author"),
            "signatory": asked.signatory,
            "state": _state(session, document, now, language),
            "title": title,
        },
    )


def _addressee(session: Session, typed: str, language: str, day: date | None) -> str:
    """An institution of that slug, or of that name today, by its name of the day; else as typed."""
    known = institutions(session)
    asked = fold(typed)
    called = (one for one in known.values() if asked in {fold(str(n)) for n in one.names.values()})
    found = known.get(typed) or next(called, None)
    if found is None or not typed:
        return typed
    return in_language(found.names_on(day) if day else found.names, language)


def _state(session: Session, document: Document, now: Snapshot, language: str) -> str:
    if seal_mark(session, document, now) is not None:
        return SIGNED[language]
    return UNSIGNED[language].format(step=now.step)
