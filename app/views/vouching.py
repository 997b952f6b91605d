"""Whether a source or an extract was checked where it can be read, and what was said before."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from app import errors
from app.access import actor, requires
from app.db import session, transaction
from app.operations.errors import Refused
from app.operations.vouching import mark_extract, mark_source
from app.queries.tellings import Provenance, extracts_told, source_told
from app.statute.roles import Action
from app.views import subjects
from app.views.extracts import extract_of
from app.views.library import shelf_of

blueprint = Blueprint("vouching", __name__)


@blueprint.get("/sources/<source>/history")
@requires(Action.ENTER)
def source(source: str) -> str:
    """What was said of a source before, by whom, and what they changed."""
    return _past(source, "", source_told(session(), source))


@blueprint.get("/sources/<source>/extracts/<extract>/history")
@requires(Action.ENTER)
def extract(source: str, extract: str) -> str:
    """The same of an extract."""
    return _past(source, extract, extracts_told(session(), source).get(extract))


@blueprint.post("/sources/<source>/mark")
@requires(Action.FOUND)
def save_source(source: str) -> Any:
    """Mark a source as checked, or take the mark away."""
    shelf_of(source)
    where, verified = _asked()
    back = url_for("library.source", source=source)
    return _done(
        lambda writer: mark_source(writer, actor(), source, where, verified=verified, seen=_seen()),
        back,
    )


@blueprint.post("/sources/<source>/extracts/<extract>/mark")
@requires(Action.FOUND)
def save_extract(source: str, extract: str) -> Any:
    """Mark an extract as checked, or take the mark away."""
    extract_of(shelf_of(source), extract)
    where, verified = _asked()
    back = url_for("extracts.page", source=source, extract=extract)
    return _done(
        lambda writer: mark_extract(
            writer, actor(), extract, where, verified=verified, seen=_seen()
        ),
        back,
    )


def _asked() -> tuple[str, bool]:
    return request.form.get("where", ""), request.form.get("verified") == "yes"


def _seen() -> int | None:
    """The step whose description the page showed."""
    return request.form.get("seen", type=int)


def _done(deed: Callable[[Session], None], back: str) -> Any:
    try:
        with transaction() as writer:
            deed(writer)
    except Refused as error:
        flash(errors.sentence(error), "problem")
        return redirect(back, 303)
    flash(_("The mark was saved.") if _asked()[1] else _("The mark was taken away."), "done")
    return redirect(back, 303)


def _past(source: str, extract: str, told: Provenance | None) -> str:
    shelf = shelf_of(source)
    return render_template(
        "library/past.html",
        shelf=shelf,
        extract=extract_of(shelf, extract) if extract else None,
        changes=list((told or abort(404)).changes()),
        subjects=subjects,
    )
