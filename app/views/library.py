"""The library of European sources, with the clauses that rest on them."""

from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from app import errors
from app.access import actor, may, person, requires
from app.db import session, transaction
from app.models import Document
from app.operations.citing import add_source, describe_source
from app.operations.describing import faults_of_source
from app.operations.errors import Refused
from app.presentation import locale
from app.queries.library import Shelf, Wanted, cited_by, found, shelves
from app.queries.links import dead_links, links_of
from app.queries.people import documents_of
from app.queries.tellings import extracts_told, source_told
from app.statute.errors import StatuteError
from app.statute.instruments import newest_version
from app.statute.language import short_slug
from app.statute.roles import Action
from app.views import subjects
from app.views.cataloguing import (
    NONE,
    Refusal,
    refusal,
    source_facts,
    typed_of_source,
    versions_typed,
)

blueprint = Blueprint("library", __name__)


@blueprint.get("/sources")
@requires(Action.ENTER)
def index() -> str:
    """Every source, or those asked for."""
    library, wanted = shelves(session()), wanted_now()
    return render_template(
        "library/index.html",
        shelves=found(library, wanted),
        whole=library,
        wanted=wanted,
        **choices(library),
        subjects=subjects,
    )


@blueprint.get("/sources/<source>")
@requires(Action.ENTER)
def source(source: str) -> str:
    """One source: its facts, its extracts, and the clauses that cite them."""
    shelf = shelf_of(source)
    return render_template(
        "library/source.html",
        shelf=shelf,
        told=source_told(session(), source),
        extracts_told=extracts_told(session(), source),
        places=cited_by(session(), readable(), locale()),
        dead=dead_links(session(), links_of(shelf.source.facts)),
        newest=newest_version(shelf.source.facts),
        labels=labels_of(shelf),
        subjects=subjects,
    )


@blueprint.get("/sources/new")
@requires(Action.DESCRIBE)
def new_source() -> str:
    """The form for a source."""
    return _form(MultiDict())


@blueprint.post("/sources/new")
@requires(Action.DESCRIBE)
def save_source() -> Any:
    """Add a source to the library."""
    typed, facts = request.form, source_facts(request.form, steward=may(Action.FOUND))
    slug = short_slug(typed.get("slug") or typed.get("title_en") or typed.get("title_original", ""))
    try:
        with transaction() as writer:
            add_source(writer, actor(), slug, facts)
    except (Refused, StatuteError) as error:
        why = refusal(error, faults_of_source(facts))
        return _form(typed, why=why), errors.status(error)
    flash(_("The source is in the library. Now add the articles you draw on."), "done")
    return redirect(url_for("library.source", source=slug), 303)


@blueprint.get("/sources/<source>/edit")
@requires(Action.DESCRIBE)
def edit_source(source: str) -> str:
    """The form to describe a source anew; what was said of it before stays in the record."""
    shelf = shelf_of(source)
    return _form(typed_of_source(shelf.source), shelf)


@blueprint.post("/sources/<source>/edit")
@requires(Action.DESCRIBE)
def change_source(source: str) -> Any:
    """Describe a source anew."""
    shelf, facts = shelf_of(source), source_facts(request.form, steward=may(Action.FOUND))
    try:
        with transaction() as writer:
            seen = request.form.get("seen", type=int)
            anew = describe_source(writer, actor(), source, facts, seen=seen)
    except (Refused, StatuteError) as error:
        why = refusal(error, faults_of_source(facts))
        return _form(request.form, shelf, why), errors.status(error)
    flash(_("The source is described anew.") if anew else _("Nothing was changed."), "done")
    return redirect(url_for("library.source", source=source), 303)


def readable() -> list[Document]:
    """Documents the person may read."""
    return [document for document, _role in documents_of(session(), person())]


def wanted_now() -> Wanted:
    """What the address asks for."""
    asked = request.args
    country = asked.get("country", "*")
    return Wanted(
        words=asked.get("q", "").strip()[:200],
        kind=asked.get("kind", ""),
        country=None if country == "*" else country,
        topic=asked.get("topic", ""),
        verified=asked.get("verified", ""),
    )


def choices(library: list[Shelf]) -> dict[str, list[str]]:
    """What the filter of the library offers: what there is."""
    return {
        "kinds": sorted({shelf.source.kind for shelf in library}),
        "countries": sorted({shelf.source.country for shelf in library}, key=subjects.by_country),
        "topics": sorted({one for shelf in library for one in shelf.topics}, key=subjects.by_topic),
    }


def shelf_of(source: str) -> Shelf:
    """A source with its extracts, or the page that says there is none."""
    return next((one for one in shelves(session()) if one.source.slug == source), None) or abort(
        404
    )


def labels_of(shelf: Shelf) -> dict[str, str]:
    """What each version of a source is called, by its date."""
    versions = shelf.source.facts.get("versions") or ()
    return {one.get("date", ""): one.get("label", "") for one in versions}


def _form(typed: MultiDict[str, str], shelf: Shelf | None = None, why: Refusal = NONE) -> str:
    return render_template(
        "library/edit_source.html" if shelf else "library/new_source.html",
        source=shelf.source if shelf else None,
        subjects=subjects,
        typed=typed,
        versions=[*versions_typed(typed), {}, {}],
        why=why,
        dead=dead_links(session(), links_of(shelf.source.facts)) if shelf else {},
    )
