"""What moving, inserting or striking would touch, before anybody confirms it."""

from typing import Any

from flask import render_template, request
from werkzeug.datastructures import MultiDict

from app import errors
from app.access import requires
from app.db import session
from app.models import Clause, Document
from app.operations.errors import NotThere, Refused
from app.operations.structure import plans
from app.queries.places import Where, place_beside
from app.queries.reach import Reach, reach
from app.queries.snapshots import snapshot
from app.speaking import speak
from app.statute import snapshot as statute
from app.statute.errors import StatuteError
from app.statute.roles import Action
from app.statute.snapshot import Kind, Snapshot
from app.statute.structure import within
from app.views.editing.blueprint import blueprint
from app.views.editing.sheet import labels_of

NEW = "new"
"""Stands for a clause that is to come."""


@blueprint.get("/d/<slug>/c/<clause_id>/reach")
@requires(Action.EDIT, on=Clause)
def show_reach(document: Document, clause: Clause) -> Any:
    """What the change that the address describes would touch: a part of a page, or a page."""
    return _told(document, clause)


@blueprint.post("/d/<slug>/c/<clause_id>/reach")
@requires(Action.EDIT, on=Clause)
def show_reach_of_form(document: Document, clause: Clause) -> Any:
    """The same for a form as it is filled in, where no script asks by address."""
    return _told(document, clause)


def _told(document: Document, clause: Clause) -> str:
    now = snapshot(session(), document)
    speak(document, now)
    in_place = "HX-Request" in request.headers
    try:
        found, problem = reached(document, now, clause.id, request.values), ""
    except (Refused, StatuteError) as error:
        found, problem = None, errors.sentence(error)
    return render_template(
        "editing/_reached.html" if in_place else "editing/reached.html",
        document=document,
        clause=now.by_id[clause.id],
        labels=labels_of(now),
        reach=found,
        asked=request.values,
        problem=problem,
    )


def reached(document: Document, now: Snapshot, clause_id: str, asked: MultiDict[str, str]) -> Reach:
    """What a change would touch. Raises as the deed would."""
    deed = asked.get("deed", "")
    if deed == "strike":
        placements = plans.struck(now, clause_id)
        touched = {one.id for one in placements}
    elif deed == "insert":
        placements, touched = _inserted(now, clause_id, asked), set()
    else:
        parent, colon, after = asked.get("place", "").partition(":")
        if not colon:
            raise NotThere
        placements = plans.moved(now, clause_id, parent or None, after or None)
        touched = set(within(now.clauses, clause_id))
    return reach(session(), document, (now, plans.after(now, placements)), touched, labels_of)


def _inserted(now: Snapshot, clause_id: str, asked: MultiDict[str, str]) -> list[statute.Clause]:
    where, kind = asked.get("where", Where.AFTER), asked.get("kind", "")
    if where not in set(Where) or kind not in set(Kind):
        raise NotThere
    place = place_beside(now, now.by_id[clause_id], Where(where))
    return plans.inserted(now, statute.Clause(NEW, Kind(kind), place.parent, 0), place.after)
