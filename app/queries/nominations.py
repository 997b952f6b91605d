"""Whom institutions nominated for what, and what became of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from app.models import (
    HOUSE,
    Document,
    Institution,
    Invitation,
    Nomination,
    NominationTurn,
    Nominee,
    Person,
    Step,
)
from app.queries.people import institutions
from app.statute.periods import first_day


@dataclass(frozen=True, slots=True)
class Nominated:
    """A nomination with everybody in it."""

    nomination: Nomination
    institution: Institution
    name: str
    email: str
    """Of a stranger; empty for who has an account."""
    by: str | None
    """Id of whoever entered it."""
    at: datetime
    turn: NominationTurn | None
    document: Document | None
    """None: it is for a group."""

    @property
    def named_then(self) -> Mapping[str, str]:
        """What the institution was called when it wrote the letter."""
        day = first_day(self.nomination.dated)
        return self.institution.names_on(day) if day else self.institution.names

    @property
    def state(self) -> str:
        """What became of it: open, accepted, declined or withdrawn."""
        return self.turn.outcome if self.turn else "open"


def open_nominations(
    session: Session, record_id: str, group_slug: str | None = None
) -> list[Nomination]:
    """Those that wait for a decision, on a document or for a group."""
    settled = select(NominationTurn.nomination_id)
    return list(
        session.scalars(
            select(Nomination).where(
                Nomination.record_id == record_id,
                Nomination.group_slug == group_slug,
                Nomination.id.not_in(settled),
            )
        )
    )


def nominations_on(session: Session, document: Document) -> list[Nominated]:
    """Nominations for a document's committee, newest first."""
    return _told(session, select(Nomination).where(Nomination.record_id == document.id))


def nominations_for(session: Session, group_slug: str) -> list[Nominated]:
    """Nominations for a group, newest first."""
    of_group = select(Nomination).where(
        Nomination.record_id == HOUSE, Nomination.group_slug == group_slug
    )
    return _told(session, of_group)


def nominations_by(
    session: Session, slugs: Iterable[str], readable: Iterable[Document]
) -> list[Nominated]:
    """What an institution nominated for groups, and for documents the reader may read."""
    records = [HOUSE, *(one.id for one in readable)]
    return _told(
        session,
        select(Nomination).where(
            Nomination.institution_id.in_(list(slugs)), Nomination.record_id.in_(records)
        ),
    )


def nominated_by(session: Session, invitation: Invitation) -> str | None:
    """Id of the institution by whose accepted nomination somebody was invited, None for none."""
    slug = session.scalars(
        select(Nomination.institution_id)
        .join(Nominee, Nominee.nomination_id == Nomination.id)
        .join(NominationTurn, NominationTurn.nomination_id == Nomination.id)
        .where(
            Nominee.email == invitation.email,
            Nomination.record_id == invitation.record_id,
            NominationTurn.outcome == "accepted",
        )
        .order_by(Nomination.since.desc())
        .limit(1)
    ).first()
    return institutions(session)[slug].id if slug else None


def entered_by(session: Session, nomination: Nomination) -> str | None:
    """Id of whoever entered a nomination."""
    return session.get_one(Step, (nomination.record_id, nomination.since)).actor_id


def _told(session: Session, query: Select[*tuple[Nomination]]) -> list[Nominated]:
    wanted = query.subquery()
    rows = session.execute(
        select(Nomination, Step, Person, Nominee, NominationTurn, Document)
        .join(wanted, wanted.c.id == Nomination.id)
        .join(Step, (Step.record_id == Nomination.record_id) & (Step.number == Nomination.since))
        .outerjoin(Person, Person.id == Nomination.person_id)
        .outerjoin(Nominee, Nominee.nomination_id == Nomination.id)
        .outerjoin(NominationTurn, NominationTurn.nomination_id == Nomination.id)
        .outerjoin(Document, Document.id == Nomination.record_id)
        .order_by(Step.at.desc(), Nomination.since.desc())
    )
    houses = institutions(session)
    return [
        Nominated(
            nomination=nomination,
            institution=houses[nomination.institution_id],
            name=person.name if person else nominee.name,
            email="" if person else nominee.email,
            by=made.actor_id,
            at=made.at,
            turn=turn,
            document=document,
        )
        for nomination, made, person, nominee, turn, document in rows
    ]
