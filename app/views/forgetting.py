"""Ask for another password by mail, and choose it by the link of the letter."""

import secrets
from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from sqlalchemy import select

from app import errors
from app.access import public
from app.clock import now
from app.db import session, transaction
from app.delivering.inviting import reset_letter
from app.models import Person
from app.operations.errors import Refused
from app.operations.mailing import post
from app.operations.resetting import LASTS, ResetEnded, ask_for_reset, open_reset, reset_password
from app.operations.signing_in import TooManyTries, knock
from app.presentation import locale
from app.views.door import door, settings

blueprint = Blueprint("forgetting", __name__)

APART = "forgotten:"
"""Before the address where tries are counted: who asks for letters shuts nobody out at the door."""


@blueprint.app_template_global()
def can_forget() -> bool:
    """Whether passwords can be asked for: letters leave, and lead where nobody else decides."""
    return bool(settings().smtp_url and settings().public_url)


@blueprint.get("/forgotten")
@public
def ask_form() -> Any:
    """The form that asks for a letter."""
    return render_template("door/forgotten.html", problem="", email="", sent=False)


@blueprint.post("/forgotten")
@public
def ask() -> Any:
    """Write the letter; the answer is the same whether anybody has that address."""
    if not can_forget():
        abort(404)
    email = request.form.get("email", "").strip().lower()
    try:
        with transaction() as writer:
            knock(writer, APART + email, door(), now())
        with transaction() as writer:
            _write(email)
    except TooManyTries as error:
        page = render_template(
            "door/forgotten.html", problem=errors.sentence(error), email=email, sent=False
        )
        return page, errors.status(error)
    return render_template("door/forgotten.html", problem="", email=email, sent=True)


def _write(email: str) -> None:
    """A letter is written in any case, for nobody too: how long it takes tells nothing."""
    person = session().scalars(select(Person).where(Person.email == email)).first()
    token = ask_for_reset(session(), person, now()) if person and _may(person) else None
    stranger = Person(name="", email=email, locale=locale())
    minutes = int(LASTS.total_seconds() // 60)
    letter = reset_letter(person or stranger, token or secrets.token_urlsafe(32), minutes, now())
    if token:
        post(session(), letter)


def _may(person: Person) -> bool:
    """Whoever signs in by password, and is let in."""
    closed = person.demonstration and not settings().demonstration
    return bool(person.password_hash) and not person.disabled and not closed


@blueprint.get("/forgotten/<token>")
@public
def choose_form(token: str) -> Any:
    """The form that chooses another password."""
    try:
        open_reset(session(), token, now())
    except ResetEnded as error:
        return _ended(error)
    return render_template("door/another.html", token=token, problem="")


@blueprint.post("/forgotten/<token>")
@public
def choose(token: str) -> Any:
    """Take the password."""
    memory = settings().argon2_memory_kib
    try:
        with transaction() as writer:
            new = request.form.get("password", "")
            reset_password(writer, token, new, now(), memory_kib=memory)
    except ResetEnded as error:
        return _ended(error)
    except Refused as error:
        page = render_template("door/another.html", token=token, problem=errors.sentence(error))
        return page, errors.status(error)
    flash(_("Your password is changed. Sign in with it."), "done")
    return redirect(url_for("door.sign_in"), 303)


def _ended(error: ResetEnded) -> Any:
    problem = errors.sentence(error)
    page = render_template("door/forgotten.html", problem=problem, email="", sent=False)
    return page, errors.status(error)
