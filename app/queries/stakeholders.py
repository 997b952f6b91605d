"""Who outside is told of the committee's work, and what they were sent."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Letter, Newsletter, Stakeholder
from app.statute.language import sort_key

STANDINGS = ("confirmed", "asked", "unasked", "stopped")


@dataclass(frozen=True, slots=True)
class Listed:
    """The list as somebody asks for it."""

    shown: Sequence[Stakeholder]
    counts: Mapping[str, int]
    """How many there are of each standing, and under `all` of all."""


def stakeholders(session: Session, standing: str = "", words: str = "") -> Listed:
    """Stakeholders by name; of one standing, or with some words in name, address, institution."""
    everybody = session.scalars(select(Stakeholder)).all()
    asked = words.strip().lower()
    named = [
        one for one in everybody if asked in f"{one.name} {one.email} {one.institution}".lower()
    ]
    counts = Counter(one.standing for one in named)
    counts["all"] = len(named)
    shown = [one for one in named if standing in ("", one.standing)]
    return Listed(sorted(shown, key=lambda one: (sort_key(one.name), one.email)), counts)


def recipients(session: Session) -> Sequence[Stakeholder]:
    """Whose address is confirmed and who has not said stop."""
    return session.scalars(
        select(Stakeholder)
        .where(Stakeholder.confirmed_at.is_not(None), Stakeholder.stopped_at.is_(None))
        .order_by(Stakeholder.email)
    ).all()


def by_stop_token(session: Session, token: str) -> Stakeholder | None:
    """Whose letters the link ends."""
    return session.scalars(select(Stakeholder).where(Stakeholder.stop_token == token)).first()


def by_confirmation(session: Session, digest: str) -> Stakeholder | None:
    """Whose address the link with that digest confirms."""
    return session.scalars(select(Stakeholder).where(Stakeholder.token_digest == digest)).first()


def letters_to(session: Session, stakeholder: Stakeholder) -> Sequence[Letter]:
    """Letters about newsletters that went to the address, oldest first."""
    return session.scalars(
        select(Letter)
        .where(Letter.address == stakeholder.email, Letter.person_id.is_(None))
        .order_by(Letter.at)
    ).all()


def newsletters(session: Session) -> Sequence[Newsletter]:
    """Every newsletter, drafts first, then the newest first."""
    rows = session.scalars(select(Newsletter)).all()
    return sorted(rows, key=lambda one: (one.sent_at is None, one.sent_at or one.updated_at))[::-1]


def public_newsletters(session: Session) -> Sequence[Newsletter]:
    """What anybody may read, the newest first."""
    return session.scalars(
        select(Newsletter)
        .where(Newsletter.public, Newsletter.sent_at.is_not(None))
        .order_by(Newsletter.sent_at.desc())
    ).all()
