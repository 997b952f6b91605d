"""Set a finding aside, and take it up again."""

from typing import Any

from flask import flash, redirect, request
from flask_babel import gettext as _

from app import errors
from app.access import actor, requires
from app.db import session, transaction
from app.models import Document
from app.operations import checking
from app.operations.errors import NotThere, Refused
from app.queries.checking import report
from app.statute.checks import Finding, Level
from app.statute.roles import Action
from app.views.checking.blueprint import blueprint
from app.views.checking.page import drawn
from app.views.checking.shown import asked_of, page_address


@blueprint.post("/d/<slug>/checks/aside")
@requires(Action.EDIT, on=Document)
def set_aside(document: Document) -> Any:
    """Say why a note or a warning needs no mending."""
    return _set_aside(document, blocking=False)


@blueprint.post("/d/<slug>/checks/aside-blocking")
@requires(Action.COORDINATE, on=Document)
def set_aside_blocking(document: Document) -> Any:
    """Say why a finding need not hold agreement back: the coordinator's to say."""
    return _set_aside(document, blocking=True)


@blueprint.post("/d/<slug>/checks/up")
@requires(Action.EDIT, on=Document)
def take_up(document: Document) -> Any:
    """Let a finding count again."""
    try:
        with transaction() as writer:
            checking.take_up(writer, actor(), document, request.form.get("finding", ""))
    except Refused as error:
        return drawn(document, problem=errors.sentence(error)), errors.status(error)
    flash(_("The finding counts again."), "done")
    return redirect(page_address(document, asked_of(request.args)), 303)


def _set_aside(document: Document, *, blocking: bool) -> Any:
    digest, reason = request.form.get("finding", ""), request.form.get("reason", "")
    try:
        finding = _named(document, digest, blocking=blocking)
        with transaction() as writer:
            checking.set_aside(writer, actor(), document, finding, reason)
    except Refused as error:
        page = drawn(document, problem=errors.sentence(error), typed=(digest, reason))
        return page, errors.status(error)
    flash(_("Set aside. The reason is in the record."), "done")
    return redirect(page_address(document, asked_of(request.args)), 303)


def _named(document: Document, digest: str, *, blocking: bool) -> Finding:
    """The open finding of that digest, where it is of the kind this address is for."""
    found = report(session(), document).find(digest)
    if found is None or (found.rule.level is Level.BLOCKS) is not blocking:
        raise NotThere
    return found
