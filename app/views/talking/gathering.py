"""All open suggestions of a document: what nobody contests is taken together, the rest says why."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask_babel import ngettext

from app import errors
from app.access import actor, requires
from app.db import session, transaction
from app.models import Document
from app.operations.discussing.gathering import Gathered, accept_gathered, gathered
from app.operations.errors import NothingSaid, Refused
from app.queries.people import names_of
from app.queries.snapshots import snapshot
from app.queries.threads import Talk, talks
from app.speaking import speak
from app.statute.errors import StatuteError
from app.statute.roles import Action
from app.views.talking.blueprint import blueprint
from app.views.talking.offers import naming_of


@dataclass(frozen=True, slots=True)
class Listed:
    """One open suggestion on the list."""

    talk: Talk
    gathered: Gathered
    name: str
    """Where it is shown."""


@blueprint.get("/d/<slug>/suggestions")
@requires(Action.READ, on=Document)
def list_suggestions(document: Document) -> str:
    """What can be taken together, and what waits for a decision of its own."""
    return _page(document)


@blueprint.post("/d/<slug>/suggestions")
@requires(Action.MODERATE, on=Document)
def accept_together(document: Document) -> Any:
    """Take the chosen ones that still nobody contests, each as steps of its own."""
    chosen = set(request.form.getlist("thread"))
    try:
        if not chosen:
            raise NothingSaid
        with transaction() as writer:
            done = len(accept_gathered(writer, actor(), document, chosen))
    except (Refused, StatuteError) as error:
        return _page(document, errors.sentence(error)), errors.status(error)
    _tell(done, len(chosen) - done)
    return redirect(url_for("talking.list_suggestions", slug=document.slug), 303)


def _tell(done: int, left: int) -> None:
    if done:
        told = ngettext(
            "%(num)s suggestion is in the text, in its author’s name.",
            "%(num)s suggestions are in the text, each in its author’s name.",
            done,
        )
        flash(told, "done")
    if left:
        flash(
            ngettext(
                "%(num)s suggestion was not taken: meanwhile somebody decided on it, "
                "or contests it.",
                "%(num)s suggestions were not taken: meanwhile somebody decided on them, "
                "or contests them.",
                left,
            ),
            "done",
        )


def _page(document: Document, problem: str = "") -> str:
    now = snapshot(session(), document)
    speak(document, now)
    naming = naming_of(now)
    said = {one.thread.id: one for some in talks(session(), document, now).values() for one in some}
    listed = [
        Listed(said[one.thread.id], one, naming.of(one.clause))
        for one in gathered(session(), document, now)
    ]
    return render_template(
        "talking/suggestions.html",
        document=document,
        now=now,
        clear=[one for one in listed if not one.gathered.whys],
        contested=[one for one in listed if one.gathered.whys],
        several=_several(listed),
        people=names_of(session()),
        problem=problem,
    )


def _several(listed: Sequence[Listed]) -> set[str]:
    """Clauses that more than one suggestion is shown at."""
    clauses = [one.gathered.clause for one in listed if one.gathered.clause]
    return {one for one in clauses if clauses.count(one) > 1}
