"""What a projector shows at a meeting: one item at a time, in letters to be read from afar."""

from flask import render_template, request

from app.access import requires
from app.db import session
from app.models import Document
from app.queries.meetings import Called
from app.queries.people import names_of
from app.queries.quorum import attendance_counts
from app.statute.roles import Action
from app.views.convening.blueprint import blueprint, found_meeting
from app.views.convening.matters import AGAINST, matter, named, room_of


@blueprint.get("/d/<slug>/meetings/<meeting_id>/screen")
@requires(Action.READ, on=Document)
def screen(document: Document, meeting_id: str) -> str:
    """One item by its place in the agenda; without one, the agenda."""
    found = found_meeting(document, meeting_id)
    room = room_of(document, found)
    place = _place(found)
    against = request.args.get("against", "")
    against = against if against in AGAINST else "agreed"
    items = found.items
    return render_template(
        "convening/screen.html",
        document=document,
        found=found,
        names={one.id: named(room, one) for one in items},
        items=items,
        place=place,
        matter=matter(room, items[place - 1], against) if place else None,
        against=against,
        asked=request.args.get("against", ""),
        people=names_of(session()),
        counts=attendance_counts(session(), document, found),
    )


def _place(found: Called) -> int:
    """The place the address names, from 1; 0: the agenda."""
    typed = request.args.get("place", "")
    place = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 5 else 0
    return min(place, len(found.items))
