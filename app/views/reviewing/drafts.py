"""Write, change and drop the drafts of a review: comments on words, and other wordings."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from flask import abort, flash, redirect, render_template, request
from flask_babel import gettext as _

from app import errors
from app.access import actor, person, requires
from app.db import session, transaction
from app.models import Clause, Document, Remark
from app.operations.clauses import Typed
from app.operations.discussing import SUGGESTION
from app.operations.errors import NothingSaid, Refused
from app.operations.remarks import Written, change_remark, drop_remark
from app.operations.reviewing import draft
from app.queries.drafting import Draft, drafts_in
from app.queries.rounds import Round
from app.queries.snapshots import snapshot
from app.speaking import braces, speak
from app.statute.errors import StatuteError
from app.statute.roles import Action
from app.statute.snapshot import AUTHORITATIVE, LANGUAGES
from app.views.editing import drafts as browser
from app.views.editing.sheet import Sheet, open_sheet, typed_in, typed_sheet
from app.views.naming import Naming
from app.views.reviewing.blueprint import address, blueprint, found_round
from app.views.talking.blueprint import in_place


@blueprint.get("/d/<slug>/rounds/<round_id>/c/<clause_id>/talk")
@requires(Action.COMMENT, on=Clause)
def comment_form(document: Document, clause: Clause, round_id: str) -> str:
    """The form of a draft on a clause, or on the words quoted in the address."""
    return _comment(document, found_round(document, round_id), clause.id, _written(request.args))


@blueprint.post("/d/<slug>/rounds/<round_id>/c/<clause_id>/talk")
@requires(Action.COMMENT, on=Clause)
def comment(document: Document, clause: Clause, round_id: str) -> Any:
    """Keep a draft on a clause."""
    return _keep_comment(document, found_round(document, round_id), clause)


@blueprint.get("/d/<slug>/rounds/<round_id>/talk")
@requires(Action.COMMENT, on=Document)
def comment_form_whole(document: Document, round_id: str) -> str:
    """The form of a draft on the document as a whole."""
    return _comment(document, found_round(document, round_id), None, _written(request.args))


@blueprint.post("/d/<slug>/rounds/<round_id>/talk")
@requires(Action.COMMENT, on=Document)
def comment_whole(document: Document, round_id: str) -> Any:
    """Keep a draft on the document as a whole."""
    return _keep_comment(document, found_round(document, round_id), None)


@blueprint.get("/d/<slug>/rounds/<round_id>/c/<clause_id>/suggest")
@requires(Action.COMMENT, on=Clause)
def suggest_form(document: Document, clause: Clause, round_id: str) -> str:
    """The form of another wording, kept as a draft."""
    found = found_round(document, round_id)
    return _suggestion(document, found, open_sheet(session(), document, clause.id))


@blueprint.post("/d/<slug>/rounds/<round_id>/c/<clause_id>/suggest")
@requires(Action.COMMENT, on=Clause)
def suggest(document: Document, clause: Clause, round_id: str) -> Any:
    """Keep another wording as a draft: one for each changed language."""
    found, clause_id = found_round(document, round_id), clause.id
    typed, why = typed_in(request.form, document, clause_id), request.form.get("reason", "")
    sheet = typed_sheet(session(), document, clause, typed, why)
    changed = {one.language for one in sheet.fields if one.changed}
    try:
        if not changed:
            raise NothingSaid
        with transaction() as writer:
            for one in typed:
                if one.language in changed:
                    draft(writer, actor(), found.identity, (document, clause), _proposed(one, why))
    except (Refused, StatuteError) as error:
        return _suggestion(document, found, sheet, problem=errors.sentence(error)), errors.status(
            error
        )
    return browser.saved(_kept(document, found, clause_id))


@blueprint.get("/d/<slug>/rounds/<round_id>/drafts/<remark_id>")
@requires(Action.COMMENT, on=Document)
def change_form(document: Document, round_id: str, remark_id: str) -> str:
    """The form to change a draft."""
    found, remark = found_round(document, round_id), own(document, round_id, remark_id)
    if remark.kind == SUGGESTION:
        return _suggestion(document, found, _sheet_of(document, remark), remark=remark)
    return _comment(document, found, remark.clause_id, _said_in(document, remark), remark=remark)


@blueprint.post("/d/<slug>/rounds/<round_id>/drafts/<remark_id>")
@requires(Action.COMMENT, on=Document)
def change(document: Document, round_id: str, remark_id: str) -> Any:
    """Let a draft say something else."""
    found, remark = found_round(document, round_id), own(document, round_id, remark_id)
    clause_id = remark.clause_id
    typed = typed_in(request.form, document, clause_id) if remark.kind == SUGGESTION else []
    why = request.form.get("reason", "")
    written = _proposed(typed[0], why) if typed else _written(request.form)
    try:
        with transaction() as writer:
            change_remark(writer, actor(), remark, written)
    except (Refused, StatuteError) as error:
        said = errors.sentence(error)
        if typed:
            clause = session().get_one(Clause, clause_id)
            sheet = typed_sheet(session(), document, clause, typed, why)
            page = _suggestion(document, found, _only(sheet, typed), problem=said, remark=remark)
        else:
            page = _comment(document, found, clause_id, written, problem=said, remark=remark)
        return page, errors.status(error)
    return browser.saved(_kept(document, found, clause_id))


@blueprint.post("/d/<slug>/rounds/<round_id>/drafts/<remark_id>/drop")
@requires(Action.COMMENT, on=Document)
def drop(document: Document, round_id: str, remark_id: str) -> Any:
    """Forget a draft."""
    found, remark = found_round(document, round_id), own(document, round_id, remark_id)
    clause_id = remark.clause_id
    with transaction() as writer:
        drop_remark(writer, actor(), remark)
    flash(_("The draft is dropped."), "done")
    return redirect(address("desk", document, found, _anchor(clause_id)), 303)


def own(document: Document, round_id: str, remark_id: str) -> Remark:
    """A draft of the person of this request; to everybody else there is none."""
    remark = session().get(Remark, remark_id)
    theirs = remark is None or remark.person_id != person().id
    if remark is None or theirs or (remark.round_id, remark.record_id) != (round_id, document.id):
        abort(404)
    return remark


def _keep_comment(document: Document, found: Round, clause: Clause | None) -> Any:
    written, clause_id = _written(request.form), clause.id if clause else None
    try:
        with transaction() as writer:
            draft(writer, actor(), found.identity, (document, clause), written)
    except Refused as error:
        page = _comment(document, found, clause_id, written, problem=errors.sentence(error))
        return page, errors.status(error)
    return _kept(document, found, clause_id)


def _kept(document: Document, found: Round, clause_id: str | None) -> Any:
    flash(_("Your draft is kept. Nobody else sees it until you hand your review in."), "done")
    return redirect(address("desk", document, found, _anchor(clause_id)), 303)


def _anchor(clause_id: str | None) -> str:
    return f"c-{clause_id}" if clause_id else "main"


def _written(form: Any) -> Written:
    near, language = form.get("near", ""), form.get("language", AUTHORITATIVE)
    return Written(
        body=form.get("body", ""),
        kind=form.get("kind", "comment"),
        blocking="blocking" in form,
        language=language if language in LANGUAGES else AUTHORITATIVE,
        quote=form.get("quote", ""),
        near=int(near) if near.isdecimal() and len(near) < 9 else None,
    )


def _said_in(document: Document, remark: Remark) -> Written:
    """What a draft says, for its form."""
    body = braces(remark.body, document)
    return Written(body, remark.kind, remark.blocking, remark.language, remark.quote, remark.near)


def _proposed(typed: Typed, why: str) -> Written:
    return Written(
        why,
        SUGGESTION,
        language=typed.language,
        base=typed.started_from,
        heading=typed.heading,
        text=typed.text,
    )


def _sheet_of(document: Document, remark: Remark) -> Sheet:
    """The form of a suggestion as it was drafted."""
    clause = session().get_one(Clause, remark.clause_id)
    typed = Typed(remark.language, remark.heading, remark.text, remark.base or "")
    return _only(
        typed_sheet(session(), document, clause, [typed], braces(remark.body, document)), [typed]
    )


def _only(sheet: Sheet, typed: Sequence[Typed]) -> Sheet:
    """The form with the language of the draft alone."""
    languages = {one.language for one in typed}
    return replace(sheet, fields=tuple(f for f in sheet.fields if f.language in languages))


def _comment(
    document: Document,
    found: Round,
    clause_id: str | None,
    written: Written,
    *,
    problem: str = "",
    remark: Remark | None = None,
) -> str:
    now = snapshot(session(), document)
    speak(document, now)
    return render_template(
        "reviewing/_comment.html" if in_place() else "reviewing/comment.html",
        document=document,
        found=found,
        clause=now.by_id.get(clause_id or ""),
        name=Naming(now).of(clause_id),
        asked=written,
        kept=_standing(document, remark),
        problem=problem,
    )


def _suggestion(
    document: Document,
    found: Round,
    sheet: Sheet,
    *,
    problem: str = "",
    remark: Remark | None = None,
) -> str:
    return render_template(
        "reviewing/_suggest.html" if in_place() else "reviewing/suggest.html",
        document=document,
        found=found,
        sheet=sheet,
        kept=_standing(document, remark),
        problem=problem,
    )


def _standing(document: Document, remark: Remark | None) -> Draft | None:
    """The draft that is being changed, with what became of its clause."""
    if remark is None:
        return None
    [kept] = drafts_in(session(), document, [remark], snapshot(session(), document))
    return kept
