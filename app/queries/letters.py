"""What stands in the outbox: letters, how many in which state, which addresses refuse them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.models import Letter, RefusedAddress

STATES = ("waiting", "sending", "held", "failed", "sent")

SHOWN = 50
"""Letters on one page."""


@dataclass(frozen=True, slots=True)
class Outbox:
    """One page of the outbox, newest letter first."""

    letters: Sequence[Letter]
    counts: Mapping[str, int]
    """By state."""
    refusals: Sequence[RefusedAddress]
    page: int
    pages: int


def outbox(session: Session, state: str, page: int) -> Outbox:
    """Letters of a state, or of all; a page that does not exist becomes the nearest one."""
    counts = dict(session.execute(select(Letter.state, func.count()).group_by(Letter.state)).all())
    total = counts.get(state, 0) if state else sum(counts.values())
    pages = max(1, -(-total // SHOWN))
    page = min(max(1, page), pages)
    query = select(Letter).order_by(Letter.at.desc(), Letter.id)
    if state:
        query = query.where(Letter.state == state)
    return Outbox(
        letters=session.scalars(query.limit(SHOWN).offset((page - 1) * SHOWN)).all(),
        counts={one: counts[one] for one in STATES if counts.get(one)},
        refusals=session.scalars(
            select(RefusedAddress).order_by(RefusedAddress.at.desc()).limit(SHOWN)
        ).all(),
        page=page,
        pages=pages,
    )


def refusals_of(session: Session, addresses: Collection[str]) -> Mapping[str, RefusedAddress]:
    """Which of the addresses refuse letters."""
    query = select(RefusedAddress).where(RefusedAddress.address.in_(addresses))
    return {one.address: one for one in session.scalars(query)}
