"""What a person chooses for themselves, and what a coordinator settles for a document."""

from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.datastructures import MultiDict

from app import errors
from app.access import actor, cookie, person, requires
from app.clock import now
from app.db import session, transaction
from app.models import Document, SignIn
from app.operations.documents import change_particulars, name_milestone
from app.operations.errors import Refused
from app.operations.membership import rename
from app.operations.signing_in import (
    WrongPassword,
    change_password,
    end_all_sign_ins,
    end_sign_in,
)
from app.queries.agreement import policy_of
from app.queries.people import sign_ins
from app.queries.snapshots import milestones, particulars, snapshot
from app.statute.roles import Action
from app.statute.snapshot import LANGUAGES, Family
from app.views.agreeing.policy import told
from app.views.door import recognised
from app.views.door import settings as installation

blueprint = Blueprint("settings", __name__)

BROWSERS = (("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("Chrome", "Chrome"))
"""Signs by which browsers give themselves away, the telling ones first; the rest is Safari."""

SYSTEMS = ("Android", "iPhone", "iPad", "Windows", "Mac OS X", "Linux")


@blueprint.app_template_filter("browser")
def browser(sign: str) -> str:
    """What a person calls a browser that calls itself `sign`: Firefox, Windows."""
    name = next((name for mark, name in BROWSERS if mark in sign), "")
    name = name or ("Safari" if "Safari" in sign else sign[:40])
    system = next((system for system in SYSTEMS if system in sign), "")
    return ", ".join(filter(None, (name, system)))


@blueprint.get("/me")
@requires(Action.ENTER)
def index() -> str:
    """What somebody may change of themselves."""
    return _my_page()


@blueprint.post("/me/name")
@requires(Action.ENTER)
def change_name() -> Any:
    """Be called otherwise."""
    try:
        with transaction():
            rename(person(), request.form.get("name", ""))
    except Refused as error:
        return _my_page(errors.sentence(error)), errors.status(error)
    flash(_("Your name is changed, also on what you did before."), "done")
    return redirect(url_for("settings.index"), 303)


@blueprint.post("/me/password")
@requires(Action.ENTER)
def change_my_password() -> Any:
    """Take another password; every other sign-in ends."""
    memory = installation().argon2_memory_kib
    try:
        someone = recognised(person().email, request.form.get("present", ""))
        with transaction() as writer:
            new = request.form.get("password", "")
            kept = current_user.sign_in
            change_password(writer, someone, new, kept, now(), memory_kib=memory)
    except WrongPassword:
        return _my_page(_("Your present password is not right. Nothing was changed.")), 422
    except Refused as error:
        return _my_page(errors.sentence(error)), errors.status(error)
    flash(_("Your password is changed, and you are signed out everywhere else."), "done")
    return redirect(url_for("settings.index"), 303)


@blueprint.post("/me/sign-ins/<sign_in_id>/end")
@requires(Action.ENTER)
def end_one(sign_in_id: str) -> Any:
    """End one sign-in of one's own."""
    with transaction() as writer:
        found = writer.get(SignIn, sign_in_id)
        if found is None or found.person_id != person().id:
            abort(404)
        end_sign_in(found, now())
    flash(_("That sign-in is ended."), "done")
    return redirect(url_for("settings.index"), 303)


@blueprint.post("/me/sign-ins/end")
@requires(Action.ENTER)
def end_all() -> Any:
    """Sign out everywhere, here too."""
    with transaction() as writer:
        end_all_sign_ins(writer, person(), now())
    answer = redirect(url_for("door.sign_in"), 303)
    answer.delete_cookie(cookie(), secure=installation().secure_cookies)
    return answer


@blueprint.get("/d/<slug>/settings")
@requires(Action.COORDINATE, on=Document)
def page(document: Document) -> str:
    """Titles, rules of agreement and milestones."""
    return _page(document)


@blueprint.post("/d/<slug>/settings/titles")
@requires(Action.COORDINATE, on=Document)
def titles(document: Document) -> Any:
    """Call the document otherwise."""
    named = {language: request.form.get(f"title-{language}", "") for language in LANGUAGES}
    try:
        with transaction() as writer:
            change_particulars(writer, actor(), document, titles=named)
    except Refused as error:
        return _page(document, errors.sentence(error)), errors.status(error)
    return _done(document, _("The titles are changed."))


@blueprint.post("/d/<slug>/settings/family")
@requires(Action.COORDINATE, on=Document)
def family(document: Document) -> Any:
    """Build the act otherwise: its units are numbered and called as that family does."""
    asked = request.form.get("family", "")
    if asked not in set(Family):
        return _page(document, _("Choose how the text is built.")), 422
    with transaction() as writer:
        change_particulars(writer, actor(), document, family=Family(asked))
    return _done(document, _("The text is numbered so from now on; its words have not changed."))


@blueprint.post("/d/<slug>/settings/milestones")
@requires(Action.COORDINATE, on=Document)
def milestone(document: Document) -> Any:
    """Name a step."""
    form = request.form
    asked = form.get("step", "").strip()
    number = int(asked) if asked.isdecimal() and len(asked) < 10 else 0
    names = {language: form.get(f"name-{language}", "") for language in LANGUAGES}
    kind = "in_force" if "in-force" in form else ""
    try:
        with transaction() as writer:
            name_milestone(writer, actor(), document, number, names, kind=kind)
    except Refused as error:
        return _page(document, errors.sentence(error)), errors.status(error)
    return _done(document, _("The step has its name."))


def _done(document: Document, words: str) -> Any:
    flash(words, "done")
    return redirect(url_for("settings.page", slug=document.slug), 303)


def _my_page(problem: str = "") -> str:
    return render_template(
        "settings/me.html",
        sign_ins=sign_ins(session(), person()),
        here=current_user.sign_in.id,
        problem=problem,
        typed=request.form,
    )


def _page(document: Document, problem: str = "") -> str:
    held = particulars(session(), document)
    return render_template(
        "settings/document.html",
        document=document,
        titles=held.titles,
        family=held.family,
        told=told(policy_of(session(), document)),
        milestones=milestones(session(), document),
        newest=snapshot(session(), document).step,
        problem=problem,
        typed=request.form if problem else MultiDict(),
    )
