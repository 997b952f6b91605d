"""Links for guests and their uses, what waits to be let in, and what a guest wrote."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from app.models import (
    Continuation,
    Document,
    Guest,
    GuestAnswer,
    GuestLink,
    Person,
    Placement,
    Remark,
    Step,
    Thread,
)
from app.queries.threads import Talk
from app.statute.record import digest_of
from app.statute.snapshot import Snapshot
from app.statute.structure import standing, within

Unadmitted = TypeVar("Unadmitted", Remark, GuestAnswer)
"""What a guest wrote and nobody let in yet."""


@dataclass(frozen=True, slots=True)
class Uses:
    """How a link was used."""

    link: GuestLink
    wrote: int = 0
    """Guests who wrote something."""
    waiting: int = 0
    """Remarks and answers that wait to be let in."""
    threads: int = 0
    """Conversations guests of it began."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something a guest wrote that is not part of the conversation yet."""

    said: Remark | GuestAnswer
    person: Person
    link: GuestLink

    @property
    def key(self) -> str:
        """What a form calls it: it fits no longer where the guest says something else."""
        return f"{self.said.id}-{fingerprint(self.said)}"

    @property
    def is_answer(self) -> bool:
        """Whether it is said in a conversation that there is already."""
        return isinstance(self.said, GuestAnswer)


@dataclass(frozen=True, slots=True)
class Written:
    """Everything a guest wrote by a link, as it stands."""

    remarks: Sequence[Remark] = ()
    """Waiting or refused, oldest first."""
    talks: Sequence[Talk] = ()
    """Conversations they began, oldest first."""
    answers: Mapping[str, Sequence[GuestAnswer]] = field(default_factory=dict)
    """Waiting or refused, by thread."""


def links_of(session: Session, document: Document) -> list[Uses]:
    """The links of a document with their uses, newest first."""
    links = session.scalars(
        select(GuestLink)
        .where(GuestLink.record_id == document.id)
        .order_by(GuestLink.made_at.desc(), GuestLink.id)
    ).all()
    here = Guest.link_id.in_([link.id for link in links])
    wrote = _counted(session, here)
    threads = _counted(session, here, Thread, Thread.author_id == Guest.person_id)
    waiting = Counter(one.link.id for one in waiting_on(session, document))
    return [Uses(one, wrote[one.id], waiting[one.id], threads[one.id]) for one in links]


def _counted(
    session: Session, here: ColumnElement[bool], *join: type | ColumnElement[bool]
) -> Counter[str]:
    """How many guests, or what they made, by link."""
    query = select(Guest.link_id, func.count()).where(here).group_by(Guest.link_id)
    rows = session.execute(query.join(*join) if join else query)
    return Counter({row[0]: row[1] for row in rows})


def waiting_on(session: Session, document: Document, *, refused: bool = False) -> list[Waiting]:
    """What waits to be let in, or was refused; oldest first."""
    found = [*_unadmitted(session, Remark, document, refused=refused)]
    found += _unadmitted(session, GuestAnswer, document, refused=refused)
    return sorted(found, key=lambda one: (one.said.at, one.said.id))


def _unadmitted(
    session: Session, table: type[Unadmitted], document: Document, *, refused: bool
) -> Iterator[Waiting]:
    out = table.refused_at.is_not(None) if refused else table.refused_at.is_(None)
    rows = session.execute(
        select(table, Person, GuestLink)
        .join(Guest, Guest.person_id == table.person_id)
        .join(Person, Person.id == table.person_id)
        .join(GuestLink, GuestLink.id == Guest.link_id)
        .where(table.record_id == document.id, out)
    )
    for said, person, link in rows:
        yield Waiting(said, person, link)


def fingerprint(said: Remark | GuestAnswer) -> str:
    """Tells apart what somebody read and what was written since."""
    words = (
        [said.body]
        if isinstance(said, GuestAnswer)
        else [said.kind, said.body, said.quote, said.language, said.heading, said.text]
    )
    return digest_of({"said": words})[:16]


def guest_by(session: Session, link: GuestLink, digest: str) -> Guest | None:
    """Who came by a link with a secret of this digest."""
    query = select(Guest).where(Guest.link_id == link.id, Guest.secret_digest == digest)
    return session.scalars(query).first()


def written_by(session: Session, guest: Guest, found: Iterable[Talk]) -> Written:
    """What a guest wrote; `found`: the conversations of the document."""
    mine = Remark.person_id == guest.person_id
    remarks = session.scalars(select(Remark).where(mine).order_by(Remark.at, Remark.id)).all()
    theirs = GuestAnswer.person_id == guest.person_id
    answers: dict[str, list[GuestAnswer]] = {}
    for one in session.scalars(select(GuestAnswer).where(theirs).order_by(GuestAnswer.at)):
        answers.setdefault(one.thread_id, []).append(one)
    begun = [talk for talk in found if talk.thread.author_id == guest.person_id]
    begun.sort(key=lambda talk: talk.thread.since)
    return Written(remarks, begun, answers)


def remarks_made(session: Session, guest: Guest) -> int:
    """How many remarks a guest has made, let in or not."""
    waiting = select(func.count()).where(Remark.person_id == guest.person_id)
    begun = select(func.count()).where(Thread.author_id == guest.person_id)
    return (session.scalar(waiting) or 0) + (session.scalar(begun) or 0)


def reach_of(session: Session, link: GuestLink, now: Snapshot) -> frozenset[str]:
    """Ids of the clauses a link opens that stand: the chosen ones with all below them.

    Halves that were split off them since the link was made are open as they were.
    """
    open_to_all = frozenset(clause.id for clause in standing(now.clauses))
    if not link.clauses:
        return open_to_all
    tops = _with_halves(session, link)
    chosen = (within(now.clauses, top) for top in tops if top in now.by_id)
    return open_to_all.intersection(frozenset().union(*chosen))


def _with_halves(session: Session, link: GuestLink) -> list[str]:
    """The clauses chosen for a link, and every clause that was cut off one of them since."""
    found = list(link.clauses)
    halves = session.execute(
        select(Continuation.clause_id, Continuation.into_id)
        .join(Placement, Placement.clause_id == Continuation.into_id)
        .where(Continuation.record_id == link.record_id)
        .where(Continuation.since > _made(session, link))
        .group_by(Continuation.row)
        .having(func.min(Placement.since) == Continuation.since)  # born there, not joined to
        .order_by(Continuation.row)
    )
    for origin, half in halves:
        if origin in found:
            found.append(half)
    return found


def _made(session: Session, link: GuestLink) -> int:
    """The step a link was made by."""
    made = select(Step).where(Step.record_id == link.record_id, Step.deed == "make_guest_link")
    return next(one.number for one in session.scalars(made) if one.facts["link"] == link.id)
