"""A charter two people work on, an app that knows a mail server, and a clock that can be set."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.config import Settings
from app.db import session as app_session
from app.db import transaction
from app.delivering.rounds import Delivered, compose, send
from app.models import Clause, Document, Letter, Person, Thread
from app.operations.clauses import Typed, save_wording, standing_wording
from app.operations.discussing import Said, begin_thread, reply
from app.operations.membership import give_role
from app.operations.recording import Actor
from app.operations.wishing import choose_letters
from app.queries.wishes import Wanted
from app.statute.roles import Role
from tests.makers import a_colleague, a_document, a_person, an_article

MORNING = datetime(2026, 11, 13, 4, 30, tzinfo=UTC)
"""Half past eight in Baku, the day after everything is done."""


@dataclass
class Desk:
    """Leyla's charter with an article of hers, and Nigar, who works on it too."""

    app: Flask
    url: str = ""
    now: datetime = MORNING

    def clock(self) -> datetime:
        return self.now

    @property
    def settings(self) -> Settings:
        known: Settings = self.app.config["SETTINGS"]
        return replace(
            known,
            smtp_url=self.url,
            mail_from="nizam@example.az",
            public_url="https://nizam.example.az",
            mail_timeout_seconds=1,
        )

    def furnish(self) -> None:
        self.app.config["SETTINGS"] = self.settings
        with transaction() as session:
            leyla = a_person(session, "Leyla")
            charter = a_document(session, leyla)
            a_colleague(session, charter, Role.MEMBER, "Nigar")
            an_article(session, charter, leyla, "Bir səs var.", heading="Səs")

    def person(self, name: str) -> Person:
        return app_session().scalars(select(Person).where(Person.name == name)).one()

    @property
    def charter(self) -> Document:
        return app_session().scalars(select(Document)).one()

    @property
    def article(self) -> Clause:
        return app_session().scalars(select(Clause)).one()

    def reword(self, name: str, text: str) -> None:
        """Somebody saves other words of the article."""
        with transaction() as session:
            clause, actor = self.article, Actor(self.person(name).id, self.now)
            before = standing_wording(session, clause.id, "az")
            typed = Typed("az", before.heading, text, before.digest)
            save_wording(session, actor, clause, [typed], reason="Daha yaxşı.")

    def begin(self, name: str, body: str) -> str:
        """Somebody begins a conversation on the article; answers its id."""
        with transaction() as session:
            actor = Actor(self.person(name).id, self.now)
            return begin_thread(session, actor, self.charter, self.article, Said(body)).id

    def reply(self, name: str, thread: str, body: str) -> None:
        with transaction() as session:
            actor = Actor(self.person(name).id, self.now)
            reply(session, actor, session.get_one(Thread, thread), body)

    def leave(self, name: str) -> None:
        """Somebody's role on the charter ends."""
        with transaction() as session:
            give_role(session, Actor(None, self.now), self.charter, self.person(name), None)

    def want(self, name: str, pace: str, *, urgent: bool = True) -> None:
        with transaction() as session:
            chosen = {self.charter.id: Wanted(pace, urgent)}
            choose_letters(session, self.person(name), chosen)

    def compose(self) -> Delivered:
        return compose(self.clock, demonstration=False)

    def deliver(self) -> Delivered:
        """One round: write, then send."""
        return send(self.settings, self.clock, self.compose())

    def caught_up(self) -> None:
        """Everybody is told of all that was done so far; nothing of it is sent."""
        self.want("Leyla", "immediate")
        self.want("Nigar", "immediate")
        self.compose()
        with transaction() as session:
            for letter in session.scalars(select(Letter)):
                session.delete(letter)

    def letters(self) -> list[Letter]:
        session: Session = app_session()
        session.rollback()
        query = select(Letter).order_by(Letter.at, Letter.id)
        return list(session.scalars(query.execution_options(populate_existing=True)))

    def later(self, **span: float) -> None:
        self.now += timedelta(**span)


@contextmanager
def desk_of(app: Flask, url: str = "") -> Iterator[Desk]:
    """The desk, within the app's context."""
    with app.app_context():
        desk = Desk(app, url)
        desk.furnish()
        yield desk
