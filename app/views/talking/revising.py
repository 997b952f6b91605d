"""Say one's own words otherwise; take them, or a whole conversation, back."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from app import errors
from app.access import actor, person, requires
from app.db import session, transaction
from app.models import Document, Thread
from app.operations.discussing import (
    resume_thread,
    revise_comment,
    withdraw_comment,
    withdraw_thread,
)
from app.operations.errors import Refused
from app.queries.calling import ids_to_names
from app.queries.sayings import Saying
from app.queries.snapshots import snapshot
from app.queries.threads import Talk, talk_of
from app.speaking import braces
from app.statute.mentions import mentions, shown
from app.statute.roles import Action
from app.views.talking.blueprint import back_to, blueprint, in_place
from app.views.talking.calling import tell_strangers
from app.views.talking.threads import refused

FARTHEST = 9
"""Digits of the number of a step that an address may name."""


@blueprint.get("/d/<slug>/t/<thread_id>/revise")
@requires(Action.COMMENT, on=Thread)
def revise_form(document: Document, thread: Thread) -> Any:
    """The form to say a comment of one's own otherwise, or to withdraw it; else the thread."""
    talk, said = _own(document, thread, request.args.get("said", ""))
    if said is None:
        return redirect(url_for("talking.thread", slug=document.slug, thread_id=thread.id))
    names = ids_to_names(session(), document, mentions(said.body))
    return _form(document, talk, said, braces(shown(said.body, names), document))


@blueprint.post("/d/<slug>/t/<thread_id>/revise")
@requires(Action.COMMENT, on=Thread)
def revise(document: Document, thread: Thread) -> Any:
    """Say it otherwise; what it said before is kept."""
    talk, said = _own(document, thread, request.form.get("said", ""))
    body = request.form.get("body", "")
    try:
        with transaction() as writer:
            revise_comment(writer, actor(), thread, said.since if said else 0, body)
    except Refused as error:
        if said is None:
            return refused(document, thread, error)
        return _form(document, talk, said, body, errors.sentence(error)), errors.status(error)
    flash(_("Your words are changed. What they said before can still be read."), "done")
    tell_strangers(document, body, said.body if said else "")
    return back_to(document, thread)


@blueprint.post("/d/<slug>/t/<thread_id>/withdraw")
@requires(Action.COMMENT, on=Thread)
def withdraw(document: Document, thread: Thread) -> Any:
    """Take one comment back, or the whole conversation where none is named."""
    named = request.form.get("said", "")
    try:
        with transaction() as writer:
            if named:
                withdraw_comment(writer, actor(), thread, _step(named))
            else:
                withdraw_thread(writer, actor(), thread, words="words" in request.form)
    except Refused as error:
        return refused(document, thread, error)
    if named:
        flash(_("Your words are withdrawn. A line stays in their place."), "done")
    else:
        flash(_("The discussion is withdrawn. You alone can open it again."), "done")
    return back_to(document, thread)


@blueprint.post("/d/<slug>/t/<thread_id>/resume")
@requires(Action.COMMENT, on=Thread)
def resume(document: Document, thread: Thread) -> Any:
    """Open again what one withdrew oneself."""
    try:
        with transaction() as writer:
            resume_thread(writer, actor(), thread)
    except Refused as error:
        return refused(document, thread, error)
    flash(_("The discussion is open again."), "done")
    return back_to(document, thread)


def _own(document: Document, thread: Thread, said: str) -> tuple[Talk, Saying | None]:
    """The comment of that step, where it is one's own and not withdrawn."""
    talk = talk_of(session(), document, thread, snapshot(session(), document))
    mine = [
        one
        for one in talk.comments
        if one.since == _step(said) and one.author_id == person().id and not one.withdrawn
    ]
    return talk, next(iter(mine), None)


def _step(said: str) -> int:
    return int(said) if said.isdecimal() and len(said) <= FARTHEST else 0


def _form(document: Document, talk: Talk, said: Saying, body: str, problem: str = "") -> str:
    page = "talking/_revise.html" if in_place() else "talking/revise.html"
    return render_template(
        page, document=document, talk=talk, said=said, body=body, problem=problem
    )
