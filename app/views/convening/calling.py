"""The meetings of a document, and the form that calls one: when, where, who, and the agenda."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from flask import flash, redirect, render_template, request
from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from app import errors
from app.access import actor, requires
from app.convoking import convoke
from app.db import session, transaction
from app.models import Document
from app.operations.convening import (
    CONTEST_DAYS,
    MOST_CONTEST_DAYS,
    Call,
    call_meeting,
    cancel_meeting,
    change_call,
)
from app.operations.errors import Refused
from app.queries.meetings import Called, meeting_of, meetings_of, open_matters
from app.queries.people import colleagues, names_of
from app.queries.snapshots import snapshot
from app.statute.language import read_date
from app.statute.meeting import Stage
from app.statute.roles import Action, Role
from app.statute.snapshot import Snapshot
from app.statute.structure import articles_of
from app.views.convening.blueprint import address, blueprint, found_meeting, today
from app.views.convening.page import show
from app.views.naming import Naming
from app.views.standing import agreement_shown

USUAL = timedelta(days=7)
"""How long before a meeting it is usually called."""

FREE = 3
"""Lines for items that are no clause."""


@dataclass(frozen=True, slots=True)
class Row:
    """An item the form offers."""

    clause: str
    """Empty for one that is no clause."""
    title: str
    heading: str
    state: str
    order: str
    chosen: bool
    id: str = ""
    """Of an item the agenda has already."""


@blueprint.get("/d/<slug>/meetings")
@requires(Action.READ, on=Document)
def index(document: Document) -> str:
    """Every meeting of the document: those to come and those that run first."""
    known = meetings_of(session(), document)
    coming = [one for one in known if one.stage in (Stage.CALLED, Stage.RUNNING)]
    return render_template(
        "convening/index.html",
        document=document,
        coming=coming[::-1],
        past=[one for one in known if one not in coming],
        people=names_of(session()),
    )


@blueprint.get("/d/<slug>/meetings/call")
@requires(Action.COORDINATE, on=Document)
def call_form(document: Document) -> str:
    """Say what a meeting is for."""
    return _form(document)


@blueprint.post("/d/<slug>/meetings/call")
@requires(Action.COORDINATE, on=Document)
def call(document: Document) -> Any:
    """Call the meeting."""
    asked = _call(request.form)
    if asked is None:
        return _form(document, problem=_("Choose the day of the meeting.")), 422
    try:
        with transaction() as writer:
            by = actor()
            made = call_meeting(writer, by, document, asked)
            told = convoke(writer, document, meeting_of(writer, document, made), "called", by.at)
    except Refused as error:
        return _form(document, problem=errors.sentence(error)), errors.status(error)
    flash(_("The meeting is called. Letters on their way: %(n)s.", n=told), "done")
    return redirect(address("meeting", document, made), 303)


@blueprint.get("/d/<slug>/meetings/<meeting_id>/change")
@requires(Action.COORDINATE, on=Document)
def change_form(document: Document, meeting_id: str) -> str:
    """What the meeting was called for, to be changed."""
    return _form(document, found_meeting(document, meeting_id))


@blueprint.post("/d/<slug>/meetings/<meeting_id>/change")
@requires(Action.COORDINATE, on=Document)
def change(document: Document, meeting_id: str) -> Any:
    """Change what the meeting was called for."""
    found = found_meeting(document, meeting_id)
    asked = _call(request.form)
    if asked is None:
        return _form(document, found, problem=_("Choose the day of the meeting.")), 422
    try:
        with transaction() as writer:
            by = actor()
            change_call(writer, by, document, found.id, asked)
            convoke(writer, document, meeting_of(writer, document, found.id), "changed", by.at)
    except Refused as error:
        return _form(document, found, problem=errors.sentence(error)), errors.status(error)
    flash(_("The call is changed, and everybody who is invited is told."), "done")
    return redirect(address("meeting", document, found.id), 303)


@blueprint.post("/d/<slug>/meetings/<meeting_id>/cancel")
@requires(Action.COORDINATE, on=Document)
def cancel(document: Document, meeting_id: str) -> Any:
    """Call the meeting off."""
    found = found_meeting(document, meeting_id)
    try:
        with transaction() as writer:
            by = actor()
            cancel_meeting(writer, by, document, found.id, request.form.get("reason", ""))
            convoke(writer, document, meeting_of(writer, document, found.id), "cancelled", by.at)
    except Refused as error:
        return show(document, found, errors.sentence(error)), errors.status(error)
    flash(_("The meeting is called off, and everybody who was invited is told."), "done")
    return redirect(address("meeting", document, found.id), 303)


def _call(form: MultiDict[str, str]) -> Call | None:
    """As typed; None where there is no day."""
    day = read_date(form.get("day", "").strip())
    if day is None:
        return None
    days = form.get("contest_days", "").strip()
    return Call(
        title=form.get("title", ""),
        day=day,
        chair=form.get("chair", ""),
        secretary=form.get("secretary", ""),
        items=_items(form),
        time=form.get("time", "").strip(),
        place=form.get("place", ""),
        invited=form.getlist("invited"),
        guests=form.get("guests", "").splitlines(),
        contest_days=int(days) if days.isdecimal() and len(days) < 4 else CONTEST_DAYS,
    )


def _items(form: MultiDict[str, str]) -> list[dict[str, str]]:
    """The chosen clauses and the written lines, by the numbers typed beside them."""
    found = [
        (_place(form.get(f"order-{clause}", "")), {"clause": clause, "id": known})
        for clause in form.getlist("item")
        for known in [form.get(f"id-{clause}", "")]
    ]
    orders, ids = form.getlist("free-order"), form.getlist("free-id")
    for place, title in enumerate(form.getlist("free")):
        order = orders[place] if place < len(orders) else ""
        known = ids[place] if place < len(ids) else ""
        found.append((_place(order), {"title": title, "id": known}))
    return [said for _, said in sorted(found, key=lambda one: one[0])]


def _place(typed: str) -> int:
    """A number typed beside an item; what has none comes last."""
    typed = typed.strip()
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 5 else 9999


def _form(document: Document, found: Called | None = None, problem: str = "") -> str:
    now, form = snapshot(session(), document), request.form
    known = colleagues(session(), document)
    rows = _rows(document, now, found, form)
    return render_template(
        "convening/call.html",
        document=document,
        found=found,
        typed=form if "title" in form else _typed(found, known),
        again="title" in form,
        colleagues=known,
        invited=_invited(found, known, form),
        agenda=[row for row in rows if row.clause and (row.chosen or row.order)],
        others=[row for row in rows if row.clause and not (row.chosen or row.order)],
        free=[*(row for row in rows if not row.clause), *[_nothing()] * FREE],
        earliest=today(),
        most_days=MOST_CONTEST_DAYS,
        problem=problem,
    )


def _nothing() -> Row:
    return Row("", "", "", "", "", chosen=False)


def _typed(found: Called | None, known: Sequence[Any]) -> Mapping[str, str]:
    """What the form begins with."""
    if found is None:
        leading = next((one.person.id for one in known if one.role is Role.COORDINATOR), "")
        day = (today() + USUAL).isoformat()
        return {"day": day, "chair": leading, "contest_days": str(CONTEST_DAYS), "time": "11:00"}
    terms = found.terms
    return {
        "title": terms.title,
        "day": terms.day,
        "time": terms.time,
        "place": terms.place,
        "chair": terms.chair_id,
        "secretary": terms.secretary_id,
        "guests": "\n".join(terms.guests),
        "contest_days": str(terms.contest_days),
    }


def _invited(
    found: Called | None, known: Sequence[Any], form: MultiDict[str, str]
) -> frozenset[str]:
    if "title" in form:
        return frozenset(form.getlist("invited"))
    if found is not None:
        return frozenset(found.terms.invited)
    deciding = (Role.MEMBER, Role.COORDINATOR)
    return frozenset(one.person.id for one in known if one.role in deciding)


def _rows(
    document: Document, now: Snapshot, found: Called | None, form: MultiDict[str, str]
) -> list[Row]:
    """Every article, those on the agenda first in its order, and the written lines."""
    where, naming = agreement_shown(document, now), Naming(now)
    agenda = _agenda(found, open_matters(now, where), form)
    written = [one for one in agenda if not one["clause"]]
    chosen = {one["clause"]: place for place, one in enumerate(agenda, 1) if one["clause"]}
    ids = {one["clause"]: one.get("id", "") for one in agenda}
    heads = list(dict.fromkeys([*chosen, *articles_of(now.clauses).values()]))
    rows = [
        Row(
            clause=one,
            title=naming.of(one),
            heading=now.by_id[one].wording("az").heading,
            state=str(where.state(one)),
            order=str(chosen[one]) if one in chosen else "",
            chosen=one in chosen,
            id=ids.get(one, ""),
        )
        for one in heads
        if one in now.by_id
    ]
    for one in written:
        place = str(agenda.index(one) + 1) if one["title"] else ""
        rows.append(Row("", one["title"], "", "", place, chosen=True, id=one.get("id", "")))
    return rows


def _agenda(
    found: Called | None, proposed: Sequence[str], form: MultiDict[str, str]
) -> list[dict[str, str]]:
    """What is on the agenda: as typed, as called, or what is contested and outdated."""
    if "title" in form:
        typed = _items(form)
        said = [{"clause": "", "title": "", **one} for one in typed]
        return [one for one in said if one["clause"] or one["title"].strip()]
    if found is not None:
        return [dict(one) for one in found.terms.items]
    return [{"clause": clause, "title": "", "id": ""} for clause in proposed]
