"""Bring back an earlier text: first what would change, then the deed, refused if that changed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from flask import flash, redirect, render_template, request
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from app import errors
from app.access import actor, requires
from app.db import session, transaction
from app.models import Clause, Document, Step
from app.operations.errors import Refused
from app.operations.restoring import MovedOn, restore_text, restore_wording
from app.queries.comparison import compare_steps, newest_step
from app.queries.people import names_of
from app.queries.restoring import Restoration, agreed_of, of_clause, of_document
from app.queries.snapshots import snapshot, step_named
from app.queries.threads import Talk, talks
from app.statute.diffing import Run, compare
from app.statute.roles import Action
from app.statute.snapshot import LANGUAGES
from app.views.addresses import addresses
from app.views.comparing import Row, happenings, rows_among
from app.views.naming import Naming
from app.views.recalling.blueprint import blueprint

Answer = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Tongue:
    """What becomes of the words of a clause in one language."""

    language: str
    heading: tuple[Run, ...]
    text: tuple[Run, ...]
    chosen: bool


@blueprint.get("/d/<slug>/bring-back")
@requires(Action.COORDINATE, on=Document)
def text_form(document: Document) -> Answer:
    """What bringing the text of a step back would change."""
    return _text_page(document)


@blueprint.post("/d/<slug>/bring-back")
@requires(Action.COORDINATE, on=Document)
def text(document: Document) -> Any:
    """Bring it back."""
    to, seen, reason = _asked(document), _seen(), request.form.get("reason", "")
    return _done(
        lambda writer: restore_text(writer, actor(), document, to, seen=seen, reason=reason),
        lambda refusal: _text_page(document, refusal),
        addresses(document)["read"],
    )


@blueprint.get("/d/<slug>/c/<clause_id>/bring-back")
@requires(Action.EDIT, on=Clause)
def wording_form(document: Document, clause: Clause) -> Answer:
    """What the clause said at a step, against what it says."""
    return _wording_page(document, clause)


@blueprint.post("/d/<slug>/c/<clause_id>/bring-back")
@requires(Action.EDIT, on=Clause)
def wording(document: Document, clause: Clause) -> Any:
    """Give the clause these words again."""
    to, seen, reason = _asked(document), _seen(), request.form.get("reason", "")
    chosen = [one for one in LANGUAGES if one in request.form.getlist("language")]
    return _done(
        lambda writer: restore_wording(
            writer, actor(), clause, to, seen=seen, languages=chosen, reason=reason
        ),
        lambda refusal: _wording_page(document, clause, refusal),
        f"{addresses(document)['read']}#c-{clause.id}",
    )


def _asked(document: Document) -> int:
    """The step asked for; the newest, of which nothing can come back, until one is chosen."""
    asked = request.values.get("at", "").strip()
    return step_named(session(), document, asked) if asked else newest_step(session(), document)


def _seen() -> int:
    """The step the form was made at; a form that names none has seen nothing."""
    return request.form.get("seen", 0, type=int)


def _done(
    deed: Callable[[Session], Step | None],
    again: Callable[[Refused], Answer],
    address: str,
) -> Any:
    """Do it and go where it can be read, or show the form again with what it says now."""
    try:
        with transaction() as writer:
            made = deed(writer)
    except Refused as refusal:
        return again(refusal)
    if made is None:
        flash(_("Nothing was changed: the text says this already."), "done")
    else:
        flash(_("Brought back as step %(n)s. Nothing was erased.", n=made.number), "done")
    return redirect(address, 303)


def _text_page(document: Document, refusal: Refused | None = None) -> Answer:
    planned = of_document(session(), document, _asked(document))
    comparison = compare_steps(session(), document, planned.now.step, planned.step)
    rows = rows_among(comparison, {change.id for change in comparison.changes})
    return _page("text", document, planned, refusal, rows=rows, clause=None)


def _wording_page(document: Document, clause: Clause, refusal: Refused | None = None) -> Answer:
    step = _asked(document)
    planned = of_clause(session(), document, clause.id, step, LANGUAGES)
    young = planned is None
    planned = planned or Restoration(snapshot(session(), document), step)
    tongues = [] if young else list(_tongues(planned, clause.id))
    return _page("wording", document, planned, refusal, tongues=tongues, young=young, clause=clause)


def _page(
    name: str, document: Document, planned: Restoration, refusal: Refused | None, **more: Any
) -> Answer:
    """The preview; after a refusal with what was typed, and with what changed meanwhile."""
    clause = more["clause"]
    page = render_template(
        f"recalling/{name}.html",
        document=document,
        planned=planned,
        step=session().get_one(Step, (document.id, planned.step)),
        agreed=_agreed(document, planned),
        talks=_open_talks(document, planned),
        people=names_of(session()),
        naming=Naming(planned.now),
        addresses=addresses(document),
        problem=errors.sentence(refusal) if refusal else "",
        since=_since(document, planned, refusal, clause),
        typed=request.form,
        asked={"mode": "changes"},
        happenings=happenings(),
        **more,
    )
    return page, errors.status(refusal) if refusal else 200


def _agreed(document: Document, planned: Restoration) -> list[str]:
    """Agreed clauses that would say something else, in reading order."""
    found = agreed_of(session(), document, planned)
    return [one.id for one in planned.now.clauses if one.id in found]


def _open_talks(document: Document, planned: Restoration) -> list[tuple[str, list[Talk]]]:
    """Open conversations on clauses that would change, in reading order."""
    found = talks(session(), document, planned.now)
    held = {
        one: [talk for talk in found.get(one, ()) if not talk.resolved] for one in planned.touched
    }
    return [(one.id, held[one.id]) for one in planned.now.clauses if held.get(one.id)]


def _since(
    document: Document, planned: Restoration, refusal: Refused | None, clause: Clause | None
) -> list[Row]:
    """What changed after the form was made, where it was refused for that."""
    if not isinstance(refusal, MovedOn) or not 0 < refusal.seen < planned.now.step:
        return []
    comparison = compare_steps(session(), document, refusal.seen, planned.now.step)
    changed = {change.id for change in comparison.changes}
    return rows_among(comparison, changed & {clause.id} if clause else changed)


def _tongues(planned: Restoration, clause_id: str) -> Iterator[Tongue]:
    stands = planned.now.by_id[clause_id]
    chosen = request.form.getlist("language") if request.form else list(LANGUAGES)
    for again in planned.wordings:
        language = again.wording.language
        now = stands.wording(language)
        heading = compare(now.heading, again.wording.heading)
        text = compare(now.text, again.wording.text)
        yield Tongue(language, heading, text, language in chosen)
