"""Enter what happened to a submission: sent, registered, returned, accepted, withdrawn."""

from typing import Any

from flask import Response, abort, flash, redirect, request, url_for
from flask_babel import gettext as _
from werkzeug.datastructures import FileStorage

from app import errors
from app.access import actor, requires
from app.db import session, transaction
from app.models import Submission
from app.operations.errors import Refused
from app.operations.fates import Happened, Paper, enter_turn
from app.queries.contents import ContentLost, content_held
from app.queries.fates import turns_of
from app.statute.errors import StatuteError
from app.statute.roles import Action
from app.views.fates.blueprint import blueprint, loaded
from app.views.fates.remarks import page
from app.views.handing_out import attached
from app.views.words import SUBMISSION_FATES

WORD = ".docx"


@blueprint.post("/submissions/<submission_id>/fate")
@requires(Action.ENTER)
def enter(submission_id: str) -> Any:
    """Enter one thing that happened; a Word file they sent back is read next."""
    found = loaded(submission_id, Action.COORDINATE)
    try:
        with transaction() as writer:
            submission = writer.get_one(Submission, found.id)
            made = enter_turn(writer, actor(), submission, _happened())
            row, name = made.row, str(made.paper.get("name", ""))
            told = SUBMISSION_FATES[made.turn]
    except (Refused, StatuteError) as error:
        return page(found, errors.sentence(error)), errors.status(error)
    flash(_("Entered: %(what)s.", what=told), "done")
    if request.form.get("turn") == "returned" and name.lower().endswith(WORD):
        return redirect(url_for("fates.preview", submission_id=submission_id, number=row), 303)
    return redirect(url_for("fates.index", submission_id=submission_id), 303)


@blueprint.get("/submissions/<submission_id>/papers/<int:number>")
@requires(Action.ENTER)
def paper(submission_id: str, number: int) -> Response:
    """What the authority sent, as it was kept."""
    found = loaded(submission_id)
    kept = next((one.paper for one in turns_of(session(), found) if one.row == number), {})
    if not kept:
        abort(404)
    try:
        content = content_held(session(), str(kept["digest"]), str(kept["name"]))
    except ContentLost:
        abort(404)
    plain = f"{found.number}-{number}".replace("/", "-").encode("ascii", "ignore").decode()
    ending = str(kept["name"]).rpartition(".")[2]
    return attached(content, f"{plain}.{ending}", str(kept["media_type"]), str(kept["name"]))


def _happened() -> Happened:
    form = request.form
    sent = request.files.get("paper")
    return Happened(
        turn=form.get("turn", ""),
        day=form.get("day", ""),
        number=form.get("number", ""),
        note=form.get("note", ""),
        paper=_paper(sent),
    )


def _paper(sent: FileStorage | None) -> Paper | None:
    if sent is None or not sent.filename:
        return None
    return Paper(sent.filename, sent.read())
