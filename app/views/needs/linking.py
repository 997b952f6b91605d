"""Say from a need which clause of a document answers it, and how."""

from collections.abc import Iterable
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from app import errors
from app.access import actor, requires
from app.db import session, transaction
from app.models import Clause, Document
from app.operations.errors import NotThere, Refused
from app.operations.needs import link_need
from app.presentation import locale
from app.queries.answers import Answered, coverage, needs_answered
from app.speaking import speak
from app.statute.roles import Action
from app.statute.snapshot import LANGUAGES
from app.statute.structure import GATHERING, standing
from app.views import subjects
from app.views.needs.blueprint import blueprint, need_at


@blueprint.get("/d/<slug>/needs/<need>/link")
@requires(Action.EDIT, on=Document)
def choose(document: Document, need: str) -> str:
    """The clauses of a document to choose from, with those that answer the need already."""
    return _page(document, need, _typed(document, need))


@blueprint.post("/d/<slug>/needs/<need>/link")
@requires(Action.EDIT, on=Document)
def link(document: Document, need: str) -> Any:
    """Link the clause that was chosen."""
    typed = request.form
    need_at(need)
    note = {language: typed.get(f"note_{language}", "") for language in LANGUAGES}
    try:
        with transaction() as writer:
            clause = writer.get(Clause, typed.get("clause", ""))
            if clause is None or clause.record_id != document.id:
                raise NotThere
            link_need(writer, actor(), clause, need, typed.get("answers", ""), note=note)
    except Refused as error:
        return _page(document, need, typed, errors.sentence(error)), errors.status(error)
    flash(_("The link to the need was saved."), "done")
    return redirect(url_for("needs.page", need=need), 303)


def _page(document: Document, need: str, typed: MultiDict[str, str], problem: str = "") -> str:
    found = coverage(session(), document, locale())
    speak(document, found.snapshot)
    return render_template(
        "needs/link.html",
        document=document,
        need=need_at(need),
        found=found,
        clauses=list(standing(found.snapshot.clauses)),
        gathering=GATHERING,
        linked={one.clause: one for one in found.answers.get(need, ())},
        typed=typed,
        subjects=subjects,
        problem=problem,
    )


def typed_of_link(answered: Iterable[Answered], need: str) -> MultiDict[str, str]:
    """What a form of a link shows: what was typed, else what was said of the need before."""
    if "need" in request.form:
        return request.form
    typed: MultiDict[str, str] = MultiDict({"need": need} if need else {})
    one = next((one for one in answered if one.need.slug == need), None)
    if one is not None:
        typed["answers"] = one.answers
        for language, words in one.note.items():
            typed[f"note_{language}"] = words
    return typed


def _typed(document: Document, need: str) -> MultiDict[str, str]:
    """The form as it opens: for a clause that is linked, with what was said of it."""
    clause = request.args.get("clause", "")
    held = needs_answered(session(), document).get(clause, ())
    typed = typed_of_link(held, need)
    typed["clause"] = clause
    return typed
