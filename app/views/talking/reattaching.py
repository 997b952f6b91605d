"""Find the lost words of a conversation again: likely places, or any words somebody chooses."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from app import errors
from app.access import actor, may, person, requires
from app.db import session, transaction
from app.models import Clause, Document, Reattachment, Thread
from app.operations.discussing import Chosen, reattach
from app.operations.errors import NotThere, Refused
from app.queries.lineage import lines
from app.queries.people import names_of
from app.queries.refinding import as_quoted, candidates, chooses_among
from app.queries.snapshots import snapshot
from app.queries.threads import Talk, talk_of
from app.statute.roles import Action
from app.statute.snapshot import AUTHORITATIVE, LANGUAGES, Snapshot, Wording
from app.statute.snapshot import Clause as Said
from app.views.naming import Naming
from app.views.reading import is_shown
from app.views.talking.blueprint import blueprint, in_place

_SPAN = re.compile(r"(\d{1,7})-(\d{1,7})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody chose or typed."""

    clause: str
    language: str
    read: str
    quote: str
    near: str
    span: str

    def chosen(self, clause: Clause) -> Chosen:
        """The same as the deed takes it."""
        near = int(self.near) if self.near.isdecimal() and len(self.near) < 8 else None
        held = _SPAN.fullmatch(self.span)
        span = (int(held[1]), int(held[2])) if held else None
        return Chosen(clause, self.language, self.read, self.quote, near, span)


@blueprint.app_template_global("may_reattach")
def may_reattach(document: Document, talk: Talk) -> bool:
    """Whether the visitor may say where the words of a conversation stand, and it matters."""
    if talk.resolved or not talk.thread.quote or not may(Action.COMMENT, document):
        return False
    return talk.thread.author_id == person().id or may(Action.MODERATE, document)


@blueprint.get("/d/<slug>/t/<thread_id>/reattach")
@requires(Action.COMMENT, on=Thread)
def places(document: Document, thread: Thread) -> str:
    """Likely places of its words, and any clause to choose words in: ?in=<clause id>."""
    return _page(document, thread, _asked(request.args), request.args.get("in", ""))


@blueprint.post("/d/<slug>/t/<thread_id>/reattach")
@requires(Action.COMMENT, on=Thread)
def attach(document: Document, thread: Thread) -> Any:
    """Let it stand on the words chosen."""
    asked = _asked(request.form)
    try:
        with transaction() as writer:
            clause = writer.get(Clause, asked.clause)
            if clause is None:
                raise NotThere
            put = reattach(writer, actor(), thread, asked.chosen(clause))
    except Refused as error:
        page = _page(document, thread, asked, asked.clause, errors.sentence(error))
        return page, errors.status(error)
    flash(_("The discussion stands on these words now. Its first words are kept."), "done")
    return redirect(_where(document, put), 303)


def _where(document: Document, put: Reattachment) -> str:
    """The clause in the text, in the language of the words it was put on."""
    anchor = f"c-{put.clause_id}"
    if is_shown(put.language):
        return url_for("reading.read", slug=document.slug, _anchor=anchor)
    return url_for("reading.read", slug=document.slug, language=put.language, _anchor=anchor)


def _asked(form: Mapping[str, str]) -> Asked:
    names = ("clause", "language", "read", "quote", "near", "span")
    return Asked(**{name: form.get(name, "") for name in names})


def _page(document: Document, thread: Thread, asked: Asked, where: str, problem: str = "") -> str:
    now = snapshot(session(), document)
    talk = talk_of(session(), document, thread, now)
    found = candidates(session(), document, thread, now) if may_reattach(document, talk) else ()
    among = chooses_among(lines(session(), document, now.step), thread, now)
    chosen = _in_force(now, where) or (among[0] if among else None)
    return render_template(
        "talking/_places.html" if in_place() and not problem else "talking/reattach.html",
        document=document,
        now=now,
        talk=talk,
        found=found,
        was=as_quoted(session(), document, thread, now),
        clause=chosen,
        language=thread.language or AUTHORITATIVE,
        said=_said(chosen, thread.language or AUTHORITATIVE),
        asked=asked,
        problem=problem,
        naming=Naming(now),
        people=names_of(session()),
    )


def _said(clause: Said | None, first: str) -> list[Wording]:
    """What a clause says, in the language of the discussion first."""
    order = sorted(LANGUAGES, key=lambda language: language != first)
    return [clause.wording(one) for one in order if clause.wording(one).text] if clause else []


def _in_force(now: Snapshot, clause_id: str) -> Said | None:
    """The clause, where it stands."""
    clause = now.by_id.get(clause_id)
    return None if clause is None or clause.struck else clause
