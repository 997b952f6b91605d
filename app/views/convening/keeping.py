"""What whoever keeps the minutes does: begin, let in, record items, end, close, correct."""

from collections.abc import Callable
from typing import Any

from flask import abort, flash, redirect, request, url_for
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from app import errors
from app.access import actor, requires
from app.db import session, transaction
from app.models import Document
from app.operations.convening import (
    JUDGEMENTS,
    Resolved,
    Spot,
    begin_meeting,
    close_minutes,
    contest_voice,
    correct_minutes,
    end_meeting,
    note_attendance,
    note_item,
    resolve_item,
)
from app.operations.errors import Refused
from app.operations.recording import Actor
from app.statute.meeting import Outcome
from app.statute.roles import Action
from app.statute.workflow import Verdict
from app.views.agreeing.blueprint import seen_in
from app.views.convening.blueprint import blueprint, found_meeting
from app.views.convening.page import show

Deed = Callable[[Session, Actor], object]

VOTE = "vote-"
DISSENT = "dissent-"
"""Beginnings of the names of fields of one member."""

COUNTED = ("for", "against", "abstained")


@blueprint.post("/d/<slug>/meetings/<meeting_id>/begin")
@requires(Action.READ, on=Document)
def begin(document: Document, meeting_id: str) -> Any:
    """Begin with whom is ticked."""
    present, guests = request.form.getlist("present"), request.form.getlist("guest")

    def deed(writer: Session, by: Actor) -> None:
        begin_meeting(writer, by, document, meeting_id, present, guests=guests)

    return _done(document, meeting_id, deed, _("The meeting has begun."))


@blueprint.post("/d/<slug>/meetings/<meeting_id>/attendance")
@requires(Action.READ, on=Document)
def attendance(document: Document, meeting_id: str) -> Any:
    """Somebody comes or leaves."""
    who, guest = request.form.get("who", ""), request.form.get("guest", "")
    present = request.form.get("present") == "yes"

    def deed(writer: Session, by: Actor) -> None:
        named, is_guest = (guest, True) if guest else (who, False)
        note_attendance(writer, by, document, meeting_id, named, present=present, guest=is_guest)

    return _done(document, meeting_id, deed, _("Attendance is recorded."), anchor="attendance")


@blueprint.post("/d/<slug>/meetings/<meeting_id>/items/<item_id>/resolve")
@requires(Action.READ, on=Document)
def resolve(document: Document, meeting_id: str, item_id: str) -> Any:
    """Record what was decided on an item."""
    form = request.form
    outcome = form.get("outcome", "")
    if outcome not in set(Outcome):
        found = found_meeting(document, meeting_id)
        return show(document, found, _("Choose what was decided."), item_id), 422
    votes = _votes()
    resolved = Resolved(
        outcome=Outcome(outcome),
        decided=form.get("decided", ""),
        reason=form.get("reason", ""),
        votes=votes,
        tally={} if votes else {name: _count(form.get(f"count-{name}", "")) for name in COUNTED},
        dissents=_fields(DISSENT),
    )

    def deed(writer: Session, by: Actor) -> None:
        spot = Spot(meeting_id, item_id)
        heard, spoke = form.get("heard", ""), form.get("spoke", "")
        resolve_item(writer, by, document, spot, resolved, seen=seen_in(form))
        note_item(writer, by, document, spot, heard=heard, spoke=spoke)

    said = _("The decision is recorded.")
    return _done(document, meeting_id, deed, said, item=item_id, then=form.get("then", ""))


@blueprint.post("/d/<slug>/meetings/<meeting_id>/items/<item_id>/note")
@requires(Action.READ, on=Document)
def note(document: Document, meeting_id: str, item_id: str) -> Any:
    """Write down what was heard and said on an item."""
    heard, spoke = request.form.get("heard", ""), request.form.get("spoke", "")

    def deed(writer: Session, by: Actor) -> None:
        note_item(writer, by, document, Spot(meeting_id, item_id), heard=heard, spoke=spoke)

    return _done(document, meeting_id, deed, _("The notes are kept."), item=item_id)


@blueprint.post("/d/<slug>/meetings/<meeting_id>/items/<item_id>/contest")
@requires(Action.DECIDE, on=Document)
def contest(document: Document, meeting_id: str, item_id: str) -> Any:
    """Say that the voice entered for oneself is not one's own."""
    reason = request.form.get("contest", "")

    def deed(writer: Session, by: Actor) -> None:
        contest_voice(writer, by, document, Spot(meeting_id, item_id), reason)

    said = _("It is recorded that this was not your word, and it is taken back.")
    return _done(document, meeting_id, deed, said, item=item_id)


@blueprint.post("/d/<slug>/meetings/<meeting_id>/end")
@requires(Action.READ, on=Document)
def end(document: Document, meeting_id: str) -> Any:
    """End the meeting."""

    def deed(writer: Session, by: Actor) -> None:
        end_meeting(writer, by, document, meeting_id)

    said = _("The meeting is over. Its minutes can be written until they are closed.")
    return _done(document, meeting_id, deed, said)


@blueprint.post("/d/<slug>/meetings/<meeting_id>/close")
@requires(Action.READ, on=Document)
def close(document: Document, meeting_id: str) -> Any:
    """Close the minutes for ever."""

    def deed(writer: Session, by: Actor) -> None:
        close_minutes(writer, by, document, meeting_id)

    said = _("The minutes are closed: they never change again.")
    return _done(document, meeting_id, deed, said)


@blueprint.post("/d/<slug>/meetings/<meeting_id>/correct")
@requires(Action.READ, on=Document)
def correct(document: Document, meeting_id: str) -> Any:
    """Add a correction below closed minutes."""
    words = request.form.get("words", "")

    def deed(writer: Session, by: Actor) -> None:
        correct_minutes(writer, by, document, meeting_id, words)

    said = _("The addendum stands below the minutes.")
    return _done(document, meeting_id, deed, said)


def _done(
    document: Document,
    meeting_id: str,
    deed: Deed,
    said: str,
    **where: str,
) -> Any:
    """Do it and go back to the meeting; a refusal comes with what was typed."""
    found = found_meeting(document, meeting_id)
    item = where.get("item", "")
    if item:
        found.item(item)
    try:
        with transaction() as writer:
            deed(writer, actor())
    except Refused as error:
        session().expire_all()  # what stood in the way stands by now
        found = found_meeting(document, meeting_id)
        return show(document, found, errors.sentence(error), item), errors.status(error)
    flash(said, "done")
    then = where.get("then") or item
    target = url_for(
        "convening.meeting",
        slug=document.slug,
        meeting_id=meeting_id,
        item=then or None,
        _anchor=where.get("anchor"),
    )
    return redirect(target, 303)


def _fields(prefix: str) -> dict[str, str]:
    """What was typed of each person."""
    return {
        name.removeprefix(prefix): typed
        for name, typed in request.form.items()
        if name.startswith(prefix)
    }


def _votes() -> dict[str, Verdict]:
    """Votes by name; where they were only counted, none."""
    if request.form.get("how") == "count":
        return {}
    cast = {who: said for who, said in _fields(VOTE).items() if said}
    if any(said not in JUDGEMENTS for said in cast.values()):
        abort(400)
    return {who: Verdict(said) for who, said in cast.items()}


def _count(typed: str) -> int:
    typed = typed.strip()
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 6 else 0
