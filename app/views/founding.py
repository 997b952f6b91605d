"""Begin an empty document: what it is called, what it is, how it is numbered."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from app import errors
from app.access import actor, requires
from app.db import transaction
from app.operations.documents import Founding, found_document
from app.operations.errors import NothingSaid, Taken
from app.statute.language import slug as slug_of
from app.statute.roles import Action
from app.statute.snapshot import AUTHORITATIVE, LANGUAGES, Family, Numbering
from app.views.words import DOCUMENTS

blueprint = Blueprint("founding", __name__)

LONGEST_TITLE = 500
"""In characters."""


@blueprint.get("/documents/new")
@requires(Action.FOUND)
def new() -> str:
    """The form for a new document."""
    return _form()


@blueprint.post("/documents/new")
@requires(Action.FOUND)
def found() -> Any:
    """Begin the document and open its empty page."""
    founding = _asked()
    try:
        with transaction() as session:
            document = found_document(session, actor(), founding)
    except NothingSaid as error:
        problem = _("Give a title in Azerbaijani, and a short name of letters a–z and digits only.")
        return _form(problem), errors.status(error)
    except Taken as error:
        return _form(errors.sentence(error)), errors.status(error)
    flash(_("The document was begun. You coordinate it."), "done")
    return redirect(url_for("reading.read", slug=document.slug), 303)


def _asked() -> Founding:
    """What was typed; without a short name one is made from the title, "" from no title at all."""
    typed = {one: request.form.get(f"title_{one}", "").strip() for one in LANGUAGES}
    titles = {one: title[:LONGEST_TITLE] for one, title in typed.items() if title}
    first = titles.get(AUTHORITATIVE, "")
    slug = request.form.get("slug", "").strip() or slug_of(first)[:80].strip("-")
    kind = request.form.get("kind", "")
    return Founding(
        slug=slug if first else "",
        titles=titles,
        kind=kind if kind in DOCUMENTS else "act",
        family=_chosen(Family, "family"),
        numbering=_chosen(Numbering, "numbering"),
    )


def _chosen(choices: Any, name: str) -> Any:
    """The choice made in the form; the first one where none was."""
    given = request.form.get(name, "")
    return choices(given) if given in set(choices) else next(iter(choices))


def _form(problem: str = "") -> str:
    return render_template(
        "founding/new.html", problem=problem, typed=request.form, kinds=DOCUMENTS
    )
