"""Add an institution, describe one anew, and say who comes from it."""

from collections.abc import Iterator
from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from app import errors
from app.access import actor, requires
from app.db import session, transaction
from app.models import Person
from app.operations.errors import Refused
from app.operations.institutions import (
    Described,
    NoSuch,
    add_institution,
    describe_institution,
    place_person,
)
from app.queries.institutions import House, newest_row
from app.statute.errors import StatuteError
from app.statute.institutions import MOST_NAMES, DatedName
from app.statute.language import short_slug
from app.statute.roles import Action
from app.statute.snapshot import LANGUAGES
from app.views.institutions.blueprint import blueprint
from app.views.institutions.page import house_named, show
from app.views.places import places


@blueprint.get("/institutions/new")
@requires(Action.FOUND)
def new() -> str:
    """The form for an institution."""
    return _form(None, MultiDict({"country": "AZ"}))


@blueprint.post("/institutions/new")
@requires(Action.FOUND)
def add() -> Any:
    """Add an institution."""
    typed = request.form
    said = _said(typed)
    names = said.names[-1].names if said.names else {}
    named = typed.get("slug") or names.get("en") or names.get("az") or ""
    slug = short_slug(named)
    try:
        with transaction() as writer:
            add_institution(writer, actor(), slug, said)
    except (Refused, StatuteError) as error:
        return _form(None, typed, errors.sentence(error)), errors.status(error)
    flash(_("The institution was added. Now people can come from it, and it can nominate."), "done")
    return redirect(url_for("institutions.page", institution=slug), 303)


@blueprint.get("/institutions/<institution>/edit")
@requires(Action.FOUND)
def edit(institution: str) -> str:
    """The form to describe an institution anew."""
    house = house_named(institution)
    return _form(house, _typed_of(house))


@blueprint.post("/institutions/<institution>/edit")
@requires(Action.FOUND)
def change(institution: str) -> Any:
    """Describe an institution anew; what was said before stays in the record."""
    house = house_named(institution)
    try:
        with transaction() as writer:
            describe_institution(writer, actor(), institution, _said(request.form))
    except (Refused, StatuteError) as error:
        return _form(house, request.form, errors.sentence(error)), errors.status(error)
    flash(_("The institution is described anew."), "done")
    return redirect(url_for("institutions.page", institution=institution), 303)


@blueprint.post("/institutions/<institution>/people")
@requires(Action.FOUND)
def place(institution: str) -> Any:
    """Say that somebody comes from here, or no longer does."""
    house, form = house_named(institution), request.form
    try:
        with transaction() as writer:
            person = writer.get(Person, form.get("person", ""))
            if person is None:
                raise NoSuch
            place_person(writer, actor(), person, None if "leaves" in form else institution)
    except Refused as error:
        return show(house, errors.sentence(error), form), errors.status(error)
    flash(_("It is kept. What people did before stays as it was."), "done")
    return redirect(url_for("institutions.page", institution=institution), 303)


def _form(house: House | None, typed: Any, problem: str = "") -> str:
    filled = max(1, len(typed.getlist("name_az")), len(typed.getlist("name_en")))
    return render_template(
        "institutions/form.html",
        house=house,
        typed=typed,
        lines=min(filled + 1, MOST_NAMES),
        places=places(),
        problem=problem,
    )


def _said(typed: Any) -> Described:
    """What was typed; lines that say nothing at all are left out."""
    return Described(
        kind=typed.get("kind", ""),
        country=typed.get("country", "").strip().upper()[:2],
        names=list(_names(typed)),
        link=typed.get("link", "").strip(),
    )


def _names(typed: Any) -> Iterator[DatedName]:
    columns = [typed.getlist(f"name_{one}") for one in LANGUAGES]
    since, until = typed.getlist("since"), typed.getlist("until")
    longest = max((len(one) for one in [*columns, since, until]), default=0)
    if longest > 2 * MOST_NAMES:
        abort(413)
    for place_ in range(longest):
        *words, begins, ends = (
            one[place_].strip() if place_ < len(one) else "" for one in [*columns, since, until]
        )
        if any((*words, begins, ends)):
            names = {
                language: said for language, said in zip(LANGUAGES, words, strict=True) if said
            }
            yield DatedName(names, begins[:40], ends[:40])


def _typed_of(house: House) -> Any:
    """An institution as its form shows it."""
    row = newest_row(session(), house.institution.id)
    typed: MultiDict[str, str] = MultiDict(
        {
            "kind": house.institution.kind,
            "country": house.institution.country,
            "link": row.link if row else "",
        }
    )
    for name in house.names:
        typed.add("name_az", name.names.get("az", ""))
        typed.add("name_en", name.names.get("en", ""))
        typed.add("since", name.since)
        typed.add("until", name.until)
    return typed
