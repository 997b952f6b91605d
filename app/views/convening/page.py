"""The page of a meeting: what it was called for, who is there, and what it decides item by item."""

from collections.abc import Mapping
from typing import Any

from flask import render_template, request

from app.access import may, person, requires
from app.clock import day_of
from app.db import session
from app.models import Document
from app.queries.delegations import grants_of
from app.queries.errors import NotFound
from app.queries.meetings import Called, Item, voters
from app.queries.people import colleagues, names_of
from app.queries.quorum import attendance_counts, entitled
from app.queries.voices import contest_until
from app.statute.meeting import Outcome, Stage
from app.statute.roles import Action
from app.statute.workflow import Verdict
from app.views.agreeing.blueprint import seen_in
from app.views.convening.blueprint import blueprint, found_meeting, may_keep, today
from app.views.convening.matters import matter, named, room_of


@blueprint.get("/d/<slug>/meetings/<meeting_id>")
@requires(Action.READ, on=Document)
def meeting(document: Document, meeting_id: str) -> str:
    """The meeting as it stands."""
    return show(document, found_meeting(document, meeting_id))


def show(document: Document, found: Called, problem: str = "", item_id: str = "") -> str:
    """The page; after a refusal with what was typed of an item, and what changed since."""
    room = room_of(document, found)
    asked = item_id or request.values.get("item", "")
    item = _asked(found, asked)
    seen = seen_in(request.form)
    voices = _voices(document, found, item)
    return render_template(
        "convening/meeting.html",
        document=document,
        found=found,
        stage=found.stage,
        keeping=may_keep(found),
        leading=may(Action.COORDINATE, document),
        names={one.id: named(room, one) for one in found.items},
        matter=matter(room, item, seen=seen or None) if item else None,
        people=names_of(session()),
        colleagues=colleagues(session(), document),
        members=[one.person.id for one in voters(session(), document)],
        counts=attendance_counts(session(), document, found),
        grants=[one for one in grants_of(session(), document) if one.holds_on(_day(found))],
        voices=voices,
        mine=_mine(found, item),
        until=contest_until(found, item.id) if item and item.id in found.resolutions else None,
        day_today=today,
        outcomes=list(Outcome),
        judgements=(Verdict.APPROVE, Verdict.OBJECT, Verdict.ABSTAIN),
        typed=request.form,
        problem=problem,
        next_item=_beside(found, item, 1),
        previous_item=_beside(found, item, -1),
    )


def _asked(found: Called, item_id: str) -> Item | None:
    """The item an address names; while it runs else the first without outcome."""
    try:
        return found.item(item_id) if item_id else _first_open(found)
    except NotFound:
        return _first_open(found)


def _first_open(found: Called) -> Item | None:
    if found.stage is not Stage.RUNNING:
        return None
    left = [one for one in found.items if one.id not in found.resolutions]
    return next(iter(left or found.items), None)


def _beside(found: Called, item: Item | None, by: int) -> Item | None:
    if item is None:
        return None
    items = found.items
    place = [one.id for one in items].index(item.id) + by
    return items[place] if 0 <= place < len(items) else None


def _day(found: Called) -> Any:
    """The day delegations are asked about: today, or the one it was held."""
    return day_of(found.turns[0][1]) if found.turns else max(found.day, today())


def _voices(document: Document, found: Called, item: Item | None) -> Mapping[str, str]:
    """Who can speak for each member on the item, by member."""
    if item is None or found.stage not in (Stage.RUNNING, Stage.ENDED):
        return {}
    return entitled(session(), document, found, item.clause, today())


def _mine(found: Called, item: Item | None) -> str:
    """What was entered for the person of this request on the item, if it can be contested."""
    row = found.resolutions.get(item.id) if item else None
    if item is None or row is None or not row.digests:
        return ""
    me = person().id
    return "" if me in found.contested(item.id) else str(row.votes.get(me, ""))
