"""Begin a conversation on a clause, on words of it as they stand or stood, or on the document."""

from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from sqlalchemy.orm import Session
from werkzeug.datastructures import MultiDict

from app import errors
from app.access import actor, requires
from app.db import session, transaction
from app.models import Clause, Document, Thread
from app.operations.clauses import known_wording
from app.operations.discussing import Said, begin_thread
from app.operations.errors import NotThere, Refused
from app.presentation import linked, safe_target
from app.queries.snapshots import snapshot
from app.statute.roles import Action
from app.statute.snapshot import AUTHORITATIVE, LANGUAGES, Snapshot, Wording
from app.views.naming import Naming
from app.views.talking.blueprint import back_to, blueprint, in_place, key_of, stands_on
from app.views.talking.calling import tell_strangers

MOST_READ = 2
"""Of how many wordings a comparison shows the words: of both sides."""


@dataclass(frozen=True, slots=True)
class Begun:
    """What the form of a new conversation shows."""

    body: str = ""
    kind: str = "comment"
    blocking: bool = False
    language: str = AUTHORITATIVE
    quote: str = ""
    near: str = ""
    read: tuple[str, ...] = ()
    """Digests of the wordings the words may have been read in, where not in what stands."""
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


def _asked(form: MultiDict[str, str]) -> Begun:
    language = form.get("language", AUTHORITATIVE)
    return Begun(
        body=form.get("body", ""),
        kind=form.get("kind", "comment"),
        blocking="blocking" in form,
        language=language if language in LANGUAGES else AUTHORITATIVE,
        quote=form.get("quote", ""),
        near=form.get("near", ""),
        read=tuple(form.getlist("read")[:MOST_READ]),
        form=key_of(form),
        next=stands_on() if in_place() or request.method == "POST" else "",
    )


def _begin(document: Document, clause: Clause | None) -> Any:
    asked = _asked(request.form)
    clause_id = clause.id if clause else None
    try:
        with transaction() as writer:
            begun = _begun(writer, document, clause, asked)
    except Refused as error:
        return _form(document, clause_id, asked, _sentence(error, asked)), errors.status(error)
    kept = _("Your words are kept. Everybody on the document can reply.")
    address = url_for("talking.thread", slug=document.slug, thread_id=begun.id)
    flash(linked(kept, address, _("Show the discussion")) if asked.read else kept, "done")
    tell_strangers(document, asked.body)
    if asked.next and clause_id:
        return redirect(f"{safe_target(asked.next)}#c-{clause_id}", 303)
    if clause_id is None:
        return redirect(url_for("talking.index", slug=document.slug, _anchor=f"t-{begun.id}"), 303)
    return back_to(document, begun)


def _begun(session: Session, document: Document, clause: Clause | None, asked: Begun) -> Thread:
    """The conversation, begun on the first of the wordings read that has the quoted words."""
    near = int(asked.near) if asked.near.isdecimal() and len(asked.near) < 9 else None
    said = Said(
        body=asked.body,
        kind=asked.kind,
        blocking=asked.blocking,
        language=asked.language,
        quote=asked.quote,
        near=near,
        form=asked.form,
    )
    for read in asked.read:
        with suppress(NotThere):
            return begin_thread(session, actor(), document, clause, replace(said, read=read))
    return begin_thread(session, actor(), document, clause, said)


def _sentence(error: Exception, asked: Begun) -> str:
    """What was wrong, and what can be done."""
    if isinstance(error, NotThere) and asked.quote.strip():
        return str(
            _(
                "These words do not stand in the clause. Copy them from the text exactly, "
                "or empty their field to speak of the clause as a whole."
            )
        )
    return errors.sentence(error)


def _form(document: Document, clause_id: str | None, asked: Begun, problem: str = "") -> str:
    now = snapshot(session(), document)
    clause = session().get(Clause, clause_id) if clause_id else None
    return render_template(
        "talking/_begin.html" if in_place() else "talking/begin.html",
        document=document,
        clause=now.by_id.get(clause_id or ""),
        former=_former(clause, asked, now) if clause else [],
        name=Naming(now).of(clause_id),
        asked=asked,
        problem=problem,
    )


def _former(clause: Clause, asked: Begun, now: Snapshot) -> list[Wording]:
    """Wordings the words may have been read in that stand no longer."""
    standing = now.by_id[clause.id].wording(asked.language).digest
    read = [known_wording(session(), clause, asked.language, one) for one in asked.read]
    return [one for one in read if one and one.text and one.digest != standing]
