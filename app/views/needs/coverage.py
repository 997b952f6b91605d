"""The matrix of a document: needs beside chapters, on a page and to take home."""

from dataclasses import dataclass

from flask import Response, abort, render_template, request
from flask_babel import gettext as _

from app.access import requires
from app.covering import Chosen, covered_down, narrowed
from app.db import session
from app.formats.tables import WRITERS
from app.models import Document
from app.presentation import locale
from app.queries.answers import coverage
from app.queries.snapshots import milestones, step_named
from app.speaking import speak
from app.statute.coverage import Coverage
from app.statute.needs import PRIORITIES, TARGET_GROUPS
from app.statute.roles import Action
from app.views import subjects
from app.views.handing_out import asked_language, attached, full_name
from app.views.needs.blueprint import blueprint

HOW = ("fully", "partly", "no")


@dataclass(frozen=True, slots=True)
class Counted:
    """How many needs are answered how far."""

    fully: int
    partly: int
    no: int


@blueprint.get("/d/<slug>/needs")
@requires(Action.READ, on=Document)
def matrix(document: Document) -> str:
    """Which need each chapter answers, which needs nothing answers, which articles answer none."""
    at = request.args.get("at", "").strip()
    found = coverage(session(), document, locale(), _step(document, at))
    chosen = _chosen()
    speak(document, found.snapshot)
    return render_template(
        "needs/matrix.html",
        document=document,
        found=found,
        shown=narrowed(found, chosen),
        counted=_counted(found),
        groups=[one for one in TARGET_GROUPS if any(need.group == one for need in found.needs)],
        chosen=chosen,
        at=at,
        milestones=milestones(session(), document),
        formats=list(WRITERS),
        subjects=subjects,
    )


@blueprint.get("/d/<slug>/needs.<ext>")
@requires(Action.READ, on=Document)
def take_home(document: Document, ext: str) -> Response:
    """The matrix as a file."""
    if ext not in WRITERS:
        abort(404)
    step = _step(document, request.args.get("at", "").strip())
    found = narrowed(coverage(session(), document, asked_language(), step), _chosen())
    written = covered_down(document.slug, found, ext)
    full = full_name(document, _("needs of the target groups"), ext)
    return attached(written.content, written.name, written.media_type, full)


def _step(document: Document, at: str) -> int | None:
    return step_named(session(), document, at) if at else None


def _chosen() -> Chosen:
    """What the address asks for, where it names something there is."""
    known = {"group": TARGET_GROUPS, "priority": PRIORITIES, "how": HOW}
    asked = {name: request.args.get(name, "") for name in known}
    return Chosen(**{name: said for name, said in asked.items() if said in known[name]})


def _counted(found: Coverage) -> Counted:
    how = [found.how(need.slug) for need in found.needs]
    return Counted(how.count("fully"), how.count("partly"), how.count(""))
