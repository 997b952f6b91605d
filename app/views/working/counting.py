"""How many things wait for the person of a request: the number in the bar of every page."""

from collections.abc import Iterable
from datetime import date

from flask_login import current_user

from app.access import person, seats
from app.clock import day_of, now
from app.db import session
from app.models import Document
from app.queries.memory import Memory
from app.queries.work import Desk, desks, loose, unrecorded
from app.statute.roles import Action, Role, allowed
from app.views.working.gathering import gathered

KEPT = 20_000
"""Counts of one person in one document that are remembered."""

Key = tuple[str, str, str, Role, date]
"""Whose count, of which document at which head of its record, in which role, on which day."""


COUNTS: Memory[Key, int] = Memory(KEPT)
"""Counts that hold until a step is done: they are kept by the head of the record."""


def count() -> int:
    """How many rows the page of the person's work has; 0 for a stranger.

    Nothing is asked where nothing happened since, two questions for coordinators; else the
    documents in which something did are looked into, as the page does.
    """
    if not current_user.is_authenticated:
        return 0
    today = day_of(now())
    keys = {
        (seat.document, seat.role): (person().id, record, seat.digest, seat.role, today)
        for record, seat in seats().items()
    }
    missing = [which for which, key in keys.items() if COUNTS.find(key) is None]
    if missing:
        _count(missing, keys, today)
    recorded = sum(COUNTS.find(key) or 0 for key in keys.values())
    return recorded + _unrecorded(keys)


def _count(
    missing: list[tuple[Document, Role]], keys: dict[tuple[Document, Role], Key], today: date
) -> None:
    for desk in desks(session(), person(), today, missing):
        COUNTS.put(keys[desk.document, desk.role], rows_in(desk))


def _unrecorded(which: Iterable[tuple[Document, Role]]) -> int:
    """The rows that no step tells of."""
    leads = [document.id for document, role in which if allowed(Action.COORDINATE, role)]
    also = unrecorded(session(), leads)
    return sum(1 for record in leads for _ in loose(also, record))


def rows_in(desk: Desk) -> int:
    """How many rows the document has on the page."""
    return len(gathered(desk))
