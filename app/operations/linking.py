"""Keep what the addresses of the library answered when they were last tried."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session

from app.models import LinkCheck


def keep_answer(session: Session, link: str, at: datetime, answer: str, *, dead: bool) -> None:
    """What an address answered; the answer before it is forgotten."""
    session.merge(LinkCheck(link=link, at=at, dead=dead, answer=answer))


def forget_others(session: Session, links: Iterable[str]) -> None:
    """Forget answers of addresses that stand nowhere any more. `links`: those that do."""
    session.execute(delete(LinkCheck).where(LinkCheck.link.not_in(list(links))))
