"""A charter, its coordinator, links to parts of it, and forms that guests send."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select, update
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from app.models import Document, GuestLink, Person, Remark, Thread
from app.operations import guests
from app.operations.guests import Terms
from app.operations.recording import Actor
from app.queries.guests import waiting_on
from app.statute.snapshot import Kind
from tests.makers import a_document, a_person, an_article
from tests.views.posting import TOKEN

ONCE = re.compile(r'name="once" value="([^"]+)"')
ENGLISH = {"Accept-Language": "en"}
WORDS = "Üç səs azdır."


@dataclass
class Guesthouse:
    """A charter, its coordinator, and links to parts of it."""

    app: Flask
    session: Session
    leyla: Person
    charter: Document
    below: str
    second: str

    def link(self, **terms: object) -> str:
        """The address of a new link."""
        self.session.rollback()
        asked = replace(Terms("Student unions", clauses=(self.below,)), **terms)  # type: ignore[arg-type]
        _, token = guests.make_link(self.session, self.now(), self.charter, asked)
        self.session.commit()
        return f"/g/{token}"

    def now(self) -> Actor:
        """The coordinator, now."""
        return Actor(self.leyla.id, datetime.now(UTC))

    def admit(self) -> Thread:
        """Let everything in; the newest conversation."""
        self.session.rollback()
        keys = [one.key for one in waiting_on(self.session, self.charter)]
        self.session.rollback()
        guests.admit(self.session, self.now(), self.charter, keys)
        self.session.commit()
        newest = select(Thread).order_by(Thread.since.desc())
        thread = self.session.scalars(newest).first()
        self.session.rollback()
        return thread  # type: ignore[return-value]  # where something waited

    def remarks(self) -> list[str]:
        """What waits."""
        self.session.rollback()
        return list(self.session.scalars(select(Remark.body).order_by(Remark.at)))

    def change(self, **values: object) -> None:
        """Let every link be otherwise."""
        self.session.rollback()
        self.session.execute(update(GuestLink).values(**values))
        self.session.commit()


@pytest.fixture
def house(app: Flask) -> Iterator[Guesthouse]:
    engine = app.extensions["nizam.database"].engine
    with Session(engine, expire_on_commit=False) as session:
        leyla = a_person(session)
        charter = a_document(session, leyla)
        first = an_article(session, charter, leyla, "", heading="Səsvermə")
        below = an_article(
            session,
            charter,
            leyla,
            "Bir üzvün üç səsi var.",
            kind=Kind.PARAGRAPH,
            parent=first,
            en="A member has three votes.",
        )
        second = an_article(session, charter, leyla, "Gizli maddə.", after=first)
        session.commit()
        yield Guesthouse(app, session, leyla, charter, below, second)


def send(visitor: FlaskClient, form: str, address: str = "", **fields: str) -> TestResponse:
    """Fill in a form of a guest and send it."""
    page = visitor.get(form, headers=ENGLISH).text
    token, once = TOKEN.search(page), ONCE.search(page)
    assert token
    assert once
    typed = {"csrf_token": token[1], "once": once[1], "kind": "comment", "language": "az", **fields}
    return visitor.post(address or form, data=typed, headers=ENGLISH)
