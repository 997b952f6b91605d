"""Which letters a person wants, when, and what they follow."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from zoneinfo import available_timezones

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app import errors
from app.access import person, requires
from app.clock import now
from app.db import session, transaction
from app.models import Clause, Document, Follow, Thread
from app.naming import Naming
from app.operations.errors import Refused
from app.operations.outbox import let_letters_through
from app.operations.wishing import choose_hours, choose_letters, follow
from app.presentation import safe_target
from app.queries.people import documents_of
from app.queries.snapshots import snapshot
from app.queries.wishes import (
    PACES,
    Wanted,
    followed,
    hours_of,
    is_followed,
    refusal_of,
    threads_named,
    wishes_of,
)
from app.statute.roles import Action

blueprint = Blueprint("wishes", __name__)

PACE_NAMES = {
    "immediate": _l("At once"),
    "daily": _l("Once a day"),
    "weekly": _l("Once a week"),
    "none": _l("No letters"),
}

WEEKDAYS = (
    _l("Monday"),
    _l("Tuesday"),
    _l("Wednesday"),
    _l("Thursday"),
    _l("Friday"),
    _l("Saturday"),
    _l("Sunday"),
)

CHOICES = {"yes": True, "no": False, "": None}
"""What the buttons of following send."""


@dataclass(frozen=True, slots=True)
class Followed:
    """One thing a person follows, or wants no news of."""

    row: Follow
    document: Document
    place: str
    address: str
    act: str
    """Where the choice is taken back."""


@blueprint.get("/inbox/wishes")
@requires(Action.ENTER)
def page() -> str:
    """The choices as they stand."""
    return _page()


@blueprint.post("/inbox/wishes")
@requires(Action.ENTER)
def choose() -> Any:
    """Keep the choices."""
    form = request.form
    mine = [document for document, _role in documents_of(session(), person())]
    chosen = {
        one.id: Wanted(form[f"pace-{one.slug}"], f"urgent-{one.slug}" in form)
        for one in mine
        if f"pace-{one.slug}" in form
    }
    try:
        with transaction() as writer:
            choose_letters(writer, person(), chosen)
            hours = (_number(form.get("hour", "")), _number(form.get("weekday", "")))
            choose_hours(writer, person(), *hours, form.get("zone", ""))
    except Refused as error:
        problem = _("There is no such hour, day, time zone or pace. Nothing was changed.")
        return _page(problem), errors.status(error)
    flash(_("Your wishes are kept."), "done")
    return redirect(url_for("wishes.page"), 303)


@blueprint.post("/inbox/wishes/address")
@requires(Action.ENTER)
def believe() -> Any:
    """Send letters to one's own address again, after it refused some."""
    with transaction() as writer:
        let_letters_through(writer, person().email, now())
    flash(_("Letters go to your address again; those held back come next."), "done")
    return redirect(url_for("wishes.page"), 303)


@blueprint.post("/d/<slug>/c/<clause_id>/follow")
@requires(Action.READ, on=Clause)
def follow_clause(document: Document, clause: Clause) -> Any:
    """Follow a clause and what stands under it, or stop."""
    return _follow(document, f"c-{clause.id}", f"c-{clause.id}")


@blueprint.post("/d/<slug>/t/<thread_id>/follow")
@requires(Action.READ, on=Thread)
def follow_thread(document: Document, thread: Thread) -> Any:
    """Follow a conversation, or stop."""
    return _follow(document, f"t-{thread.id}", f"t-{thread.id}")


@blueprint.app_template_global()
def following(document: Document, subject: str) -> bool | None:
    """Whether the visitor follows it, wants no news of it, or said nothing."""
    return is_followed(session(), person().id, document, subject)


def _follow(document: Document, subject: str, anchor: str) -> Any:
    chosen = CHOICES.get(request.form.get("following", ""))
    with transaction() as writer:
        follow(writer, person(), document, subject, following=chosen)
    said = {
        True: _("You follow it from now on."),
        False: _("You get no more news of it, unless somebody calls on you."),
        None: _("You get news of it as of everything else."),
    }
    flash(said[chosen], "done")
    where = request.form.get("next", "")
    plain = url_for("reading.read", slug=document.slug, _anchor=anchor)
    return redirect(safe_target(where) if where else plain, 303)


def _page(problem: str = "") -> str:
    documents = [document for document, _role in documents_of(session(), person())]
    kept = wishes_of(session(), person().id)
    return render_template(
        "inbox/wishes.html",
        documents=documents,
        wishes={one.id: _wish(one, kept) for one in documents},
        hours=hours_of(session(), person().id),
        followed=_followed(documents),
        refusal=refusal_of(session(), person()),
        paces=PACE_NAMES,
        weekdays=WEEKDAYS,
        zones=sorted(available_timezones()),
        typed=request.form,
        problem=problem,
    )


def _wish(document: Document, kept: Mapping[str, Wanted]) -> Wanted:
    """What stands, or what was just typed where it was refused."""
    form, name = request.form, f"pace-{document.slug}"
    if form.get(name) in PACES:
        return Wanted(form[name], f"urgent-{document.slug}" in form)
    return kept.get(document.id, Wanted())


def _followed(documents: list[Document]) -> list[Followed]:
    by_id = {one.id: one for one in documents}
    rows = followed(session(), person().id, by_id)
    threads = threads_named(session(), [row.subject[2:] for row in rows])
    naming = {
        record: Naming(snapshot(session(), by_id[record])) for record in {r.record_id for r in rows}
    }
    return [_shown(row, by_id[row.record_id], naming[row.record_id], threads) for row in rows]


def _shown(
    row: Follow, document: Document, naming: Naming, threads: Mapping[str, Thread]
) -> Followed:
    sort, _dash, name = row.subject.partition("-")
    where: dict[str, Any]
    if sort == "t":
        place = naming.of(threads[name].clause_id)
        called = _("Discussion: %(place)s", place=place) if place else _("Discussion")
        where = {"slug": document.slug, "thread_id": name}
        ways = ("talking.thread", "wishes.follow_thread")
    else:
        called, where = naming.of(name), {"slug": document.slug, "clause_id": name}
        ways = ("reading.clause", "wishes.follow_clause")
    address, act = (url_for(way, **where) for way in ways)
    return Followed(row, document, called, address, act)


def _number(typed: str) -> int:
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 4 else -1
