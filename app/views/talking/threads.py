"""Show a conversation, reply in it, resolve it and open it again; nothing typed is lost."""

from typing import Any

from flask import flash, render_template, request
from flask_babel import gettext as _

from app import errors
from app.access import actor, requires
from app.db import session, transaction
from app.models import Document, Thread
from app.operations import discussing
from app.operations.errors import Refused
from app.queries.people import names_of
from app.queries.snapshots import snapshot
from app.queries.threads import talk_of
from app.statute.roles import Action
from app.views.naming import Naming
from app.views.talking.blueprint import back_to, blueprint, key_of
from app.views.talking.calling import tell_strangers


@blueprint.get("/d/<slug>/t/<thread_id>")
@requires(Action.READ, on=Thread)
def thread(document: Document, thread: Thread) -> str:
    """One conversation on a page of its own."""
    return _thread_page(document, thread)


@blueprint.post("/d/<slug>/t/<thread_id>/reply")
@requires(Action.COMMENT, on=Thread)
def reply(document: Document, thread: Thread) -> Any:
    """Add a comment."""
    body = request.form.get("body", "")
    try:
        with transaction() as writer:
            discussing.reply(writer, actor(), thread, body, form=key_of(request.form))
    except Refused as error:
        return refused(document, thread, error)
    flash(_("Your reply is there."), "done")
    tell_strangers(document, body)
    return back_to(document, thread)


@blueprint.post("/d/<slug>/t/<thread_id>/resolve")
@requires(Action.MODERATE, on=Thread)
def resolve(document: Document, thread: Thread) -> Any:
    """Close the conversation with an outcome."""
    form = request.form
    outcome, reason = form.get("outcome", "noted"), form.get("reason", "")
    try:
        with transaction() as writer:
            discussing.resolve(writer, actor(), thread, outcome=outcome, reason=reason)
    except Refused as error:
        return refused(document, thread, error)
    flash(_("The discussion is resolved. It stays here and can be opened again."), "done")
    return back_to(document, thread)


@blueprint.post("/d/<slug>/t/<thread_id>/reopen")
@requires(Action.MODERATE, on=Thread)
def reopen(document: Document, thread: Thread) -> Any:
    """Open it again."""
    try:
        with transaction() as writer:
            discussing.reopen(writer, actor(), thread)
    except Refused as error:
        return refused(document, thread, error)
    flash(_("The discussion is open again."), "done")
    return back_to(document, thread)


def refused(document: Document, thread: Thread, error: Exception) -> Any:
    """The thread's page with what was typed and why it was not taken."""
    return _thread_page(document, thread, errors.sentence(error)), errors.status(error)


def _thread_page(document: Document, thread: Thread, problem: str = "") -> str:
    now = snapshot(session(), document)
    return render_template(
        "talking/thread.html",
        document=document,
        now=now,
        talk=talk_of(session(), document, thread, now),
        naming=Naming(now),
        people=names_of(session()),
        problem=problem,
        typed=request.form,
    )
