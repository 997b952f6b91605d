"""Nominations for a group: entered and decided on by those who look after the house."""

from typing import Any

from flask import Response, flash, redirect, request, url_for
from flask_babel import gettext as _

from app import errors
from app.access import actor, requires
from app.db import transaction
from app.operations.attaching import LARGEST, FileTooLarge
from app.operations.errors import Refused
from app.operations.nominating import (
    accept_nomination,
    decline_nomination,
    nominate,
    withdraw_nomination,
)
from app.statute.errors import StatuteError
from app.statute.roles import Action
from app.views.groups.blueprint import blueprint, found_group
from app.views.groups.page import show
from app.views.nominating.forms import found_nomination, letter_in, paper_of
from app.views.taking_in import FORM, refuse_larger, take_up_to

take_up_to(blueprint, LARGEST + FORM, "groups.enter")
refuse_larger(blueprint, lambda _size: FileTooLarge())


@blueprint.post("/groups/<group>/nominations")
@requires(Action.FOUND)
def enter(group: str) -> Any:
    """Record whom an institution nominates for the group."""
    found_group(group)
    try:
        with transaction() as writer:
            nominate(writer, actor(), group, letter_in(request))
    except (Refused, StatuteError) as error:
        return show(group, errors.sentence(error), request.form, "nominate"), errors.status(error)
    flash(_("The nomination is entered: it waits for a decision."), "done")
    return _back(group)


@blueprint.post("/groups/<group>/nominations/<nomination>/accept")
@requires(Action.FOUND)
def accept(group: str, nomination: str) -> Any:
    """Give whoever is nominated the seat, from today on."""
    found = found_nomination(nomination, group=group)
    ends = request.form.get("ends", "").strip()[:40]
    try:
        with transaction() as writer:
            accept_nomination(writer, actor(), found, days=0, ends=ends)
    except (Refused, StatuteError) as error:
        return show(group, errors.sentence(error)), errors.status(error)
    flash(_("Accepted: the seat is entered from today on."), "done")
    return _back(group)


@blueprint.post("/groups/<group>/nominations/<nomination>/decline")
@requires(Action.FOUND)
def decline(group: str, nomination: str) -> Any:
    """Say no, and why."""
    found = found_nomination(nomination, group=group)
    try:
        with transaction() as writer:
            decline_nomination(writer, actor(), found, request.form.get("reason", ""))
    except Refused as error:
        return show(group, errors.sentence(error)), errors.status(error)
    flash(_("Declined. The reason stands beside it."), "done")
    return _back(group)


@blueprint.post("/groups/<group>/nominations/<nomination>/withdraw")
@requires(Action.FOUND)
def withdraw(group: str, nomination: str) -> Any:
    """The institution takes it back."""
    found = found_nomination(nomination, group=group)
    try:
        with transaction() as writer:
            withdraw_nomination(writer, actor(), found, request.form.get("reason", ""))
    except Refused as error:
        return show(group, errors.sentence(error)), errors.status(error)
    flash(_("The nomination is withdrawn."), "done")
    return _back(group)


@blueprint.get("/groups/<group>/nominations/<nomination>/letter")
@requires(Action.FOUND)
def letter(group: str, nomination: str) -> Response:
    """The letter by which an institution nominated."""
    return paper_of(found_nomination(nomination, group=group))


def _back(group: str) -> Any:
    return redirect(url_for("groups.page", group=group, _anchor="nominations"), 303)
