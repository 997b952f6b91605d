"""The explanatory note and the cover letter: as they stand, in one's own words, drafted anew."""

from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from app import errors
from app.access import actor, requires
from app.db import session, transaction
from app.exporting import Order, Section, letter, sections
from app.formats.papers import PLACEHOLDERS
from app.models import Document
from app.operations.errors import Refused
from app.operations.papers import (
    SECTIONS,
    PaperChanged,
    Place,
    keep_section,
    redraft_section,
    write_section,
)
from app.presentation import locale
from app.statute.roles import Action
from app.statute.snapshot import LANGUAGES
from app.views.ordering import asked_language, asked_letter

blueprint = Blueprint("papers", __name__)

ADDRESS = "/d/<slug>/<any(note, letter):paper>/<section>"


@blueprint.get("/d/<slug>/note")
@requires(Action.READ, on=Document)
def note(document: Document) -> str:
    """The explanatory note as it stands, section by section."""
    order = _order("note")
    return render_template(
        "papers/note.html", document=document, asked=order, found=_sections(document, order)
    )


@blueprint.get("/d/<slug>/letter")
@requires(Action.READ, on=Document)
def letter_page(document: Document) -> str:
    """The cover letter, filled in with what the address says of the sending."""
    order = _order("letter")
    [section] = _sections(document, order)
    filled = letter(session(), document, order, section.text)
    return render_template(
        "papers/letter.html", document=document, asked=order, section=section, filled=filled
    )


@blueprint.get(ADDRESS)
@requires(Action.COORDINATE, on=Document)
def edit(document: Document, paper: str, section: str) -> str:
    """Put a section into one's own words."""
    return _edit(document, _order(paper), _section(document, _order(paper), section))


@blueprint.post(ADDRESS)
@requires(Action.COORDINATE, on=Document)
def save(document: Document, paper: str, section: str) -> Any:
    """Keep the words, or show how they will look."""
    order = _order(paper)
    found, form = _section(document, order, section), request.form
    typed, seen = form.get("text", ""), form.get("seen", 0, type=int)
    if "preview" in form:
        return _edit(document, order, found, typed=typed, seen=seen)
    try:
        with transaction() as writer:
            merged = write_section(
                writer,
                actor(),
                document,
                Place(paper, section, order.language),
                typed,
                seen=seen,
                draft=found.draft,
                drafted=_drafted(),
            )
    except PaperChanged as error:
        page = _edit(document, order, found, typed=typed, seen=error.standing, theirs=error.theirs)
        return page, errors.status(error)
    except Refused as error:
        page = _edit(document, order, found, typed=typed, seen=seen, problem=errors.sentence(error))
        return page, errors.status(error)
    flash(
        _("Saved together with what a colleague wrote meanwhile.") if merged else _("Saved."),
        "done",
    )
    return redirect(_back(document, order, section), 303)


@blueprint.post(f"{ADDRESS}/keep")
@requires(Action.COORDINATE, on=Document)
def keep(document: Document, paper: str, section: str) -> Any:
    """The words stay, though the record says something else since."""
    order = _order(paper)
    found, seen = _section(document, order, section), request.form.get("seen", 0, type=int)
    return _done(
        document,
        order,
        section,
        lambda writer, place: keep_section(
            writer, actor(), document, place, seen=seen, draft=found.draft
        ),
        _("Your words stay."),
    )


@blueprint.post(f"{ADDRESS}/redraft")
@requires(Action.COORDINATE, on=Document)
def redraft(document: Document, paper: str, section: str) -> Any:
    """The draft stands again; what was written stays in the record."""
    seen = request.form.get("seen", 0, type=int)
    return _done(
        document,
        _order(paper),
        section,
        lambda writer, place: redraft_section(writer, actor(), document, place, seen=seen),
        _("The draft stands again. What was written before is kept in the history."),
    )


def _done(document: Document, order: Order, section: str, deed: Any, said: str) -> Any:
    _section(document, order, section)
    try:
        with transaction() as writer:
            deed(writer, Place(order.form, section, order.language))
    except Refused as error:
        flash(errors.sentence(error), "problem")
        return redirect(_back(document, order, section), 303)
    flash(said, "done")
    return redirect(_back(document, order, section), 303)


def _order(paper: str) -> Order:
    """Of which language, beside which older text."""
    typed = (
        request.form.get("language", "") if request.method == "POST" else asked_language(locale())
    )
    language = typed if typed in LANGUAGES else locale()
    return Order(
        form=paper,
        language=language,
        against=request.values.get("against", "").strip(),
        letter=asked_letter(language),
    )


def _drafted() -> str:
    """The digest of the draft the form showed."""
    typed = request.form.get("drafted", "")
    return typed if len(typed) == 64 and typed.isalnum() else ""


def _sections(document: Document, order: Order) -> tuple[Section, ...]:
    return sections(session(), document, order)


def _section(document: Document, order: Order, name: str) -> Section:
    """The section; 404 for one the paper has not."""
    if name not in SECTIONS[order.form]:
        abort(404)
    return next(one for one in _sections(document, order) if one.name == name)


def _back(document: Document, order: Order, section: str) -> str:
    endpoint = "papers.note" if order.form == "note" else "papers.letter_page"
    known: dict[str, Any] = {"language": order.language, "against": order.against or None}
    return url_for(endpoint, slug=document.slug, **known, _anchor=section)


def _edit(
    document: Document,
    order: Order,
    found: Section,
    *,
    typed: str | None = None,
    seen: int | None = None,
    theirs: str | None = None,
    problem: str = "",
) -> str:
    return render_template(
        "papers/edit.html",
        document=document,
        asked=order,
        section=found,
        typed=found.text if typed is None else typed,
        unsaved=typed is not None,
        seen=found.seen if seen is None else seen,
        theirs=theirs,
        problem=problem,
        placeholders=PLACEHOLDERS if order.form == "letter" else (),
    )
