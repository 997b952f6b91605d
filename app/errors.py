"""What each refusal is called, in which status and words, and the page that says so."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from flask import Flask, current_app, render_template, request
from flask_babel import lazy_gettext as _l
from flask_wtf.csrf import CSRFError
from sqlalchemy import exc
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge

from app import access
from app.db import Unwritable
from app.operations import (
    documents,
    looking,
    membership,
    resetting,
    restoring,
    sealing,
    signing_in,
)
from app.operations import errors as operations
from app.presentation import dated
from app.queries.errors import BeforeTheFirst, InTheFuture, NoSuchStep, NotFound
from app.refusals import REFUSALS, Words, said
from app.statute.deadlines import NoTime
from app.statute.errors import StatuteError

SILENT = said(_l("The database does not answer. Nothing was saved: try again in a moment."))
DONE_ALREADY = said(_l("This was done already, by a colleague or by you. Look how it stands now."))
NOT_UNDERSTOOD = _l("The request could not be understood.")

SAYINGS: dict[type[Exception], tuple[int, Words]] = {
    NoSuchStep: (
        404,
        lambda error: str(
            _l(
                "There is no step %(asked)s: the newest is %(newest)s. Nothing was changed.",
                asked=error.asked,
                newest=error.newest,
            )
        ),
    ),
    BeforeTheFirst: (
        404,
        lambda error: str(
            _l(
                "On %(day)s this document did not exist yet: its first step is of %(first)s.",
                day=dated(error.day),
                first=dated(error.first),
            )
        ),
    ),
    InTheFuture: (
        404,
        lambda error: str(
            _l(
                "%(day)s is still to come: the newest step is %(newest)s. Nothing was changed.",
                day=dated(error.day),
                newest=error.newest,
            )
        ),
    ),
    NotFound: (404, said(_l("There is no such thing here, or it is not open to you."))),
    operations.StaleWording: (
        409,
        said(_l("The words have changed since you opened this page. Look at them and try again.")),
    ),
    operations.MovedMeanwhile: (
        409,
        said(
            _l(
                "Meanwhile a colleague moved, struck or restored this clause. "
                "Nothing was changed: look where it stands now and try again."
            )
        ),
    ),
    operations.ClauseIsStruck: (
        409,
        said(_l("This clause is struck. Restore it first, then change its words.")),
    ),
    operations.ReasonNeeded: (
        422,
        said(_l("Say why: an agreed clause changes, and an objection stands, only with a reason.")),
    ),
    operations.TooLong: (
        413,
        lambda error: str(
            _l(
                "This is %(length)s characters long; at most %(limit)s are kept. "
                "Split the text and try again.",
                length=error.length,
                limit=error.limit,
            )
        ),
    ),
    operations.ReasonTooLong: (
        413,
        lambda error: str(
            _l(
                "The reason is %(length)s characters long; at most %(limit)s are kept. "
                "Shorten it, or begin a discussion with what is too long.",
                length=error.length,
                limit=error.limit,
            )
        ),
    ),
    operations.LeaveEnded: (
        403,
        said(_l("Your role here has ended or changed meanwhile. Nothing was changed.")),
    ),
    operations.NothingSaid: (422, said(_l("Write something first: there was nothing to keep."))),
    operations.NotThere: (
        422,
        said(_l("What you name is not there as the text stands now. Copy the words exactly.")),
    ),
    operations.Taken: (
        409,
        lambda error: str(_l("“%(name)s” is in use. Choose another name.", name=error.name)),
    ),
    operations.DoneAlready: (409, DONE_ALREADY),
    restoring.MovedOn: (
        409,
        said(
            _l(
                "The text has changed since you looked. Nothing was brought back: "
                "look at what changed, then decide again."
            )
        ),
    ),
    sealing.SealedAlready: (
        409,
        said(
            _l(
                "Nothing was signed: the newest seal signs all of this already, "
                "and nothing it excepted was settled since."
            )
        ),
    ),
    sealing.NotReady: (
        422,
        said(
            _l(
                "Not signed off: something stands in the way. "
                "Settle it, or say for each clause why you sign off all the same."
            )
        ),
    ),
    membership.LastCoordinator: (
        422,
        said(
            _l(
                "A document always has a coordinator. "
                "Make somebody else coordinator first, then try again."
            )
        ),
    ),
    resetting.ResetEnded: (
        410,
        said(_l("This link was used, or is too old. Ask for another one; nothing was changed.")),
    ),
    membership.InvitationEnded: (
        410,
        said(
            _l(
                "This invitation was used, withdrawn, or is too old. "
                "Ask the coordinator of the document for a new one."
            )
        ),
    ),
    membership.NotForYou: (
        403,
        said(_l("This invitation is for somebody else. Sign out, then follow the link again.")),
    ),
    documents.NumberAsName: (
        422,
        said(_l("A milestone cannot be called by a number alone: numbers name steps.")),
    ),
    NoTime: (
        422,
        lambda error: str(
            _l(
                "“%(given)s” is no day, month, quarter or year. Write, for instance, 31.12.2027, "
                "Q3 2027 or 2027; what has no end is “ongoing”.",
                given=error.given,
            )
        ),
    ),
    operations.Refused: (422, said(_l("This cannot be done as asked. Nothing was changed."))),
    **REFUSALS,
    signing_in.WrongPassword: (
        401,
        said(_l("The address or the password is not right. Check both and try again.")),
    ),
    signing_in.TooManyTries: (
        429,
        said(_l("Too many wrong tries. Wait a minute, then try again.")),
    ),
    looking.TooManyLooks: (
        429,
        said(_l("Too many files at a time. Wait a minute, then try again.")),
    ),
    signing_in.WeakPassword: (
        422,
        said(
            _l(
                "Choose a password of at least 12 characters that is hard to guess: several "
                "unrelated words, not your name, this committee’s or a common pattern."
            )
        ),
    ),
    StatuteError: (422, said(_l("The text cannot be taken as it is. Nothing was changed."))),
    RequestEntityTooLarge: (
        413,
        said(_l("This is too large to send at once. Send less and try again.")),
    ),
    CSRFError: (
        400,
        said(
            _l(
                "This form is older than your sign-in. Go back, copy what you typed, "
                "load the page anew and send it again."
            )
        ),
    ),
    exc.IntegrityError: (409, DONE_ALREADY),
    exc.DataError: (400, said(NOT_UNDERSTOOD)),
    exc.DatabaseError: (503, SILENT),
    exc.InterfaceError: (503, SILENT),
    exc.TimeoutError: (503, SILENT),
    Unwritable: (503, SILENT),
}
"""The nearest ancestor of an error's class speaks for it."""

