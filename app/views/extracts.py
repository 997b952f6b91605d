"""One extract of a source: what it says, which clauses rest on it, and the forms to say it anew."""

from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from app import errors
from app.access import actor, may, requires
from app.db import session, transaction
from app.models import Extract
from app.operations.citing import add_extract, describe_extract
from app.operations.describing import faults_of_extract
from app.operations.errors import Refused
from app.presentation import locale
from app.queries.library import Shelf, cited_by
from app.queries.tellings import extracts_told
from app.statute.errors import StatuteError
from app.statute.instruments import newest_version, version_dates
from app.statute.language import short_slug
from app.statute.roles import Action
from app.views import subjects
from app.views.cataloguing import NONE, Refusal, extract_facts, refusal, typed_of_extract
from app.views.library import labels_of, readable, shelf_of

blueprint = Blueprint("extracts", __name__)


@blueprint.get("/sources/<source>/extracts/<extract>")
@requires(Action.ENTER)
def page(source: str, extract: str) -> str:
    """One extract, and every clause of the documents one may read that cites it."""
    shelf = shelf_of(source)
    return render_template(
        "library/extract.html",
        shelf=shelf,
        extract=extract_of(shelf, extract),
        told=extracts_told(session(), source)[extract],
        places=cited_by(session(), readable(), locale()).get(extract, ()),
        newest=newest_version(shelf.source.facts),
        labels=labels_of(shelf),
        subjects=subjects,
    )


@blueprint.get("/sources/<source>/extracts/new")
@requires(Action.DESCRIBE)
def new(source: str) -> str:
    """The form for an article or fact of a source."""
    shelf = shelf_of(source)
    typed = MultiDict({"quotation_language": shelf.source.language})
    return _form(shelf, None, typed)


@blueprint.post("/sources/<source>/extracts/new")
@requires(Action.DESCRIBE)
def save(source: str) -> Any:
    """Add an article or fact of a source."""
    typed, shelf = request.form, shelf_of(source)
    facts = extract_facts(typed, steward=may(Action.FOUND))
    name = typed.get("slug") or f"{source}-{typed.get('heading_en') or typed.get('article', '')}"
    slug = short_slug(name)
    try:
        with transaction() as writer:
            add_extract(writer, actor(), source, slug, facts)
    except (Refused, StatuteError) as error:
        why = refusal(error, faults_of_extract(facts, shelf.source.facts))
        return _form(shelf, None, typed, why), errors.status(error)
    flash(_("The extract was added."), "done")
    return redirect(url_for("library.source", source=source, _anchor=slug), 303)


@blueprint.get("/sources/<source>/extracts/<extract>/edit")
@requires(Action.DESCRIBE)
def edit(source: str, extract: str) -> str:
    """The form to say an extract anew; citations of it keep the words they were made on."""
    shelf = shelf_of(source)
    held = extract_of(shelf, extract)
    return _form(shelf, held, typed_of_extract(held))


@blueprint.post("/sources/<source>/extracts/<extract>/edit")
@requires(Action.DESCRIBE)
def change(source: str, extract: str) -> Any:
    """Say an extract anew."""
    shelf = shelf_of(source)
    held, facts = extract_of(shelf, extract), extract_facts(request.form, steward=may(Action.FOUND))
    try:
        with transaction() as writer:
            seen = request.form.get("seen", type=int)
            anew = describe_extract(writer, actor(), source, extract, facts, seen=seen)
    except (Refused, StatuteError) as error:
        why = refusal(error, faults_of_extract(facts, shelf.source.facts))
        return _form(shelf, held, request.form, why), errors.status(error)
    told = _("The extract is said anew. Whatever cited it is marked until somebody looks.")
    flash(told if anew else _("Nothing was changed."), "done")
    return redirect(url_for("extracts.page", source=source, extract=extract), 303)


def extract_of(shelf: Shelf, slug: str) -> Extract:
    """An extract of a source, or the page that says there is none."""
    return next((one for one in shelf.extracts if one.slug == slug), None) or abort(404)


def _form(
    shelf: Shelf, extract: Extract | None, typed: MultiDict[str, str], why: Refusal = NONE
) -> str:
    return render_template(
        "library/edit_extract.html" if extract else "library/new_extract.html",
        shelf=shelf,
        extract=extract,
        dates=list(reversed(version_dates(shelf.source.facts))),
        labels=labels_of(shelf),
        subjects=subjects,
        typed=typed,
        why=why,
    )
