"""Sign in and out, with wrong tries counted in the database and sign-ins that can be ended."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from app.models import Person, SignIn, SignInTry
from app.operations.errors import Refused

NOBODY = (
    "$argon2id$v=19$m=65536,t=3,p=4$bm9ib2R5bm9ib2R5$8hYBcKnYbHrJMeUcOGjJBNPTgyWDkWTJ1dVbZSlBnSk"
)
"""A hash that fits no password: checking it takes as long for strangers as for the known."""

SHORTEST_PASSWORD = 12
"""In characters; longer ones are welcome, no composition rules (ASVS 6.2)."""


class WrongPassword(Refused):
    """The address or the password is wrong: which one is not said."""


class TooManyTries(Refused):
    """Wrong too often within a minute."""


class WeakPassword(Refused):
    """Too short, or one everybody tries first."""


@dataclass(frozen=True, slots=True)
class Door:
    """How strict the door is, and who stands before it."""

    address: str
    browser: str
    tries: int = 5
    """Wrong passwords allowed per minute, for one account and for one address each."""


def password_hash(password: str, *, memory_kib: int = 65536) -> str:
    """Argon2id hash. Raises WeakPassword."""
    if len(password) < SHORTEST_PASSWORD or len(set(password)) < 4:
        raise WeakPassword
    return PasswordHasher(memory_cost=memory_kib).hash(password)


def check_password(
    session: Session, email: str, password: str, door: Door, now: datetime
) -> Person:
    """The person, if the password is theirs. Raises TooManyTries, WrongPassword."""
    subjects = [_subject(email.strip().lower()), _subject(door.address)]
    since = now - timedelta(minutes=1)
    for subject in subjects:
        tried = select(func.count()).where(SignInTry.subject == subject, SignInTry.at > since)
        if session.scalar(tried) >= door.tries:  # type: ignore[operator]  # count is never None
            raise TooManyTries
    person = session.scalars(select(Person).where(Person.email == email.strip().lower())).first()
    usable = person is not None and not person.disabled and bool(person.password_hash)
    right = _verify(person.password_hash if usable and person else NOBODY, password)
    if not (usable and right and person):
        raise WrongPassword
    return person


def note_wrong_try(session: Session, email: str, door: Door, now: datetime) -> None:
    """Count a wrong password, and forget tries older than a day."""
    session.execute(delete(SignInTry).where(SignInTry.at < now - timedelta(days=1)))
    for subject in (_subject(email.strip().lower()), _subject(door.address)):
        session.add(SignInTry(subject=subject, at=now))


def begin_sign_in(session: Session, person: Person, door: Door, now: datetime) -> str:
    """Open a sign-in; answers the secret for the cookie, which is not kept."""
    token = secrets.token_urlsafe(32)
    session.add(
        SignIn(
            token_digest=token_digest(token),
            person_id=person.id,
            began_at=now,
            seen_at=now,
            address=door.address[:45],
            browser=door.browser[:200],
        )
    )
    return token


def end_sign_in(sign_in: SignIn, now: datetime) -> None:
    """End one sign-in."""
    sign_in.ended_at = now


def end_all_sign_ins(session: Session, person: Person, now: datetime) -> None:
    """Sign a person out everywhere."""
    session.execute(
        update(SignIn)
        .where(SignIn.person_id == person.id, SignIn.ended_at.is_(None))
        .values(ended_at=now)
    )


def token_digest(token: str) -> str:
    """What is kept of a secret: its SHA-256."""
    return hashlib.sha256(token.encode()).hexdigest()


def _subject(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()


def _verify(known: str, password: str) -> bool:
    try:
        return PasswordHasher().verify(known, password)
    except (VerificationError, InvalidHashError):
        return False
