"""Small makers of what tests need: people, documents, clauses, and visitors who are signed in."""

from collections.abc import Sequence
from datetime import UTC, datetime

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from app.access import COOKIE
from app.models import Document, Person, new_id
from app.operations.documents import Founding, found_document
from app.operations.membership import give_role
from app.operations.recording import Actor
from app.operations.signing_in import Door, begin_sign_in
from app.operations.structure import insert_clause
from app.statute.roles import Role
from app.statute.snapshot import Kind, Numbering, Wording, word

NOON = datetime(2026, 11, 12, 12, tzinfo=UTC)
"""When everything is done that has no time of its own."""


def a_person(session: Session, name: str = "Leyla", **facts: object) -> Person:
    """Somebody who may sign in."""
    made = Person(
        id=new_id(), email=f"{name.lower()}@nizam.example", name=name, password_hash="", locale="en"
    )
    made.joined_at = NOON
    for fact, value in facts.items():
        setattr(made, fact, value)
    session.add(made)
    session.flush()
    return made


def as_actor(person: Person | None) -> Actor:
    """The person doing something at noon."""
    return Actor(person.id if person else None, NOON)


def a_document(
    session: Session, founder: Person, slug: str = "charter", **founding: object
) -> Document:
    """A document without clauses; its founder is its coordinator."""
    titles = {"az": "Nizamnamə", "en": "Charter"}
    asked = Founding(slug, titles, **founding)  # type: ignore[arg-type]  # named by the test
    return found_document(session, as_actor(founder), asked)


def a_revision(session: Session, founder: Person, slug: str = "regulation") -> Document:
    """A document whose numbers are fixed."""
    return a_document(session, founder, slug, numbering=Numbering.FIXED)


def a_colleague(session: Session, document: Document, role: Role, name: str) -> Person:
    """Somebody new with a role on the document."""
    made = a_person(session, name)
    give_role(session, as_actor(None), document, made, role)
    return made


def words(az: str = "", en: str = "", *, heading: str = "") -> Sequence[Wording]:
    """What a clause says in Azerbaijani and, where given, in English."""
    authoritative = word("az", heading, az)
    return [authoritative, word("en", "", en, authoritative.digest)] if en else [authoritative]


def an_article(
    session: Session,
    document: Document,
    author: Person,
    az: str,
    *,
    kind: Kind = Kind.ARTICLE,
    parent: str | None = None,
    after: str | None = None,
    heading: str = "",
    en: str = "",
) -> str:
    """A new clause that says something; answers its id."""
    said = words(az, en, heading=heading)
    return insert_clause(
        session, as_actor(author), document, said, kind=kind, parent=parent, after=after
    )


def signed_in(app: Flask, person_id: str) -> FlaskClient:
    """A visitor who is that person."""
    with app.extensions["nizam.database"].session() as session:
        someone = session.get_one(Person, person_id)
        token = begin_sign_in(session, someone, Door("127.0.0.1", "test"), datetime.now(UTC))
        session.commit()
    visitor = app.test_client()
    visitor.set_cookie(COOKIE, token)
    return visitor
