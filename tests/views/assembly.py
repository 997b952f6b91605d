"""A charter whose committee meets, for the tests of meetings, minutes and lent voices."""

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from app.clock import day_of
from app.models import Clause, Decision, Document
from app.operations.clauses import Typed, save_wording, standing_wording
from app.operations.deciding import decidable, decide
from app.operations.recording import Actor
from app.queries.agreement import agreement
from app.queries.meetings import Called, meetings_of
from app.queries.snapshots import snapshot
from app.statute.roles import Role
from app.statute.workflow import State, Verdict
from tests.makers import a_colleague, a_document, a_person, an_article, signed_in
from tests.views.posting import post

NAMES = ("Aydan", "Bahar", "Cavid")
SEEN = re.compile(r'name="(seen-[0-9a-f]+)" value="([0-9a-f]+)"')


@dataclass
class Assembly:
    """Three members, a coordinator and an observer; the first of two articles is contested."""

    app: Flask
    people: dict[str, str]
    first: str
    second: str
    meeting: str = ""
    visitors: dict[str, FlaskClient] = field(default_factory=dict)

    def session(self) -> Session:
        """A session of its own."""
        opened: Session = self.app.extensions["nizam.database"].session()
        return opened

    def visitor(self, name: str) -> FlaskClient:
        """Somebody, signed in."""
        if name not in self.visitors:
            self.visitors[name] = signed_in(self.app, self.people[name])
        return self.visitors[name]

    def path(self, rest: str = "") -> str:
        """An address below the meeting's."""
        return f"/d/charter/meetings/{self.meeting}{rest}"

    def post(self, name: str, rest: str, /, **fields: Any) -> TestResponse:
        """Somebody sends a form of the meeting."""
        return post(self.visitor(name), self.path(rest), fields)

    def call(self, **other: Any) -> TestResponse:
        """The coordinator calls a meeting on the first article and on dues."""
        fields = {
            "title": "Birinci iclas",
            "day": day_of(datetime.now(UTC)).isoformat(),
            "time": "11:00",
            "place": "Bakı şəhəri",
            "chair": self.people["Leyla"],
            "secretary": self.people["observer"],
            "invited": [self.people[name] for name in NAMES],
            "guests": "Dilarə Qonaq",
            "item": [self.first],
            f"order-{self.first}": "1",
            "free": ["Üzvlük haqqı"],
            "free-order": ["2"],
            "contest_days": "5",
        }
        answer = post(self.visitor("Leyla"), "/d/charter/meetings/call", {**fields, **other})
        if answer.status_code == 303:
            self.meeting = answer.location.rpartition("/")[2]
        return answer

    def begin(self, *present: str) -> TestResponse:
        """The secretary begins with whom is there."""
        there = [self.people[name] for name in present]
        return self.post("observer", "/begin", present=there, guest=["Dilarə Qonaq"])

    def found(self) -> Called:
        """The meeting as it stands."""
        with self.session() as session:
            document = session.scalars(select(Document)).one()
            return next(one for one in meetings_of(session, document) if one.id == self.meeting)

    def item(self, place: int = 1) -> str:
        """Id of an item, by its place from 1."""
        return self.found().items[place - 1].id

    def seen(self, place: int = 1) -> dict[str, str]:
        """What the page of an item says was seen."""
        page = self.visitor("observer").get(self.path(f"?item={self.item(place)}")).text
        return dict(SEEN.findall(page))

    def resolve(self, place: int = 1, /, **fields: Any) -> TestResponse:
        """The secretary records an item."""
        given = {"outcome": "approved", "how": "name", **self.seen(place)}
        return self.post("observer", f"/items/{self.item(place)}/resolve", **{**given, **fields})

    def votes(self, **said: str) -> dict[str, str]:
        """Fields of votes by name."""
        return {f"vote-{self.people[name]}": vote for name, vote in said.items()}

    def state(self, clause: str = "") -> State:
        """Where an article stands."""
        with self.session() as session:
            document = session.scalars(select(Document)).one()
            return agreement(session, document).by_clause[clause or self.first].state

    def decisions(self) -> list[Decision]:
        """Every decision entered at a meeting or spoken for another, oldest first."""
        with self.session() as session:
            made = select(Decision).order_by(Decision.row)
            return [one for one in session.scalars(made) if one.meeting_id or one.by_id]

    def decide(self, name: str, verdict: Verdict, reason: str = "") -> None:
        """Somebody decides on the first article themselves."""
        with self.session() as session:
            document = session.scalars(select(Document)).one()
            seen = decidable(snapshot(session, document), self.first)
            by = Actor(self.people[name], datetime.now(UTC))
            decide(session, by, document, self.first, verdict, seen=seen, reason=reason)
            session.commit()

    def reword(self, text: str) -> None:
        """The coordinator gives the first article another text."""
        with self.session() as session:
            base = standing_wording(session, self.first, "az").digest
            clause = session.get_one(Clause, self.first)
            typed = Typed("az", "", text, base)
            by = Actor(self.people["Leyla"], datetime.now(UTC))
            save_wording(session, by, clause, [typed], reason="Düzəliş")
            session.commit()


def assembled(app: Flask) -> Assembly:
    """The charter, with an objection to its first article."""
    with Session(app.extensions["nizam.database"].engine.execution_options(writer=True)) as session:
        leyla = a_person(session)
        charter = a_document(session, leyla)
        people = {"Leyla": leyla.id}
        people |= {name: a_colleague(session, charter, Role.MEMBER, name).id for name in NAMES}
        for role in (Role.OBSERVER, Role.REVIEWER):
            people[str(role)] = a_colleague(session, charter, role, str(role)).id
        first = an_article(session, charter, leyla, "Haqq ildə bir dəfə ödənilir.")
        second = an_article(session, charter, leyla, "Üzvlük könüllüdür.", after=first)
        session.commit()
    hall = Assembly(app, people, first, second)
    hall.decide("Bahar", Verdict.OBJECT, "Haqq çoxdur.")
    return hall
