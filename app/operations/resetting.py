"""Let somebody who forgot their password choose another, by a single-use link."""

import secrets
from datetime import datetime, timedelta

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from app.models import PasswordReset, Person
from app.operations.errors import Refused
from app.operations.signing_in import end_all_sign_ins, password_hash, token_digest

LASTS = timedelta(minutes=60)

MOST = 3
"""Letters within that time: more would only annoy whoever did not ask for them."""


class ResetEnded(Refused):
    """The link was used, is too old, or another was asked for since."""


def ask_for_reset(session: Session, person: Person, now: datetime) -> str | None:
    """Make a link; answers its secret, which is not kept. Links asked for before end.

    None where too many were asked for lately: those that are there go on.
    """
    lately = select(func.count()).where(
        PasswordReset.person_id == person.id, PasswordReset.at > now - LASTS
    )
    if (session.scalar(lately) or 0) >= MOST:
        return None
    _end_all(session, person.id, now)
    token = secrets.token_urlsafe(32)
    session.add(
        PasswordReset(
            person_id=person.id,
            token_digest=token_digest(token),
            at=now,
            expires_at=now + LASTS,
        )
    )
    return token


def open_reset(session: Session, token: str, now: datetime) -> PasswordReset:
    """The request a link stands for. Raises ResetEnded."""
    found = session.scalars(
        select(PasswordReset)
        .where(PasswordReset.token_digest == token_digest(token))
        .execution_options(populate_existing=True)
    ).first()
    if found is None or found.used_at or now > found.expires_at:
        raise ResetEnded
    return found


def reset_password(
    session: Session, token: str, password: str, now: datetime, *, memory_kib: int
) -> Person:
    """Give the person another password; every sign-in and every other link of theirs ends.

    Raises ResetEnded, WeakPassword.
    """
    asked = open_reset(session, token, now)
    person = session.get_one(Person, asked.person_id)
    if person.disabled or not _end_all(session, person.id, now):  # or somebody was quicker
        raise ResetEnded
    about = (person.name, person.email)
    person.password_hash = password_hash(password, memory_kib=memory_kib, about=about)
    end_all_sign_ins(session, person, now)
    return person


def _end_all(session: Session, person_id: str, now: datetime) -> int:
    """End every open link of a person; answers how many there were."""
    done = session.execute(
        update(PasswordReset)
        .where(PasswordReset.person_id == person_id, PasswordReset.used_at.is_(None))
        .values(used_at=now)
    )
    return int(done.rowcount)  # type: ignore[attr-defined]  # an update answers a cursor
