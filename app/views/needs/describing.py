"""Add a need to the register, describe it anew, set it aside and take it up again."""

from collections.abc import Callable
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from sqlalchemy.orm import Session
from werkzeug.datastructures import MultiDict

from app import errors
from app.access import actor, requires
from app.db import session, transaction
from app.models import Need
from app.operations.errors import Refused
from app.operations.needs import (
    LONGEST,
    add_need,
    describe_need,
    facts_of,
    set_need_aside,
    take_need_up,
)
from app.queries.needs import in_order, needs, status_of
from app.statute.language import short_slug
from app.statute.needs import SET_ASIDE
from app.statute.roles import Action
from app.statute.snapshot import LANGUAGES
from app.views import subjects
from app.views.needs.blueprint import blueprint, need_at
from app.views.needs.listing import show

FIRST = "E-01"
"""What the first need of a register is called where nobody names it."""

CHOICES = ("group", "kind", "priority", "status", "method", "link")


@blueprint.get("/needs/new")
@requires(Action.FOUND)
def new() -> str:
    """The form for a need."""
    return _form(None, MultiDict())


@blueprint.post("/needs/new")
@requires(Action.FOUND)
def save() -> Any:
    """Add a need to the register."""
    typed = request.form
    slug = _named(typed.get("slug", "")) or _next_name()
    try:
        with transaction() as writer:
            add_need(writer, actor(), slug, _facts(typed))
    except Refused as error:
        return _form(None, typed, errors.sentence(error)), errors.status(error)
    flash(_("The need is in the register. Now link the clauses that answer it."), "done")
    return redirect(url_for("needs.page", need=slug), 303)


@blueprint.get("/needs/<need>/edit")
@requires(Action.FOUND)
def edit(need: str) -> str:
    """The form to describe a need anew; what was said before stays in its history."""
    held = need_at(need)
    return _form(held, _typed(held))


@blueprint.post("/needs/<need>/edit")
@requires(Action.FOUND)
def change(need: str) -> Any:
    """Describe a need anew."""
    held, typed = need_at(need), request.form
    facts = _facts(typed)
    if status_of(held) == SET_ASIDE:
        facts |= {"status": SET_ASIDE, "reason": held.facts["reason"]}
    seen = typed.get("seen", type=int)
    try:
        with transaction() as writer:
            describe_need(writer, actor(), need, facts, seen=seen)
    except Refused as error:
        return _form(held, typed, errors.sentence(error)), errors.status(error)
    flash(_("The need is described anew."), "done")
    return redirect(url_for("needs.page", need=need), 303)


@blueprint.post("/needs/<need>/aside")
@requires(Action.FOUND)
def aside(need: str) -> Any:
    """Say why no clause will answer the need."""
    reason = {one: request.form.get(f"reason_{one}", "") for one in LANGUAGES}
    return _done(
        need,
        lambda writer: set_need_aside(writer, actor(), need, reason),
        _("The need is set aside. Its history says why, and so do exports."),
    )


@blueprint.post("/needs/<need>/up")
@requires(Action.FOUND)
def up(need: str) -> Any:
    """Take up again a need that was set aside."""
    return _done(
        need,
        lambda writer: take_need_up(writer, actor(), need),
        _("The need is taken up again."),
    )


def _done(need: str, deed: Callable[[Session], None], said: str) -> Any:
    need_at(need)
    try:
        with transaction() as writer:
            deed(writer)
    except Refused as error:
        return show(need, errors.sentence(error), request.form), errors.status(error)
    flash(said, "done")
    return redirect(url_for("needs.page", need=need), 303)


def _form(need: Need | None, typed: MultiDict[str, str], problem: str = "") -> str:
    return render_template(
        "needs/form.html",
        need=need,
        aside=need is not None and status_of(need) == SET_ASIDE,
        typed=typed,
        next_name=_next_name(),
        subjects=subjects,
        longest=LONGEST,
        problem=problem,
    )


def _facts(typed: MultiDict[str, str]) -> dict[str, Any]:
    """What was typed of a need, as describe_need takes it."""
    said = {
        name: {one: typed.get(f"{name}_{one}", "") for one in LANGUAGES}
        for name in ("title", "text", "evidence")
    }
    status = typed.get("status", "")
    chosen = {name: typed.get(name, "").strip() for name in CHOICES}
    return {**said, **chosen, "status": "" if status == SET_ASIDE else status}


def _typed(need: Need) -> MultiDict[str, str]:
    """A need as its form shows it."""
    facts = facts_of(need)
    typed: MultiDict[str, str] = MultiDict({"seen": str(need.since)})
    for name in CHOICES:
        typed[name] = str(facts.get(name) or "")
    for name in ("title", "text", "evidence"):
        for language, words in (facts.get(name) or {}).items():
            typed[f"{name}_{language}"] = words
    return typed


def _named(given: str) -> str:
    """What a need is called in addresses: its capitals stay, as in E-01."""
    words = given.strip()
    plain = short_slug(words)
    return words if words.lower() == plain else plain


def _next_name() -> str:
    """The number after the last: E-27 after E-26."""
    known = needs(session())
    if not known:
        return FIRST
    last = max(known, key=lambda need: in_order(need.slug)).slug
    stem = last.rstrip("0123456789")
    digits = last[len(stem) :]
    return f"{stem}{int(digits) + 1:0{len(digits)}}" if digits else f"{stem}-2"
