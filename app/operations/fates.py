"""Enter what becomes of a submission: its turns, and the remarks the authority returned it with."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.clock import day_of
from app.models import (
    Clause,
    Document,
    FileContent,
    Person,
    Submission,
    SubmissionRemark,
    SubmissionTurn,
    Thread,
    new_id,
)
from app.operations.attaching import kind_of, safe_name
from app.operations.citing import hold_house, house_step
from app.operations.discussing import Said, begin_thread
from app.operations.discussing.words import as_typed
from app.operations.errors import DoneAlready, NothingSaid, NotThere, Refused, TooLong
from app.operations.recording import Actor, step
from app.queries.fates import documents_of, prepared_on, remarks_on, turns_of
from app.statute.fates import Fate, Turn, check_turn, fate_of
from app.statute.language import read_date
from app.statute.roles import Action
from app.statute.snapshot import canonical

LONGEST_NUMBER = 80
LONGEST_NOTE = 2_000
MOST_REMARKS = 2_000
"""Remarks entered at once: more than an act of as many clauses comes back with."""


class NotReturned(Refused):
    """Remarks are entered once it is entered that the submission came back."""


class TooManyRemarks(Refused):
    """More remarks than an authority writes."""


class NotADay(Refused):
    """What was typed names no day."""


@dataclass(frozen=True, slots=True)
class Paper:
    """What the authority sent: a letter, their copy of the text."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Happened:
    """What somebody says has happened, as typed."""

    turn: str
    day: str
    """Any way a date is written."""
    number: str = ""
    note: str = ""
    paper: Paper | None = None


@dataclass(frozen=True, slots=True)
class Remarked:
    """One remark of the authority, on a clause, or (None) on the document."""

    document: Document
    clause: Clause | None
    body: str
    quote: str = ""
    """Words of the clause as they were sent; left out where the clause does not have them."""
    read: str = ""
    """Digest of the wording that was sent."""
    origin: str = "typed"
    """typed, comment or change"""
    said_by: str = ""
    said_at: str = ""


def enter_turn(
    session: Session, actor: Actor, submission: Submission, happened: Happened
) -> SubmissionTurn:
    """Enter what happened to a submission; the history of each of its documents tells it.

    Raises what check_turn does, NotADay, TooLong, LeaveEnded where the actor coordinates one of the
    documents no more, and of a file FileTooLarge, KindNotTaken, NothingSaid.
    """
    hold_house(session)
    turns = turns_of(session, submission)
    turn = _as_told(happened)
    _check(turns, turn, submission, day_of(actor.at))
    paper = _kept(session, happened.paper)
    if turns and (as_turn(turns[-1]), turns[-1].paper) == (turn, paper):
        raise DoneAlready
    facts = {
        "day": turn.day.isoformat(),
        "number": turn.number,
        "submission": submission.number,
    }
    house = replace(actor, leave=None)  # what they need leave for are the documents, below
    with house_step(session, house, f"submission_{turn.fate}", **facts) as entry:
        made = entry.add(
            SubmissionTurn(
                submission_id=submission.id,
                turn=str(turn.fate),
                dated=turn.day.isoformat(),
                number=turn.number,
                note=turn.note,
                paper=paper,
                person_id=actor.person_id,
            )
        )
    for document in documents_of(session, submission):
        told = replace(actor, leave=Action.COORDINATE)
        with step(session, document.id, told, f"submission_{turn.fate}", **facts):
            pass
    return made


def enter_remarks(
    session: Session, actor: Actor, submission: Submission, remarks: Sequence[Remarked]
) -> list[Thread]:
    """Enter remarks a submission came back with, each as a thread of the authority.

    What was entered before is passed over. Raises NotReturned, NothingSaid, TooManyRemarks,
    DoneAlready where nothing is new, TooLong, LeaveEnded.
    """
    hold_house(session)
    if fate_of([as_turn(one) for one in turns_of(session, submission)]) is not Fate.RETURNED:
        raise NotReturned
    if not remarks:
        raise NothingSaid
    if len(remarks) > MOST_REMARKS:
        raise TooManyRemarks
    author = Actor(authority(session, actor, submission).id, actor.at)
    made: list[Thread] = []
    for document in documents_of(session, submission):
        here = [one for one in remarks if one.document.id == document.id]
        made += _enter(session, (actor, author), (submission, document), here)
    if not made:
        raise DoneAlready
    return made


