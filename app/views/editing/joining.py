"""Join a clause with the next one."""

from typing import Any

from flask import render_template, request
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from app import errors
from app.access import actor, requires
from app.db import session
from app.models import Clause, Document
from app.operations.errors import Refused
from app.operations.structure import Joint, join_clauses, plans
from app.operations.structure.joining import joinable, joined, planned
from app.queries.answers import needs_answered
from app.queries.evidence import citations
from app.queries.reach import reach
from app.queries.snapshots import snapshot
from app.speaking import speak
from app.statute.roles import Action
from app.views.editing import answers
from app.views.editing.blueprint import blueprint
from app.views.editing.sheet import labels_of


@blueprint.get("/d/<slug>/c/<clause_id>/join")
@requires(Action.EDIT, on=Clause)
def join_form(document: Document, clause: Clause) -> str:
    """What the clause and the next one would say together."""
    return _page(document, clause.id)


@blueprint.post("/d/<slug>/c/<clause_id>/join")
@requires(Action.EDIT, on=Clause)
def join(document: Document, clause: Clause) -> Any:
    """Join them."""
    clause_id = clause.id

    def deed(writer: Session) -> str:
        join_clauses(
            writer,
            actor(),
            document,
            clause_id,
            Joint(
                request.form.get("following", ""),
                (answers.seen(), answers.seen("seen-next")),
                (request.form.get("digest", ""), request.form.get("digest-next", "")),
            ),
            line="line" in request.form.get("between", ""),
            carried=answers.carried(),
            reason=answers.reason(),
        )
        return clause_id

    told = _("Joined. Discussions of both stand with their words.")
    return answers.done(document, deed, told, lambda problem: _page(document, clause_id, problem))


def _page(document: Document, clause_id: str, problem: str = "") -> str:
    now = snapshot(session(), document)
    speak(document, now)
    clause = now.by_id[clause_id]
    known: dict[str, Any] = {
        "document": document,
        "clause": clause,
        "now": now,
        "labels": labels_of(now),
        "typed": request.form,
        "line": request.form.get("between", "") == "line",
    }
    try:
        following = joinable(now, clause_id)
    except Refused as error:
        words = problem or errors.sentence(error)
        return render_template("editing/join.html", following=None, problem=words, **known)
    then = plans.after(now, planned(now, clause_id, following.id))
    return render_template(
        "editing/join.html",
        following=following,
        problem=problem,
        seen=(answers.placed_at(clause_id), answers.placed_at(following.id)),
        said=joined(clause, following, line=known["line"]),
        children=[one for one in now.clauses if one.parent == following.id and not one.struck],
        cited=citations(session(), document).get(following.id, ()),
        answered=needs_answered(session(), document).get(following.id, ()),
        reach=reach(session(), document, (now, then), [clause_id, following.id], labels_of),
        **known,
    )
