"""Sign in and out, and join by invitation."""

from typing import Any, cast

from flask import Blueprint, current_app, make_response, redirect, render_template, request, url_for
from flask_login import current_user
from sqlalchemy import select

from app import errors
from app.access import cookie, public, requires
from app.clock import now
from app.config import Settings
from app.db import session, transaction
from app.loading import DEMONSTRATION_PASSWORD
from app.models import Document, Invitation, Person
from app.operations.errors import Refused
from app.operations.membership import (
    InvitationEnded,
    Newcomer,
    accept_invitation,
    open_invitation,
)
from app.operations.recording import Actor
from app.operations.signing_in import (
    Door,
    TooManyTries,
    WrongPassword,
    begin_sign_in,
    check_password,
    end_sign_in,
    knock,
    take_back,
)
from app.presentation import locale, safe_target
from app.queries.people import demonstration_people
from app.statute.roles import Action

blueprint = Blueprint("door", __name__)


@blueprint.get("/sign-in")
@public
def sign_in() -> Any:
    """The door."""
    return _door_page()


@blueprint.post("/sign-in")
@public
def enter() -> Any:
    """Check a password and open a sign-in."""
    email, password = request.form.get("email", ""), request.form.get("password", "")
    try:
        return admit(recognised(email, password))
    except (WrongPassword, TooManyTries) as error:
        return _door_page(errors.sentence(error), email), errors.status(error)


@blueprint.post("/sign-out")
@requires(Action.ENTER)
def leave() -> Any:
    """End this sign-in."""
    with transaction():
        end_sign_in(current_user.sign_in, now())
    answer = make_response(redirect(url_for("door.sign_in")))
    answer.delete_cookie(cookie(), secure=settings().secure_cookies)
    return answer


@blueprint.get("/invitation/<token>")
@public
def invitation(token: str) -> Any:
    """What somebody who follows an invitation finds."""
    try:
        invited = open_invitation(session(), token, whoever())
    except InvitationEnded as error:
        return _ended(error)
    return _invitation_page(invited, token)


@blueprint.post("/invitation/<token>")
@public
def accept(token: str) -> Any:
    """Join: with the account one has, or a new one."""
    form = request.form
    newcomer = Newcomer(
        form.get("name", ""), form.get("password", ""), locale(), settings().argon2_memory_kib
    )
    try:
        with transaction() as writer:
            invited = open_invitation(writer, token, whoever())
            stranger = not current_user.is_authenticated
            joined = accept_invitation(writer, whoever(), invited, newcomer if stranger else None)
            slug = writer.get_one(Document, invited.record_id).slug
    except InvitationEnded as error:
        return _ended(error)
    except Refused as error:
        invited = open_invitation(session(), token, whoever())
        return _invitation_page(invited, token, errors.sentence(error)), errors.status(error)
    where = url_for("reading.read", slug=slug)
    return admit(joined, where) if stranger else redirect(where, 303)


def whoever() -> Actor:
    """Who does something at the door: the person signed in, or nobody known."""
    return Actor(current_user.id if current_user.is_authenticated else None, now())


def _ended(error: InvitationEnded) -> tuple[str, int]:
    page = render_template("door/ended.html", problem=errors.sentence(error))
    return page, errors.status(error)


def _invitation_page(invited: Invitation, token: str, problem: str = "") -> str:
    known = session().scalars(select(Person).where(Person.email == invited.email)).first()
    return render_template(
        "door/invitation.html",
        invitation=invited,
        document=session().get_one(Document, invited.record_id),
        inviter=session().get_one(Person, invited.invited_by),
        known=known,
        here=url_for("door.invitation", token=token),
        name=request.form.get("name", invited.name),
        problem=problem,
    )


def recognised(email: str, password: str) -> Person:
    """The person whose password this is; a wrong one counts. Raises TooManyTries, WrongPassword."""
    with transaction() as writer:
        tries = knock(writer, email, door(), now())
    someone = check_password(session(), email, password)
    with transaction() as writer:
        take_back(writer, tries)
    return someone


def admit(someone: Person, where: str | None = None) -> Any:
    """Open a sign-in for a person and send them where they were going."""
    with transaction() as writer:
        token = begin_sign_in(writer, someone, door(), now())
    answer = make_response(redirect(where or safe_target(request.values.get("next")), 303))
    chosen = settings()
    answer.set_cookie(
        cookie(),
        token,
        httponly=True,
        samesite="Lax",
        secure=chosen.secure_cookies,
        max_age=chosen.session_hours * 3600,
    )
    return answer


def door() -> Door:
    """Who stands before the door."""
    browser = request.user_agent.string
    return Door(request.remote_addr or "", browser, tries=settings().sign_in_tries)


def settings() -> Settings:
    """The settings of the running app."""
    return cast(Settings, current_app.config["SETTINGS"])


def _door_page(problem: str = "", email: str = "") -> str:
    shown = demonstration_people(session()) if settings().demonstration else []
    return render_template(
        "door/sign_in.html",
        problem=problem,
        email=email,
        people=shown,
        demonstration_password=DEMONSTRATION_PASSWORD if shown else "",
    )
