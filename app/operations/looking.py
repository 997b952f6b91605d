"""How often strangers may have a file checked: so often that nobody else waits for them."""

import hashlib
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from app.models import SignInTry
from app.operations.errors import Refused
from app.operations.signing_in import neighbourhood

MOST = 20
"""Files from one address in a minute."""

WITHIN = timedelta(minutes=1)


class TooManyLooks(Refused):
    """More files than anybody reads the verdicts on, or all hands are full."""


def count_look(session: Session, address: str, now: datetime) -> None:
    """Count a file that somebody at an address sends to be checked. Raises TooManyLooks."""
    subject = hashlib.sha256(f"check:{neighbourhood(address)}".encode()).hexdigest()
    lately = select(func.count()).where(SignInTry.subject == subject, SignInTry.at > now - WITHIN)
    session.execute(
        delete(SignInTry).where(SignInTry.subject == subject, SignInTry.at <= now - WITHIN)
    )
    if (session.scalar(lately) or 0) >= MOST:
        raise TooManyLooks
    session.add(SignInTry(subject=subject, at=now))
