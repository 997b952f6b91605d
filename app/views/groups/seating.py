"""Give somebody a seat in a group, say its term anew, take it away where it was a mistake."""

from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from app import errors
from app.access import actor, requires
from app.db import session, transaction
from app.operations.errors import Refused
from app.operations.groups import Seat, change_seat, seat, withdraw_seat
from app.presentation import locale
from app.queries.groups import Group, Member
from app.queries.institutions import houses
from app.statute.errors import StatuteError
from app.statute.roles import Action
from app.views.groups.blueprint import blueprint, found_group
from app.views.groups.page import choices, show


@blueprint.post("/groups/<group>/members")
@requires(Action.FOUND)
def add_member(group: str) -> Any:
    """Give somebody a seat."""
    found_group(group)
    try:
        with transaction() as writer:
            seat(writer, actor(), group, _asked(request.form))
    except (Refused, StatuteError) as error:
        return show(group, errors.sentence(error), request.form, "seat"), errors.status(error)
    flash(_("The seat is entered."), "done")
    return redirect(url_for("groups.page", group=group), 303)


@blueprint.get("/groups/<group>/members/<term>")
@requires(Action.FOUND)
def edit_member(group: str, term: str) -> str:
    """The form to say a term anew: another role, another day it ends."""
    found, member = _seat(group, term)
    return _form(found, member, _typed_of(member))


@blueprint.post("/groups/<group>/members/<term>")
@requires(Action.FOUND)
def change_member(group: str, term: str) -> Any:
    """Say a term anew."""
    found, member = _seat(group, term)
    try:
        with transaction() as writer:
            change_seat(writer, actor(), group, term, _asked(request.form))
    except (Refused, StatuteError) as error:
        page = _form(found, member, request.form, errors.sentence(error))
        return page, errors.status(error)
    flash(_("The seat is changed; how it was stays in the record."), "done")
    return redirect(url_for("groups.page", group=group), 303)


@blueprint.post("/groups/<group>/members/<term>/withdraw")
@requires(Action.FOUND)
def drop_member(group: str, term: str) -> Any:
    """Take a seat away that was entered by mistake."""
    found_group(group)
    try:
        with transaction() as writer:
            withdraw_seat(writer, actor(), group, term)
    except Refused as error:
        return show(group, errors.sentence(error)), errors.status(error)
    flash(
        _("The seat is taken away. Whoever really sat there keeps theirs: let it end instead."),
        "done",
    )
    return redirect(url_for("groups.page", group=group), 303)


def _seat(group: str, term: str) -> tuple[Group, Member]:
    found = found_group(group)
    member = next((one for one in found.members if one.term.term == term), None)
    return found, member or abort(404)


def _form(group: Group, member: Member, typed: Any, problem: str = "") -> str:
    return render_template(
        "groups/member.html",
        group=group,
        member=member,
        people=choices(),
        houses=houses(session(), locale()),
        typed=typed,
        problem=problem,
    )


def _asked(typed: Any) -> Seat:
    """What was typed; who has an account is known by it."""
    return Seat(
        role=typed.get("role", ""),
        begins=typed.get("begins", "").strip()[:40],
        ends=typed.get("ends", "").strip()[:40],
        person_id=typed.get("person") or None,
        name=typed.get("name", ""),
        institution_id=typed.get("institution") or None,
    )


def _typed_of(member: Member) -> Any:
    term = member.term
    return MultiDict(
        {
            "role": term.role,
            "begins": term.begins,
            "ends": term.ends,
            "person": term.person_id or "",
            "name": term.name,
            "institution": member.institution.id if member.institution else "",
        }
    )
