"""What the checks find in the words typed on the form of a clause."""

from dataclasses import replace

from flask import render_template, request

from app.access import requires
from app.db import session
from app.models import Clause, Document
from app.operations.clauses import Typed
from app.queries.checking import report
from app.queries.snapshots import snapshot
from app.statute.roles import Action
from app.statute.snapshot import AUTHORITATIVE, Snapshot, word
from app.views.checking.blueprint import blueprint
from app.views.checking.shown import tell
from app.views.editing.sheet import typed_in, typed_sheet


@blueprint.post("/d/<slug>/c/<clause_id>/checks")
@requires(Action.COMMENT, on=Clause)
def typed(document: Document, clause: Clause) -> str:
    """Findings in the typed words, for their place on the form or with the form; saves nothing."""
    said = typed_in(request.form, document, clause.id)
    now = _as_typed(snapshot(session(), document), clause.id, said)
    found = report(session(), document, now)
    told = [tell(found, one) for one in found.of_clause(clause.id)]
    if "HX-Request" in request.headers:
        return render_template("checking/_of_clause.html", told=told)
    sheet = typed_sheet(session(), document, clause, said, request.form.get("reason", "").strip())
    return render_template(
        "editing/form.html", document=document, sheet=sheet, problem="", checked=told
    )


def _as_typed(now: Snapshot, clause_id: str, typed: list[Typed]) -> Snapshot:
    """The document as it would stand with the typed words, translated from one another."""
    stands = now.by_id[clause_id]
    said = {one.language: word(one.language, one.heading, one.text) for one in typed}
    source = said.get(AUTHORITATIVE, stands.wording(AUTHORITATIVE)).digest
    said = {
        language: wording if language == AUTHORITATIVE else replace(wording, made_from=source)
        for language, wording in said.items()
    }
    changed = replace(stands, wordings={**stands.wordings, **said})
    clauses = tuple(changed if one.id == clause_id else one for one in now.clauses)
    return replace(now, clauses=clauses)
