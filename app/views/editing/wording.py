"""Reword a clause where it stands; nothing that was typed is ever lost."""

from typing import Any
from urllib.parse import urlencode

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug import Response

from app import errors
from app.access import actor, requires
from app.clock import day_of, now
from app.db import session, transaction
from app.models import Clause, Document
from app.operations.clauses import Saved, Typed, save_wording
from app.operations.errors import Refused, StaleWording
from app.presentation import linked, safe_target
from app.queries.wordings import last_author
from app.statute.errors import StatuteError
from app.statute.roles import Action
from app.views.editing import answers, drafts
from app.views.editing.blueprint import blueprint
from app.views.editing.conflict import chosen, collisions
from app.views.editing.parts import check_times, is_over
from app.views.editing.sheet import Sheet, open_sheet, typed_in, typed_sheet


@blueprint.get("/d/<slug>/c/<clause_id>/edit")
@requires(Action.EDIT, on=Clause)
def form(document: Document, clause: Clause) -> str:
    """The form, as a page or for its place in the text."""
    return _form_page(document, open_sheet(session(), document, clause.id))


@blueprint.post("/d/<slug>/c/<clause_id>/edit")
@requires(Action.EDIT, on=Clause)
def save(document: Document, clause: Clause) -> Any:
    """Give the clause the typed words."""
    clause_id, typed = clause.id, _typed(document, clause)
    try:
        check_times(request.form)
        settled = chosen(session(), clause, request.form, typed)
        with transaction() as writer:
            saved = save_wording(writer, actor(), clause, settled, reason=_reason())
    except StaleWording as error:
        return _conflict_page(document, clause, error)
    except (Refused, StatuteError) as error:
        return _refused_page(document, clause, error)
    _tell(document, clause, saved)
    if is_over(request.form, day_of(now())):
        flash(_("The deadline you gave has passed already."), "note")
    return _onwards(document, clause_id)


@blueprint.post("/d/<slug>/c/<clause_id>/redline")
@requires(Action.COMMENT, on=Clause)
def redline(document: Document, clause: Clause) -> str:
    """What the typed words would change."""
    sheet = typed_sheet(session(), document, clause, _typed(document, clause), _reason())
    if _in_place():
        return render_template("editing/_redline.html", document=document, sheet=sheet)
    return _form_page(document, sheet)


def _typed(document: Document, clause: Clause) -> list[Typed]:
    return typed_in(request.form, document, clause.id)


def _reason() -> str:
    return request.form.get("reason", "").strip()


def _in_place() -> bool:
    return "HX-Request" in request.headers


def _form_page(document: Document, sheet: Sheet, problem: str = "") -> str:
    page = "editing/_form.html" if _in_place() else "editing/form.html"
    return render_template(page, document=document, sheet=sheet, problem=problem)


def _refused_page(document: Document, clause: Clause, error: Exception) -> tuple[str, int]:
    sheet = typed_sheet(session(), document, clause, _typed(document, clause), _reason())
    return _form_page(document, sheet, errors.sentence(error)), errors.status(error)


def _conflict_page(document: Document, clause: Clause, error: StaleWording) -> tuple[str, int]:
    typed = _typed(document, clause)
    sheet = typed_sheet(session(), document, clause, typed, _reason())
    found = collisions(session(), clause, error, typed)
    page = render_template(
        "editing/conflict.html", document=document, sheet=sheet, collisions=found
    )
    return page, errors.status(error)


def _tell(document: Document, clause: Clause, saved: Saved) -> None:
    if saved.step is None:
        flash(_("Nothing was changed: these words stand already."), "done")
    elif saved.merged:
        other = last_author(session(), clause, saved.merged[0], before=saved.step.number)
        name = other.name if other else ""
        ends = urlencode({"from": saved.step.number - 1, "to": saved.step.number})
        address = f"{url_for('comparing.compare', slug=document.slug)}?{ends}#c-{clause.id}"
        told = _("Saved, and merged with the change %(name)s made meanwhile.", name=name)
        answers.tell(document, linked(told, address, _("See what your save changed")))
    else:
        answers.tell(document, _("Saved as step %(n)s.", n=saved.step.number))


def _onwards(document: Document, clause_id: str) -> Response:
    """To the clause, or to the form of the next one; the browser learns which draft is saved."""
    address = url_for("reading.read", slug=document.slug, _anchor=f"c-{clause_id}")
    following = request.form.get("following", "")
    if request.form.get("then") == "next" and following:
        address = url_for("editing.form", slug=document.slug, clause_id=following)
    elif back := request.form.get("back", ""):
        address = safe_target(back)
    return drafts.saved(redirect(address, 303))
