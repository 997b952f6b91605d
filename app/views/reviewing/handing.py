"""Look at a review once more and hand it in; send what a closed round left behind."""

from typing import Any

from flask import flash, jsonify, redirect, render_template, request
from flask_babel import gettext as _

from app import errors
from app.access import actor, may, person, requires
from app.db import session, transaction
from app.models import Document, Remark
from app.operations.errors import DoneAlready, Refused
from app.operations.remarks import publish_remark
from app.operations.reviewing import Answered, HandedInAlready, hand_in, keep_answers
from app.queries.drafting import drafts_in
from app.queries.rounds import Round, asked_records, drafts_of, sitting_of
from app.queries.snapshots import snapshot
from app.speaking import speak
from app.statute.roles import Action
from app.views.naming import Naming
from app.views.reviewing.blueprint import (
    address,
    blueprint,
    found_round,
    has_handed_in,
    is_mine,
)
from app.views.reviewing.desk import show
from app.views.reviewing.drafts import own


@blueprint.post("/d/<slug>/rounds/<round_id>/answers")
@requires(Action.COMMENT, on=Document)
def answers(document: Document, round_id: str) -> Any:
    """Keep what was answered so far; the page does so by itself while somebody writes."""
    found = found_round(document, round_id)
    by_itself = request.headers.get("Accept", "").startswith("application/json")
    said = _answered()
    try:
        with transaction() as writer:
            keep_answers(writer, actor(), found.identity, said.summary, said.answers)
    except Refused as error:
        sentence, status = errors.sentence(error), errors.status(error)
        if by_itself:
            return jsonify(problem=sentence), status
        return _review(document, found, said, sentence), status
    if by_itself:
        return jsonify(kept=_("Kept. Nobody else sees it yet."))
    flash(_("Your answers are kept. Nobody else sees them until you hand your review in."), "done")
    return redirect(address("hand_in_form", document, found), 303)


@blueprint.get("/d/<slug>/rounds/<round_id>/hand-in")
@requires(Action.COMMENT, on=Document)
def hand_in_form(document: Document, round_id: str) -> Any:
    """Everything that would be handed in, with what changed in the text meanwhile."""
    found = found_round(document, round_id)
    if not is_mine(found) or has_handed_in(found):
        return redirect(address("round_page", document, found), 303)
    sitting = sitting_of(session(), found.id, person().id)
    said = Answered(sitting.summary, sitting.answers) if sitting else Answered()
    return _review(document, found, said)


@blueprint.post("/d/<slug>/rounds/<round_id>/hand-in")
@requires(Action.COMMENT, on=Document)
def hand_in_now(document: Document, round_id: str) -> Any:
    """Hand the review in: once, all of it."""
    found, said = found_round(document, round_id), _answered()
    try:
        with transaction() as writer:
            [*_reviews] = hand_in(writer, actor(), found.identity, said)
    except HandedInAlready as error:
        flash(errors.sentence(error), "note")
        return redirect(address("round_page", document, found), 303)
    except Refused as error:
        return _review(document, found, said, errors.sentence(error)), errors.status(error)
    flash(_("Your review is handed in. Thank you: everybody on the document sees it now."), "done")
    return redirect(address("round_page", document, found, f"r-{person().id}"), 303)


@blueprint.post("/d/<slug>/rounds/<round_id>/drafts/<remark_id>/send")
@requires(Action.COMMENT, on=Document)
def send(document: Document, round_id: str, remark_id: str) -> Any:
    """Say a draft that was not handed in aloud, as an ordinary comment."""
    return _send(document, found_round(document, round_id), [own(document, round_id, remark_id)])


@blueprint.post("/d/<slug>/rounds/<round_id>/send")
@requires(Action.COMMENT, on=Document)
def send_all(document: Document, round_id: str) -> Any:
    """The same with all of them on this document."""
    found = found_round(document, round_id)
    mine = drafts_of(session(), found.id, person().id)
    return _send(document, found, [one for one in mine if one.record_id == document.id])


def _send(document: Document, found: Round, drafts: list[Remark]) -> Any:
    """Only what can no longer be handed in: a review is read as a whole."""
    if not found.closed and not has_handed_in(found):
        problem = _("This round is still open: hand your review in instead.")
        return show(document, found, problem), 409
    try:
        with transaction() as writer:
            for one in drafts:
                publish_remark(writer, actor(), one)
    except DoneAlready as error:
        return show(document, found, errors.sentence(error)), errors.status(error)
    flash(_("Sent as ordinary comments: %(n)s.", n=len(drafts)), "done")
    return redirect(address("desk", document, found), 303)


def _answered() -> Answered:
    form = request.form
    return Answered(form.get("summary", ""), form.getlist("answer"))


def _review(document: Document, found: Round, said: Answered, problem: str = "") -> str:
    """The page before handing in: every document of the round the person was asked about."""
    asked = asked_records(session(), found.id, person().id)
    mine = drafts_of(session(), found.id, person().id)
    told = []
    for part in found.parts:
        if part.document.id in asked and may(Action.COMMENT, part.document):
            now = snapshot(session(), part.document)
            speak(part.document, now)
            drafts = drafts_in(session(), part.document, mine, now)
            told.append((part.document, drafts, Naming(now)))
    return render_template(
        "reviewing/hand_in.html",
        document=document,
        found=found,
        terms=found.part(document).terms,
        told=told,
        said=said,
        total=sum(len(drafts) for _document, drafts, _naming in told),
        problem=problem,
    )
