"""One group: mandate, members, those whose term ran out, nominations, and its history."""

from typing import Any

from flask import render_template
from werkzeug.datastructures import MultiDict

from app.access import may, requires
from app.clock import day_of, now
from app.db import session
from app.formats.tables import WRITERS
from app.presentation import locale
from app.queries.institutions import group_changes, houses
from app.queries.nominations import nominations_for
from app.queries.people import names_of
from app.statute.language import sort_key
from app.statute.roles import Action
from app.views.groups.blueprint import blueprint, found_group
from app.views.groups.listing import readable, sits_for


@blueprint.get("/groups/<group>")
@requires(Action.ENTER)
def page(group: str) -> str:
    """One group."""
    return show(group)


@blueprint.get("/groups/<group>/history")
@requires(Action.ENTER)
def history(group: str) -> str:
    """What was done with a group, newest first."""
    found = found_group(group)
    return render_template(
        "groups/history.html", group=found, changes=group_changes(session(), group)
    )


def show(slug: str, problem: str = "", typed: Any = None, form: str = "") -> str:
    """The page; `form`: which of its forms was refused, with what was typed."""
    group = found_group(slug)
    leads = may(Action.FOUND)
    today = day_of(now())
    return render_template(
        "groups/page.html",
        group=group,
        today=today,
        lapsed=group.lapsed(today),
        readable=readable(),
        nominations=nominations_for(session(), slug),
        people=choices() if leads else [],
        houses=houses(session(), locale()) if leads else [],
        leads=leads,
        sits_for=sits_for,
        formats=list(WRITERS),
        problem=problem,
        typed=typed or MultiDict(),
        refused=form,
    )


def choices() -> list[Any]:
    """People with an account, by name."""
    everybody = names_of(session()).values()
    return sorted(
        (one for one in everybody if not (one.guest or one.disabled)),
        key=lambda one: sort_key(one.name),
    )
