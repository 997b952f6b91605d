"""Who works on a document: roles, invitations."""

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from app import errors
from app.access import actor, may, person, requires
from app.clock import now
from app.db import session, transaction
from app.delivering.inviting import invitation_letter
from app.models import Document, Person, RefusedAddress
from app.operations.errors import NothingSaid, Refused
from app.operations.mailing import post
from app.operations.membership import give_role, invite, revoke_invitation
from app.queries.groups import groups_working_on
from app.queries.letters import refusals_of
from app.queries.nominations import open_nominations
from app.queries.people import colleagues, invitations
from app.statute.roles import Action, Role

blueprint = Blueprint("people", __name__)


@blueprint.get("/d/<slug>/people")
@requires(Action.READ, on=Document)
def index(document: Document) -> str:
    """Everybody on the document."""
    return _page(document)


@blueprint.post("/d/<slug>/people/<person_id>/role")
@requires(Action.COORDINATE, on=Document)
def change_role(document: Document, person_id: str) -> Any:
    """Give somebody on the document another role, or none."""
    asked = request.form["role"]
    known = {one.person.id for one in colleagues(session(), document)}
    try:
        if person_id not in known or (asked and asked not in set(Role)):
            return _page(document, _("There is nobody of that name, or no such role.")), 422
        with transaction() as writer:
            colleague = writer.get_one(Person, person_id)
            give_role(writer, actor(), document, colleague, Role(asked) if asked else None)
    except Refused as error:
        return _page(document, errors.sentence(error)), errors.status(error)
    flash(_("The role holds from now on. What was done before stays as it was."), "done")
    if not asked and person_id == person().id:
        return redirect(url_for("home.index"), 303)
    return redirect(url_for("people.index", slug=document.slug), 303)


@blueprint.post("/d/<slug>/people/invite")
@requires(Action.COORDINATE, on=Document)
def send_invitation(document: Document) -> Any:
    """Make a link for somebody; it is shown once, on the page that answers."""
    form = request.form
    role = form.get("role", "")
    try:
        if role not in set(Role):
            return _page(document, _("Choose a role for whom you invite.")), 422
        with transaction() as writer:
            token = invite(
                writer,
                actor(),
                document,
                email=form.get("email", ""),
                name=form.get("name", ""),
                role=Role(role),
                days=current_app.config["SETTINGS"].invitation_days,
            )
            if current_app.config["SETTINGS"].smtp_url:
                post(writer, invitation_letter(writer, document, person(), token, now()))
    except NothingSaid as error:
        return _page(document, _("Write the e-mail address of whom you invite.")), errors.status(
            error
        )
    return _page(document, link=url_for("door.invitation", token=token, _external=True))


@blueprint.post("/d/<slug>/invitations/<invitation_id>/revoke")
@requires(Action.COORDINATE, on=Document)
def revoke(document: Document, invitation_id: str) -> Any:
    """Make an invitation useless."""
    try:
        with transaction() as writer:
            revoke_invitation(writer, actor(), document, invitation_id)
    except Refused as error:
        return _page(document, errors.sentence(error)), errors.status(error)
    flash(_("The invitation is withdrawn: its link opens nothing any more."), "done")
    return redirect(url_for("people.index", slug=document.slug), 303)


def _refusals(document: Document) -> Mapping[str, RefusedAddress]:
    """Which addresses of colleagues and of those invited refuse letters."""
    there = [one.person.email for one in colleagues(session(), document)]
    invited = [one.email for one in invitations(session(), document)]
    return refusals_of(session(), [*there, *invited])


def _page(document: Document, problem: str = "", link: str = "") -> str:
    leads = may(Action.COORDINATE, document)
    return render_template(
        "people/index.html",
        document=document,
        colleagues=colleagues(session(), document),
        invitations=invitations(session(), document) if leads else [],
        nominated=len(open_nominations(session(), document.id)),
        bands=groups_working_on(session(), document),
        leads=leads,
        refusals=_refusals(document) if leads else {},
        lettered=bool(link and current_app.config["SETTINGS"].smtp_url),
        moment_now=now(),
        days=current_app.config["SETTINGS"].invitation_days,
        link=link,
        problem=problem,
        typed={} if link else request.form,
    )
