"""Arrange the clauses of a document: the whole text as a list, moved by hand or by buttons."""

from collections.abc import Mapping
from typing import Any

from flask import render_template, request
from flask_babel import gettext as _
from sqlalchemy.orm import Session
from werkzeug import Response

from app.access import actor, requires
from app.db import session
from app.models import Document
from app.operations.errors import MovedMeanwhile, NotThere
from app.operations.structure import move_clause
from app.queries.places import Direction, Place, near_everywhere, places_near
from app.queries.snapshots import snapshot
from app.queries.standing_places import placed_since
from app.speaking import speak
from app.statute.roles import Action
from app.statute.snapshot import Snapshot, depths
from app.statute.structure import kinds_under
from app.views.editing import answers
from app.views.editing.blueprint import blueprint
from app.views.editing.sheet import labels_of


@blueprint.get("/d/<slug>/arrange")
@requires(Action.EDIT, on=Document)
def arrange(document: Document) -> str:
    """Every clause as one line that can be moved."""
    return _page(document)


@blueprint.post("/d/<slug>/arrange")
@requires(Action.EDIT, on=Document)
def rearrange(document: Document) -> Any:
    """Move one clause, and come back to its line."""
    clause_id = request.form.get("clause", "")

    def deed(writer: Session) -> str:
        now = snapshot(writer, document)
        if clause_id not in now.by_id:
            raise NotThere
        place = _place(now, clause_id)
        move_clause(
            writer,
            actor(),
            document,
            clause_id,
            parent=place.parent,
            after=place.after,
            seen=answers.seen(),
        )
        return clause_id

    told = _("Moved, with everything in it.")
    answer = answers.done(document, deed, told, lambda problem: _page(document, problem))
    if isinstance(answer, Response):
        pressed = request.form.get("to", "")
        answer.location = f"{request.path}?at={clause_id}&pressed={pressed}#r-{clause_id}"
    return answer


def _place(now: Snapshot, clause_id: str) -> Place:
    to = request.form.get("to", "")
    if to in set(Direction):
        near = places_near(now, now.by_id[clause_id])
        if Direction(to) not in near:
            raise MovedMeanwhile
        return near[Direction(to)]
    parent, colon, after = request.form.get("place", "").partition(":")
    if not colon:
        raise NotThere
    return Place(parent or None, after or None)


def _page(document: Document, problem: str = "") -> str:
    now = snapshot(session(), document)
    speak(document, now)
    return render_template(
        "editing/arrange.html",
        document=document,
        now=now,
        labels=labels_of(now),
        depths=depths(now.clauses),
        takes=_takes(now),
        top=" ".join(kinds_under(None)),
        near=near_everywhere(now),
        seen=placed_since(session(), document),
        problem=problem,
    )


def _takes(now: Snapshot) -> Mapping[str, str]:
    """The kinds that may stand in each clause."""
    return {one.id: " ".join(kinds_under(one.kind)) for one in now.clauses}