SECRET = re.compile("token|password|secret|code|key", re.IGNORECASE)
"""Names of fields whose words are never shown."""

FEW_WORDS = 40
"""Characters above which even one word of a form was written by somebody."""

STATUSES: dict[int, Any] = {
    400: NOT_UNDERSTOOD,
    403: _l("You may read this, but it is not yours to do. Ask the coordinator."),
    404: _l("There is no such page, or it is not open to you."),
    405: _l("This page is not reached that way."),
    500: _l("Something broke on our side. Nothing of yours was changed."),
}


def init_app(app: Flask) -> None:
    """Answer every error with its page."""
    for kind in SAYINGS:
        app.register_error_handler(kind, _refusal)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _breakage)


def sentence(error: Exception) -> str:
    """What an error says, in the language of the request."""
    return _saying(error)[1](error)


def status(error: Exception) -> int:
    """The HTTP status of an error."""
    return _saying(error)[0]


def _saying(error: Exception) -> tuple[int, Words]:
    for kind in type(error).__mro__:
        if kind in SAYINGS:
            return SAYINGS[kind]
    code = error.code if isinstance(error, HTTPException) and error.code else 500
    return code, said(STATUSES.get(code, STATUSES[400]))


def _refusal(error: Exception) -> tuple[str, int]:
    if status(error) >= 500:
        _log("the database is silent in", error)
    return page(error)


def _http(error: HTTPException) -> Any:
    if error.code is None or error.code < 400:
        return error
    return page(error)


def _breakage(error: Exception) -> tuple[str, int]:
    _log("unforeseen error in", error)
    return page(error)


def _log(what: str, error: Exception) -> None:
    current_app.logger.error("%s %s %r", what, request.method, _address(), exc_info=error)


def _address() -> str:
    """The path; of one that is itself a key only its pattern: logs are kept and passed on."""
    return str(request.url_rule) if "token" in (request.view_args or {}) else request.path


def page(error: Exception) -> tuple[str, int]:
    """The page of an error; of a silent database as for a stranger, where even it must be asked."""
    try:
        return _drawn(error)
    except exc.SQLAlchemyError as silence:
        access.ask_nobody()
        return _drawn(silence)


def _drawn(error: Exception) -> tuple[str, int]:
    code, words = status(error), sentence(error)
    typed = list(_typed()) if isinstance(error, CSRFError) else []
    return render_template("errors/error.html", code=code, words=words, typed=typed), code


def _typed() -> Iterator[str]:
    """What somebody wrote into a form of ours that cannot be taken, to be copied from the page."""
    host = urlsplit(request.headers.get("Origin") or request.referrer or "").netloc
    if host != request.host:
        return  # another site's words are nobody's here
    for name, values in request.form.lists():
        if not SECRET.search(name):
            yield from (one for one in values if len(one) > FEW_WORDS or " " in one.strip())