def authority(session: Session, actor: Actor, submission: Submission) -> Person:
    """In whose name the remarks stand: the addressee, somebody who never signs in."""
    called = canonical(submission.addressee.get("az") or next(iter(submission.addressee.values())))
    email = f"{sha256(called.encode()).hexdigest()[:32]}{Person.AUTHORITY}"
    known = session.scalars(select(Person).where(Person.email == email)).first()
    if known is not None:
        return known
    made = Person(
        id=new_id(),
        email=email,
        name=called[:200],
        password_hash="",
        joined_at=actor.at,
        guest=True,
    )
    session.add(made)
    session.flush()  # threads name their author
    return made


def _enter(
    session: Session,
    who: tuple[Actor, Actor],
    where: tuple[Submission, Document],
    remarks: Iterable[Remarked],
) -> list[Thread]:
    """Those on one document. `who`: the one who enters them, and the authority."""
    (actor, author), (submission, document) = who, where
    known = {(one.clause_id, one.body) for one in remarks_on(session, submission, document)}
    place, made, rows = len(known), list[Thread](), list[SubmissionRemark]()
    for one in remarks:
        clause = one.clause.id if one.clause else None
        if (clause, canonical(one.body)) in known:
            continue
        known.add((clause, canonical(one.body)))
        place += 1
        thread = _begin(session, author, one)
        made.append(thread)
        rows.append(
            SubmissionRemark(
                submission_id=submission.id,
                thread_id=thread.id,
                clause_id=clause,
                place=place,
                origin=one.origin,
                said_by=one.said_by[:200],
                said_at=one.said_at[:40],
            )
        )
    if rows:
        facts: dict[str, Any] = {
            "submission": submission.number,
            "threads": [one.id for one in made],
        }
        told = replace(actor, leave=Action.COORDINATE)
        with step(session, document.id, told, "enter_remarks", **facts) as entry:
            for row in rows:
                entry.add(row)
    return made


def _begin(session: Session, author: Actor, one: Remarked) -> Thread:
    """The thread, on the very words where the clause has or had them."""
    body = as_typed(session, one.document.id, canonical(one.body))
    said = Said(body, kind="objection", blocking=True)
    if one.clause is None:
        return begin_thread(session, author, one.document, None, said)
    said = replace(said, read=one.read, quote=one.quote)
    with suppress(NotThere):  # they marked words that stand otherwise in what was sent
        return begin_thread(session, author, one.document, one.clause, said)
    return begin_thread(session, author, one.document, one.clause, replace(said, quote=""))


def _as_told(happened: Happened) -> Turn:
    number = canonical(happened.number).replace("\n", " ")
    note = canonical(happened.note)
    for words, longest in ((number, LONGEST_NUMBER), (note, LONGEST_NOTE)):
        if len(words) > longest:
            raise TooLong(len(words), longest)
    return Turn(_fate(happened.turn), _day(happened.day), number, note)


def _fate(asked: str) -> Fate:
    try:
        return Fate(asked)
    except ValueError as unknown:
        raise NothingSaid from unknown


def _day(typed: str) -> date:
    day = read_date(typed.strip())
    if day is None:
        raise NotADay(typed)
    return day


def as_turn(row: SubmissionTurn) -> Turn:
    """What a row tells."""
    return Turn(Fate(row.turn), date.fromisoformat(row.dated), row.number, row.note)


def _check(
    turns: Sequence[SubmissionTurn], turn: Turn, submission: Submission, today: date
) -> None:
    begun = prepared_on(submission)
    check_turn([as_turn(one) for one in turns], turn, prepared=begun, today=today)


def _kept(session: Session, paper: Paper | None) -> dict[str, object]:
    if paper is None:
        return {}
    name = safe_name(paper.name)
    media_type = kind_of(name, paper.content)
    digest = sha256(paper.content).hexdigest()
    if session.get(FileContent, digest) is None:
        session.add(FileContent(digest=digest, content=paper.content))
    return {"digest": digest, "name": name, "media_type": media_type, "size": len(paper.content)}
