"""Nominations on a document: enter one, accept, decline and withdraw it, read its letter."""

from typing import Any

from flask import Response, abort, current_app, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from app import errors
from app.access import actor, may, person, requires
from app.clock import now
from app.db import session, transaction
from app.delivering.inviting import invitation_letter
from app.models import Document, Nomination
from app.operations.errors import Refused
from app.operations.mailing import post
from app.operations.nominating import (
    NOMINATED,
    NotYourInstitution,
    accept_nomination,
    decline_nomination,
    nominate,
    withdraw_nomination,
)
from app.presentation import locale
from app.queries.institutions import houses
from app.queries.nominations import entered_by, nominations_on
from app.statute.errors import StatuteError
from app.statute.roles import Action
from app.views.groups.page import choices
from app.views.nominating.blueprint import blueprint
from app.views.nominating.forms import found_nomination, letter_in, paper_of


@blueprint.get("/d/<slug>/nominations")
@requires(Action.READ, on=Document)
def index(document: Document) -> str:
    """Who was nominated for the document's committee."""
    return _page(document)


@blueprint.post("/d/<slug>/nominations")
@requires(Action.PROPOSE, on=Document)
def enter(document: Document) -> Any:
    """Record whom an institution nominates: a member's own, or, by the coordinator, any."""
    letter = letter_in(request)
    try:
        if not may(Action.COORDINATE, document) and letter.institution_id != _mine():
            raise NotYourInstitution
        with transaction() as writer:
            nominate(writer, actor(), document, letter)
    except (Refused, StatuteError) as error:
        return _page(document, errors.sentence(error), request.form), errors.status(error)
    flash(_("The nomination is entered: it waits for the coordinator."), "done")
    return _back(document)


@blueprint.post("/d/<slug>/nominations/<nomination>/accept")
@requires(Action.COORDINATE, on=Document)
def accept(document: Document, nomination: str) -> Any:
    """Give the role, or make an invitation, shown once on the page that answers."""
    found = found_nomination(nomination, record=document.id)
    settings = current_app.config["SETTINGS"]
    try:
        with transaction() as writer:
            token = accept_nomination(writer, actor(), found, days=settings.invitation_days)
            if token and settings.smtp_url:
                post(writer, invitation_letter(writer, document, person(), token, now()))
    except Refused as error:
        return _page(document, errors.sentence(error)), errors.status(error)
    if token:
        return _page(document, link=url_for("door.invitation", token=token, _external=True))
    flash(_("Accepted: the role holds from now on."), "done")
    return _back(document)


@blueprint.post("/d/<slug>/nominations/<nomination>/decline")
@requires(Action.COORDINATE, on=Document)
def decline(document: Document, nomination: str) -> Any:
    """Say no, and why."""
    found = found_nomination(nomination, record=document.id)
    try:
        with transaction() as writer:
            decline_nomination(writer, actor(), found, request.form.get("reason", ""))
    except Refused as error:
        return _page(document, errors.sentence(error)), errors.status(error)
    flash(_("Declined. The reason stands beside it."), "done")
    return _back(document)


@blueprint.post("/d/<slug>/nominations/<nomination>/withdraw")
@requires(Action.PROPOSE, on=Document)
def withdraw(document: Document, nomination: str) -> Any:
    """Take it back: whoever entered it, or the coordinator."""
    found = found_nomination(nomination, record=document.id)
    if not may_withdraw(document, found):
        abort(403)
    try:
        with transaction() as writer:
            withdraw_nomination(writer, actor(), found, request.form.get("reason", ""))
    except Refused as error:
        return _page(document, errors.sentence(error)), errors.status(error)
    flash(_("The nomination is withdrawn."), "done")
    return _back(document)


@blueprint.get("/d/<slug>/nominations/<nomination>/letter")
@requires(Action.PROPOSE, on=Document)
def letter(document: Document, nomination: str) -> Response:
    """The letter of a nomination: the committee's own, for it may say much of people."""
    return paper_of(found_nomination(nomination, record=document.id))


def may_withdraw(document: Document, nomination: Nomination) -> bool:
    """Whether the person of this request may take a nomination back."""
    mine = entered_by(session(), nomination) == person().id
    return may(Action.COORDINATE, document) or (mine and may(Action.PROPOSE, document))


def _mine() -> str:
    return person().institution_id or ""


def _page(document: Document, problem: str = "", typed: Any = None, link: str = "") -> str:
    leads = may(Action.COORDINATE, document)
    enters = may(Action.PROPOSE, document)
    whole = houses(session(), locale()) if enters else []
    settings = current_app.config["SETTINGS"]
    return render_template(
        "nominating/index.html",
        document=document,
        nominations=nominations_on(session(), document),
        leads=leads,
        enters=enters,
        people=choices() if enters else [],
        houses=whole if leads else [one for one in whole if one.institution.id == _mine()],
        roles=NOMINATED,
        reader=person().id,
        link=link,
        lettered=bool(link and settings.smtp_url),
        days=settings.invitation_days,
        problem=problem,
        typed=typed or MultiDict(),
    )


def _back(document: Document) -> Any:
    return redirect(url_for("nominating.index", slug=document.slug), 303)
