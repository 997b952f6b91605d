"""The last days of what waits for a person, for their calendar (RFC 5545)."""

from datetime import date, datetime, timedelta

from flask import Response, request
from flask_babel import gettext as _
from icalendar import Calendar, Event

from app.access import requires
from app.clock import now
from app.statute.roles import Action
from app.views.handing_out import attached
from app.views.working.blueprint import blueprint
from app.views.working.gathering import Pile, Row
from app.views.working.page import piles


@blueprint.get("/work.ics")
@requires(Action.ENTER)
def due() -> Response:
    """One whole-day event for each last day."""
    calendar = Calendar()
    calendar.add("prodid", "-//Nizam//My work//")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", f"Nizam: {_('My work')}")
    made = now()
    for pile in piles():
        for row in pile.rows:
            if row.task.due is not None:
                calendar.add_component(_event(pile, row, row.task.due, made))
    return attached(calendar.to_ical(), "nizam.ics", "text/calendar")


def _event(pile: Pile, row: Row, day: date, made: datetime) -> Event:
    """The same id whenever it is asked for: a calendar that has it already changes it."""
    task, event = row.task, Event()
    which = task.round_id or task.meeting_id or task.thread_id or task.clause_id or ""
    event.add("uid", f"{task.group}-{task.record_id}-{which}@{request.host}")
    event.add("dtstamp", made)
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("summary", f"{row.asked} ({row.place}, {pile.title})")
    event.add("url", request.host_url.rstrip("/") + row.address)
    return event
