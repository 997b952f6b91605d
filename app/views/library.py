"""The library of European sources, with the clauses that rest on them."""

from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from app import errors
from app.access import actor, person, requires
from app.db import session, transaction
from app.models import Document, Extract
from app.operations.citing import add_extract, add_source, describe_extract, describe_source
from app.operations.errors import Refused
from app.presentation import locale
from app.queries.library import Shelf, Wanted, cited_by, found, shelves
from app.queries.people import documents_of
from app.statute.errors import StatuteError
from app.statute.language import slug as slug_of
from app.statute.roles import Action
from app.views import subjects
from app.views.cataloguing import (
    extract_facts,
    source_facts,
    typed_of_extract,
    typed_of_source,
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
        kinds=sorted({shelf.source.kind for shelf in library}),
        countries=sorted({shelf.source.country for shelf in library}, key=subjects.by_country),
        topics=sorted({one for shelf in library for one in shelf.topics}, key=subjects.by_topic),
        subjects=subjects,
    )


@blueprint.get("/sources/<source>")
@requires(Action.ENTER)
def source(source: str) -> str:
    """One source: its facts, its extracts, and the clauses that cite them."""
    return _source(source)


@blueprint.get("/sources/new")
@requires(Action.FOUND)
def new_source() -> str:
    """The form for a source."""
    return render_template(
        "library/new_source.html", subjects=subjects, typed=MultiDict(), problem=""
    )


@blueprint.post("/sources/new")
@requires(Action.FOUND)
def save_source() -> Any:
    """Add a source to the library."""
    typed = request.form
    slug = slug_of(typed.get("slug") or typed.get("title_en") or typed.get("title_original", ""))
    slug = slug[:80].strip("-")
    try:
        with transaction() as writer:
            add_source(writer, actor(), slug, source_facts(request.form))
    except (Refused, StatuteError) as error:
        page = render_template(
            "library/new_source.html",
            subjects=subjects,
            typed=typed,
            problem=errors.sentence(error),
        )
        return page, errors.status(error)
    flash(_("The source is in the library. Now add the articles you draw on."), "done")
    return redirect(url_for("library.source", source=slug), 303)


@blueprint.get("/sources/<source>/edit")
@requires(Action.FOUND)
def edit_source(source: str) -> str:
    """The form to describe a source anew; what was said of it before stays in the record."""
    return _source_form(source, typed_of_source(_shelf(source).source))


@blueprint.post("/sources/<source>/edit")
@requires(Action.FOUND)
def change_source(source: str) -> Any:
    """Describe a source anew."""
    _shelf(source)
    try:
        with transaction() as writer:
            describe_source(writer, actor(), source, source_facts(request.form))
    except (Refused, StatuteError) as error:
        return _source_form(source, request.form, errors.sentence(error)), errors.status(error)
    flash(_("The source is described anew."), "done")
    return redirect(url_for("library.source", source=source), 303)


@blueprint.get("/sources/<source>/extracts/<extract>/edit")
@requires(Action.FOUND)
def edit_extract(source: str, extract: str) -> str:
    """The form to say an extract anew; citations of it keep the words they were made on."""
    return _extract_form(source, extract, typed_of_extract(_extract(source, extract)))


@blueprint.post("/sources/<source>/extracts/<extract>/edit")
@requires(Action.FOUND)
def change_extract(source: str, extract: str) -> Any:
    """Say an extract anew."""
    _extract(source, extract)
    try:
        with transaction() as writer:
            describe_extract(writer, actor(), source, extract, extract_facts(request.form))
    except Refused as error:
        page = _extract_form(source, extract, request.form, errors.sentence(error))
        return page, errors.status(error)
    flash(_("The extract is said anew. Whatever cited it is marked until somebody looks."), "done")
    return redirect(url_for("library.source", source=source, _anchor=extract), 303)


@blueprint.post("/sources/<source>/extracts")
@requires(Action.FOUND)
def save_extract(source: str) -> Any:
    """Add an article or fact of a source."""
    typed = request.form
    name = typed.get("slug") or f"{source}-{typed.get('heading_en') or typed.get('article', '')}"
    slug = slug_of(name)[:80].strip("-")
    try:
        with transaction() as writer:
            add_extract(writer, actor(), source, slug, extract_facts(request.form))
    except Refused as error:
        return _source(source, typed, errors.sentence(error)), errors.status(error)
    flash(_("The extract was added."), "done")
    return redirect(url_for("library.source", source=source, _anchor=slug), 303)


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


def _source(slug: str, typed: Any = None, problem: str = "") -> str:
    return render_template(
        "library/source.html",
        shelf=_shelf(slug),
        places=cited_by(session(), readable(), locale()),
        subjects=subjects,
        typed=typed or {},
        problem=problem,
    )


def _source_form(source: str, typed: Any, problem: str = "") -> str:
    return render_template(
        "library/edit_source.html",
        source=_shelf(source).source,
        subjects=subjects,
        typed=typed,
        problem=problem,
    )


def _extract_form(source: str, extract: str, typed: Any, problem: str = "") -> str:
    return render_template(
        "library/edit_extract.html",
        shelf=_shelf(source),
        extract=_extract(source, extract),
        subjects=subjects,
        typed=typed,
        problem=problem,
    )


def _shelf(slug: str) -> Shelf:
    return next((one for one in shelves(session()) if one.source.slug == slug), None) or abort(404)


def _extract(source: str, slug: str) -> Extract:
    held = _shelf(source).extracts
    return next((one for one in held if one.slug == slug), None) or abort(404)
