"""One institution: its names over time, its people, their seats and remarks, its history."""

from typing import Any

from flask import abort, redirect, render_template, request, url_for
from werkzeug.datastructures import MultiDict

from app.access import may, person, requires
from app.clock import day_of, now
from app.db import session
from app.models import Institution
from app.presentation import locale
from app.queries.evidence import in_language
from app.queries.groups import groups
from app.queries.institutions import (
    House,
    changes,
    houses,
    people_from,
    remarks_from,
    seats_for,
)
from app.queries.nominations import nominations_by
from app.queries.people import documents_of, institutions, names_of
from app.statute.identifiers import NoDate, read_date
from app.statute.institutions import is_certain, name_on
from app.statute.language import sort_key
from app.statute.periods import first_day
from app.statute.roles import Action
from app.views.institutions.blueprint import blueprint
from app.views.places import place


@blueprint.get("/institutions/<institution>")
@requires(Action.ENTER)
def page(institution: str) -> Any:
    """One institution; what was merged leads to what it was merged into."""
    stands = _stands(institution)
    if stands.id != institution:
        return redirect(url_for("institutions.page", institution=stands.id))
    return show(house_named(institution))


@blueprint.get("/institutions/<institution>/history")
@requires(Action.ENTER)
def history(institution: str) -> str:
    """What was said of an institution and done with it, newest first."""
    house = house_named(institution)
    return render_template(
        "institutions/history.html",
        house=house,
        changes=changes(session(), house),
        known=institutions(session()),
        place=place,
    )


def show(house: House, problem: str = "", typed: Any = None) -> str:
    """The page, with what stands in the way of a deed."""
    readable = [document for document, _role in documents_of(session(), person())]
    asked = request.args.get("on", "").strip()[:20]
    return render_template(
        "institutions/page.html",
        house=house,
        people=people_from(session(), house),
        remarks=remarks_from(session(), house, readable),
        seats=seats_for(session(), house),
        nominations=nominations_by(session(), house.ids, readable),
        group_names=_group_names(),
        today=day_of(now()),
        others=_others(house) if may(Action.FOUND) else [],
        asked=asked,
        answer=_called_on(house, asked),
        place=place,
        problem=problem,
        typed=typed or MultiDict(),
    )


def _group_names() -> dict[str, str]:
    return {one.slug: in_language(one.facts["name"], locale()) for one in groups(session())}


def house_named(institution: str) -> House:
    """The institution of the address, if it stands; 404 otherwise."""
    found = houses(session(), locale())
    return next((one for one in found if one.institution.id == institution), None) or abort(404)


def _stands(institution: str) -> Institution:
    return institutions(session()).get(institution) or abort(404)


def _others(house: House) -> list[Any]:
    """People who come from elsewhere, or of whom nobody said."""
    everybody = names_of(session()).values()
    elsewhere = [
        one
        for one in everybody
        if not (one.guest or one.disabled) and one.institution_id != house.institution.id
    ]
    return sorted(elsewhere, key=lambda one: sort_key(one.name))


def _called_on(house: House, asked: str) -> tuple[str, bool] | None:
    """What it was called on the day somebody asks for, and whether that is certain."""
    try:
        day = first_day(read_date(asked))
    except NoDate:
        return None
    if day is None:
        return None
    name = name_on(house.names, day)
    return str(name.names.get(locale(), name.said)), is_certain(house.names, day)
