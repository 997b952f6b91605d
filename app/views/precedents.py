"""Precedents suggested for a clause, each with its reason; put aside what is not for it."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from app import errors
from app.access import actor, requires
from app.db import session, transaction
from app.models import Clause, Document
from app.operations.errors import Refused
from app.operations.passing_over import pass_over, reconsider
from app.presentation import locale
from app.queries.concordance import labels_of
from app.queries.evidence import citations
from app.queries.people import names_of
from app.queries.precedents import passed_over, suggested
from app.queries.snapshots import snapshot
from app.statute.roles import Action
from app.statute.snapshot import Snapshot
from app.views import subjects

blueprint = Blueprint("precedents", __name__)

FEW, MANY = 5, 20
"""Suggestions beside the form, and on their own page."""

FORM = "form"
"""What a deed done beside the citing form says, so that it leads back there."""


@blueprint.get("/d/<slug>/c/<clause_id>/precedents")
@requires(Action.READ, on=Clause)
def page(document: Document, clause: Clause) -> str:
    """What the clause may rest on, the likeliest first, and what was put aside."""
    return _page(document, clause)


@blueprint.post("/d/<slug>/c/<clause_id>/precedents/pass")
@requires(Action.EDIT, on=Clause)
def put_aside(document: Document, clause: Clause) -> Any:
    """It is not for this clause."""
    return _done(document, clause, pass_over, _("It will not be suggested for this clause again."))


@blueprint.post("/d/<slug>/c/<clause_id>/precedents/reconsider")
@requires(Action.EDIT, on=Clause)
def take_back(document: Document, clause: Clause) -> Any:
    """It may be suggested again."""
    return _done(document, clause, reconsider, _("It may be suggested for this clause again."))


def suggestions_for(document: Document, now: Snapshot, clause_id: str, most: int) -> dict[str, Any]:
    """What the list of suggestions shows."""
    return {
        "suggested": suggested(session(), document, now, clause_id, most),
        "labels": labels_of(now, locale()),
    }


def _done(
    document: Document, clause: Clause, deed: Callable[[Session, Any, Clause, str], None], said: str
) -> Any:
    """Do it and go back to where it was asked for, or say there why not."""
    try:
        with transaction() as writer:
            deed(writer, actor(), clause, request.form.get("extract", ""))
    except Refused as error:
        return _page(document, clause, errors.sentence(error)), errors.status(error)
    flash(said, "done")
    endpoint = "citing.form" if request.form.get("from") == FORM else "precedents.page"
    address = url_for(endpoint, slug=document.slug, clause_id=clause.id, _anchor="suggested")
    return redirect(address, 303)


def _page(document: Document, clause: Clause, problem: str = "") -> str:
    now = snapshot(session(), document)
    aside = passed_over(session(), clause.id)
    return render_template(
        "precedents/page.html",
        document=document,
        clause=now.by_id[clause.id],
        cited=citations(session(), document).get(clause.id, ()),
        **suggestions_for(document, now, clause.id, MANY),
        aside=aside,
        people=names_of(session()),
        subjects=subjects,
        problem=problem,
        origin="",
    )
