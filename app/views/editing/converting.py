"""Make a clause another kind of unit."""

from typing import Any

from flask import render_template, request
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from app.access import actor, requires
from app.db import session
from app.models import Clause, Document
from app.operations.errors import NotThere
from app.operations.structure import change_kind, plans
from app.queries.reach import reach
from app.queries.snapshots import snapshot
from app.speaking import speak
from app.statute.roles import Action
from app.statute.snapshot import Kind, Snapshot
from app.statute.structure import Misplaced
from app.views.editing import answers
from app.views.editing.blueprint import blueprint
from app.views.editing.sheet import labels_of


@blueprint.get("/d/<slug>/c/<clause_id>/kind")
@requires(Action.EDIT, on=Clause)
def kind_form(document: Document, clause: Clause) -> str:
    """The kinds a clause may become, each with the number it would bear."""
    return _page(document, clause.id)


@blueprint.post("/d/<slug>/c/<clause_id>/kind")
@requires(Action.EDIT, on=Clause)
def convert(document: Document, clause: Clause) -> Any:
    """Make it that kind."""
    clause_id = clause.id

    def deed(writer: Session) -> str:
        asked = request.form.get("kind", "")
        if asked not in set(Kind):
            raise NotThere
        change_kind(
            writer,
            actor(),
            document,
            clause_id,
            Kind(asked),
            seen=answers.seen(),
            reason=answers.reason(),
        )
        return clause_id

    told = _("It is another kind of unit now. Its words and the decisions on them stay.")
    return answers.done(document, deed, told, lambda problem: _page(document, clause_id, problem))


def _page(document: Document, clause_id: str, problem: str = "") -> str:
    now = snapshot(session(), document)
    speak(document, now)
    return render_template(
        "editing/kind.html",
        document=document,
        clause=now.by_id[clause_id],
        now=now,
        labels=labels_of(now),
        kinds=_possible(document, now, clause_id),
        problem=problem,
        typed=request.form,
        seen=answers.placed_at(clause_id),
    )


def _possible(document: Document, now: Snapshot, clause_id: str) -> list[tuple[Kind, str, Any]]:
    """Each kind it may become, the number it would bear, and what that touches."""
    found = []
    for kind in Kind:
        try:
            placements = plans.converted(now, clause_id, kind)
        except Misplaced:
            continue
        if placements:
            then = plans.after(now, placements)
            touched = reach(session(), document, (now, then), [clause_id], labels_of)
            found.append((kind, labels_of(then)[clause_id], touched))
    return found
