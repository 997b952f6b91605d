"""Begin a document: what it is, with which text, what it is called, how it is numbered."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from app import errors
from app.access import actor, requires
from app.db import transaction
from app.loading.templates import Template, begin_with, templates
from app.operations.documents import Founding, found_document
from app.operations.errors import NothingSaid, Taken
from app.presentation import linked, locale
from app.statute.kinds import BUILT
from app.statute.language import short_slug
from app.statute.roles import Action
from app.statute.snapshot import AUTHORITATIVE, LANGUAGES, Family, Numbering
from app.views import outline
from app.views.words import DOCUMENTS

blueprint = Blueprint("founding", __name__)

LONGEST_TITLE = 500
"""In characters."""


@blueprint.get("/documents/new")
@requires(Action.FOUND)
def new() -> str:
    """What a document may begin with, or the form for the choice that was made."""
    return _form()


@blueprint.post("/documents/new")
@requires(Action.FOUND)
def found() -> Any:
    """Begin the document and open its page."""
    founding, template = _asked(), _template()
    try:
        with transaction() as session:
            if template:
                document = begin_with(session, actor(), template, founding)
            else:
                document = found_document(session, actor(), founding)
    except NothingSaid as error:
        problem = _("Give a title in Azerbaijani, and a short name of letters a–z and digits only.")
        return _form(problem), errors.status(error)
    except Taken as error:
        return _form(errors.sentence(error)), errors.status(error)
    people = url_for("people.index", slug=document.slug)
    told = _("The document was begun. You coordinate it.")
    flash(linked(told, people, _("Invite those who decide with you")), "done")
    return redirect(url_for("reading.read", slug=document.slug), 303)


def _asked() -> Founding:
    """What was typed; without a short name one is made from the title, "" from no title at all."""
    typed = {one: request.form.get(f"title_{one}", "").strip() for one in LANGUAGES}
    titles = {one: title[:LONGEST_TITLE] for one, title in typed.items() if title}
    first = titles.get(AUTHORITATIVE, "")
    slug = request.form.get("slug", "").strip() or short_slug(first)
    kind = _kind()
    return Founding(
        slug=slug if first else "",
        titles=titles,
        kind=kind,
        family=_chosen(Family, "family", BUILT[kind]),
        numbering=_chosen(Numbering, "numbering", Numbering.DERIVED),
    )


def _kind() -> str:
    """The kind that was chosen; an act where none was."""
    given = request.values.get("kind", "")
    return given if given in DOCUMENTS else "act"


def _chosen(choices: Any, name: str, otherwise: Any) -> Any:
    """The choice made in the form."""
    given = request.form.get(name, "")
    return choices(given) if given in set(choices) else otherwise


def _template() -> Template | None:
    """The text that was chosen to begin with."""
    return templates().get(request.values.get("template", ""))


def _form(problem: str = "") -> str:
    template = _template()
    shown = {"problem": problem, "typed": request.form}
    if template:
        draft = template.pair.translation if locale() == "en" else template.pair.authoritative
        tree = outline.tree_of(draft)
        return render_template(
            "founding/template.html", template=template, draft=draft, tree=tree, **shown
        )
    kind = _kind()
    return render_template(
        "founding/new.html",
        kinds=DOCUMENTS,
        kind=kind,
        built=BUILT[kind],
        templates=tuple(templates().values()),
        **shown,
    )
