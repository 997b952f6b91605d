"""Make a link for guests, end it, give it more time, and count who opens it."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.models import Clause, Document, GuestLink, new_id
from app.operations.discussing.words import check_length
from app.operations.errors import DoneAlready, NothingSaid, NotThere
from app.operations.guests.errors import EndedLink, UnknownLink
from app.operations.membership import line_of
from app.operations.recording import Actor, hold, step
from app.operations.signing_in import token_digest
from app.statute.snapshot import AUTHORITATIVE, LANGUAGES, canonical

ASKED = ("no", "asked", "required")
"""Whether guests are asked something of themselves."""

LONGEST_DAYS = 366
"""A link lasts no longer than a year from the day it is made or extended."""

MOST_REMARKS = 500
"""The highest number of remarks a link may let one guest make."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What a link opens, and what it lets guests do."""

    purpose: str
    welcome: str = ""
    clauses: tuple[str, ...] = ()
    """Ids; parts are included. Empty: the whole document."""
    languages: tuple[str, ...] = LANGUAGES
    commenting: bool = True
    suggesting: bool = False
    discussion: bool = False
    moderated: bool = True
    names: str = "asked"
    institutions: str = "asked"
    most: int = 50
    days: int = 30


def make_link(
    session: Session, actor: Actor, document: Document, terms: Terms
) -> tuple[GuestLink, str]:
    """A link, and its secret, which is shown once and not kept.

    Raises NothingSaid where nothing says whom it is for, TooLong, and NotThere where a choice is
    none of those there are.
    """
    purpose, welcome = line_of(terms.purpose), canonical(terms.welcome)
    if not purpose:
        raise NothingSaid
    check_length(welcome)
    _check(session, document, terms)
    token = secrets.token_urlsafe(32)
    link = GuestLink(
        id=new_id(),
        record_id=document.id,
        token_digest=token_digest(token),
        purpose=purpose,
        welcome=welcome,
        clauses=list(terms.clauses),
        languages=[one for one in LANGUAGES if one in terms.languages],
        commenting=terms.commenting,
        suggesting=terms.commenting and terms.suggesting,
        discussion=terms.discussion,
        moderated=terms.moderated,
        names=terms.names,
        institutions=terms.institutions,
        most=terms.most,
        made_by=actor.person_id,
        made_at=actor.at,
        expires_at=actor.at + timedelta(days=terms.days),
    )
    with step(session, document.id, actor, "make_guest_link", link=link.id, purpose=purpose):
        session.add(link)
    return link, token


def _check(session: Session, document: Document, terms: Terms) -> None:
    known = select(Clause.id).where(Clause.record_id == document.id)
    sound = (
        terms.languages
        and set(terms.languages) <= set(LANGUAGES)
        and {terms.names, terms.institutions} <= set(ASKED)
        and 1 <= terms.most <= MOST_REMARKS
        and 1 <= terms.days <= LONGEST_DAYS
        and set(terms.clauses) <= set(session.scalars(known))
    )
    if not sound:
        raise NotThere


def revoke_link(session: Session, actor: Actor, document: Document, link_id: str) -> None:
    """Let a link open nothing any more; what was written by it stays. Raises DoneAlready."""
    link = _held(session, document, link_id)
    link.revoked_at = actor.at
    with step(session, document.id, actor, "revoke_guest_link", link=link.id):
        pass


def extend_link(
    session: Session, actor: Actor, document: Document, link_id: str, days: int
) -> None:
    """Let a link, even one whose time is over, work so many days from now.

    Raises DoneAlready where it was revoked, NotThere where that is no number of days.
    """
    if not 1 <= days <= LONGEST_DAYS:
        raise NotThere
    link = _held(session, document, link_id)
    link.expires_at = actor.at + timedelta(days=days)
    until = link.expires_at.isoformat()
    with step(session, document.id, actor, "extend_guest_link", link=link.id, until=until):
        pass


def _held(session: Session, document: Document, link_id: str) -> GuestLink:
    """The link, with its record held. Raises NotThere, DoneAlready."""
    hold(session, document.id)
    link = session.get(GuestLink, link_id, populate_existing=True)
    if link is None or link.record_id != document.id:
        raise NotThere
    if link.revoked_at:
        raise DoneAlready
    return link


def open_link(session: Session, token: str, now: datetime) -> GuestLink:
    """The link a secret opens. Raises UnknownLink, EndedLink."""
    link = known_link(session, token)
    if link.revoked_at or now > link.expires_at:
        raise EndedLink
    return link


def known_link(session: Session, token: str) -> GuestLink:
    """The same, even where it opens nothing any more. Raises UnknownLink."""
    digest = token_digest(token)
    query = select(GuestLink).where(GuestLink.token_digest == digest)
    link = session.scalars(query.execution_options(populate_existing=True)).first()
    if link is None:
        raise UnknownLink
    return link


def note_opened(session: Session, link_id: str, now: datetime) -> None:
    """Count a browser that opened a link."""
    session.execute(
        update(GuestLink)
        .where(GuestLink.id == link_id)
        .values(opened=GuestLink.opened + 1, opened_at=now)
    )


def first_language(link: GuestLink) -> str:
    """The language guests read first where they chose none."""
    return AUTHORITATIVE if AUTHORITATIVE in link.languages else link.languages[0]
