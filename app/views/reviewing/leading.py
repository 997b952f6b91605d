"""What the coordinator does with a round: remind, ask more, put off its end, close, reopen."""

from collections.abc import Callable
from datetime import date
from typing import Any

from flask import flash, redirect, request
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from app import errors
from app.access import actor, requires
from app.db import session, transaction
from app.models import Document, Person, ReviewRound
from app.operations.errors import Refused
from app.operations.recording import Actor
from app.operations.reviewing import (
    ask_more,
    by_hand,
    close_round,
    extend_round,
    mark_reminded,
    reopen_round,
)
from app.queries.rounds import Round, not_handed_in, round_of
from app.statute.roles import Action
from app.summoning import summon
from app.views.reviewing.blueprint import address, blueprint, found_round
from app.views.reviewing.page import show

PutOff = Callable[[Session, Actor, ReviewRound, date], None]


@blueprint.post("/d/<slug>/rounds/<round_id>/remind")
@requires(Action.COORDINATE, on=Document)
def remind(document: Document, round_id: str) -> Any:
    """Write to whom is named, or to everybody, who has not handed in: once a day each."""
    found = found_round(document, round_id)
    chosen = set(request.form.getlist("person"))
    try:
        with transaction() as writer:
            by = actor()
            waiting = {
                one.id: one
                for one in not_handed_in(writer, found)
                if not chosen or one.id in chosen
            }
            ids = mark_reminded(writer, by, found.identity, waiting, [by_hand(by)])
            summon(writer, found, [waiting[one] for one in ids], "reminded", by.at)
    except Refused as error:
        return _refused(document, found, error)
    if ids:
        flash(_("Reminders on their way: %(n)s.", n=len(ids)), "done")
    else:
        flash(_("Everybody was reminded today already, or has handed in."), "note")
    return _back(document, found)


@blueprint.post("/d/<slug>/rounds/<round_id>/extend")
@requires(Action.COORDINATE, on=Document)
def extend(document: Document, round_id: str) -> Any:
    """Put the last day off, and tell whoever has not handed in."""
    said = _("The deadline is put off. Whoever has not handed in gets a letter.")
    return _until(document, found_round(document, round_id), extend_round, "extended", said)


@blueprint.post("/d/<slug>/rounds/<round_id>/ask")
@requires(Action.COORDINATE, on=Document)
def ask(document: Document, round_id: str) -> Any:
    """Ask more people."""
    found = found_round(document, round_id)
    try:
        with transaction() as writer:
            by = actor()
            ids = ask_more(writer, by, found.identity, request.form.getlist("person"))
            people = [writer.get_one(Person, one) for one in ids]
            summon(writer, round_of(writer, document, found.id), people, "asked", by.at)
    except Refused as error:
        return _refused(document, found, error)
    flash(_("Asked too: %(names)s.", names=", ".join(one.name for one in people)), "done")
    return _back(document, found)


@blueprint.post("/d/<slug>/rounds/<round_id>/close")
@requires(Action.COORDINATE, on=Document)
def close(document: Document, round_id: str) -> Any:
    """Take nothing more in."""
    found = found_round(document, round_id)
    try:
        with transaction() as writer:
            close_round(writer, actor(), found.identity)
    except Refused as error:
        return _refused(document, found, error)
    flash(_("The round is closed. Here is the register of what came in."), "done")
    return redirect(address("round_register", document, found), 303)


@blueprint.post("/d/<slug>/rounds/<round_id>/reopen")
@requires(Action.COORDINATE, on=Document)
def reopen(document: Document, round_id: str) -> Any:
    """Take reviews in again up to a new last day, and tell whoever has not handed in."""
    said = _("The round is open again. Whoever has not handed in gets a letter.")
    return _until(document, found_round(document, round_id), reopen_round, "reopened", said)


def _until(document: Document, found: Round, deed: PutOff, letter: str, said: str) -> Any:
    """Set another last day, and write to whoever has not handed in."""
    try:
        deadline = date.fromisoformat(request.form.get("deadline", "").strip())
    except ValueError:
        return show(document, found, _("Choose the last day.")), 422
    try:
        with transaction() as writer:
            by = actor()
            deed(writer, by, found.identity, deadline)
            now = round_of(writer, document, found.id)
            summon(writer, now, not_handed_in(writer, now), letter, by.at)
    except Refused as error:
        return _refused(document, found, error)
    flash(said, "done")
    return _back(document, found)


def _refused(document: Document, found: Round, error: Exception) -> Any:
    session().expire_all()  # what stood in the way stands by now
    found = found_round(document, found.id)
    return show(document, found, errors.sentence(error)), errors.status(error)


def _back(document: Document, found: Round) -> Any:
    return redirect(address("round_page", document, found), 303)
