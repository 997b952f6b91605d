"""The blueprint of all a guest link opens: nobody is signed in here, and nothing leads out."""

import secrets
from typing import Any, cast

from flask import (
    Blueprint,
    Response,
    current_app,
    flash,
    redirect,
    render_template,
    request,
    url_for,
)
from flask_babel import gettext as _
from flask_wtf.csrf import validate_csrf
from werkzeug.exceptions import HTTPException

from app import errors
from app.access import ask_nobody, cookie
from app.clock import now
from app.config import Settings
from app.db import session, transaction
from app.models import Document, GuestLink
from app.operations.errors import Refused
from app.operations.guests import FormTooOld, Sender, knock, open_link
from app.presentation import locale

blueprint = Blueprint("visiting", __name__)

REMEMBERED = 2 * 366 * 86_400
"""Seconds a browser is known again: a guest comes back for the answer after the link has ended."""


@blueprint.before_request
def forget_who_is_signed_in() -> None:
    """A member who opens the link sees what guests see."""
    ask_nobody()


@blueprint.after_request
def keep_the_address_secret(response: Response) -> Response:
    """The address is the key: no search engine, no cache and no other site is to learn it."""
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    response.headers["Cache-Control"] = "no-store"
    return response


@blueprint.errorhandler(Refused)
def nothing_here(error: Refused) -> tuple[str, int]:
    """A page that says why, and no more: an unknown link never tells what there is."""
    return turned_away(error)


@blueprint.errorhandler(HTTPException)
def elsewhere(error: HTTPException) -> Any:
    """The same for addresses below a link that name nothing."""
    if error.code is None or error.code < 400:
        return error
    return turned_away(error)


def turned_away(error: Exception) -> tuple[str, int]:
    """The page of an error; what was typed is given back."""
    typed = [request.form.get(name, "").strip() for name in ("body", "text", "quote")]
    page = render_template(
        "visiting/ended.html", problem=errors.sentence(error), typed=[one for one in typed if one]
    )
    return page, errors.status(error)


def opened(token: str) -> GuestLink:
    """The link a secret opens. Raises UnknownLink, EndedLink."""
    return open_link(session(), token, now())


def document_of(link: GuestLink) -> Document:
    """What the link opens a part of."""
    return session().get_one(Document, link.record_id)


def cookie_of(link: GuestLink) -> str:
    """The name of the cookie that knows a guest of one link again."""
    return cookie(f"guest-{link.id}")


def secret_of(link: GuestLink) -> str:
    """The guest's secret, "" where the browser has none yet."""
    return request.cookies.get(cookie_of(link), "")


def remember(link: GuestLink, answer: Response) -> Response:
    """Give the browser a secret, where it has none."""
    if not secret_of(link):
        answer.set_cookie(
            cookie_of(link),
            secrets.token_urlsafe(32),
            max_age=REMEMBERED,
            httponly=True,
            samesite="Lax",
            secure=settings().secure_cookies,
        )
    return answer


def settings() -> Settings:
    """The settings of the running app."""
    return cast(Settings, current_app.config["SETTINGS"])


def sent_by(link: GuestLink) -> Sender:
    """Who sends the form of this request. Raises FormTooOld, and TooManySent: each try counts."""
    form = request.form
    sender = Sender(
        link=link,
        at=now(),
        secret=secret_of(link),
        once=form.get("once", ""),
        address=request.remote_addr or "",
        name=form.get("name", ""),
        institution=form.get("institution", ""),
        unnamed=_("Guest"),
        locale=locale(),
    )
    try:
        validate_csrf(form.get("csrf_token"))
    except ValueError as error:  # what the library raises is one
        raise FormTooOld from error
    if not sender.secret:  # the page of the form gave one
        raise FormTooOld
    with transaction() as writer:
        knock(writer, sender)
    return sender


def back(token: str, told: str) -> Any:
    """To the guest's own words, with a notice."""
    flash(told, "done")
    return redirect(url_for("visiting.read", token=token, _anchor="mine"), 303)
