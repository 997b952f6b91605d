"""Suggest another wording, accept it, reject it, or settle it with words made of both."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from sqlalchemy import select

from app import errors
from app.access import actor, requires
from app.db import session, transaction
from app.models import Clause, Comment, Document, Proposal, Thread
from app.operations.clauses import Typed
from app.operations.discussing import (
    accept_suggestion,
    reject_suggestion,
    settle_suggestion,
    suggest,
)
from app.operations.errors import NothingSaid, Refused, StaleWording
from app.statute.errors import StatuteError
from app.statute.roles import Action
from app.views.editing import drafts
from app.views.editing.conflict import chosen, collisions
from app.views.editing.sheet import Sheet, open_sheet, typed_in, typed_sheet
from app.views.talking.blueprint import back_to, blueprint, in_place
from app.views.talking.threads import refused


@blueprint.get("/d/<slug>/c/<clause_id>/suggest")
@requires(Action.COMMENT, on=Clause)
def suggest_form(document: Document, clause: Clause) -> str:
    """The form to suggest another wording of a clause."""
    return _form(document, open_sheet(session(), document, clause.id))


@blueprint.post("/d/<slug>/c/<clause_id>/suggest")
@requires(Action.COMMENT, on=Clause)
def make(document: Document, clause: Clause) -> Any:
    """Suggest the typed words: one thread per changed language."""
    clause_id, reason = clause.id, request.form.get("reason", "")
    typed = typed_in(request.form, document, clause_id)
    sheet = typed_sheet(session(), document, clause, typed, reason)
    changed = {one.language for one in sheet.fields if one.changed}
    try:
        if not changed:
            raise NothingSaid
        with transaction() as writer:
            for one in typed:
                if one.language in changed:
                    suggest(writer, actor(), clause, one, body=reason)
    except (Refused, StatuteError) as error:
        return _form(document, sheet, errors.sentence(error)), errors.status(error)
    flash(_("Your wording is suggested; the text itself has not changed."), "done")
    address = url_for("reading.read", slug=document.slug, _anchor=f"c-{clause_id}")
    return drafts.saved(redirect(address, 303))


@blueprint.post("/d/<slug>/t/<thread_id>/accept")
@requires(Action.MODERATE, on=Thread)
def accept(document: Document, thread: Thread) -> Any:
    """Give the clause the suggested words, merged with what was saved since."""
    try:
        with transaction() as writer:
            saved = accept_suggestion(writer, actor(), thread)
    except StaleWording as error:
        return _clash(document, thread, error)
    except (Refused, StatuteError) as error:
        return refused(document, thread, error)
    if saved.merged:
        flash(_("Accepted, and merged with what was saved since it was suggested."), "done")
    else:
        flash(_("Accepted: the clause now says so, in its author’s name."), "done")
    return back_to(document, thread)


@blueprint.post("/d/<slug>/t/<thread_id>/reject")
@requires(Action.MODERATE, on=Thread)
def reject(document: Document, thread: Thread) -> Any:
    """Close the suggestion without taking it."""
    try:
        with transaction() as writer:
            reject_suggestion(writer, actor(), thread, request.form.get("reason", ""))
    except Refused as error:
        return refused(document, thread, error)
    flash(_("The suggestion is rejected. It stays here with your reason."), "done")
    return back_to(document, thread)


@blueprint.post("/d/<slug>/t/<thread_id>/settle")
@requires(Action.MODERATE, on=Thread)
def settle(document: Document, thread: Thread) -> Any:
    """Save words made of the suggestion and of what stands."""
    clause = session().get_one(Clause, thread.clause_id)
    typed = typed_in(request.form, document, clause.id)
    reason = request.form.get("reason", "")
    try:
        if not typed:
            raise NothingSaid
        [words] = chosen(session(), clause, request.form, typed[:1])
        with transaction() as writer:
            settle_suggestion(writer, actor(), thread, words, reason=reason)
    except StaleWording as error:
        return _clash(document, thread, error, typed[:1])
    except (Refused, StatuteError) as error:
        return refused(document, thread, error)
    flash(_("Saved; the suggestion is settled."), "done")
    return back_to(document, thread)


def _form(document: Document, sheet: Sheet, problem: str = "") -> str:
    page = "talking/_suggest.html" if in_place() else "talking/suggest.html"
    return render_template(page, document=document, sheet=sheet, problem=problem)


def _clash(
    document: Document, thread: Thread, error: StaleWording, typed: list[Typed] | None = None
) -> tuple[str, int]:
    """Both redlines, and the words to be settled."""
    clause = session().get_one(Clause, thread.clause_id)
    proposed, why = _proposed(thread)
    typed = typed or [proposed]
    page = render_template(
        "talking/clash.html",
        document=document,
        thread=thread,
        sheet=typed_sheet(session(), document, clause, typed, request.form.get("reason", why)),
        collisions=collisions(session(), clause, error, typed),
    )
    return page, errors.status(error)


def _proposed(thread: Thread) -> tuple[Typed, str]:
    """What the thread proposes, and why."""
    one = session().scalars(select(Proposal).where(Proposal.thread_id == thread.id)).one()
    said = select(Comment.body).where(Comment.thread_id == thread.id).order_by(Comment.row)
    why = session().scalars(said.limit(1)).one()
    return Typed(one.language, one.heading, one.text, one.base), why
