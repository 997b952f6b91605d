"""What is new to a person, document by document, and what of it they have read."""

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.access import actor, person, requires, seats
from app.db import session, transaction
from app.models import Document
from app.operations.noticing import mark_read, take_back
from app.presentation import safe_target
from app.queries.news import EVERYTHING, Asked, Inbox, Reason, inbox, recent_marks
from app.queries.news import unread_count as count
from app.queries.people import documents_of, names_of
from app.queries.wishes import refusal_of
from app.statute.roles import Action
from app.telling import Story, Teller

blueprint = Blueprint("inbox", __name__)

REASONS = {
    Reason.ASSIGNED: _l("Assigned to me"),
    Reason.MENTION: _l("Calls on me"),
    Reason.DECIDED: _l("My suggestions"),
    Reason.REPLY: _l("Replies"),
    Reason.TURNED: _l("Closed or opened again"),
    Reason.ON_MY_WORDS: _l("On my words"),
    Reason.OBJECTED: _l("Objections to my words"),
    Reason.PUT_FORWARD: _l("Silence is consent"),
    Reason.CARRIED: _l("My decisions carried over"),
    Reason.CHANGED: _l("My words changed"),
    Reason.FOLLOWED: _l("What I follow"),
    Reason.ASKED: _l("Reviews asked of me"),
    Reason.HANDED_IN: _l("Reviews handed in"),
    Reason.CLOSED: _l("Reviews closed"),
    Reason.SEALED: _l("Signed off"),
    Reason.ROLE: _l("Roles"),
}
"""What each reason is called, as a choice."""


@blueprint.app_template_global()
def news_count() -> int:
    """Unread news of whoever is signed in: for the bar of every page."""
    return count(session(), person(), seats().values())


@blueprint.get("/inbox")
@requires(Action.ENTER)
def index() -> str:
    """The news, unread ones first."""
    asked = _asked()
    found = inbox(session(), person(), asked)
    return render_template(
        "inbox/index.html",
        found=found,
        stories=_stories(found),
        asked=asked,
        reasons=REASONS,
        marks=recent_marks(session(), person()),
        refusal=refusal_of(session(), person()),
    )


@blueprint.post("/inbox/read")
@requires(Action.ENTER)
def read() -> Any:
    """Mark news as read: of one subject, of one document, or all."""
    subject = request.form.get("subject", EVERYTHING)[:20]
    with transaction() as writer:
        marks = [mark_read(writer, actor(), document, subject, step) for document, step in _upto()]
    rows = ",".join(str(mark.row) for mark in marks)
    undoable = (_("Marked as read."), url_for("inbox.unread"), rows, _("Undo"))
    flash(undoable, "undoable")  # type: ignore[arg-type]  # the layout takes it apart
    return _back()


@blueprint.post("/inbox/unread")
@requires(Action.ENTER)
def unread() -> Any:
    """Take marks back: what they covered is unread again."""
    given = request.form.get("step", "").split(",")
    rows = [int(row) for row in given if row.isascii() and row.isdigit() and len(row) < 10]
    with transaction() as writer:
        done = take_back(writer, actor(), rows)
    if done:
        flash(_("Unread again."), "done")
    return _back()


def _asked() -> Asked:
    reason = request.args.get("reason", "")
    return Asked(
        document=request.args.get("document", ""),
        reason=reason if reason in REASONS else "",
        everything=request.args.get("show") == "all",
    )


def _stories(found: Inbox) -> Sequence[tuple[Document, Sequence[Story]]]:
    teller = Teller(names_of(session()))
    return [
        (document, [teller.story(document, bundle) for bundle in bundles])
        for document, bundles in found.bundles
    ]


def _upto() -> list[tuple[Document, int]]:
    """The documents the form names, each with the step the page showed; only the person's own."""
    mine = {document.slug: document for document, _role in documents_of(session(), person())}
    found = []
    for named in request.form.getlist("upto"):
        slug, _colon, step = named.partition(":")
        if slug not in mine:
            abort(404)
        if step.isascii() and step.isdigit() and len(step) < 10:
            found.append((mine[slug], int(step)))
    return found


def _back() -> Any:
    where = request.form.get("next", "")
    return redirect(safe_target(where) if where else url_for("inbox.index"), 303)
