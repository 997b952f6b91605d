"""A charter of three articles, visitors in every role, and what they suggest by forms."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from app.models import Clause, Document, Person, Thread, Turn
from app.operations.clauses import Typed, save_wording, standing_placement, standing_wording
from app.operations.discussing import reply, suggest
from app.operations.structure import strike_clause
from app.queries.snapshots import snapshot
from app.statute.roles import Role
from app.statute.snapshot import LANGUAGES
from tests.makers import a_colleague, a_document, a_person, an_article, as_actor, signed_in
from tests.views.posting import post

FIRST = "Sədr iki il müddətinə açıq səsvermə ilə seçilir."
SECOND = "Katib protokol aparır."
THIRD = "Üzvlər iclasda iştirak edirlər."


@dataclass
class Hall:
    """A charter of three articles, and a visitor in each role."""

    app: Flask
    clauses: list[str]
    people: dict[str, str]

    def visitor(self, role: str) -> FlaskClient:
        """Somebody in that role, signed in."""
        return signed_in(self.app, self.people[role])

    def session(self) -> Session:
        """A look into the tables."""
        opened: Session = self.app.extensions["nizam.database"].session()
        return opened

    def suggest(self, text: str, who: str = "reviewer", number: int = 0) -> str:
        """Somebody suggests other words for an article; answers the thread's id."""
        with self.session() as session:
            clause = session.get_one(Clause, self.clauses[number])
            digest = standing_wording(session, clause.id, "az").digest
            person = session.get_one(Person, self.people[who])
            typed = Typed("az", "", text, digest)
            thread = suggest(session, as_actor(person), clause, typed, body=f"Səbəb: {text}")
            session.commit()
            return thread.id

    def suggest_in(self, number: int, texts: Mapping[str, str], who: str = "reviewer") -> str:
        """Somebody suggests other words for an article in some languages; the thread's id."""
        with self.session() as session:
            clause, person = (
                self._clause(session, number),
                session.get_one(Person, self.people[who]),
            )
            typed = _typed(session, clause, texts)
            thread = suggest(session, as_actor(person), clause, typed, body="Hər iki dildə.")
            session.commit()
            return thread.id

    def save(self, number: int, texts: Mapping[str, str]) -> None:
        """The coordinator gives an article other words in some languages."""
        with self.session() as session:
            clause = self._clause(session, number)
            leyla = session.get_one(Person, self.people["coordinator"])
            save_wording(session, as_actor(leyla), clause, _typed(session, clause, texts))
            session.commit()

    def strike(self, number: int) -> None:
        """The coordinator strikes an article."""
        with self.session() as session:
            clause = self._clause(session, number)
            document = session.get_one(Document, clause.record_id)
            by = as_actor(session.get_one(Person, self.people["coordinator"]))
            seen = standing_placement(session, clause).since
            strike_clause(session, by, document, clause.id, seen=seen, reason="")
            session.commit()

    def now(self, number: int) -> dict[str, str]:
        """What an article says, by language."""
        with self.session() as session:
            clause = self._clause(session, number)
            return {one: standing_wording(session, clause.id, one).text for one in LANGUAGES}

    def _clause(self, session: Session, number: int) -> Clause:
        return session.get_one(Clause, self.clauses[number])

    def answer(self, thread: str, who: str, words: str = "Razı deyiləm.") -> None:
        """Somebody replies to a suggestion."""
        with self.session() as session:
            person = session.get_one(Person, self.people[who])
            reply(session, as_actor(person), session.get_one(Thread, thread), words)
            session.commit()

    def said(self) -> list[str]:
        """What stands, in reading order."""
        with self.session() as session:
            document = session.scalars(select(Document)).one()
            clauses = snapshot(session, document).clauses
            return [one.wording("az").text for one in clauses if not one.struck]

    def digest(self, number: int = 0) -> str:
        """The name of what an article says."""
        with self.session() as session:
            return standing_wording(session, self.clauses[number], "az").digest

    def outcome(self, thread: str) -> str:
        """How a suggestion was closed; "" while it is open."""
        with self.session() as session:
            turns = select(Turn.outcome).where(Turn.thread_id == thread)
            return session.scalars(turns.order_by(Turn.row.desc())).first() or ""

    def part(self, visitor: FlaskClient, number: int, what: str, **form: str) -> TestResponse:
        """Put one thing with what is to be suggested together."""
        address = f"/d/charter/c/{self.clauses[number]}/suggest/add"
        return post(visitor, address, {"what": what, "digest": self.digest(number), **form})


def _typed(session: Session, clause: Clause, texts: Mapping[str, str]) -> list[Typed]:
    return [
        Typed(language, "", text, standing_wording(session, clause.id, language).digest)
        for language, text in texts.items()
    ]


def a_hall(app: Flask) -> Hall:
    """The charter as it begins."""
    with app.extensions["nizam.database"].session() as session:
        leyla = a_person(session)
        document = a_document(session, leyla)
        people = {
            str(role): a_colleague(session, document, role, f"{role}-anna").id
            for role in (Role.OBSERVER, Role.REVIEWER, Role.MEMBER)
        }
        clauses: list[str] = []
        for text in (FIRST, SECOND, THIRD):
            behind = clauses[-1] if clauses else None
            clauses.append(an_article(session, document, leyla, text, after=behind))
        people["coordinator"] = leyla.id
        session.commit()
    return Hall(app, clauses, people)
