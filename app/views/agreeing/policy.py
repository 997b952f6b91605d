"""The rules of agreement: what they mean, what others would change, which there were before."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from app import errors
from app.access import actor, may, requires
from app.db import session, transaction
from app.models import Document
from app.operations.errors import Refused
from app.operations.policies import digest_of_policy, settle_policy
from app.presentation import locale
from app.queries.agreement import policy_of
from app.queries.people import Colleague, colleagues, names_of
from app.queries.policies import names_in, policies, shifts
from app.queries.snapshots import snapshot
from app.statute.policy import Policy, in_words
from app.statute.roles import Action
from app.views.agreeing.blueprint import blueprint
from app.views.agreeing.policy_form import SHARES, Typed, read_policy, typed_of
from app.views.naming import Naming
from app.views.standing import deciding


@blueprint.get("/d/<slug>/policy")
@requires(Action.READ, on=Document)
def policy(document: Document) -> str:
    """The rules that hold, in sentences, and those before them."""
    return _page(document)


@blueprint.post("/d/<slug>/policy/try")
@requires(Action.COORDINATE, on=Document)
def try_policy(document: Document) -> Any:
    """What other rules would mean and change; nothing is settled."""
    typed = _typed(document)
    return _page(document, typed), 200 if typed.policy else 422


@blueprint.post("/d/<slug>/policy")
@requires(Action.COORDINATE, on=Document)
def settle(document: Document) -> Any:
    """Settle the rules, once what they change was seen."""
    typed, form = _typed(document), request.form
    if typed.policy is None:
        return _page(document, typed), 422
    if form.get("looked") != digest_of_policy(typed.policy):
        problem = _("Look at what these rules would change first, then settle them.")
        return _page(document, typed, problem), 409
    try:
        with transaction() as writer:
            settle_policy(writer, actor(), document, typed.policy, seen=form.get("seen", ""))
    except Refused as error:
        return _page(document, typed, errors.sentence(error)), errors.status(error)
    flash(_("From now on: %(rules)s", rules=told(typed.policy)), "done")
    return redirect(url_for("agreeing.policy", slug=document.slug), 303)


def told(rules: Policy) -> str:
    """Rules in sentences of the reader's language, with the names of the people they name."""
    return in_words(rules, locale(), names_in(session(), rules))


def _typed(document: Document) -> Typed:
    members = [one.person.id for one in deciding(colleagues(session(), document))]
    return read_policy(request.form, members)


def _page(document: Document, typed: Typed | None = None, problem: str = "") -> str:
    now, held = snapshot(session(), document), policy_of(session(), document)
    members = deciding(colleagues(session(), document))
    asked = typed.policy if typed else None
    return render_template(
        "agreeing/policy.html",
        document=document,
        now=now,
        held=held,
        told=told,
        asked=asked,
        moved=shifts(session(), document, asked, now) if asked else (),
        flaws=_flaws(asked or held, members),
        members=members,
        shares=SHARES,
        typed=request.form if typed else typed_of(held),
        problems=[*(typed.faults if typed else ()), *filter(None, [problem])],
        seen=digest_of_policy(held),
        looked=digest_of_policy(asked) if asked else "",
        settled=policies(session(), document),
        people=names_of(session()),
        naming=Naming(now),
        coordinates=may(Action.COORDINATE, document),
    )


def _flaws(rules: Policy, members: list[Colleague]) -> list[str]:
    """What the rules ask that the members the document has cannot give."""
    ids, count = {one.person.id for one in members}, len(members)
    checks = {
        _("The document has %(n)s members: so nothing can be agreed.", n=count): (
            rules.basis == "number" and rules.approvals_needed > count
        ),
        _("The document has %(n)s members: what one of them wrote cannot be agreed.", n=count): (
            rules.basis == "number"
            and rules.approvals_needed == count
            and not rules.authors_count
            and count > 0
        ),
        _("The document has %(n)s members: the quorum is never reached.", n=count): (
            rules.quorum > count
        ),
        _("Somebody these rules name is no member any more: so nothing can be agreed."): bool(
            {*rules.named, *filter(None, [rules.chair])} - ids
        ),
        _("Silence becomes consent before the time for deciding is over."): bool(
            rules.silent_days and rules.silent_days < rules.deadline_days
        ),
    }
    return [sentence for sentence, holds in checks.items() if holds]
