"""Call a meeting, change what it was called for, and call it off."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.models import Clause, Document, Meeting, MeetingTerms, MeetingTurn, new_id
from app.operations.convening.errors import NoOffice, NotAtThisStage, NothingOnAgenda
from app.operations.errors import NothingSaid, NotThere, TooLong
from app.operations.recording import Actor, hold, step
from app.queries.meetings import Called, meeting_of
from app.queries.people import colleagues
from app.statute.meeting import Stage, Turn
from app.statute.snapshot import canonical

LONGEST_LINE = 200
"""Characters of a title, a guest's name."""
LONGEST_PLACE = 1_000
MOST_ITEMS = 100
MOST_GUESTS = 50
CONTEST_DAYS = 5
"""For how many days an entered voice may be contested, where nobody says otherwise."""
MOST_CONTEST_DAYS = 60

_TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]|")


@dataclass(frozen=True, slots=True)
class Call:
    """What a meeting is called for."""

    title: str
    day: date
    chair: str
    secretary: str
    """Ids of people."""
    items: Sequence[Mapping[str, str]]
    """In their order: clause (its id) or title; `id` of an item that is kept."""
    time: str = ""
    """HH:MM"""
    place: str = ""
    invited: Sequence[str] = ()
    guests: Sequence[str] = ()
    contest_days: int = CONTEST_DAYS


@dataclass(frozen=True, slots=True)
class Spot:
    """An item of the agenda of a meeting, as addresses name it."""

    meeting: str
    item: str


def call_meeting(session: Session, actor: Actor, document: Document, call: Call) -> str:
    """Call a meeting; answers its id.

    Raises NothingSaid without a title, TooLong, NothingOnAgenda, NoOffice, and NotThere for a
    clause or a person that is not the document's.
    """
    hold(session, document.id)
    terms = _terms(session, document, call, {})
    newest = session.scalar(
        select(func.max(Meeting.number)).where(Meeting.record_id == document.id)
    )
    number = (newest or 0) + 1
    called = Meeting(id=new_id(), number=number)
    with step(
        session, document.id, actor, "call_meeting", meeting=called.id, number=number
    ) as entry:
        entry.add(called)
        session.flush()  # terms name it
        entry.add(MeetingTerms(meeting_id=called.id, **terms))
    return called.id


def change_call(
    session: Session, actor: Actor, document: Document, meeting_id: str, call: Call
) -> None:
    """Call the meeting for something else, or put more on the agenda of one that runs.

    Items that something was recorded on stay, on the same clause. Raises what `call_meeting`
    does, NotAtThisStage.
    """
    found = held_meeting(session, document, meeting_id, Stage.CALLED, Stage.RUNNING)
    agenda = {one.id: one.clause or "" for one in found.items}
    terms = _terms(session, document, call, agenda)
    kept = {one["id"] for one in terms["items"]}
    if {*found.resolutions, *found.notes} - kept:
        raise NotAtThisStage
    with step(
        session, document.id, actor, "change_meeting", meeting=found.id, number=found.number
    ) as entry:
        entry.add(MeetingTerms(meeting_id=found.id, **terms))


def cancel_meeting(
    session: Session, actor: Actor, document: Document, meeting_id: str, reason: str
) -> None:
    """Call a meeting off before it begins. Raises NothingSaid without a reason, NotAtThisStage."""
    words = checked(reason, LONGEST_PLACE)
    if not words:
        raise NothingSaid
    found = held_meeting(session, document, meeting_id, Stage.CALLED)
    facts: dict[str, Any] = {"meeting": found.id, "number": found.number, "reason": words}
    with step(session, document.id, actor, "cancel_meeting", **facts) as entry:
        entry.add(MeetingTurn(meeting_id=found.id, turn=Turn.CANCEL, words=words))


def held_meeting(session: Session, document: Document, meeting_id: str, *stages: Stage) -> Called:
    """The meeting as it stands, its record held. Raises NotFound, NotAtThisStage."""
    hold(session, document.id)
    found = meeting_of(session, document, meeting_id)
    if found.stage not in stages:
        raise NotAtThisStage
    return found


def checked(said: str, longest: int) -> str:
    """Words in canonical form. Raises TooLong."""
    words = canonical(said)
    if len(words) > longest:
        raise TooLong(len(words), longest)
    return words


def line_of(said: str) -> str:
    """The same on one line."""
    return " ".join(checked(said, LONGEST_LINE).split())


def _terms(
    session: Session, document: Document, call: Call, agenda: Mapping[str, str]
) -> dict[str, Any]:
    """As a row keeps them. `agenda`: the clause of each item there is, by its id."""
    title = line_of(call.title)
    if not title:
        raise NothingSaid
    known = {one.person.id for one in colleagues(session, document)}
    if call.chair not in known or call.secretary not in known:
        raise NoOffice
    if set(call.invited) - known or not _TIME.fullmatch(call.time):
        raise NotThere
    guests = list(dict.fromkeys(filter(None, map(line_of, call.guests))))
    if len(guests) > MOST_GUESTS:
        raise TooLong(len(guests), MOST_GUESTS)
    return {
        "title": title,
        "day": call.day.isoformat(),
        "time": call.time,
        "place": checked(call.place, LONGEST_PLACE),
        "chair_id": call.chair,
        "secretary_id": call.secretary,
        "invited": sorted({*call.invited, call.chair, call.secretary}),
        "guests": guests,
        "items": _items(session, document, call.items, agenda),
        "contest_days": min(max(call.contest_days, 0), MOST_CONTEST_DAYS),
    }


def _items(
    session: Session,
    document: Document,
    asked: Sequence[Mapping[str, str]],
    agenda: Mapping[str, str],
) -> list[dict[str, str]]:
    """Each with an id, each clause once. Raises NothingOnAgenda, TooLong, NotThere.

    An item keeps its id while it is about the same: what was recorded on it is about nothing else.
    """
    found: dict[str, dict[str, str]] = {}
    free = dict(agenda)
    for one in asked:
        clause, title = one.get("clause", ""), line_of(one.get("title", ""))
        if clause or title:
            key = clause or f"{one.get('id', '')} {title}"
            said = {"clause": clause, "title": "" if clause else title}
            if key not in found:
                held = one.get("id", "")
                name = held if free.pop(held, None) == clause else new_id()[:8]
                found[key] = {"id": name, **said}
    if not found:
        raise NothingOnAgenda
    if len(found) > MOST_ITEMS:
        raise TooLong(len(found), MOST_ITEMS)
    wanted = {one["clause"] for one in found.values() if one["clause"]}
    known = select(Clause.id).where(Clause.record_id == document.id, Clause.id.in_(wanted))
    if wanted - set(session.scalars(known)):
        raise NotThere
    return list(found.values())
