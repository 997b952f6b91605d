"""Decide on a clause and everything below it: put forward, approve, object, abstain, withdraw."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from app import errors
from app.access import actor, requires
from app.db import session, transaction
from app.models import Clause, Document
from app.operations.deciding import decide as decide_on
from app.operations.errors import Refused
from app.presentation import locale, safe_target
from app.queries.agreement import agreement
from app.queries.people import colleagues, names_of
from app.queries.snapshots import snapshot
from app.queries.wordings import digests_said
from app.statute import snapshot as statute
from app.statute.diffing import Run, compare
from app.statute.numbering import number_all, printed
from app.statute.roles import Action
from app.statute.snapshot import AUTHORITATIVE, Snapshot, Wording
from app.statute.structure import within
from app.statute.units import units_of
from app.statute.workflow import Verdict, struck_digest
from app.views.agreeing.blueprint import blueprint, seen_in
from app.views.agreeing.outdating import overtaken_in
from app.views.agreeing.policy import told
from app.views.naming import Naming
from app.views.standing import deciding, stand_of

JUDGEMENTS = (Verdict.APPROVE, Verdict.OBJECT, Verdict.ABSTAIN)
"""What members alone may say."""

SAID = {
    Verdict.PROPOSE: lambda: _("Put forward: the members are asked for their word."),
    Verdict.APPROVE: lambda: _("Your approval is recorded, for exactly these words."),
    Verdict.OBJECT: lambda: _("Your objection is recorded with its reason."),
    Verdict.ABSTAIN: lambda: _("It is recorded that you abstain."),
    Verdict.WITHDRAW: lambda: _("Your last word on it is taken back."),
}


@dataclass(frozen=True, slots=True)
class Said:
    """One clause of the unit as the page of decision shows it."""

    clause: statute.Clause
    label: str
    runs: Sequence[Run] = ()
    """What changed since the words somebody saw; empty where nothing did."""


@blueprint.get("/d/<slug>/c/<clause_id>/decide")
@requires(Action.PROPOSE, on=Clause)
def decide_form(document: Document, clause: Clause) -> str:
    """The words of the unit, who said what of them, and what can be said."""
    return _page(document, clause)


@blueprint.post("/d/<slug>/c/<clause_id>/decide")
@requires(Action.DECIDE, on=Clause)
def decide(document: Document, clause: Clause) -> Any:
    """Approve, object or abstain."""
    return _record(document, clause, JUDGEMENTS)


@blueprint.post("/d/<slug>/c/<clause_id>/propose")
@requires(Action.PROPOSE, on=Clause)
def propose(document: Document, clause: Clause) -> Any:
    """Put forward, or take back one's own last word."""
    return _record(document, clause, (Verdict.PROPOSE, Verdict.WITHDRAW))


def _record(document: Document, clause: Clause, allowed: Sequence[Verdict]) -> Any:
    asked, clause_id = request.form.get("verdict", ""), clause.id
    if asked not in allowed:
        abort(400)
    verdict, reason = Verdict(asked), request.form.get("reason", "")
    try:
        with transaction() as writer:
            seen = seen_in(request.form)
            decide_on(writer, actor(), document, clause_id, verdict, seen=seen, reason=reason)
    except Refused as error:
        return _page(document, clause, errors.sentence(error)), errors.status(error)
    flash(SAID[verdict](), "done")
    if where := request.form.get("next", ""):
        return redirect(f"{safe_target(where)}#c-{clause_id}", 303)
    return redirect(url_for("reading.read", slug=document.slug, _anchor=f"c-{clause_id}"), 303)


def _page(document: Document, clause: Clause, problem: str = "") -> str:
    now = snapshot(session(), document)
    where = agreement(session(), document, now)
    members = deciding(colleagues(session(), document))
    ids = units_of(now).get(clause.id) or [
        one.id for one in now.clauses if one.id in within(now.clauses, clause.id)
    ]
    return render_template(
        "agreeing/decide.html",
        document=document,
        now=now,
        unit=now.by_id[clause.id],
        name=Naming(now).of(clause.id),
        said=_said(now, ids),
        stand=stand_of(clause.id, ids, where, members),
        people=names_of(session()),
        policy=told(where.policy),
        overtaken=overtaken_in(now, where, ids),
        problem=problem,
        typed=request.form,
        asked=request.form.get("verdict", ""),
    )


def _said(now: Snapshot, ids: Sequence[str]) -> list[Said]:
    """The words of the unit, with what changed since those that were seen."""
    about = now.particulars
    numbers = number_all(now.clauses, about.family, about.numbering)
    seen = seen_in(request.form)
    before = digests_said(session(), [one for one in ids if one in seen])
    return [
        Said(
            now.by_id[one],
            printed(now.by_id[one].kind, numbers[one], about.family, locale()),
            _since(now.by_id[one], seen.get(one), before.get(one, ())),
        )
        for one in ids
    ]


def _since(clause: statute.Clause, seen: str | None, before: Sequence[Wording]) -> Sequence[Run]:
    """The redline from the words seen to those that stand; empty where they are the same."""
    standing = clause.wording(AUTHORITATIVE)
    for wording in before:
        if seen in (wording.digest, struck_digest(wording.digest)):
            differs = wording.digest != standing.digest
            return compare(_whole(wording), _whole(standing)) if differs else ()
    return ()


def _whole(wording: Wording) -> str:
    return "\n".join(filter(None, (wording.heading, wording.text)))
