"""Decide on many articles in one go, having read each of them: one deed."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
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
from app.statute.roles import Action
from app.statute.snapshot import Snapshot
from app.statute.structure import within
from app.statute.units import units_of
from app.statute.workflow import State, Verdict
from app.views.agreeing.blueprint import blueprint, seen_of
from app.views.agreeing.policy import told
from app.views.naming import Naming
from app.views.standing import Stand, deciding, stand_of

Choice = Callable[[Stand, str], bool]

CHOICES: Mapping[str, Choice] = {
    "waiting": lambda stand, reader: reader in stand.waits_for,
    "proposed": lambda stand, _reader: stand.state in (State.PROPOSED, State.CONTESTED),
    "draft": lambda stand, _reader: stand.state is State.DRAFT,
    "all": lambda stand, _reader: stand.state is not State.SIGNED,
}
"""Which articles a ballot may list: those that wait for the reader, put forward, drafts, all."""

JUDGEMENTS = (Verdict.APPROVE, Verdict.OBJECT, Verdict.ABSTAIN)

SAID = {
    Verdict.APPROVE: lambda n: _("Approved: %(n)s, for exactly these words.", n=n),
    Verdict.OBJECT: lambda n: _("Objected to: %(n)s, with your reason.", n=n),
    Verdict.ABSTAIN: lambda n: _("Abstained on: %(n)s.", n=n),
    Verdict.PROPOSE: lambda n: _("Put forward: %(n)s.", n=n),
    Verdict.WITHDRAW: lambda n: _("Your last word is taken back on: %(n)s.", n=n),
}


@blueprint.get("/d/<slug>/ballot")
@requires(Action.PROPOSE, on=Document)
def ballot(document: Document) -> str:
    """The words of every article asked for, to be ticked; those that were chosen are."""
    everything = request.args.get("tick") == "all"
    return _page(document, ticked=None if everything else request.args.getlist("among"))


@blueprint.post("/d/<slug>/ballot/decide")
@requires(Action.DECIDE, on=Document)
def decide_many(document: Document) -> Any:
    """Approve, object to or abstain on what is ticked."""
    return _record(document, JUDGEMENTS)


@blueprint.post("/d/<slug>/ballot/propose")
@requires(Action.PROPOSE, on=Document)
def propose_many(document: Document) -> Any:
    """Put forward what is ticked, or take one's last word on it back."""
    return _record(document, (Verdict.PROPOSE, Verdict.WITHDRAW))


def _record(document: Document, allowed: Sequence[Verdict]) -> Any:
    asked = request.form.get("verdict", "")
    if asked not in allowed:
        abort(400)
    verdict, ticked = Verdict(asked), request.form.getlist("unit")
    units = units_of(snapshot(session(), document))
    covered = [clause for unit in ticked for clause in units.get(unit, ())]
    seen, reason = seen_of(request.form, covered), request.form.get("reason", "")
    try:
        with transaction() as writer:
            decide(writer, actor(), document, None, verdict, seen=seen, reason=reason)
    except Refused as error:
        return _page(document, errors.sentence(error), ticked), errors.status(error)
    flash(SAID[verdict](len(ticked)), "done")
    return redirect(url_for("agreeing.board", slug=document.slug), 303)


def _page(document: Document, problem: str = "", ticked: Sequence[str] | None = ()) -> str:
    """`ticked`: articles already chosen; None: all that are listed."""
    now = snapshot(session(), document)
    where = agreement(session(), document, now)
    members = deciding(colleagues(session(), document))
    units = units_of(now)
    stands = {unit: stand_of(unit, units[unit], where, members) for unit in _inside(now, units)}
    only = _only([one.person.id for one in members])
    chosen = {
        unit: stand
        for unit, stand in stands.items()
        if stand and (unit in _among() or not _among()) and CHOICES[only](stand, person().id)
    }
    return render_template(
        "agreeing/ballot.html",
        document=document,
        now=now,
        units=units,
        stands=chosen,
        only=only,
        inside=request.values.get("in", ""),
        among=_among(),
        naming=Naming(now),
        labels=_labels(now),
        policy=told(where.policy),
        proposing=where.policy.roles_proposing,
        problem=problem,
        ticked=list(chosen) if ticked is None else ticked,
        typed=request.form,
    )


def _among() -> Sequence[str]:
    """The articles that were chosen on the board; none: it is not they that are asked for."""
    return request.values.getlist("among")


def _only(members: Sequence[str]) -> str:
    """What is listed: as asked; else what waits for a member, drafts for a coordinator."""
    asked = request.values.get("only", "all" if _among() else "")
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
