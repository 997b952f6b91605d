"""A charter under review, and a visitor in each role, for the tests of rounds and of registers."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.clock import day_of
from app.models import Clause, Document, Letter, Remark, Thread
from app.operations.clauses import Typed, save_wording, standing_wording
from app.operations.recording import Actor
from app.operations.remarks import Written
from app.operations.reviewing import Answered, Asked, close_round, draft, hand_in, open_round
from app.queries.rounds import Progress, progress, round_of
from app.queries.rounds import rounds_of as asked_in
from app.statute.roles import Role
from tests.makers import a_colleague, a_document, a_person, an_article, signed_in

TEXT = "Ümumi yığıncaq ildə bir dəfə çağırılır."
TODAY = day_of(datetime.now(UTC))
QUESTION = {"az": "Nə çatışmır?", "en": "What is missing?"}


@dataclass
class Room:
    """A charter of two articles; a round opens when it is asked for."""

    app: Flask
    first: str
    second: str
    people: dict[str, str]
    round: str = ""

    def session(self) -> Session:
        """A session of its own."""
        opened: Session = self.app.extensions["nizam.database"].session()
        return opened

    def visitor(self, role: str) -> FlaskClient:
        """Somebody in that role, signed in."""
        return signed_in(self.app, self.people[role])

    def actor(self, role: str, *, days: int = 0) -> Actor:
        """Who does a deed, now or some days from now."""
        return Actor(self.people[role], datetime.now(UTC) + timedelta(days=days))

    def path(self, rest: str = "") -> str:
        """An address below the round's."""
        return f"/d/charter/rounds/{self.round}{rest}"

    def open(self, days: int = 7, asked: tuple[str, ...] = ("reviewer", "member")) -> None:
        """The coordinator asks the reviewer and a member."""
        with self.session() as session:
            document = session.scalars(select(Document)).one()
            terms = Asked(
                "Birinci oxunuş",
                TODAY + timedelta(days=days),
                [self.people[role] for role in asked],
                questions=[QUESTION],
            )
            late = min(days, 0)
            by = self.actor("coordinator", days=late)
            self.round = open_round(session, by, [document], terms).id
            session.commit()

    def draft(self, body: str = "Niyə?", role: str = "reviewer", **said: object) -> str:
        """Somebody drafts a remark on the first article; answers its id."""
        with self.session() as session:
            document = session.scalars(select(Document)).one()
            found = round_of(session, document, self.round)
            where = (document, session.get_one(Clause, self.first))
            written = Written(body, **said)  # type: ignore[arg-type]  # named by the test
            kept = draft(session, self.actor(role), found.identity, where, written)
            session.commit()
            return str(kept.id)

    def hand_in(self, summary: str = "Yaxşıdır", role: str = "reviewer") -> None:
        """Somebody hands in."""
        with self.session() as session:
            document = session.scalars(select(Document)).one()
            found = round_of(session, document, self.round)
            hand_in(session, self.actor(role), found.identity, Answered(summary))
            session.commit()

    def close(self) -> None:
        """The coordinator closes the round."""
        with self.session() as session:
            document = session.scalars(select(Document)).one()
            found = round_of(session, document, self.round)
            close_round(session, self.actor("coordinator"), found.identity)
            session.commit()

    def reword(self, text: str) -> None:
        """The coordinator gives the first article another text."""
        with self.session() as session:
            base = standing_wording(session, self.first, "az").digest
            clause = session.get_one(Clause, self.first)
            typed = Typed("az", "", text, base)
            save_wording(session, self.actor("coordinator"), clause, [typed], reason="Düzəliş")
            session.commit()

    def remarks(self) -> list[Remark]:
        """Everything that waits, oldest first."""
        with self.session() as session:
            return list(session.scalars(select(Remark).order_by(Remark.at)))

    def threads(self) -> list[Thread]:
        """Every conversation, in the order they were begun."""
        with self.session() as session:
            return list(session.scalars(select(Thread).order_by(Thread.since)))

    def letters(self) -> list[Letter]:
        """What is in the outbox, by address."""
        with self.session() as session:
            return list(session.scalars(select(Letter).order_by(Letter.address, Letter.at)))

    def progress(self) -> dict[str, Progress]:
        """How far each has come in the newest round, by name."""
        with self.session() as session:
            document = session.scalars(select(Document)).one()
            [newest, *_] = asked_in(session, document)
            return {one.person.name: one for one in progress(session, newest)}


def furnished(app: Flask) -> Room:
    """The charter and its people."""
    with app.extensions["nizam.database"].session() as session:
        leyla = a_person(session)
        document = a_document(session, leyla)
        people = {str(role): a_colleague(session, document, role, role).id for role in Role}
        people["coordinator"] = leyla.id
        people["stranger"] = a_person(session, "stranger").id
        first = an_article(session, document, leyla, TEXT, en="It is convened once a year.")
        second = an_article(session, document, leyla, "Üzvlük könüllüdür.", after=first)
        session.commit()
    return Room(app, first, second, people)
