"""A plan as a table: what is to be done, by whom, until when, how it is measured, how it stands."""

from flask import Blueprint, Response, abort, render_template, request
from flask_babel import gettext as _

from app.access import requires
from app.clock import day_of, now
from app.db import session
from app.formats.planned import told
from app.formats.tables import MEDIA_TYPES, WRITERS
from app.models import Document
from app.presentation import locale
from app.queries.agreement import agreement
from app.queries.references import Neighbours
from app.queries.snapshots import snapshot
from app.statute.kinds import PLANS
from app.statute.language import slug
from app.statute.planning import DUE, ORDERS, Line, Wanted, bodies, chosen, lines
from app.statute.references import Places, read_out
from app.statute.roles import Action
from app.statute.snapshot import Snapshot
from app.views.handing_out import asked_language, attached, full_name

blueprint = Blueprint("planning", __name__)


@blueprint.get("/d/<slug>/plan")
@requires(Action.READ, on=Document)
def page(document: Document) -> str:
    """The table, narrowed and sorted as asked."""
    known, found = _lines(document, locale())
    asked, today = _asked(), day_of(now())
    return render_template(
        "planning/page.html",
        document=document,
        plan=known.particulars.kind in PLANS,
        found=found,
        lines=chosen(found, asked, today),
        asked=asked,
        bodies=bodies(found),
        due={name: sum(one.when(today) == name for one in found) for name in DUE},
        today=today,
        formats=tuple(WRITERS),
    )


@blueprint.get("/d/<slug>/plan.<ext>")
@requires(Action.READ, on=Document)
def table(document: Document, ext: str) -> Response:
    """The same rows as a file, in the language asked for."""
    if ext not in WRITERS:
        abort(404)
    language = asked_language()
    known, found = _lines(document, language)
    today = day_of(now())
    content = WRITERS[ext](told(known, language, chosen(found, _asked(), today), today))
    name = f"{slug(document.slug)}-plan-{language}-{known.step}.{ext}"
    full = full_name(document, _("table of actions"), ext)
    return attached(content, name, MEDIA_TYPES[ext], full)


def _lines(document: Document, language: str) -> tuple[Snapshot, tuple[Line, ...]]:
    """The text as it stands, and its actions, their words with the labels of references."""
    stored = snapshot(session(), document)
    standing = agreement(session(), document, stored)
    states = {one: str(found.state) for one, found in standing.by_clause.items()}
    read = read_out(stored, Places(stored, Neighbours(session())))
    return read, lines(read, language, states)


def _asked() -> Wanted:
    """What the address asks for; what it does not know is left out."""
    due, order = (request.args.get(name, "") for name in ("due", "order"))
    return Wanted(
        responsible=request.args.get("responsible", "").strip()[:500],
        due=due if due in DUE else "",
        order=order if order.removeprefix("-") in ORDERS else "",
    )
