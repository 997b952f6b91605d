"""Suggest another wording, accept it or a part of it, reject it, or settle it with other words."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from app import errors
from app.access import actor, requires
from app.db import session, transaction
from app.models import Clause, Document, Thread
from app.operations.clauses import Typed
from app.operations.discussing import (
    accept_suggestion,
    reject_suggestion,
    settle_suggestion,
    suggest,
)
from app.operations.discussing.closing import reason_of
from app.operations.discussing.taking import Taken
from app.operations.discussing.trying import DoesNotFit
from app.operations.errors import NothingSaid, NotThere, Refused, StaleWording
from app.queries.snapshots import snapshot
from app.queries.suggestions import proposed
from app.statute.errors import StatuteError
from app.statute.roles import Action
from app.views.editing import drafts
from app.views.editing.conflict import chosen, collisions
from app.views.editing.sheet import typed_in, typed_sheet
from app.views.talking.blueprint import back_to, blueprint
from app.views.talking.choosing import asked_choice, choosing_page
from app.views.talking.rewording import asked_sheet, rewording_form, sheet_typed
from app.views.talking.threads import refused


@blueprint.get("/d/<slug>/c/<clause_id>/suggest")
@requires(Action.COMMENT, on=Clause)
def suggest_form(document: Document, clause: Clause) -> str:
    """The form to suggest another wording of a clause."""
    return rewording_form(document, asked_sheet(document, clause))


@blueprint.post("/d/<slug>/c/<clause_id>/suggest")
@requires(Action.COMMENT, on=Clause)
def make(document: Document, clause: Clause) -> Any:
    """Suggest the typed words: one thread, in however many languages they are."""
    clause_id, reason = clause.id, request.form.get("reason", "")
    typed = typed_in(request.form, document, clause_id)
    sheet = sheet_typed(document, clause)
    changed = {one.language for one in sheet.fields if one.changed}
    words = [one for one in typed if one.language in changed]
    try:
        if not words:
            raise NothingSaid
        with transaction() as writer:
            key = request.form.get("form", "")[:40]
            suggest(writer, actor(), clause, words, body=reason, form=key)
    except (Refused, StatuteError) as error:
        return rewording_form(document, sheet, errors.sentence(error)), errors.status(error)
    flash(_("Your wording is suggested; the text itself has not changed."), "done")
    address = url_for("reading.read", slug=document.slug, _anchor=f"c-{clause_id}")
    return drafts.saved(redirect(address, 303))


@blueprint.post("/d/<slug>/t/<thread_id>/accept")
@requires(Action.MODERATE, on=Thread)
def accept(document: Document, thread: Thread) -> Any:
    """Do what is suggested, or what is chosen of it, merged with what was saved since."""
    choice, reason = asked_choice(request.form), request.form.get("reason", "")
    try:
        with transaction() as writer:
            taken = accept_suggestion(writer, actor(), thread, choice, reason=reason)
    except StaleWording as error:
        if error.clashes:
            return _clash(document, thread, error)
        return choosing_page(document, thread, errors.sentence(error)), errors.status(error)
    except (DoesNotFit, NothingSaid) as error:
        return choosing_page(document, thread, errors.sentence(error)), errors.status(error)
    except (Refused, StatuteError) as error:
        return refused(document, thread, error)
    flash(_told(taken), "done")
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
    """Save words made of the suggestion and of what stands, in all its languages."""
    clause = session().get(Clause, thread.clause_id) if thread.clause_id else None
    if clause is None:
        return refused(document, thread, NotThere())
    typed = typed_in(request.form, document, clause.id)
    reason = request.form.get("reason", "")
    try:
        if not typed:
            raise NothingSaid
        words = chosen(session(), clause, request.form, typed)
        with transaction() as writer:
            settle_suggestion(writer, actor(), thread, words, reason=reason)
    except StaleWording as error:
        return _clash(document, thread, error, typed)
    except (Refused, StatuteError) as error:
        return refused(document, thread, error)
    flash(_("Saved; the suggestion is settled."), "done")
    return back_to(document, thread)


def _told(taken: Taken) -> str:
    if taken.outcome == "partly":
        told = _("What you chose is in the text, in its author’s name; the record tells the rest.")
        return str(told)
    if taken.merged:
        return str(_("Accepted, and merged with what was saved since it was suggested."))
    return str(_("Accepted: the clause now says so, in its author’s name."))


def _clash(
    document: Document, thread: Thread, error: StaleWording, typed: list[Typed] | None = None
) -> tuple[str, int]:
    """Both redlines of each language that collides, and the words to be settled in all."""
    clause = session().get_one(Clause, thread.clause_id)
    proposal, why = _proposed(document, thread)
    typed = typed or proposal
    met = {one.language: one for one in collisions(session(), clause, error, typed)}
    fitting = [
        one if one.language not in met or met[one.language].collides else met[one.language].both
        for one in typed
    ]
    page = render_template(
        "talking/clash.html",
        document=document,
        thread=thread,
        sheet=typed_sheet(session(), document, clause, fitting, request.form.get("reason") or why),
        collisions=[one for one in met.values() if one.collides],
        settling={one.language for one in typed},
        suggested=True,
    )
    return page, errors.status(error)


def _proposed(document: Document, thread: Thread) -> tuple[list[Typed], str]:
    """What the thread proposes in each language, and why."""
    now = snapshot(session(), document)
    [part] = proposed(session(), document, [thread], now)[thread.id].parts
    words = [Typed(one.language, one.heading, one.text, one.base) for one in part.words]
    return words, reason_of(session(), thread)
