"""Merge an institution that was entered twice into the other one."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from app import errors
from app.access import actor, requires
from app.db import session, transaction
from app.operations.errors import Refused
from app.operations.institutions import merge_institutions
from app.presentation import locale
from app.queries.institutions import House, houses, people_from, seats_for
from app.statute.roles import Action
from app.views.institutions.blueprint import blueprint
from app.views.institutions.page import house_named


@blueprint.get("/institutions/<institution>/merge")
@requires(Action.FOUND)
def choose(institution: str) -> str:
    """The form: into which one, and what follows it."""
    return _form(house_named(institution))


@blueprint.post("/institutions/<institution>/merge")
@requires(Action.FOUND)
def merge(institution: str) -> Any:
    """Merge the two: nothing that was said is lost, and its page leads to the other."""
    house, into = house_named(institution), request.form.get("into", "")
    try:
        with transaction() as writer:
            merge_institutions(writer, actor(), institution, into)
    except Refused as error:
        return _form(house, errors.sentence(error)), errors.status(error)
    flash(_("They are one now. Check its names, and add what the other one was called."), "done")
    return redirect(url_for("institutions.page", institution=into), 303)


def _form(house: House, problem: str = "") -> str:
    return render_template(
        "institutions/merge.html",
        house=house,
        others=[one for one in houses(session(), locale()) if one.ids != house.ids],
        people=people_from(session(), house),
        seats=seats_for(session(), house),
        chosen=request.values.get("into", ""),
        problem=problem,
    )
