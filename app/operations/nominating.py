"""Institutions nominate people for a document's committee or a group; whoever leads it decides."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.clock import day_of
from app.models import (
    HOUSE,
    Document,
    FileContent,
    Nomination,
    NominationTurn,
    Nominee,
    Person,
    new_id,
)
from app.operations.attaching import kind_of, safe_name
from app.operations.citing import hold_house
from app.operations.errors import DoneAlready, Refused
from app.operations.groups import Seat, seat
from app.operations.institutions import NoSuch, standing_institution
from app.operations.membership import ADDRESS, give_role, invite, is_higher, line_of
from app.operations.recording import Actor, hold, step
from app.operations.signing_in import token_digest
from app.queries.groups import group_named, terms_of
from app.queries.nominations import open_nominations
from app.queries.people import role_of
from app.statute.identifiers import read_date
from app.statute.periods import TERM_ROLES, Now, Term, first_day
from app.statute.roles import Role
from app.statute.snapshot import canonical


class AlreadyThere(Refused):
    """Who is nominated has the role, or a higher one, or sits in the group."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class NominatedAlready(Refused):
    """An open nomination of the same person waits for a decision."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class NoDay(Refused):
    """A letter is of some day."""


class NobodyNamed(Refused):
    """Neither somebody with an account, nor a name with an address."""


class WhyDeclined(Refused):
    """Declined without a reason."""


class NotYourInstitution(Refused):
    """A member enters what their own institution writes; the coordinator what any does."""


class NotYetWritten(Refused):
    """A letter of a day that has not come."""

    def __init__(self, day: str) -> None:
        super().__init__(day)
        self.day = day


@dataclass(frozen=True, slots=True)
class Paper:
    """The letter itself."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Candidacy:
    """Whom an institution nominates, and by which letter."""

    institution_id: str
    role: str
    """On a document a role; in a group chair, deputy, secretary or member."""
    dated: str
    reference: str = ""
    person_id: str | None = None
    name: str = ""
    email: str = ""
    paper: Paper | None = None


Target = Document | str
"""A document, or the name of a group."""


def nominate(session: Session, actor: Actor, target: Target, letter: Candidacy) -> Nomination:
    """Record whom an institution nominates.

    Raises NoSuch, NobodyNamed, NoDay, NoDate, NotYetWritten, AlreadyThere, NominatedAlready, and
    of an attached file FileTooLarge, KindNotTaken.
    """
    _hold(session, target)
    role = _role(target, letter.role)
    house = standing_institution(session, letter.institution_id)
    dated = _day_of(letter, actor)
    person, name, address = _nominee(session, letter)
    if person and _is_there(session, target, person, (role, day_of(actor.at))):
        raise AlreadyThere(name)
    digest = token_digest(address) if address else None
    _check_once(session, target, person, (digest, name))
    paper = _kept(session, letter.paper) if letter.paper else {}
    made = Nomination(
        id=new_id(),
        institution_id=house.id,
        person_id=person.id if person else None,
        nominee=digest,
        group_slug=target if isinstance(target, str) else None,
        role=role,
        dated=dated,
        letter=line_of(letter.reference),
        paper=paper,
    )
    facts = {"institution": house.id, "nomination": made.id}
    with step(session, _record_of(target), actor, "nominate", **facts) as entry:
        entry.add(made)
    if person is None:
        session.add(Nominee(nomination_id=made.id, name=name, email=address))
    return made


def accept_nomination(
    session: Session, actor: Actor, nomination: Nomination, *, days: int, ends: str = ""
) -> str:
    """Give the role, a seat in the group from today to `ends`, or an invitation for `days` days.

    Answers the secret of the invitation, "" where there is none. Raises DoneAlready, and what
    seat and invite raise.
    """
    _close(session, actor, nomination, "accepted", "")
    person = session.get(Person, nomination.person_id) if nomination.person_id else None
    if person is not None and person.institution_id is None:
        person.institution_id = nomination.institution_id
    if nomination.group_slug is not None:
        _seat(session, actor, nomination, ends)
        return ""
    document = session.get_one(Document, nomination.record_id)
    role = Role(nomination.role)
    if person is None:
        whom = session.get_one(Nominee, nomination.id)
        return invite(
            session, actor, document, email=whom.email, name=whom.name, role=role, days=days
        )
    if is_higher(role, role_of(session, person, document)):
        give_role(session, actor, document, person, role)
    return ""


