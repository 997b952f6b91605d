"""Give a conversation to somebody by a day, let it hold agreement back, and lift that again."""

from datetime import date
from typing import Any

from flask import flash, render_template, request
from flask_babel import gettext as _

from app import errors
from app.access import actor, requires
from app.clock import day_of, now
from app.db import session, transaction
from app.models import Document, Thread
from app.operations.discussing import assign_thread, hold_agreement, lift_hold
from app.operations.errors import Refused
from app.presentation import dated
from app.queries.people import Colleague, colleagues
from app.queries.snapshots import snapshot
from app.queries.threads import talk_of
from app.statute.roles import Action, allowed
from app.views.naming import Naming
from app.views.talking.blueprint import back_to, blueprint, in_place


@blueprint.app_template_filter("day_named")
def day_named(day: str) -> str:
    """A stored day, in prose."""
    return dated(date.fromisoformat(day))


@blueprint.app_template_filter("is_past")
def is_past(day: str) -> bool:
    """Whether a stored day is over, where the committee sits."""
    return day < day_of(now()).isoformat()


@blueprint.get("/d/<slug>/t/<thread_id>/tend")
@requires(Action.COMMENT, on=Thread)
def tend(document: Document, thread: Thread) -> str:
    """The forms to give it to somebody, to hold agreement back with it, and to withdraw it."""
    return tending_page(document, thread)


@blueprint.post("/d/<slug>/t/<thread_id>/assign")
@requires(Action.MODERATE, on=Thread)
def assign(document: Document, thread: Thread) -> Any:
    """Say who is to see to it, and by when."""
    who, due = request.form.get("person", ""), request.form.get("due", "")
    try:
        with transaction() as writer:
            assign_thread(writer, actor(), thread, who or None, due)
    except Refused as error:
        return _refused(document, thread, error)
    flash(_("It is given to them.") if who else _("It is nobody’s any longer."), "done")
    return back_to(document, thread)


@blueprint.post("/d/<slug>/t/<thread_id>/hold")
@requires(Action.COMMENT, on=Thread)
def hold(document: Document, thread: Thread) -> Any:
    """Let it hold agreement back from now on."""
    try:
        with transaction() as writer:
            hold_agreement(writer, actor(), thread, request.form.get("reason", ""))
    except Refused as error:
        return _refused(document, thread, error)
    flash(_("It holds agreement back until it is resolved."), "done")
    return back_to(document, thread)


@blueprint.post("/d/<slug>/t/<thread_id>/lift")
@requires(Action.COMMENT, on=Thread)
def lift(document: Document, thread: Thread) -> Any:
    """Let it hold agreement back no longer."""
    try:
        with transaction() as writer:
            lift_hold(writer, actor(), thread, request.form.get("reason", ""))
    except Refused as error:
        return _refused(document, thread, error)
    flash(_("It holds agreement back no longer."), "done")
    return back_to(document, thread)


def _refused(document: Document, thread: Thread, error: Exception) -> Any:
    """The forms with what was typed and why it was not taken."""
    return tending_page(document, thread, errors.sentence(error)), errors.status(error)


def tending_page(document: Document, thread: Thread, problem: str = "") -> str:
    """The forms, for their place in a card or on a page of their own."""
    text = snapshot(session(), document)
    return render_template(
        "talking/_tend.html" if in_place() else "talking/tend.html",
        document=document,
        talk=talk_of(session(), document, thread, text),
        naming=Naming(text),
        colleagues=speakers(document),
        typed=request.form,
        problem=problem,
    )


def speakers(document: Document) -> list[Colleague]:
    """Who may speak on the document: whom a conversation can be given to."""
    found = colleagues(session(), document)
    return [one for one in found if allowed(Action.COMMENT, one.role)]
