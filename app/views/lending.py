"""Who speaks for whom: lend a voice, take it back, and speak for another."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from app import errors
from app.access import actor, person, requires
from app.clock import day_of, now
from app.db import session, transaction
from app.models import Clause, Document, Person
from app.operations.convening import JUDGEMENTS
from app.operations.delegating import Lent, end_delegation, lend_voice, speak_for
from app.operations.errors import Refused
from app.queries.delegations import above, grants_of
from app.queries.meetings import voters
from app.queries.people import names_of
from app.queries.snapshots import snapshot
from app.statute.delegation import MOST_VOICES, Grant, speaks_for
from app.statute.errors import StatuteError
from app.statute.language import read_date
from app.statute.roles import Action
from app.statute.snapshot import Kind, Snapshot
from app.statute.structure import GATHERING
from app.statute.workflow import Verdict
from app.views.agreeing.blueprint import seen_in
from app.views.naming import Naming

blueprint = Blueprint("lending", __name__)

USUAL = timedelta(days=14)
"""How long a voice is usually lent."""

SPEAKING = (*JUDGEMENTS, Verdict.WITHDRAW)
"""What may be said for another: nobody puts words forward in somebody else's name."""


@dataclass(frozen=True, slots=True)
class Told:
    """A delegation as the page tells it."""

    grant: Grant
    holds: bool
    """Whether it holds today."""
    coming: bool
    place: str
    """What it is for; empty: the whole document."""


@blueprint.get("/d/<slug>/delegations")
@requires(Action.READ, on=Document)
def index(document: Document) -> str:
    """Every delegation there was, and the form for one more."""
    return _page(document)


@blueprint.post("/d/<slug>/delegations")
@requires(Action.DECIDE, on=Document)
def lend(document: Document) -> Any:
    """Let another member speak for oneself."""
    form = request.form
    begins, ends = (read_date(form.get(name, "").strip()) for name in ("begins", "ends"))
    if begins is None or ends is None:
        return _page(document, _("Choose the first and the last day.")), 422
    delegate, clause = form.get("delegate", ""), form.get("clause", "") or None
    lent = Lent(delegate, begins, ends, form.get("reason", ""), clause)
    try:
        with transaction() as writer:
            lend_voice(writer, actor(), document, lent)
    except (Refused, StatuteError) as error:
        return _page(document, errors.sentence(error)), errors.status(error)
    flash(_("From now on it is recorded and shown who speaks for you."), "done")
    return redirect(url_for("lending.index", slug=document.slug), 303)


@blueprint.post("/d/<slug>/delegations/<delegation_id>/end")
@requires(Action.READ, on=Document)
def end(document: Document, delegation_id: str) -> Any:
    """Take a voice back, or give it back."""
    try:
        with transaction() as writer:
            reason = request.form.get("why", "")
            end_delegation(writer, actor(), document, delegation_id, reason)
    except Refused as error:
        return _page(document, errors.sentence(error)), errors.status(error)
    flash(_("The delegation is over. What was said under it stays said."), "done")
    return redirect(url_for("lending.index", slug=document.slug), 303)


@blueprint.post("/d/<slug>/c/<clause_id>/speak")
@requires(Action.DECIDE, on=Clause)
def speak(document: Document, clause: Clause) -> Any:
    """Say something for a member who lent their voice."""
    form, clause_id = request.form, clause.id
    if form.get("verdict", "") not in SPEAKING:
        abort(400)
    verdict, reason = Verdict(form["verdict"]), form.get("reason", "")
    whose, seen = form.get("principal", ""), seen_in(form)
    try:
        with transaction() as writer:
            said = {"principal": whose, "seen": seen, "reason": reason}
            speak_for(writer, actor(), document, clause_id, verdict, **said)  # type: ignore[arg-type]
    except Refused as error:
        flash(errors.sentence(error), "problem")
        return _again(document, clause_id, errors.status(error))
    name = session().get_one(Person, whose).name
    flash(_("Recorded as the word of %(name)s, spoken by you.", name=name), "done")
    return redirect(url_for("agreeing.decide_form", slug=document.slug, clause_id=clause_id), 303)


def _again(document: Document, clause_id: str, status: int) -> tuple[str, int]:
    """The words anew, with what was typed for whom."""
    now_said = snapshot(session(), document)
    page = render_template(
        "lending/again.html",
        document=document,
        unit=now_said.by_id.get(clause_id),
        name=Naming(now_said).of(clause_id),
        typed=request.form,
    )
    return page, status


@blueprint.app_template_global()
def lent_to_me(document: Document, clause_id: str) -> list[Person]:
    """Members for whom the person of this request may speak on a unit today."""
    if not current_user.is_authenticated:
        return []
    said = snapshot(session(), document)
    grants = grants_of(session(), document)
    me, day = person().id, day_of(now())
    deciding = {one.person.id: one.person for one in voters(session(), document)}
    found = speaks_for(grants, me, day, above(said, clause_id))
    return [deciding[one] for one in found if one in deciding] if me in deciding else []


@blueprint.app_template_global()
def lent_today(document: Document) -> list[Told]:
    """Delegations of a document that hold today."""
    return [one for one in _told(document, snapshot(session(), document)) if one.holds]


@blueprint.app_template_global()
def names_told(person_id: str) -> str:
    """What somebody is called."""
    return session().get_one(Person, person_id).name


def _told(document: Document, said: Snapshot) -> list[Told]:
    naming, today = Naming(said), day_of(now())
    return [
        Told(one, one.holds_on(today), not one.ended and one.begins > today, naming.of(one.clause))
        for one in grants_of(session(), document)
    ]


def _page(document: Document, problem: str = "") -> str:
    said, today = snapshot(session(), document), day_of(now())
    return render_template(
        "lending/index.html",
        document=document,
        told=_told(document, said),
        members=voters(session(), document),
        units=_units(said),
        people=names_of(session()),
        first=today,
        last=today + USUAL,
        most=MOST_VOICES,
        problem=problem,
        typed=request.form,
    )


def _units(said: Snapshot) -> Sequence[tuple[str, str]]:
    """Chapters and the like that a delegation can be for: id and name."""
    naming = Naming(said)
    kinds = {*GATHERING, Kind.ANNEX}
    return [(one.id, naming.of(one.id)) for one in said.clauses if one.kind in kinds]