def decline_nomination(session: Session, actor: Actor, nomination: Nomination, reason: str) -> None:
    """Say no, and why. Raises WhyDeclined, DoneAlready."""
    if not canonical(reason).strip():
        raise WhyDeclined
    _close(session, actor, nomination, "declined", reason)


def withdraw_nomination(
    session: Session, actor: Actor, nomination: Nomination, reason: str = ""
) -> None:
    """The institution takes it back, or it was entered by mistake. Raises DoneAlready."""
    _close(session, actor, nomination, "withdrawn", reason)


def _close(
    session: Session, actor: Actor, nomination: Nomination, outcome: str, reason: str
) -> None:
    """What becomes of a nomination, once: whoever comes second is told so."""
    hold(session, nomination.record_id)
    done = select(NominationTurn.row).where(NominationTurn.nomination_id == nomination.id)
    if session.scalars(done).first() is not None:
        raise DoneAlready
    words = canonical(reason).strip()
    facts = {"nomination": nomination.id, "outcome": outcome, "reason": words}
    with step(session, nomination.record_id, actor, "settle_nomination", **facts) as entry:
        entry.add(NominationTurn(nomination_id=nomination.id, outcome=outcome, reason=words))


def _seat(session: Session, actor: Actor, nomination: Nomination, ends: str) -> None:
    whom = session.get(Nominee, nomination.id)
    asked = Seat(
        role=nomination.role,
        begins=day_of(actor.at).isoformat(),
        ends=ends,
        person_id=nomination.person_id,
        name=whom.name if whom else "",
        institution_id=nomination.institution_id,
    )
    seat(session, actor, nomination.group_slug or "", asked)


def _hold(session: Session, target: Target) -> None:
    if isinstance(target, Document):
        hold(session, target.id)
        return
    hold_house(session)
    if group_named(session, target) is None:
        raise NoSuch


def _record_of(target: Target) -> str:
    return target.id if isinstance(target, Document) else HOUSE


def _role(target: Target, asked: str) -> str:
    """Nobody is nominated to lead a document: coordinators are chosen by coordinators."""
    offered = TERM_ROLES if isinstance(target, str) else NOMINATED
    if asked not in offered:
        raise NoSuch
    return str(asked)


NOMINATED = (Role.MEMBER, Role.REVIEWER, Role.OBSERVER)
"""Roles on a document that institutions nominate for."""


def _day_of(letter: Candidacy, actor: Actor) -> str:
    dated = read_date(letter.dated)
    begins = first_day(dated)
    if begins is None:
        raise NoDay
    if begins > day_of(actor.at):
        raise NotYetWritten(dated)
    return dated


def _nominee(session: Session, letter: Candidacy) -> tuple[Person | None, str, str]:
    """Who it is, what they are called, and where a stranger gets letters."""
    if letter.person_id:
        person = session.get(Person, letter.person_id)
        if person is None or person.guest or person.disabled:
            raise NoSuch
        return person, person.name, ""
    address, name = letter.email.strip().lower(), line_of(letter.name)
    if not name or not ADDRESS.fullmatch(address) or len(address) > 200:
        raise NobodyNamed
    known = session.scalars(
        select(Person).where(Person.email == address, ~Person.guest, ~Person.disabled)
    ).first()
    return (known, known.name, "") if known else (None, name, address)


def _is_there(session: Session, target: Target, person: Person, asked: tuple[str, date]) -> bool:
    """Whether they have the role, or a higher one; whether they sit in the group, or are to."""
    role, day = asked
    if isinstance(target, Document):
        return not is_higher(Role(role), role_of(session, person, target))
    mine = [one for one in terms_of(session, target) if one.person_id == person.id]
    return any(Term(one.begins, one.ends).on(day) is not Now.OVER for one in mine)


def _check_once(
    session: Session, target: Target, person: Person | None, stranger: tuple[str | None, str]
) -> None:
    digest, name = stranger
    group = target if isinstance(target, str) else None
    for one in open_nominations(session, _record_of(target), group):
        same = one.person_id == person.id if person else one.nominee == digest
        if same:
            raise NominatedAlready(name)


def _kept(session: Session, paper: Paper) -> Mapping[str, Any]:
    """What the record says of an attached letter; its content stands beside the record."""
    called = safe_name(paper.name)
    media_type = kind_of(called, paper.content)
    digest = sha256(paper.content).hexdigest()
    if session.get(FileContent, digest) is None:
        session.add(FileContent(digest=digest, content=paper.content))
    return {
        "digest": digest,
        "name": called,
        "media_type": media_type,
        "size": len(paper.content),
    }
