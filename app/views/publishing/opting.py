"""For everybody: sign up for the newsletter, confirm an address, get no more letters."""

from typing import Any, cast

from flask import Flask, abort, redirect, render_template, request, url_for
from flask.blueprints import BlueprintSetupState

from app import errors
from app.access import public
from app.clock import now
from app.db import session, transaction
from app.models import Stakeholder
from app.operations.errors import Refused
from app.operations.publishing import Contact, LinkExpired, confirm, sign_up, stop
from app.operations.signing_in import token_digest
from app.presentation import locale
from app.queries.stakeholders import by_confirmation, by_stop_token
from app.views.publishing.blueprint import blueprint
from app.views.publishing.letters import confirmation


@blueprint.get("/subscribe")
@public
def sign_up_page() -> str:
    """A form for one's address."""
    return _form()


@blueprint.post("/subscribe")
@public
def sign_up_here() -> Any:
    """The same answer whatever the address: who is on the list is nobody's business."""
    form = request.form
    if form.get("website"):  # a field nobody sees, filled in by programs
        return redirect(url_for("publishing.signed_up"), 303)
    contact = Contact(
        email=form.get("email", ""),
        name=form.get("name", ""),
        institution=form.get("institution", ""),
        locale=form.get("locale") or locale(),
    )
    try:
        with transaction() as writer:
            place = request.remote_addr or ""
            sign_up(writer, contact, confirmation(now()), place=place, now=now())
    except Refused as error:
        return _form(errors.sentence(error)), errors.status(error)
    return redirect(url_for("publishing.signed_up"), 303)


@blueprint.get("/subscribe/done")
@public
def signed_up() -> str:
    """Look into your mail."""
    return render_template("publishing/signed_up.html")


@blueprint.get("/subscribe/<token>")
@public
def confirm_page(token: str) -> Any:
    """A button; opening the page confirms nothing, for programs open links too."""
    found = by_confirmation(session(), token_digest(token))
    fresh = found is not None and found.expires_at is not None and found.expires_at > now()
    if not fresh:
        return render_template("publishing/confirm.html", token="", problem=_stale()), 410
    return render_template("publishing/confirm.html", token=token, problem="")


@blueprint.post("/subscribe/<token>")
@public
def confirm_address(token: str) -> Any:
    """The address is theirs."""
    try:
        with transaction() as writer:
            stop_token = confirm(writer, token, now()).stop_token
    except LinkExpired as error:
        problem = errors.sentence(error)
        return render_template("publishing/confirm.html", token="", problem=problem), 410
    return render_template("publishing/welcome.html", stop_token=stop_token)


@blueprint.get("/unsubscribe/<token>")
@public
def stop_page(token: str) -> str:
    """What the link ends, and a button."""
    return render_template("publishing/stop.html", one=_meant(token), token=token)


@blueprint.post("/unsubscribe/<token>")
@public
def stop_letters(token: str) -> Any:
    """No more letters: from the page, or by the one click of a mail program (RFC 8058)."""
    found = _meant(token)
    with transaction() as writer:
        stop(writer, writer.get_one(Stakeholder, found.id), now())
    if request.form.get("List-Unsubscribe") == "One-Click":
        return "", 200
    return redirect(url_for("publishing.stop_page", token=token), 303)


def _meant(token: str) -> Stakeholder:
    return by_stop_token(session(), token) or abort(404)


def _stale() -> str:
    return errors.sentence(LinkExpired())


def _form(problem: str = "") -> str:
    return render_template("publishing/sign_up.html", problem=problem, typed=request.form)


@blueprint.record_once
def _trust_the_link(state: BlueprintSetupState) -> None:
    """A mail program sends no token of a form: the secret in the address is proof enough."""
    cast(Flask, state.app).extensions["csrf"].exempt(stop_letters)
