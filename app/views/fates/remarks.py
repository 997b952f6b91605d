"""The remarks a submission came back with: typed, or read from their file; how each was met."""

from collections.abc import Sequence
from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from app import errors
from app.access import actor, requires
from app.clock import day_of, now
from app.db import session, transaction
from app.formats.errors import Unreadable
from app.models import Clause, Submission, SubmissionTurn
from app.operations.errors import Refused
from app.operations.fates import Remarked, enter_remarks
from app.queries.contents import ContentLost, content_held
from app.queries.fates import Went, turns_of, went
from app.queries.references import Neighbours
from app.returning import Landing, Sheet, landings
from app.statute.roles import Action
from app.statute.snapshot import AUTHORITATIVE
from app.views.fates.blueprint import blueprint, loaded
from app.views.fates.shown import FateShown, fate_shown
from app.views.naming import Naming
from app.views.taking_in import ticks


@blueprint.get("/submissions/<submission_id>/fate")
@requires(Action.ENTER)
def index(submission_id: str) -> str:
    """What happened to a submission, the remarks, and how each was met."""
    return page(loaded(submission_id))


@blueprint.post("/submissions/<submission_id>/remarks")
@requires(Action.ENTER)
def type_in(submission_id: str) -> Any:
    """Enter one remark against a clause of what was sent, or against the document."""
    found = loaded(submission_id, Action.COORDINATE)
    slug, _colon, clause_id = request.form.get("place", "").partition(":")
    try:
        with transaction() as writer:
            documents = {one.document.slug: one for one in went(writer, found)}
            if slug not in documents:
                abort(404)
            one = documents[slug]
            clause = writer.get(Clause, clause_id) if clause_id in one.sent.by_id else None
            if clause_id and clause is None:
                abort(404)
            read = one.sent.by_id[clause_id].wording(AUTHORITATIVE).digest if clause else ""
            remark = Remarked(one.document, clause, request.form.get("body", ""), read=read)
            submission = writer.get_one(Submission, found.id)
            enter_remarks(writer, actor(), submission, [remark])
    except Refused as error:
        return page(found, errors.sentence(error)), errors.status(error)
    flash(_("The remark is entered."), "done")
    return redirect(url_for("fates.index", submission_id=submission_id) + "#remarks", 303)


@blueprint.get("/submissions/<submission_id>/returned/<int:number>")
@requires(Action.ENTER)
def preview(submission_id: str, number: int) -> Any:
    """Every remark in the file they sent back, and where it lands."""
    found = loaded(submission_id, Action.COORDINATE)
    return _preview(found, number)


@blueprint.post("/submissions/<submission_id>/returned/<int:number>")
@requires(Action.ENTER)
def take(submission_id: str, number: int) -> Any:
    """Enter those that were ticked."""
    found = loaded(submission_id, Action.COORDINATE)
    try:
        told = _landings(found, number)
        ticked = ticks(request.form)
        with transaction() as writer:
            submission = writer.get_one(Submission, found.id)
            chosen = [one for place, one in enumerate(told) if place in ticked]
            made = enter_remarks(writer, actor(), submission, _remarked(submission, chosen))
    except (Refused, Unreadable) as error:
        return _preview(found, number, errors.sentence(error)), errors.status(error)
    flash(_("Remarks entered: %(n)s.", n=len(made)), "done")
    return redirect(url_for("fates.index", submission_id=submission_id) + "#remarks", 303)


def page(submission: Submission, problem: str = "") -> str:
    """The fate of a submission, with what was typed where something stood in its way."""
    fate = fate_shown(submission)
    return render_template(
        "fates/index.html",
        submission=submission,
        fate=fate,
        places=list(_places(fate)),
        problem=problem,
        typed=request.form,
        today=day_of(now()),
    )


def _places(fate: FateShown) -> list[tuple[str, list[tuple[str, str]]]]:
    """Where a remark may be put, by document: the document, then its clauses as they were sent."""
    return [
        (
            one.went.document.slug,
            [
                ("", ""),
                *((clause.id, one.naming.of(clause.id)) for clause in one.went.sent.clauses),
            ],
        )
        for one in fate.documents
    ]


def _preview(submission: Submission, row: int, problem: str = "") -> Any:
    found: Sequence[Landing] = ()
    try:
        found = _landings(submission, row)
    except Unreadable as error:
        problem = errors.sentence(error)
    texts = {one.document.slug: one for one in went(session(), submission)}
    return render_template(
        "fates/preview.html",
        submission=submission,
        row=row,
        landings=found,
        texts=texts,
        namings={slug: Naming(one.sent) for slug, one in texts.items()},
        problem=problem,
        ticked=request.form.getlist("take") if request.method == "POST" else None,
    )


def _landings(submission: Submission, row: int) -> tuple[Landing, ...]:
    """Raises Unreadable."""
    turn = next((one for one in turns_of(session(), submission) if one.row == row), None)
    raw = _held(turn)
    others = Neighbours(session())
    return landings(raw, [Sheet(one, others) for one in went(session(), submission)])


def _held(turn: SubmissionTurn | None) -> bytes:
    if turn is None or not turn.paper:
        abort(404)
    try:
        return content_held(session(), str(turn.paper["digest"]), str(turn.paper["name"]))
    except ContentLost:
        abort(404)


def _remarked(submission: Submission, chosen: Sequence[Landing]) -> list[Remarked]:
    texts = {one.document.slug: one for one in went(session(), submission)}
    return [_as_remark(texts[one.slug], one) for one in chosen]


def _as_remark(sent: Went, one: Landing) -> Remarked:
    return Remarked(
        document=sent.document,
        clause=session().get(Clause, one.clause) if one.clause else None,
        body=one.body,
        quote=one.quote,
        read=sent.sent.by_id[one.clause].wording(AUTHORITATIVE).digest if one.clause else "",
        origin=one.origin,
        said_by=one.by,
        said_at=one.at,
    )
