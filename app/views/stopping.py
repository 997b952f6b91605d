"""End letters by the link that each of them carries, without signing in, and take that back."""

from typing import Any, cast

from flask import Blueprint, Flask, abort, redirect, render_template, request, url_for
from flask.blueprints import BlueprintSetupState

from app.access import public
from app.db import session, transaction
from app.delivering.stopping import read_token
from app.models import Document, Person
from app.operations.wishing import resume_letters, stop_letters
from app.queries.wishes import wish_on

blueprint = Blueprint("stopping", __name__)


@blueprint.get("/mail/stop/<token>")
@public
def page(token: str) -> str:
    """What the link ends, and a button; opening it ends nothing (programs open links too)."""
    person, document = _meant(token)
    wanted = wish_on(session(), person.id, document.id)
    return render_template(
        "inbox/stop.html",
        document=document,
        person=person,
        token=token,
        stopped=wanted.pace == "none" and not wanted.urgent,
    )


@blueprint.post("/mail/stop/<token>")
@public
def stop(token: str) -> Any:
    """End the letters: from the page, or by the one click of a mail program (RFC 8058)."""
    person, document = _meant(token)
    with transaction() as writer:
        stop_letters(writer, person, document.id)
    if request.form.get("List-Unsubscribe") == "One-Click":
        return "", 200
    return redirect(url_for("stopping.page", token=token), 303)


@blueprint.post("/mail/stop/<token>/undo")
@public
def undo(token: str) -> Any:
    """Let letters come as they did."""
    person, document = _meant(token)
    with transaction() as writer:
        resume_letters(writer, person, document.id)
    return redirect(url_for("stopping.page", token=token), 303)


def _meant(token: str) -> tuple[Person, Document]:
    named = read_token(token)
    if named is None:
        abort(404)
    person, document = session().get(Person, named[0]), session().get(Document, named[1])
    return (person, document) if person and document else abort(404)


@blueprint.record_once
def _trust_the_link(state: BlueprintSetupState) -> None:
    """A mail program sends no token of a form: the signed link is proof enough."""
    cast(Flask, state.app).extensions["csrf"].exempt(stop)
