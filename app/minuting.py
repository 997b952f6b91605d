"""The minutes of a meeting, or an extract from them, ready to be shown, printed and handed out."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy.orm import Session

from app.clock import day_of
from app.exporting import Written
from app.formats.minutes import MEDIA_TYPES, WRITERS, Protocol
from app.models import Document
from app.queries.errors import NotFound
from app.queries.meetings import Called
from app.queries.minutes import minutes_of
from app.queries.people import names_of
from app.statute.meeting import Stage, Turn


def protocol_of(
    session: Session,
    document: Document,
    found: Called,
    language: str,
    items: Collection[int] = (),
) -> Protocol:
    """The minutes; with `items` (places in the agenda, from 1) an extract of these.

    Raises NotFound where none of them is on the agenda.
    """
    minutes = minutes_of(session, document, found, language)
    if items:
        minutes = minutes.extract(frozenset(items))
        if not minutes.items:
            raise NotFound(f"Meeting {found.number} has no such items.")
    closed = found.at(Turn.CLOSE) if found.stage is Stage.CLOSED else None
    return Protocol(
        minutes=minutes,
        extract=bool(items),
        closed_at=day_of(closed) if closed else None,
        digest=next((turn.digest for turn, _ in found.turns if turn.digest), ""),
        addenda=tuple(
            (day_of(at), turn.words) for turn, at in found.turns if turn.turn == Turn.CORRECT
        ),
        contests=_contests(session, found, frozenset(items)),
        at=_changed(found),
    )


def minutes_down(document: Document, found: Called, protocol: Protocol, ext: str) -> Written:
    """The same as a file. Raises NotFound for a format nobody writes them in."""
    if ext not in WRITERS:
        raise NotFound(f"Minutes are not written as {ext}.")
    kind = "extract" if protocol.extract else "minutes"
    name = f"{document.slug}-{kind}-{found.number}-{protocol.minutes.language}.{ext}"
    return Written(name, MEDIA_TYPES[ext], WRITERS[ext](protocol))


def _contests(
    session: Session, found: Called, items: Collection[int]
) -> tuple[tuple[int, str, str], ...]:
    names = names_of(session)
    places = {one.id: place for place, one in enumerate(found.items, 1)}
    return tuple(
        (places[one.item], names[one.person_id].name, one.reason)
        for one in found.contests
        if one.item in places and (not items or places[one.item] in items)
    )


def _changed(found: Called) -> datetime | None:
    """When the meeting took its newest turn: the only time the file carries."""
    return found.turns[-1][1] if found.turns else None
