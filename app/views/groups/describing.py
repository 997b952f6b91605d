"""Found a group, and say anew what it is called and for."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from app import errors
from app.access import actor, person, requires
from app.db import session, transaction
from app.operations.errors import Refused
from app.operations.groups import GroupSaid, add_group, describe_group
from app.queries.groups import Group
from app.queries.people import documents_of
from app.statute.errors import StatuteError
from app.statute.language import short_slug
from app.statute.roles import Action
from app.statute.snapshot import LANGUAGES
from app.views.groups.blueprint import blueprint, found_group
from app.views.groups.listing import readable


@blueprint.get("/groups/new")
@requires(Action.FOUND)
def new() -> str:
    """The form for a group."""
    return _form(None, MultiDict())


@blueprint.post("/groups/new")
@requires(Action.FOUND)
def add() -> Any:
    """Found a group."""
    typed = request.form
    named = typed.get("slug") or typed.get("name_en") or typed.get("name_az", "")
    slug = short_slug(named)
    try:
        with transaction() as writer:
            add_group(writer, actor(), slug, _said(typed, None))
    except (Refused, StatuteError) as error:
        return _form(None, typed, errors.sentence(error)), errors.status(error)
    flash(_("The group was added. Now say who sits in it."), "done")
    return redirect(url_for("groups.page", group=slug), 303)


@blueprint.get("/groups/<group>/edit")
@requires(Action.FOUND)
def edit(group: str) -> str:
    """The form to describe a group anew."""
    found = found_group(group)
    return _form(found, _typed_of(found))


@blueprint.post("/groups/<group>/edit")
@requires(Action.FOUND)
def change(group: str) -> Any:
    """Describe a group anew; what was said before stays in the record."""
    found = found_group(group)
    try:
        with transaction() as writer:
            describe_group(writer, actor(), group, _said(request.form, found))
    except (Refused, StatuteError) as error:
        return _form(found, request.form, errors.sentence(error)), errors.status(error)
    flash(_("The group is described anew."), "done")
    return redirect(url_for("groups.page", group=group), 303)


def _form(group: Group | None, typed: Any, problem: str = "") -> str:
    return render_template(
        "groups/form.html",
        group=group,
        typed=typed,
        documents=[document for document, _role in documents_of(session(), person())],
        problem=problem,
    )


def _said(typed: Any, group: Group | None) -> GroupSaid:
    """What was typed; documents the person may not read stay as they were."""
    mine = readable()
    kept = [one.id for one in group.documents if one.id not in mine] if group else []
    chosen = [one for one in typed.getlist("documents") if one in mine]
    return GroupSaid(
        name=_words(typed, "name"),
        mandate=_words(typed, "mandate"),
        note=_words(typed, "note"),
        founded=typed.get("founded", "").strip()[:40],
        ended=typed.get("ended", "").strip()[:40],
        documents=[*kept, *chosen],
    )


def _words(typed: Any, name: str) -> dict[str, str]:
    return {one: typed.get(f"{name}_{one}", "") for one in LANGUAGES}


def _typed_of(group: Group) -> Any:
    facts = group.facts
    typed: MultiDict[str, str] = MultiDict({"founded": facts["founded"], "ended": facts["ended"]})
    for name in ("name", "mandate", "note"):
        for language, words in facts[name].items():
            typed[f"{name}_{language}"] = words
    typed.setlist("documents", list(facts["documents"]))
    return typed
