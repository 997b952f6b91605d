"""Undo one's own last change of the text."""

from typing import Any

from flask import render_template, request
from flask_babel import gettext as _

from app import errors
from app.access import actor, requires
from app.db import session, transaction
from app.models import Document, Step
from app.operations import structure as deeds
from app.operations.errors import Refused
from app.operations.structure.undoing import last_of, undone
from app.queries.comparison import compare_texts
from app.queries.snapshots import snapshot
from app.statute.errors import StatuteError
from app.statute.roles import Action
from app.views.comparing import Row, happenings, rows_among
from app.views.editing import answers
from app.views.editing.blueprint import blueprint
from app.views.naming import Naming


@blueprint.get("/d/<slug>/undo")
@requires(Action.EDIT, on=Document)
def undo_form(document: Document) -> str:
    """What would be undone."""
    return _page(document)


@blueprint.post("/d/<slug>/undo")
@requires(Action.EDIT, on=Document)
def undo(document: Document) -> Any:
    """Undo it, as a new step; the same button then does it again."""
    last = last_of(session(), document, actor().person_id)
    again = last is not None and last.deed == "undo"
    try:
        with transaction() as writer:
            target = deeds.undo(
                writer, actor(), document, answers.number("step") or 0, reason=answers.reason()
            )
    except (Refused, StatuteError) as error:
        return _page(document, errors.sentence(error)), errors.status(error)
    told = _("Done again, as a new step.") if again else _("Undone, as a new step.")
    answers.tell(document, told, _("Undo") if again else _("Do it again"))
    return answers.to(document, target)


def _page(document: Document, problem: str = "") -> str:
    last = last_of(session(), document, actor().person_id)
    try:
        rows = _rows(document, last) if last else []
    except (Refused, StatuteError) as error:  # it cannot be undone any more: the page says why
        rows, problem = [], problem or errors.sentence(error)
    return render_template(
        "editing/undo.html",
        document=document,
        last=last,
        rows=rows,
        asked={"mode": "changes"},
        happenings=happenings(),
        naming=Naming(snapshot(session(), document)),
        problem=problem,
        typed=request.form,
    )


def _rows(document: Document, last: Step) -> list[Row]:
    """What would read otherwise, in reading order."""
    now, then = undone(session(), document, last.number)
    touched = frozenset(one.id for one in then.clauses if one != now.by_id[one.id])
    comparison = compare_texts(session(), now, then, touched)
    return rows_among(comparison, {change.id for change in comparison.changes})
