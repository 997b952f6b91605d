"""The list of institutions: by kind and country, searched, and to take home."""

from collections import Counter

from flask import Response, abort, render_template, request
from flask_babel import gettext as _

from app.access import requires
from app.clock import now
from app.db import session
from app.formats.tables import MEDIA_TYPES, WRITERS, Column, Grid, Sort, Told
from app.presentation import locale
from app.queries.institutions import House, Wanted, houses
from app.statute.roles import Action
from app.views.handing_out import attached
from app.views.institutions.blueprint import blueprint
from app.views.places import by_place, place
from app.views.words import INSTITUTIONS

FORMATS = ("csv", "xlsx")
"""What the list is taken home as."""


@blueprint.get("/institutions")
@requires(Action.ENTER)
def index() -> str:
    """Every institution, or those asked for."""
    whole, wanted = houses(session(), locale()), wanted_now()
    return render_template(
        "institutions/index.html",
        shown=[one for one in whole if wanted.shows(one)],
        whole=whole,
        wanted=wanted,
        kinds=Counter(one.institution.kind for one in whole),
        countries=sorted({one.institution.country for one in whole}, key=by_place),
        place=place,
        formats=FORMATS,
    )


@blueprint.get("/institutions/export/<ext>")
@requires(Action.ENTER)
def table(ext: str) -> Response:
    """The institutions asked for, as a table."""
    if ext not in FORMATS:
        abort(404)
    found = [one for one in houses(session(), locale()) if wanted_now().shows(one)]
    content = WRITERS[ext](told(found))
    return attached(content, f"institutions.{ext}", MEDIA_TYPES[ext])


def wanted_now() -> Wanted:
    """What the address asks for."""
    asked = request.args
    return Wanted(
        words=asked.get("q", "").strip()[:200],
        kind=asked.get("kind", ""),
        country=asked.get("country", ""),
    )


def told(found: list[House]) -> Told:
    """The table."""
    columns = (
        Column("id", _("Short name"), 18),
        Column("name_az", _("Name in Azerbaijani"), 44),
        Column("name_en", _("Name in English"), 44),
        Column("kind", _("Kind"), 20),
        Column("country", _("Country"), 16),
        Column("code", _("Country code"), 8),
        Column("earlier", _("Earlier names"), 50),
        Column("people", _("People"), 8, Sort.NUMBER),
    )
    rows = tuple(_row(one) for one in found)
    return Told(locale(), _("Institutions"), (Grid("", columns, rows, frozen=2),), at=now())


def _row(house: House) -> tuple[str, ...]:
    one = house.institution
    return (
        one.id,
        str(one.names.get("az", "")),
        str(one.names.get("en", "")),
        str(INSTITUTIONS.get(one.kind, one.kind)),
        place(one.country),
        one.country,
        "; ".join(_dated(house)),
        str(house.people),
    )


def _dated(house: House) -> list[str]:
    """Each earlier name with its bounds, as far as they are known."""
    return [
        f"{name.names.get(locale(), name.said)} ({name.since or '…'}–{name.until or '…'})"
        for name in house.names[:-1]
    ]
