"""Newsletters: the list, a new one from the record, its words, its files."""

from typing import Any

from flask import Response, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from app import errors
from app.access import actor, person, requires
from app.db import session, transaction
from app.formats.bulletin import Issue, as_docx
from app.models import Document, Newsletter
from app.operations.errors import Refused
from app.operations.publishing import Said, delete_draft, save_newsletter
from app.presentation import LOCALES, locale
from app.queries.people import coordinated_by, names_of
from app.queries.stakeholders import newsletters, stakeholders
from app.statute.roles import Action
from app.views.handing_out import attached
from app.views.publishing.blueprint import blueprint
from app.views.publishing.choosing import Unchosen, begun, chosen, mine, usual_days

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@blueprint.get("/newsletters")
@requires(Action.PUBLISH)
def index() -> str:
    """Drafts and what was sent."""
    return render_template(
        "publishing/index.html",
        newsletters=[one for one in newsletters(session()) if is_open_to_me(one)],
        confirmed=stakeholders(session()).counts["confirmed"],
        people=names_of(session()),
    )


@blueprint.get("/newsletters/new")
@requires(Action.PUBLISH)
def new() -> str:
    """Which documents, which days."""
    since, until = usual_days()
    return _new(since.isoformat(), until.isoformat())


@blueprint.post("/newsletters")
@requires(Action.PUBLISH)
def begin() -> Any:
    """A draft from the record."""
    try:
        documents, since, until = chosen(request.form)
        with transaction() as writer:
            newsletter = begun(writer, documents, since, until).id
    except Unchosen as problem:
        return _new(request.form.get("since", ""), request.form.get("until", ""), str(problem)), 422
    except Refused as error:
        return _new("", "", errors.sentence(error)), errors.status(error)
    flash(_("Drafted from the record. Read it, and say it in your own words."), "done")
    return redirect(url_for("publishing.newsletter", newsletter_id=newsletter), 303)


@blueprint.get("/newsletters/<newsletter_id>")
@requires(Action.PUBLISH)
def newsletter(newsletter_id: str) -> str:
    """Its words, to be edited until it is sent."""
    return page(known(newsletter_id))


@blueprint.post("/newsletters/<newsletter_id>")
@requires(Action.PUBLISH)
def save(newsletter_id: str) -> Any:
    """Keep the words, or show how they will look."""
    found, form = known(newsletter_id), request.form
    said = typed()
    if "preview" in form:
        return page(found, said)
    try:
        with transaction() as writer:
            save_newsletter(
                writer, actor(), found.id, said, version=form.get("version", 0, type=int)
            )
    except Refused as error:
        return page(known(newsletter_id), said, errors.sentence(error)), errors.status(error)
    flash(_("Saved."), "done")
    return redirect(url_for("publishing.newsletter", newsletter_id=newsletter_id), 303)


@blueprint.post("/newsletters/<newsletter_id>/delete")
@requires(Action.PUBLISH)
def delete(newsletter_id: str) -> Any:
    """Throw a draft away."""
    found = known(newsletter_id)
    try:
        with transaction() as writer:
            version = request.form.get("version", 0, type=int)
            delete_draft(writer, actor(), found.id, version=version)
    except Refused as error:
        return page(found, problem=errors.sentence(error)), errors.status(error)
    flash(_("The draft is gone."), "done")
    return redirect(url_for("publishing.index"), 303)


@blueprint.get("/newsletters/<newsletter_id>/<language>.docx")
@requires(Action.PUBLISH)
def docx(newsletter_id: str, language: str) -> Response:
    """As a DOCX file."""
    return docx_of(known(newsletter_id), language)


def docx_of(found: Newsletter, language: str) -> Response:
    """The DOCX file in one language; 404 for another."""
    if language not in LOCALES:
        abort(404)
    at = found.sent_at or found.updated_at
    file = as_docx(Issue(found.title(language), found.body(language), language, at))
    name = f"nizam-{found.until}-{language}.docx"
    return attached(file, name, WORD)


def known(newsletter_id: str) -> Newsletter:
    """The newsletter, if the person may see it; else 404."""
    found = session().get(Newsletter, newsletter_id)
    if found is None or not is_open_to_me(found):
        abort(404)
    return found


def is_open_to_me(found: Newsletter) -> bool:
    """What was sent is open to every coordinator, a draft to those of all its documents."""
    return found.sent_at is not None or set(found.records) <= coordinated_by(session(), person().id)


def typed() -> Said:
    """What the form has."""
    names = ("title_az", "title_en", "body_az", "body_en")
    return Said(*(request.form.get(name, "") for name in names))


def page(found: Newsletter, said: Said | None = None, problem: str = "") -> str:
    """The newsletter with what was typed, or as it was saved."""
    names = ("title_az", "title_en", "body_az", "body_en")
    documents = [session().get_one(Document, record) for record in found.records]
    return render_template(
        "publishing/newsletter.html",
        newsletter=found,
        said=said or Said(*(getattr(found, name) for name in names)),
        unsaved=said is not None,
        documents=documents,
        problem=problem,
        confirmed=stakeholders(session()).counts["confirmed"],
        language=request.form.get("preview") or locale(),
        people=names_of(session()),
    )


def _new(since: str, until: str, problem: str = "") -> str:
    return render_template(
        "publishing/new.html",
        documents=mine(),
        since=since,
        until=until,
        chosen=request.form.getlist("document") if request.method == "POST" else None,
        problem=problem,
    )
