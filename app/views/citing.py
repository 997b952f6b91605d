"""Say at a clause what it rests on: European practice it draws on, needs it answers."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from sqlalchemy.orm import Session
from werkzeug.datastructures import MultiDict

from app import errors
from app.access import actor, requires
from app.db import session, transaction
from app.models import Clause, Document
from app.operations import citing, needs
from app.operations.errors import Refused
from app.presentation import locale, safe_target
from app.queries.answers import needs_answered
from app.queries.evidence import Cited, citations
from app.queries.library import Shelf, found, shelves
from app.queries.needs import needs as every_need
from app.queries.needs import register
from app.queries.snapshots import snapshot
from app.statute.numbering import cite_path, number_all, paths
from app.statute.roles import Action
from app.statute.snapshot import LANGUAGES
from app.views import subjects
from app.views.library import choices, wanted_now
from app.views.needs.linking import typed_of_link
from app.views.needs.redlines import changed_since
from app.views.precedents import FEW, suggestions_for

blueprint = Blueprint("citing", __name__)

Deed = Callable[[Session], None]


@blueprint.get("/d/<slug>/c/<clause_id>/cite")
@requires(Action.EDIT, on=Clause)
def form(document: Document, clause: Clause) -> str:
    """What the clause rests on, and the library to choose from."""
    return _form(document, clause)


@blueprint.post("/d/<slug>/c/<clause_id>/cite")
@requires(Action.EDIT, on=Clause)
def save(document: Document, clause: Clause) -> Any:
    """Cite an extract."""
    typed = request.form
    extract, relation = typed.get("extract", ""), typed.get("relation", "")
    return _done(
        document,
        clause,
        lambda writer: citing.cite(writer, actor(), clause, extract, relation, note=_note()),
        _("The citation was saved."),
    )


@blueprint.post("/d/<slug>/c/<clause_id>/cite/confirm")
@requires(Action.EDIT, on=Clause)
def confirm_citation(document: Document, clause: Clause) -> Any:
    """Looked at and still right: rest on what the library says now."""
    extract = request.form.get("extract", "")
    return _done(
        document,
        clause,
        lambda writer: citing.confirm_citation(writer, actor(), clause, extract),
        _("The citation rests on what the library says now."),
    )


@blueprint.post("/d/<slug>/c/<clause_id>/cite/withdraw")
@requires(Action.EDIT, on=Clause)
def withdraw(document: Document, clause: Clause) -> Any:
    """Take a citation away."""
    extract = request.form.get("extract", "")
    return _done(
        document,
        clause,
        lambda writer: citing.withdraw_citation(writer, actor(), clause, extract),
        _("The citation was withdrawn."),
    )


@blueprint.post("/d/<slug>/c/<clause_id>/needs")
@requires(Action.EDIT, on=Clause)
def link(document: Document, clause: Clause) -> Any:
    """Say that the clause answers a need."""
    typed = request.form
    need, answers = typed.get("need", ""), typed.get("answers", "")
    return _done(
        document,
        clause,
        lambda writer: needs.link_need(writer, actor(), clause, need, answers, note=_note()),
        _("The link to the need was saved."),
    )


@blueprint.post("/d/<slug>/c/<clause_id>/needs/confirm")
@requires(Action.EDIT, on=Clause)
def confirm(document: Document, clause: Clause) -> Any:
    """Say that the clause still answers a need, after either was changed."""
    need = request.form.get("need", "")
    return _done(
        document,
        clause,
        lambda writer: needs.confirm_need(writer, actor(), clause, need),
        _("Looked at: the clause still answers the need."),
    )


@blueprint.post("/d/<slug>/c/<clause_id>/needs/withdraw")
@requires(Action.EDIT, on=Clause)
def unlink(document: Document, clause: Clause) -> Any:
    """Take the link to a need away."""
    need = request.form.get("need", "")
    return _done(
        document,
        clause,
        lambda writer: needs.withdraw_need(writer, actor(), clause, need),
        _("The link to the need was withdrawn."),
    )


def _note() -> dict[str, str]:
    return {language: request.form.get(f"note_{language}", "") for language in LANGUAGES}


def _done(document: Document, clause: Clause, deed: Deed, said: str) -> Any:
    """Do it and go back to the form, or show the form with what was typed and why not."""
    address = request.form.get("next") or url_for(
        "citing.form", slug=document.slug, clause_id=clause.id
    )
    try:
        with transaction() as writer:
            deed(writer)
    except Refused as error:
        return _form(document, clause, errors.sentence(error)), errors.status(error)
    flash(said, "done")
    return redirect(safe_target(address), 303)


def _form(document: Document, clause: Clause, problem: str = "") -> str:
    now = snapshot(session(), document)
    about = now.particulars
    numbers = number_all(now.clauses, about.family, about.numbering)
    stands = now.by_id[clause.id]
    cited = citations(session(), document).get(clause.id, [])
    answered = needs_answered(session(), document).get(clause.id, [])
    return render_template(
        "citing/form.html",
        document=document,
        clause=stands,
        label=cite_path(paths(now.clauses, numbers)[clause.id], about.family, locale(), opens=True),
        cited=cited,
        **_library(cited),
        **suggestions_for(document, now, clause.id, FEW),
        answered=answered,
        changed=changed_since(document, answered),
        typed_need=typed_of_link(answered, request.args.get("need", "")),
        groups=register(every_need(session())),
        subjects=subjects,
        problem=problem,
    )


def _library(cited: list[Cited]) -> dict[str, Any]:
    """What the library offers to cite, what of it was asked for, and what is chosen."""
    library, wanted = shelves(session()), wanted_now()
    chosen = request.form.get("extract") or request.args.get("extract", "")
    shown = found(library, wanted)
    return {
        "shelves": _with(shown, library, chosen),
        "total": sum(len(shelf.extracts) for shelf in library),
        "found": sum(len(shelf.extracts) for shelf in shown),
        "wanted": wanted,
        **choices(library),
        "typed": request.form or _as_it_stands(cited, chosen),
        "chosen": chosen,
    }


def _with(shown: list[Shelf], library: list[Shelf], chosen: str) -> list[Shelf]:
    """What was found, and in any case what is chosen: no filter takes a choice away."""
    if any(one.slug == chosen for shelf in shown for one in shelf.extracts):
        return shown
    picked = [
        Shelf(shelf.source, [one])
        for shelf in library
        for one in shelf.extracts
        if one.slug == chosen
    ]
    return [*picked, *shown]


def _as_it_stands(cited: list[Cited], chosen: str) -> MultiDict[str, str]:
    """The citation that is to be changed, as the form shows it."""
    typed: MultiDict[str, str] = MultiDict()
    for one in cited:
        if one.extract.slug == chosen:
            typed["relation"] = one.relation
            typed.update({f"note_{language}": words for language, words in one.note.items()})
    return typed
