"""Write the prose of minutes, close them for ever, correct them by an addendum, contest a voice."""

from typing import Any

from sqlalchemy.orm import Session

from app.clock import day_of
from app.models import Contest, Document, MeetingNote, MeetingTurn
from app.operations.convening.calling import Spot, checked, held_meeting
from app.operations.convening.errors import (
    NothingToContest,
    TooLateToContest,
    Undecided,
)
from app.operations.convening.resolving import LONGEST_REASON, LONGEST_WORDS, Table, take_back
from app.operations.convening.sitting import check_keeper
from app.operations.errors import DoneAlready, NothingSaid
from app.operations.recording import Actor, step
from app.queries.minutes import minutes_of
from app.queries.voices import contest_until
from app.statute.meeting import Stage, Turn
from app.statute.minutes import closed_digest
from app.statute.record import canonical_json
from app.statute.snapshot import LANGUAGES


def note_item(
    session: Session,
    actor: Actor,
    document: Document,
    spot: Spot,
    *,
    heard: str,
    spoke: str,
) -> None:
    """Write down what was heard and said on an item. Raises NotKeeper, NotAtThisStage, TooLong.

    Where it is written so already nothing is done.
    """
    found = held_meeting(session, document, spot.meeting, Stage.RUNNING, Stage.ENDED)
    check_keeper(session, actor, found)
    item = found.item(spot.item)
    said = {"heard": checked(heard, LONGEST_WORDS), "spoke": checked(spoke, LONGEST_WORDS)}
    known = found.notes.get(item.id)
    before = {"heard": known.heard, "spoke": known.spoke} if known else {"heard": "", "spoke": ""}
    if said == before:
        return
    facts: dict[str, Any] = {"meeting": found.id, "number": found.number, "item": item.id}
    with step(session, document.id, actor, "note_item", clause_id=item.clause, **facts) as entry:
        entry.add(MeetingNote(meeting_id=found.id, item=item.id, **said))


def close_minutes(session: Session, actor: Actor, document: Document, meeting_id: str) -> str:
    """Close the minutes of a meeting that is over: they never change again. Answers their digest.

    Raises NotKeeper, NotAtThisStage, and Undecided where an item has no outcome.
    """
    found = held_meeting(session, document, meeting_id, Stage.ENDED)
    check_keeper(session, actor, found)
    open_items = tuple(
        place for place, one in enumerate(found.items, 1) if one.id not in found.resolutions
    )
    if open_items:
        raise Undecided(open_items)
    told = {one: minutes_of(session, document, found, one).facts() for one in LANGUAGES}
    digest = closed_digest(told)
    facts: dict[str, Any] = {"meeting": found.id, "number": found.number, "minutes": digest}
    with step(session, document.id, actor, "close_minutes", **facts) as entry:
        words = canonical_json(told).decode()
        entry.add(MeetingTurn(meeting_id=found.id, turn=Turn.CLOSE, words=words, digest=digest))
    return digest


def correct_minutes(
    session: Session, actor: Actor, document: Document, meeting_id: str, words: str
) -> None:
    """Add a correction below closed minutes. Raises NotKeeper, NotAtThisStage, NothingSaid."""
    said = checked(words, LONGEST_WORDS)
    if not said:
        raise NothingSaid
    found = held_meeting(session, document, meeting_id, Stage.CLOSED)
    check_keeper(session, actor, found)
    facts: dict[str, Any] = {"meeting": found.id, "number": found.number}
    with step(session, document.id, actor, "correct_minutes", **facts) as entry:
        entry.add(MeetingTurn(meeting_id=found.id, turn=Turn.CORRECT, words=said))


def contest_voice(
    session: Session,
    actor: Actor,
    document: Document,
    spot: Spot,
    reason: str,
) -> None:
    """Say that the voice entered for the actor on an item is not theirs: it is taken back.

    Raises NothingSaid without a reason, NothingToContest, TooLateToContest, DoneAlready.
    """
    said = checked(reason, LONGEST_REASON)
    if not said:
        raise NothingSaid
    found = held_meeting(session, document, spot.meeting, Stage.RUNNING, Stage.ENDED, Stage.CLOSED)
    item, person = found.item(spot.item), actor.person_id or ""
    row = found.resolutions.get(item.id)
    if row is None or not row.digests or person not in row.votes:
        raise NothingToContest
    if person in found.contested(item.id):
        raise DoneAlready
    if day_of(actor.at) > contest_until(found, item.id):
        raise TooLateToContest
    take_back(Table(session, actor, document, found, item))
    facts: dict[str, Any] = {
        "meeting": found.id,
        "number": found.number,
        "item": item.id,
        "reason": said,
    }
    with step(
        session, document.id, actor, "contest_voice", clause_id=item.clause, **facts
    ) as entry:
        entry.add(Contest(meeting_id=found.id, item=item.id, person_id=person, reason=said))
