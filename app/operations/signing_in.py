"""Sign in and out, with wrong tries counted in the database and sign-ins that can be ended."""

import hashlib
import re
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address, ip_network

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session
from zxcvbn import zxcvbn

from app.models import HOUSE, Person, Record, SignIn, SignInTry
from app.operations.errors import Refused

NOBODY = (
    "$argon2id$v=19$m=65536,t=3,p=4$bm9ib2R5bm9ib2R5$8hYBcKnYbHrJMeUcOGjJBNPTgyWDkWTJ1dVbZSlBnSk"
)
"""A hash that fits no password: checking it takes as long for strangers as for the known."""

SHORTEST_PASSWORD = 12
"""In characters; longer ones are welcome, no composition rules (ASVS 6.2)."""

LONGEST_JUDGED = 72
"""Characters that are looked at to tell whether a password is easily guessed."""

GOOD_ENOUGH = 3
"""From this score of zxcvbn on: more than 10**8 guesses."""

FRESH = 6
"""Letters and digits a password has besides words that everybody knows of the person."""

HOUSE_WORDS = ("nizam", "nizamnamə", "nizamname", "əsasnamə", "rektor", "rektorlar", "konfrans")
"""Words everybody here thinks of first."""


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


def password_hash(password: str, *, memory_kib: int = 65536, about: Collection[str] = ()) -> str:
    """Argon2id hash. `about`: words of the person, no part of a good password. Raises WeakPassword.

    Tried against common passwords, patterns and the words of this house (ASVS 6.2.4, 6.2.11).
    """
    if len(password) < SHORTEST_PASSWORD:
        raise WeakPassword
    known = [*HOUSE_WORDS, *(word for words in about for word in re.findall(r"\w+", words))]
    if len(_without(password, known)) < FRESH:
        raise WeakPassword
    if zxcvbn(password[:LONGEST_JUDGED], user_inputs=known)["score"] < GOOD_ENOUGH:
        raise WeakPassword
    return PasswordHasher(memory_cost=memory_kib).hash(password)


def knock(session: Session, email: str, door: Door, now: datetime) -> list[SignInTry]:
    """Count a try before the password is looked at, so that many at once get no further.

    Raises TooManyTries. What it answers is taken back when the password turns out right.
    """
    session.execute(delete(SignInTry).where(SignInTry.at < now - timedelta(days=1)))
    session.execute(select(Record).where(Record.id == HOUSE).with_for_update())  # one at a time
    subjects = (
        _subject("account", email.strip().lower()),
        _subject("address", neighbourhood(door.address)),
    )
    since = now - timedelta(minutes=1)
    for subject in subjects:
        tried = select(func.count()).where(SignInTry.subject == subject, SignInTry.at > since)
        if session.scalar(tried) >= door.tries:  # type: ignore[operator]  # count is never None
            raise TooManyTries
    tries = [SignInTry(subject=subject, at=now) for subject in subjects]
    session.add_all(tries)
    session.flush()
    return tries


def take_back(session: Session, tries: Collection[SignInTry]) -> None:
    """Forget a knock: the password was right."""
    rows = [one.row for one in tries]
    session.execute(delete(SignInTry).where(SignInTry.row.in_(rows)))


def check_password(session: Session, email: str, password: str) -> Person:
    """The person, if the password is theirs. Raises WrongPassword; ask `knock` first."""
    person = session.scalars(select(Person).where(Person.email == email.strip().lower())).first()
    usable = person is not None and not person.disabled and bool(person.password_hash)
    right = _verify(person.password_hash if usable and person else NOBODY, password)
    if not (usable and right and person):
        raise WrongPassword
    return person


def change_password(
    session: Session, person: Person, password: str, kept: SignIn, now: datetime, *, memory_kib: int
) -> None:
    """Give a person another password and end every sign-in but `kept`. Raises WeakPassword."""
    about = (person.name, person.email)
    person.password_hash = password_hash(password, memory_kib=memory_kib, about=about)
    session.execute(
        update(SignIn)
        .where(SignIn.person_id == person.id, SignIn.ended_at.is_(None), SignIn.id != kept.id)
        .values(ended_at=now)
    )


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


def _without(password: str, known: Collection[str]) -> str:
    """Letters and digits that are left when known words are taken out."""
    left = password.lower()
    for word in sorted(known, key=len, reverse=True):
        if len(word) > 2:
            left = left.replace(word.lower(), " ")
    return re.sub(r"[\W_]", "", left)


def neighbourhood(address: str) -> str:
    """Where tries are counted together: one IPv4 address, or the /64 a household of IPv6 has."""
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:  # a socket, or a proxy that names none
        return address
    if isinstance(found, IPv6Address):
        found = found.ipv4_mapped or found
    return str(found) if found.version == 4 else str(ip_network((found, 64), strict=False))


def _subject(kind: str, name: str) -> str:
    """Kept apart by kind: who types an address as an account shuts nobody out there."""
    return hashlib.sha256(f"{kind}:{name}".encode()).hexdigest()


def _verify(known: str, password: str) -> bool:
    try:
        return PasswordHasher().verify(known, password)
    except (VerificationError, InvalidHashError):
        return False
