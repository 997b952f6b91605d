"""Decide on many articles in one go, having read each of them: one deed."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from app import errors
from app.access import actor, person, requires
from app.db import session, transaction
from app.models import Document
from app.operations.deciding import decide
from app.operations.errors import Refused
from app.presentation import locale
from app.queries.agreement import agreement
from app.queries.people import colleagues
from app.queries.snapshots import snapshot
from app.statute.numbering import number_all, printed
from app.statute.policy import in_words
from app.statute.roles import Action
from app.statute.snapshot import Snapshot
from app.statute.structure import within
from app.statute.workflow import State, Verdict
from app.views.agreeing.blueprint import blueprint, seen_of
from app.views.naming import Naming
from app.views.standing import Stand, deciding, stand_of, units_of

Choice = Callable[[Stand, str], bool]

CHOICES: Mapping[str, Choice] = {
    "waiting": lambda stand, reader: reader in stand.waits_for,
    "draft": lambda stand, _reader: stand.state is State.DRAFT,
    "all": lambda stand, _reader: stand.state is not State.SIGNED,
}
"""Which articles a ballot may list: those that wait for the reader, drafts, or all."""


@blueprint.get("/d/<slug>/ballot")
@requires(Action.PROPOSE, on=Document)
def ballot(document: Document) -> str:
    """The words of every article asked for, to be ticked."""
    return _page(document)


@blueprint.post("/d/<slug>/ballot/approve")
@requires(Action.DECIDE, on=Document)
def approve_many(document: Document) -> Any:
    """Approve what is ticked."""
    return _record(document, Verdict.APPROVE)


@blueprint.post("/d/<slug>/ballot/propose")
@requires(Action.PROPOSE, on=Document)
def propose_many(document: Document) -> Any:
    """Put forward what is ticked."""
    return _record(document, Verdict.PROPOSE)


def _record(document: Document, verdict: Verdict) -> Any:
    ticked = request.form.getlist("unit")
    units = units_of(snapshot(session(), document))
    covered = [clause for unit in ticked for clause in units.get(unit, ())]
    seen = seen_of(request.form, covered)
    try:
        with transaction() as writer:
            decide(writer, actor(), document, None, verdict, seen=seen)
    except Refused as error:
        return _page(document, errors.sentence(error), ticked), errors.status(error)
    if verdict is Verdict.APPROVE:
        flash(_("Approved: %(n)s, for exactly these words.", n=len(ticked)), "done")
    else:
        flash(_("Put forward: %(n)s.", n=len(ticked)), "done")
    return redirect(url_for("agreeing.board", slug=document.slug), 303)


def _page(document: Document, problem: str = "", ticked: Sequence[str] = ()) -> str:
    now = snapshot(session(), document)
    where = agreement(session(), document, now)
    members = deciding(colleagues(session(), document))
    units = units_of(now)
    stands = {unit: stand_of(unit, units[unit], where, members) for unit in _inside(now, units)}
    only = _only([one.person.id for one in members])
    chosen = {
        unit: stand for unit, stand in stands.items() if stand and CHOICES[only](stand, person().id)
    }
    return render_template(
        "agreeing/ballot.html",
        document=document,
        now=now,
        units=units,
        stands=chosen,
        only=only,
        inside=request.values.get("in", ""),
        naming=Naming(now),
        labels=_labels(now),
        policy=in_words(where.policy, locale()),
        problem=problem,
        ticked=ticked,
    )


def _only(members: Sequence[str]) -> str:
    """What is listed: as asked; else what waits for a member, drafts for a coordinator."""
    asked = request.values.get("only", "")
    return asked if asked in CHOICES else "waiting" if person().id in members else "draft"


def _inside(now: Snapshot, units: Mapping[str, Sequence[str]]) -> list[str]:
    """Units of the part of the document that is asked for."""
    top = request.values.get("in", "")
    wanted = within(now.clauses, top) if top in now.by_id else now.by_id.keys()
    return [unit for unit in units if unit in wanted]


def _labels(now: Snapshot) -> dict[str, str]:
    about = now.particulars
    numbers = number_all(now.clauses, about.family, about.numbering)
    return {
        one.id: printed(one.kind, numbers[one.id], about.family, locale()) for one in now.clauses
    }
