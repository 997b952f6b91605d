"""Begin a conversation, reply in it, resolve it and open it again; nothing typed is lost."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from app import errors
from app.access import actor, requires
from app.db import session, transaction
from app.models import Clause, Document, Thread
from app.operations import discussing
from app.operations.discussing import Said, begin_thread
from app.operations.errors import Refused
from app.presentation import safe_target
from app.queries.people import names_of
from app.queries.snapshots import snapshot
from app.queries.threads import Talk, talk_of
from app.statute.roles import Action
from app.statute.snapshot import AUTHORITATIVE, LANGUAGES, Snapshot
from app.views.naming import Naming
from app.views.talking.blueprint import back_to, blueprint, in_place, stands_on
from app.views.talking.calling import tell_strangers
from app.views.talking.offers import offer_of


@blueprint.app_template_global("offer_of")
def _offer_of(talk: Talk, now: Snapshot) -> Any:
    return offer_of(talk, now)


@dataclass(frozen=True, slots=True)
class Begun:
    """What the form of a new conversation shows."""

    body: str = ""
    kind: str = "comment"
    blocking: bool = False
    language: str = AUTHORITATIVE
    quote: str = ""
    near: str = ""
    read: str = ""
    """Digest of the wording the words were read in, where it is not the one that stands."""
    form: str = ""
    """What tells this form apart, once it was sent."""
    next: str = ""
    """The page it is put on."""


@blueprint.get("/d/<slug>/c/<clause_id>/talk")
@requires(Action.COMMENT, on=Clause)
def begin_form(document: Document, clause: Clause) -> str:
    """The form to say something of a clause, or of the words quoted in the address."""
    return _form(document, clause.id, _asked(request.args))


@blueprint.post("/d/<slug>/c/<clause_id>/talk")
@requires(Action.COMMENT, on=Clause)
def begin(document: Document, clause: Clause) -> Any:
    """Open a conversation on a clause or on words of it."""
    return _begin(document, clause)


@blueprint.get("/d/<slug>/talk")
@requires(Action.COMMENT, on=Document)
def begin_form_whole(document: Document) -> str:
    """The form to say something of the whole document."""
    return _form(document, None, _asked(request.args))


@blueprint.post("/d/<slug>/talk")
@requires(Action.COMMENT, on=Document)
def begin_whole(document: Document) -> Any:
    """Open a conversation on the whole document."""
    return _begin(document, None)


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
            discussing.reply(writer, actor(), thread, body, form=_key(request.form))
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


def _asked(form: Mapping[str, str]) -> Begun:
    language = form.get("language", AUTHORITATIVE)
    return Begun(
        body=form.get("body", ""),
        kind=form.get("kind", "comment"),
        blocking="blocking" in form,
        language=language if language in LANGUAGES else AUTHORITATIVE,
        quote=form.get("quote", ""),
        near=form.get("near", ""),
        read=form.get("read", ""),
        form=_key(form),
        next=stands_on() if in_place() or request.method == "POST" else "",
    )


def _key(form: Mapping[str, str]) -> str:
    """What the form was told apart by when it was made."""
    return form.get("form", "")[:16]


def _begin(document: Document, clause: Clause | None) -> Any:
    asked = _asked(request.form)
    clause_id = clause.id if clause else None
    near = int(asked.near) if asked.near.isdecimal() and len(asked.near) < 9 else None
    said = Said(
        body=asked.body,
        kind=asked.kind,
        blocking=asked.blocking,
        language=asked.language,
        quote=asked.quote,
        near=near,
        read=asked.read,
        form=asked.form,
    )
    try:
        with transaction() as writer:
            begun = begin_thread(writer, actor(), document, clause, said)
    except Refused as error:
        return _form(document, clause_id, asked, errors.sentence(error)), errors.status(error)
    flash(_("Your words are kept. Everybody on the document can reply."), "done")
    tell_strangers(document, asked.body)
    if asked.next and clause_id:
        return redirect(f"{safe_target(asked.next)}#c-{clause_id}", 303)
    if clause_id is None:
        return redirect(url_for("talking.index", slug=document.slug, _anchor=f"t-{begun.id}"), 303)
    return back_to(document, begun)


def _form(document: Document, clause_id: str | None, asked: Begun, problem: str = "") -> str:
    now = snapshot(session(), document)
    return render_template(
        "talking/_begin.html" if in_place() else "talking/begin.html",
        document=document,
        clause=now.by_id.get(clause_id or ""),
        name=Naming(now).of(clause_id),
        asked=asked,
        problem=problem,
    )


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
