"""Begin a meeting, record who comes and leaves, and end it."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy.orm import Session

from app.models import Attendance, Document, MeetingTurn, Person
from app.operations.convening.calling import held_meeting, line_of
from app.operations.convening.errors import NotKeeper, NotPresent
from app.operations.errors import DoneAlready
from app.operations.recording import Actor, Entry, step
from app.queries.meetings import Called
from app.queries.people import colleagues, role_held
from app.statute.meeting import Stage, Turn, there
from app.statute.roles import Role


def begin_meeting(
    session: Session,
    actor: Actor,
    document: Document,
    meeting_id: str,
    present: Sequence[str],
    *,
    guests: Sequence[str] = (),
) -> None:
    """Begin with whom is there: ids of people, names of guests.

    Raises NotKeeper, NotAtThisStage, and NotPresent for somebody who does not work on the document.
    """
    found = held_meeting(session, document, meeting_id, Stage.CALLED)
    check_keeper(session, actor, found)
    _check_known(session, document, present)
    named = dict.fromkeys(map(line_of, guests))
    _check_guests(session, named)
    with step(
        session, document.id, actor, "begin_meeting", meeting=found.id, number=found.number
    ) as entry:
        entry.add(MeetingTurn(meeting_id=found.id, turn=Turn.BEGIN))
        _let_in(entry, found, dict.fromkeys(present), named)


def note_attendance(
    session: Session,
    actor: Actor,
    document: Document,
    meeting_id: str,
    who: str,
    *,
    present: bool,
    guest: bool = False,
) -> None:
    """Record that somebody came or left while the meeting runs; after it, only who was there.

    Raises NotKeeper, NotAtThisStage, NotPresent, DoneAlready where it stands so already.
    """
    stages = (Stage.RUNNING, Stage.ENDED) if present else (Stage.RUNNING,)
    found = held_meeting(session, document, meeting_id, *stages)
    check_keeper(session, actor, found)
    named = line_of(who) if guest else who
    if (named in there(found.comings)) == present or not named:
        raise DoneAlready
    if guest:
        _check_guests(session, [named])
    else:
        _check_known(session, document, [named])
    facts: dict[str, Any] = {"meeting": found.id, "number": found.number, "present": present}
    if not guest:
        facts["person"] = named
    with step(session, document.id, actor, "note_attendance", **facts) as entry:
        entry.add(_row(found, named, guest=guest, present=present))


def end_meeting(session: Session, actor: Actor, document: Document, meeting_id: str) -> None:
    """End a meeting that runs; its minutes can still be written.

    Raises NotKeeper, NotAtThisStage.
    """
    found = held_meeting(session, document, meeting_id, Stage.RUNNING)
    check_keeper(session, actor, found)
    with step(
        session, document.id, actor, "end_meeting", meeting=found.id, number=found.number
    ) as entry:
        entry.add(MeetingTurn(meeting_id=found.id, turn=Turn.END))


def keeps(session: Session, person_id: str | None, found: Called) -> bool:
    """Whether somebody keeps the minutes: the coordinator, the chair, the secretary."""
    if person_id is None:
        return False
    role = role_held(session, person_id, found.identity.record_id)
    office = person_id in (found.terms.chair_id, found.terms.secretary_id)
    return role is Role.COORDINATOR or (office and role is not None)


def check_keeper(session: Session, actor: Actor, found: Called) -> None:
    """Raise NotKeeper where the actor does not keep the minutes of the meeting."""
    if not keeps(session, actor.person_id, found):
        raise NotKeeper


def _check_known(session: Session, document: Document, people: Iterable[str]) -> None:
    known = {one.person.id for one in colleagues(session, document)}
    for one in people:
        if one not in known:
            raise NotPresent(one)


def _check_guests(session: Session, names: Iterable[str]) -> None:
    """A guest is not called what a person's id is: they would count as that person."""
    for name in names:
        if session.get(Person, name) is not None:
            raise NotPresent(name)


def _let_in(entry: Entry, found: Called, people: Iterable[str], guests: Iterable[str]) -> None:
    for one in people:
        entry.add(_row(found, one, guest=False, present=True))
    for name in guests:
        if name:
            entry.add(_row(found, name, guest=True, present=True))


def _row(found: Called, who: str, *, guest: bool, present: bool) -> Attendance:
    return Attendance(
        meeting_id=found.id,
        person_id=None if guest else who,
        guest=who if guest else "",
        present=present,
    )
