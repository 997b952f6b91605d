"""The blueprint all pages of meetings hang on, and the meeting an address names."""

from datetime import date

from flask import Blueprint, url_for

from app.access import person
from app.clock import day_of, now
from app.db import session
from app.models import Document
from app.operations.convening import keeps
from app.queries.meetings import Called, meeting_of

blueprint = Blueprint("convening", __name__)


def found_meeting(document: Document, meeting_id: str) -> Called:
    """The meeting an address names, by its id. Raises NotFound."""
    return meeting_of(session(), document, meeting_id)


def today() -> date:
    """The day it is where the committee sits."""
    return day_of(now())


def may_keep(found: Called) -> bool:
    """Whether the person of this request keeps the minutes of the meeting."""
    return keeps(session(), person().id, found)


def address(endpoint: str, document: Document, meeting_id: str, anchor: str | None = None) -> str:
    """A page of a meeting of a document."""
    return url_for(
        f"convening.{endpoint}", slug=document.slug, meeting_id=meeting_id, _anchor=anchor
    )
