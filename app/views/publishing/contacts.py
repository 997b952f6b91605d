"""The list of stakeholders: look, add, import, ask, export, erase."""

import json
from collections import Counter
from typing import Any

from flask import Response, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from app import errors
from app.access import actor, requires
from app.clock import now
from app.db import session, transaction
from app.formats.contacts import MOST_ROWS, TooManyRows, read_contacts
from app.formats.tabular import as_csv
from app.models import Stakeholder
from app.operations.errors import Refused
from app.operations.publishing import (
    Contact,
    Outcome,
    add_stakeholder,
    ask_to_confirm,
    erase_stakeholder,
    import_stakeholders,
)
from app.queries.stakeholders import STANDINGS, letters_to, stakeholders
from app.statute.roles import Action
from app.views.handing_out import CSV, attached
from app.views.publishing.blueprint import blueprint
from app.views.publishing.letters import confirmation
from app.views.taking_in import take_up_to

SHOWN = 500
"""People on one page."""

LARGEST_LIST = 4_000_000
"""Bytes of an imported list; only this form and the import of acts take so much."""


take_up_to(blueprint, LARGEST_LIST, "publishing.import_list", memory=True)


@blueprint.get("/stakeholders")
@requires(Action.PUBLISH)
def people() -> str:
    """Everybody, filtered."""
    return _list()


@blueprint.post("/stakeholders")
@requires(Action.PUBLISH)
def add() -> Any:
    """One person, and the letter that asks whether the address is theirs."""
    form = request.form
    fields = ("email", "name", "institution", "locale")
    contact = Contact(*(form.get(name, "") for name in fields))
    try:
        with transaction() as writer:
            made = add_stakeholder(writer, actor(), contact)
            is_new = made.asked_at is None and made.confirmed_at is None
            if is_new:
                ask_to_confirm(writer, made, confirmation(now()), now())
    except Refused as error:
        return _list(errors.sentence(error)), errors.status(error)
    if is_new:
        flash(_("Added. A letter asks whether the address is theirs."), "done")
    else:
        flash(_("This address is on the list already: nothing was changed."), "done")
    return redirect(url_for("publishing.people"), 303)


@blueprint.get("/stakeholders.csv")
@requires(Action.PUBLISH)
def table() -> Response:
    """The list as a table that spreadsheets open."""
    columns = ("email", "name", "institution", "locale", "standing")
    rows = [[str(getattr(one, name)) for name in columns] for one in stakeholders(session()).shown]
    written = as_csv([("email", "name", "institution", "language", "state"), *rows])
    return attached(written, "stakeholders.csv", CSV)


@blueprint.get("/stakeholders/import")
@requires(Action.PUBLISH)
def import_form() -> str:
    """What a file should look like."""
    return _import()


@blueprint.post("/stakeholders/import")
@requires(Action.PUBLISH)
def import_list() -> Any:
    """Take a list up, and say of each line what became of it."""
    try:
        text = _sent().decode("utf-8-sig")
    except UnicodeDecodeError:
        return _import(_("The file is not in UTF-8. Save it as “CSV UTF-8” and try again.")), 422
    try:
        rows = read_contacts(text)
    except TooManyRows as many:
        return _import(
            _(
                "The file has %(n)s rows; at most %(most)s are taken at a time. Nothing was added.",
                n=many.rows,
                most=MOST_ROWS,
            )
        ), 413
    if not rows:
        return _import(_("There was nobody in the file.")), 422
    contacts = [
        (row.line, Contact(row.email, row.name, row.institution, row.language)) for row in rows
    ]
    with transaction() as writer:
        told = import_stakeholders(writer, actor(), contacts)
    return _import(told=told)


@blueprint.post("/stakeholders/ask")
@requires(Action.PUBLISH)
def ask_all() -> Any:
    """Ask everybody whose address nobody was ever asked about."""
    with transaction() as writer:
        unasked = stakeholders(writer, "unasked").shown
        for one in unasked:
            ask_to_confirm(writer, one, confirmation(now()), now())
        asked = len(unasked)
    flash(_("Letters that ask for confirmation: %(n)s.", n=asked), "done")
    return redirect(url_for("publishing.people"), 303)


@blueprint.post("/stakeholders/<stakeholder_id>/ask")
@requires(Action.PUBLISH)
def ask(stakeholder_id: str) -> Any:
    """Ask one of them once more; who said stop is left alone."""
    with transaction() as writer:
        one = writer.get(Stakeholder, stakeholder_id) or abort(404)
        if one.standing not in ("asked", "unasked"):
            abort(409)
        ask_to_confirm(writer, one, confirmation(now()), now())
    flash(_("The letter is on its way."), "done")
    return redirect(url_for("publishing.person", stakeholder_id=stakeholder_id), 303)


@blueprint.get("/stakeholders/<stakeholder_id>")
@requires(Action.PUBLISH)
def person(stakeholder_id: str) -> str:
    """All that is kept of one of them."""
    one = _known(stakeholder_id)
    letters = letters_to(session(), one)
    return render_template("publishing/person.html", one=one, letters=letters)


@blueprint.get("/stakeholders/<stakeholder_id>/data.json")
@requires(Action.PUBLISH)
def kept(stakeholder_id: str) -> Response:
    """The same for them, on their request."""
    one = _known(stakeholder_id)
    names = ("email", "name", "institution", "locale", "origin")
    moments = ("added_at", "asked_at", "confirmed_at", "stopped_at")
    facts: dict[str, Any] = {name: getattr(one, name) for name in names}
    facts |= {name: at.isoformat() if (at := getattr(one, name)) else None for name in moments}
    facts["letters"] = [
        {"at": letter.at.isoformat(), "subject": letter.subject, "state": letter.state}
        for letter in letters_to(session(), one)
    ]
    text = json.dumps(facts, ensure_ascii=False, indent=2) + "\n"
    return attached(text, "data.json", "application/json")


@blueprint.post("/stakeholders/<stakeholder_id>/erase")
@requires(Action.PUBLISH)
def erase(stakeholder_id: str) -> Any:
    """Forget one of them and every letter to them."""
    with transaction() as writer:
        erase_stakeholder(writer, writer.get(Stakeholder, stakeholder_id) or abort(404))
    flash(_("Erased: nothing of this person is kept any more."), "done")
    return redirect(url_for("publishing.people"), 303)


def _sent() -> bytes:
    """The file, or what was typed instead of one."""
    sent = request.files.get("file")
    if not sent or not sent.filename:
        return request.form.get("text", "").encode()
    with sent.stream as stream:
        return bytes(stream.read())


def _known(stakeholder_id: str) -> Stakeholder:
    return session().get(Stakeholder, stakeholder_id) or abort(404)


def _list(problem: str = "") -> str:
    standing, words = request.args.get("show", ""), request.args.get("q", "")
    found = stakeholders(session(), standing if standing in STANDINGS else "", words)
    return render_template(
        "publishing/people.html",
        found=found,
        shown=found.shown[:SHOWN],
        standing=standing,
        words_asked=words,
        typed=request.form,
        problem=problem,
    )


def _import(problem: str = "", told: list[Outcome] | None = None) -> str:
    return render_template(
        "publishing/import.html",
        problem=problem,
        told=told,
        counts=Counter(one.became for one in told or ()),
        typed=request.form.get("text", "") if problem else "",
        most=MOST_ROWS,
    )
